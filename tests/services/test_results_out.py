"""What goes out of results: every figure with its inputs for programs, what happened on paper, and no sum of reach."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents.typeset import Paper
from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, FormulaId, MeasurementId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.results.named import FormulaLevel
from smmdesk.domain.results.rates import Rate
from smmdesk.domain.results.records import Formula, Measurement, Publication, Snapshot
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.services.reading.figures import FIGURES
from smmdesk.services.reading.kind import Asked
from smmdesk.services.results import Cell
from smmdesk.speech.language import LANGUAGES, Language
from tests.documents.conftest import Printed
from tests.documents.samples import HOSTILE
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smmdesk.workspace import Workspace

EN = Language("en")
CLIENT = ClientId("honey")
OCTOBER, DECEMBER = Period.month(2026, 10), Period.month(2025, 12)
REACH = [*range(58, 162), 961]
"""Of 105 days, which have no figure in common with their sum, nor with the mean as a fraction."""
SUM = sum(REACH)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", time_zone="Asia/Tbilisi"))
    return workspace


def account(desk: Workspace, network: Network) -> AccountId:
    made = Account(id=AccountId(network.value), client_id=CLIENT, network=network, handle=f"@honey_{network.value}")
    return desk.records.add(made).id


def days(desk: Workspace, of: AccountId, first: date, figures: list[Mapping[str, int]]) -> None:
    with desk.database.write(IMPORT_RESULTS) as work:
        for number, each in enumerate(figures):
            start = first + timedelta(days=number)
            row = Measurement(
                id=MeasurementId(f"{of} {start}"),
                client_id=CLIENT,
                account_id=of,
                starts=start,
                ends=start + timedelta(days=1),
                currency="EUR",
                figures=each,
            )
            work.save(row)


def posts(desk: Workspace, of: AccountId, figures: list[Mapping[str, int]], text: str = "Honey cake") -> None:
    with desk.database.write(IMPORT_RESULTS) as work:
        for number, each in enumerate(figures):
            id = PublicationId(f"post {number}")
            moment = LocalMoment.at(OCTOBER.start + timedelta(days=number), 10, 0, "Asia/Tbilisi")
            network = Network(of)
            work.save(
                Publication(id=id, client_id=CLIENT, account_id=of, network=network, moment=moment, text=f"{text} {id}")
            )
            work.save(
                Snapshot(id=SnapshotId(f"s{number}"), publication_id=id, taken_on=date(2026, 11, 10), figures=each)
            )


def written(desk: Workspace, folder: Path, period: Period | None = OCTOBER) -> dict[str, Any]:
    path = folder / "results.json"
    desk.exporting.export(Wish(output="results", language=EN, client_id=CLIENT, period=period), path)
    [told] = json.loads(path.read_text("utf-8"))["results"]
    return dict(told)


def spread(total: int, over: int) -> list[int]:
    """So many days that add up to it."""
    return [total // over + (number < total % over) for number in range(over)]


def test_figures_are_exact_and_say_what_they_were_made_of(desk: Workspace, tmp_path: Path) -> None:
    posts(desk, account(desk, Network.INSTAGRAM), [{"reach": 100, "views": 150, "likes": 7, "saves": 2}] * 7)
    told = written(desk, tmp_path)
    rate = told["figures"]["er_reach"]
    assert (rate["value"], rate["unit"], rate["shown"], rate["basis"]) == ("9/100", "percent", "9.00%", "posts")
    assert rate["inputs"] == {"engagements": "63", "reach": "700"}
    assert rate["posts"] == {"known": 7, "of": 7}
    assert told["networks"][0]["figures"]["reach"]["value"] == "700"
    assert (told["from"], told["to"], told["before"]) == (
        "2026-10-01",
        "2026-10-31",
        {"from": "2026-09-01", "to": "2026-09-30"},
    )


def test_data_go_as_far_as_they_go_and_not_to_the_end_of_the_days_asked_for(desk: Workspace, tmp_path: Path) -> None:
    """An account whose figures of later days are here is not called old in the paper of an earlier month."""
    january, fresh = Period.month(2025, 1), desk.today() - timedelta(days=3)
    page = account(desk, Network.INSTAGRAM)
    days(desk, page, january.start, [{"views": 10}] * 31)
    days(desk, page, fresh, [{"views": 10}])
    [network] = written(desk, tmp_path, january)["networks"]
    assert network["accounts"][0]["data_to"] == fresh.isoformat()
    wish = Wish(output="results", language=EN, client_id=CLIENT, period=january)
    desk.exporting.export(wish, tmp_path / "out.pdf")
    printed = Printed((tmp_path / "out.pdf").read_bytes())
    assert printed.holds(EN.short_date(fresh))
    assert not printed.holds("Figures older than 35 days")


def test_what_is_computed_tells_of_its_own_days_alone(desk: Workspace, tmp_path: Path) -> None:
    """What the books have beyond the accounts, and a highest day, are of what it was computed from."""
    of = account(desk, Network.INSTAGRAM)
    days(desk, of, OCTOBER.start, [{"spend": 100, "clicks": 2}] * 31)
    desk.results.type_figures(CLIENT, [Cell(account_id=None, period=OCTOBER, metric="spend", figure=9300)])
    told = written(desk, tmp_path)["figures"]
    assert (told["spend"]["other_sources"], told["cpc"]["other_sources"]) == ("62.00", None)
    assert (told["cpc"]["value"], told["cpc"]["highest"], told["cpc"]["rows_apart"]) == ("3/2", None, [])
    assert told["cpc"]["days"] == {"known": 31, "elapsed": 31}


def test_money_of_another_currency_goes_out_in_whole_units_with_its_rate(desk: Workspace, tmp_path: Path) -> None:
    ads = tmp_path / "ads.csv"
    ads.write_text("Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Link clicks\n", "utf-8")
    with ads.open("a", encoding="utf-8") as file:
        file.write("2026-10-01,2026-10-31,Cakes,120.50,10\n")
    asked = Asked(rates=[Rate.read("USD=0.92@2026-10-31")])
    desk.importing.import_file(ads, "Honey", kind=FIGURES, asked=asked)
    told = written(desk, tmp_path)["figures"]
    assert told["spend"]["value"] == "110.86"
    said = {"worth": "0.92", "on": "2026-10-31"}
    assert told["spend"]["in_other_money"] == [{"currency": "USD", "amount": "120.50", "rate": said}]
    assert every(each["in_other_money"] == [] for key, each in told.items() if key != "spend")
    out = tmp_path / "out.csv"
    desk.exporting.export(Wish(output="results", language=EN, client_id=CLIENT, period=OCTOBER), out)
    [row] = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert (row["Ad spend"], row["x_spend_usd"]) == ("110.86", "120.50")
    assert row["Read from"] == "ads.csv USD=0.92@2026-10-31"


def test_days_of_reach_are_added_up_nowhere(desk: Workspace, tmp_path: Path) -> None:
    period = Period(date(2026, 7, 1), date(2026, 10, 14))
    days(desk, account(desk, Network.FACEBOOK), period.start, [{"reach_day": each} for each in REACH])
    reach = written(desk, tmp_path, period)["figures"]["reach_day"]
    assert (reach["value"], reach["highest"]) == (f"{round(SUM / 105, 4):.4f}", 961)
    wish = Wish(output="results", language=EN, client_id=CLIENT, period=period)
    for ending in OUTPUTS["results"].endings:
        desk.exporting.export(wish, tmp_path / f"out{ending}")
    printed = Printed((tmp_path / "out.pdf").read_bytes()).text
    read = [printed, *((tmp_path / f"out{ending}").read_text("utf-8") for ending in (".csv", ".json"))]
    read.append(repr(desk.exporting.table(wish).rows))
    assert "961" in printed
    for told in (str(SUM), EN.number(SUM)):
        assert [text for text in read if told in text] == []


def test_a_file_of_reach_says_its_mean_and_no_sum(desk: Workspace, tmp_path: Path) -> None:
    lines = "".join(
        f"{day}T00:00:00,{REACH[number]}\n"
        for number, day in enumerate(Period(date(2026, 1, 1), date(2026, 4, 16)).days())
    )
    file = tmp_path / "Reach.csv"
    file.write_text(f"sep=,\nFacebook reach\nDate,Primary\n{lines}", "utf-16")
    desk.importing.import_file(file, "Honey", kind=FIGURES, asked=Asked())
    told = written(desk, tmp_path, Period(date(2026, 1, 1), date(2026, 4, 16)))
    reach = told["networks"][0]["figures"]["reach_day"]
    assert (reach["highest"], reach["days"]) == (961, {"known": 105, "elapsed": 105})
    assert str(SUM) not in json.dumps(told)


def test_months_that_are_not_as_long_are_compared_per_day_first(desk: Workspace, tmp_path: Path) -> None:
    tiktok = account(desk, Network.TIKTOK)
    figures = [*spread(231_952, 30), *spread(307_459, 31)]
    days(desk, tiktok, date(2025, 11, 1), [{"views": each} for each in figures])
    views = written(desk, tmp_path, DECEMBER)["figures"]["views"]
    assert (views["value"], views["compared"]["before"]) == ("307459", "231952")
    assert views["compared"]["shown"] == "daily mean +28.3%"
    assert views["compared"]["more"].endswith("(+32.6%)")
    desk.exporting.export(Wish(output="results", language=EN, client_id=CLIENT, period=DECEMBER), tmp_path / "out.pdf")
    paper = Printed((tmp_path / "out.pdf").read_bytes())
    assert paper.holds("daily mean +28.3%")
    assert paper.holds("in all +75,507 (+32.6%)")


def test_across_a_break_there_is_no_percentage_but_the_reason(desk: Workspace, tmp_path: Path) -> None:
    days(desk, account(desk, Network.YOUTUBE), date(2026, 7, 1), [{"views": 100 + each} for each in range(92)])
    told = written(desk, tmp_path, Period.month(2026, 9))
    compared = told["figures"]["views"]["compared"]
    assert (compared["relative"], compared["per_day"], compared["difference"]) == (None, None, None)
    assert (compared["why_not"], compared["not_comparable_since"]) == ("broken", "2026-08-24")
    assert [each["on"] for each in told["breaks"]] == ["2026-08-24"]
    wish = Wish(output="results", language=EN, client_id=CLIENT, period=Period.month(2026, 9))
    desk.exporting.export(wish, tmp_path / "out.pdf")
    paper = Printed((tmp_path / "out.pdf").read_bytes())
    assert paper.holds("not comparable since 24 August 2026")
    assert paper.holds("Since 24 August 2026 a view on YouTube is counted as soon as a video starts")


def test_a_network_of_which_only_posts_are_known_is_not_in_a_sum_of_days(desk: Workspace, tmp_path: Path) -> None:
    posts(desk, account(desk, Network.INSTAGRAM), [{"views": 500}] * 3)
    days(desk, account(desk, Network.TIKTOK), OCTOBER.start, [{"views": 10}] * 31)
    views = written(desk, tmp_path)["figures"]["views"]
    assert (views["value"], views["without"]) == ("310", ["instagram"])


def test_hours_of_followers_are_told_by_their_mean(desk: Workspace, tmp_path: Path) -> None:
    of = account(desk, Network.TIKTOK)
    for day, people in ((5, 30), (12, 33)):
        days(desk, of, date(2026, 10, day), [{"active_20": people}])
    (told,) = written(desk, tmp_path)["networks"]
    assert told["active"] == [{"weekday": 0, "hour": 20, "mean": "31.5000", "days": 2}]


def test_open_days_reach_as_far_as_anything_is_known(desk: Workspace, tmp_path: Path) -> None:
    days(desk, account(desk, Network.TIKTOK), date(2026, 9, 20), [{"views": 10}] * 20)
    told = written(desk, tmp_path, Period(date.min, date.max))
    assert (told["from"], told["to"]) == ("2026-09-20", "2026-10-09")
    assert written(desk, tmp_path, None)["from"] == "2026-10-01"


@pytest.mark.parametrize("code", list(LANGUAGES))
@pytest.mark.parametrize("paper", list(Paper))
def test_a_paper_of_at_most_three_pages_says_what_happened(
    desk: Workspace, code: str, paper: Paper, tmp_path: Path
) -> None:
    instagram = account(desk, Network.INSTAGRAM)
    days(desk, instagram, date(2026, 9, 1), [{"views": 900 + day, "followers": 4000 + day} for day in range(58)])
    posts(desk, instagram, [{"reach": 100 * number, "likes": number} for number in range(1, 8)])
    wish = Wish(output="results", language=Language(code), client_id=CLIENT, period=OCTOBER, paper=paper)
    desk.exporting.export(wish, tmp_path / "out.pdf")
    read = Printed((tmp_path / "out.pdf").read_bytes())
    assert 1 <= len(read.reader.pages) <= 3
    assert read.inside()
    assert read.holds("Honey cake post 6")
    # 28 of 31 days
    assert read.holds("29 Oct 2026 – 31 Oct 2026") == (code == "en")


def test_posts_are_compared_by_their_first_figures_of_a_week_later_and_not_by_the_latest(
    desk: Workspace, tmp_path: Path
) -> None:
    posts(desk, account(desk, Network.INSTAGRAM), [{"reach": 100 * number, "likes": 10} for number in range(1, 8)])
    with desk.database.write(IMPORT_RESULTS) as work:
        for name, day, reach in (("early", 3, 9), ("first", 9, 300)):
            id, taken = PublicationId("post 6"), date(2026, 10, 7) + timedelta(days=day)
            work.save(Snapshot(id=SnapshotId(name), publication_id=id, taken_on=taken, figures={"reach": reach}))
    told = {each["date"]: each for each in written(desk, tmp_path)["posts"]}
    # 300 that day, of which 350 is the median then: 100 to 600 and 300 itself
    assert (told["2026-10-07"]["taken_on"], told["2026-10-07"]["index_of"]) == ("2026-10-16", "reach")
    assert [each["index"] for each in told.values()] == ["1/3", "2/3", "1", "4/3", "5/3", "2", "1"]
    assert [each["best"] for each in told.values()] == [1, 2, 3, None, None, None, None]
    assert [each["worst"] for each in told.values()] == [None, None, None, 3, 2, 1, None]


def test_the_mean_of_posts_stands_beside_the_ratio_of_their_sums(desk: Workspace, tmp_path: Path) -> None:
    figures = [{"likes": 40, "reach": 1000}, {"likes": 6, "reach": 60}, {"likes": 3, "reach": 300}]
    posts(desk, account(desk, Network.INSTAGRAM), [*figures])
    told = written(desk, tmp_path)["figures"]
    assert (told["er_reach"]["value"], told["er_reach"]["average_post"]) == ("49/1360", "1/20")
    assert told["likes"]["average_post"] is None
    wish = Wish(output="results", language=EN, client_id=CLIENT, period=OCTOBER)
    desk.exporting.export(wish, tmp_path / "out.pdf")
    paper = Printed((tmp_path / "out.pdf").read_bytes())
    assert paper.holds("3.60%")
    assert paper.holds("Average post: 5.00%, each counting alike")


def test_a_thousand_views_are_told_by_that_name_and_only_without_impressions(desk: Workspace, tmp_path: Path) -> None:
    days(desk, account(desk, Network.INSTAGRAM), OCTOBER.start, [{"views": 4000, "spend": 1200}] * 31)
    told = written(desk, tmp_path)["figures"]
    assert "cpm" not in told
    assert (told["cpm_views"]["name"], told["cpm_views"]["shown"]) == ("CPM by views", "€3.00")
    days(desk, account(desk, Network.FACEBOOK), OCTOBER.start, [{"impressions": 2000, "spend": 1000}] * 31)
    told = written(desk, tmp_path)
    assert "cpm_views" not in told["figures"]
    assert "cpm" in told["figures"]
    by_network = {each["network"]: each["figures"] for each in told["networks"]}
    assert by_network["facebook"]["cpm"]["shown"] == "€5.00"
    assert ("cpm" in by_network["instagram"], "cpm_views" in by_network["instagram"]) == (False, True)


def test_a_metric_of_each_post_has_no_value_of_a_period(desk: Workspace, tmp_path: Path) -> None:
    posts(desk, account(desk, Network.INSTAGRAM), [{"likes": 5, "saves": 2}] * 3)
    for key, level in (("kept", FormulaLevel.POST), ("held", FormulaLevel.BOTH)):
        made = Formula(id=FormulaId(key), name=key, key=key, expression="saves / likes", level=level)
        desk.results.add_formula(made)
    told = written(desk, tmp_path)["figures"]
    assert told["held"]["value"] == "2/5"
    assert "kept" not in told
    sheet = desk.results.sheet(CLIENT, OCTOBER)
    assert sheet.value("kept").value is None
    assert sheet.average_post("kept") == Fraction(2, 5)


def test_hostile_text_is_printed_as_it_stands(desk: Workspace, tmp_path: Path) -> None:
    for text in HOSTILE:
        posts(
            desk,
            AccountId(Network.INSTAGRAM.value) if desk.records.all(Account) else account(desk, Network.INSTAGRAM),
            [{"reach": number} for number in range(1, 8)],
            text,
        )
        desk.exporting.export(
            Wish(output="results", language=EN, client_id=CLIENT, period=OCTOBER), tmp_path / "out.pdf"
        )
        assert Printed((tmp_path / "out.pdf").read_bytes()).inside()


def test_of_days_of_which_nothing_is_known_there_is_no_paper(desk: Workspace) -> None:
    days(desk, account(desk, Network.TIKTOK), OCTOBER.start, [{"views": 10}])
    with pytest.raises(NothingToPrintError):
        desk.exporting.pdf(Wish(output="results", language=EN, client_id=CLIENT, period=Period.month(2024, 1)))
