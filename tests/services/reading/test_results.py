"""Files of figures taken in: what becomes of each row, whose it is, and that nothing comes twice or is lost."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ColumnPreset, ImportedFile
from smmdesk.domain.ids import AccountId, ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.own_columns import countable
from smmdesk.domain.results.rates import Rate, in_other_money
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from smmdesk.services.reading.accounts import (
    AnotherNetworkError,
    OthersAccountError,
    WhichAccountError,
    WhichNetworkError,
)
from smmdesk.services.reading.figures import FIGURES, lines
from smmdesk.services.reading.importing import RateToComeError
from smmdesk.services.reading.kind import Asked
from smmdesk.services.results import Cell
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

FILES = Path(__file__).parents[2] / "data" / "analytics"
INSTAGRAM = FILES / "Mar-04-2025_Mar-15-2025_900000000000001.csv"
CLIENT = ClientId("sweet")
MARCH = Period.month(2025, 3)
LEAP = date(2024, 3, 4)
"""When the overview was downloaded: it has the 29th of February."""


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet", currency="EUR", time_zone="Asia/Tbilisi"))
    return workspace


def read_in(desk: Workspace, file: Path, *, client: str = "Sweet", dry_run: bool = False, **asked: Any) -> ImportReport:
    return desk.importing.import_file(file, client, kind=FIGURES, asked=Asked(**asked), dry_run=dry_run)


def sums(file: Path, *columns: str) -> list[int]:
    """By another reader than ours."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    return [sum(int(row[column] or 0) for row in rows) for column in columns]


def test_posts_of_instagram_come_with_their_figures_moments_and_account(desk: Workspace) -> None:
    report = read_in(desk, INSTAGRAM)
    assert (report.added, report.updated, report.skipped) == (12, 0, 0)
    (account,) = desk.records.all(Account)
    assert (account.network, account.handle) == (Network.INSTAGRAM, "@sweet_fixture")
    sheet = desk.results.sheet(CLIENT, MARCH)
    views, reach, likes = sums(INSTAGRAM, "Views", "Reach", "Likes")
    assert [sheet.value(key).value for key in ("views", "reach", "likes")] == [views, reach, likes]
    # by the clock of the file it was the third of March, by the client's the fourth
    first = desk.records.all(Publication, order_by="moment_wall")[0]
    assert first.moment == LocalMoment.at(date(2025, 3, 4), 9, 30, "Asia/Tbilisi")
    assert {each.taken_on for each in desk.records.all(Snapshot)} == {date(2025, 3, 15)}
    told = report.told
    assert (told["source"], told["account"], told["clock"]["by"]) == ("meta.instagram.content", "sweet_fixture", 12)
    assert told["unknown_columns"] == ["Account ID", "Account name", "Date"]


def test_a_second_reading_adds_nothing_under_whatever_name(desk: Workspace, tmp_path: Path) -> None:
    read_in(desk, INSTAGRAM)
    latest = desk.database.latest()
    copy = shutil.copy(INSTAGRAM, tmp_path / "again.csv")
    report = read_in(desk, Path(copy))
    assert report.read_before is not None
    assert report.told["posts"] == {"added": 0, "updated": 0, "same": 12}
    assert desk.database.latest() == latest


def test_undo_takes_back_all_that_came_with_the_file(workspace: Workspace) -> None:
    before = workspace.check().counts
    read_in(workspace, INSTAGRAM, client="Nobody yet")
    workspace.history.undo()
    assert workspace.check().counts == before


def test_a_dry_run_says_the_same_and_keeps_nothing(desk: Workspace) -> None:
    look = read_in(desk, INSTAGRAM, dry_run=True)
    assert desk.records.all(Publication) == []
    assert desk.records.all(Account) == []
    done = read_in(desk, INSTAGRAM)
    assert (look.added, look.told) == (done.added, done.told)


def test_figures_of_days_become_rows_of_days(desk: Workspace) -> None:
    report = read_in(desk, FILES / "tiktok_overview_en.csv", exported_on=LEAP)
    rows = desk.records.all(Measurement, order_by="starts")
    assert report.told["days"] == {"added": 75, "updated": 0, "same": 0}
    assert (len(rows), rows[-1].ends) == (75, LEAP)
    (views,) = sums(FILES / "tiktok_overview_en.csv", "Video Views")
    period = Period(rows[0].starts, rows[-1].ends)
    assert desk.results.sheet(CLIENT, period).value("views").value == views


def test_two_files_of_one_day_are_one_row(desk: Workspace) -> None:
    read_in(desk, FILES / "tiktok_overview_en.csv", exported_on=LEAP)
    report = read_in(desk, FILES / "FollowerHistory.csv", exported_on=date(2024, 2, 28))
    told = report.told["days"]
    assert told["updated"] > 0
    assert len(desk.records.all(Measurement)) == 75 + told["added"]
    assert len(desk.records.all(Account)) == 1


def test_what_is_typed_no_file_overwrites(desk: Workspace) -> None:
    read_in(desk, FILES / "tiktok_overview_en.csv", exported_on=LEAP)
    row = desk.records.all(Measurement, order_by="starts")[-1]
    cell = Cell(account_id=row.account_id, period=row.period, metric="views", figure=7)
    desk.results.type_figures(CLIENT, [cell])
    read_in(desk, FILES / "tiktok_overview_es.csv", exported_on=date(2024, 3, 5))
    assert desk.records.get(Measurement, row.id).figures["views"] == 7


def test_the_later_export_goes_before_the_earlier_in_whatever_order(desk: Workspace, tmp_path: Path) -> None:
    head = "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
    days = [f"March {day},{{views}},1,2,3,4\n" for day in range(1, 8)]
    early, late = tmp_path / "early.csv", tmp_path / "late.csv"
    early.write_text(head + "".join(days).format(views=10), "utf-8")
    late.write_text(head + "".join(days).format(views=15), "utf-8")
    read_in(desk, early, exported_on=date(2026, 3, 8))
    read_in(desk, late, exported_on=date(2026, 3, 9))
    assert [row.figures["views"] for row in desk.records.all(Measurement)] == [15] * 7
    desk.history.undo()
    desk.history.undo()
    read_in(desk, late, exported_on=date(2026, 3, 9))
    read_in(desk, early, exported_on=date(2026, 3, 8))
    assert [row.figures["views"] for row in desk.records.all(Measurement)] == [15] * 7


def test_zeros_that_are_none_leave_the_figures_that_are_there(desk: Workspace) -> None:
    for name in ("facebook_both_alive.csv", "facebook_false_zeros.csv"):
        report = read_in(desk, FILES / name, exported_on=date(2025, 4, 15))
    assert ["is 0 in every row" in str(problem) for problem in report.problems].count(True) == 1
    views = [each.figures.get("views") for each in desk.records.all(Snapshot)]
    assert None not in views
    assert 0 not in views


def test_a_file_that_does_not_say_its_network_asks_for_it(desk: Workspace) -> None:
    with pytest.raises(WhichNetworkError):
        read_in(desk, FILES / "Interactions.csv")
    assert desk.records.all(Measurement) == []
    report = read_in(desk, FILES / "Interactions.csv", network="facebook")
    assert report.added == len(desk.records.all(Measurement)) > 0
    assert [each.network for each in desk.records.all(Account)] == [Network.FACEBOOK]


def test_of_several_accounts_it_asks_and_takes_the_named_one(desk: Workspace) -> None:
    for handle in ("@one", "@two"):
        desk.records.add(Account(id=AccountId(handle), client_id=CLIENT, network=Network.TIKTOK, handle=handle))
    file = FILES / "tiktok_overview_en.csv"
    with pytest.raises(WhichAccountError) as refused:
        read_in(desk, file, exported_on=LEAP)
    assert refused.value.values["accounts"] == "@one, @two"
    read_in(desk, file, exported_on=LEAP, account="TWO")
    assert {row.account_id for row in desk.records.all(Measurement)} == {"@two"}


def test_the_only_account_is_taken_where_the_file_names_none(desk: Workspace) -> None:
    desk.records.add(Account(id=AccountId("a"), client_id=CLIENT, network=Network.TIKTOK, handle="@one"))
    read_in(desk, FILES / "tiktok_overview_en.csv", exported_on=LEAP)
    assert {row.account_id for row in desk.records.all(Measurement)} == {"a"}


def test_an_account_without_a_name_gets_that_of_the_first_file_that_says_it(desk: Workspace) -> None:
    read_in(desk, FILES / "Interactions.csv", network="instagram")
    (nameless,) = desk.records.all(Account)
    read_in(desk, INSTAGRAM)
    (named,) = desk.records.all(Account)
    assert (nameless.handle, named.handle, named.id) == ("", "@sweet_fixture", nameless.id)
    desk.history.undo()
    assert desk.records.all(Account) == [nameless]


def test_an_account_with_an_address_keeps_what_it_is_called(desk: Workspace) -> None:
    link = "https://www.instagram.com/sweet_fixture"
    desk.records.add(Account(id=AccountId("own"), client_id=CLIENT, network=Network.INSTAGRAM, link=link))
    read_in(desk, INSTAGRAM)
    (account,) = desk.records.all(Account)
    assert (account.handle, account.link) == ("", link)


def test_a_file_of_another_clients_account_is_refused(desk: Workspace) -> None:
    desk.records.add(Client(id=ClientId("other"), name="Other"))
    account = Account(
        id=AccountId("a"), client_id=ClientId("other"), network=Network.INSTAGRAM, handle="@Sweet_Fixture"
    )
    desk.records.add(account)
    with pytest.raises(OthersAccountError) as refused:
        read_in(desk, INSTAGRAM)
    assert refused.value.values["client"] == "Other"
    assert desk.records.all(Publication) == []


def test_ads_are_of_the_business_and_other_money_is_kept_apart(desk: Workspace) -> None:
    report = read_in(desk, FILES / "ads_meta.csv")
    (row,) = desk.records.all(Measurement)
    assert row.account_id is None
    assert "spend" not in row.figures
    assert row.figures["x_spend_usd"] > 0
    assert any("USD" in str(problem) for problem in report.problems)
    assert desk.results.sheet(CLIENT, row.period).value("spend").value is None


RATE = Rate.read("USD=0.92@2026-10-31")
SPENT, TURNED = 30_55, 28_11
"""In cents of dollars, as the file says, and of euros: 28.106."""


def test_other_money_counts_at_a_rate_that_is_said_and_stays_as_it_was(desk: Workspace) -> None:
    report = read_in(desk, FILES / "ads_meta.csv", rates=[RATE])
    [row] = desk.records.all(Measurement)
    assert (row.figures["spend"], row.figures["x_spend_usd"]) == (TURNED, SPENT)
    assert [file.rates for file in desk.records.all(ImportedFile)] == [("USD=0.92@2026-10-31",)]
    assert report.told["money"] == {"currency": "EUR", "in": ["USD"], "rates": ["USD=0.92@2026-10-31"]}
    assert not any("USD" in str(problem) for problem in report.problems)
    told = lines(report.told, Language("en"))
    assert any("1 USD = 0.92 EUR on 31 October 2026" in line for line in told)
    sheet = desk.results.sheet(CLIENT, row.period)
    assert sheet.value("spend").value == Fraction(TURNED, 100)
    assert in_other_money(sheet, sheet.value("spend")) == {("USD", RATE): SPENT}


def test_a_rate_of_another_currency_turns_nothing_and_is_not_kept(desk: Workspace) -> None:
    report = read_in(desk, FILES / "ads_meta.csv", rates=[Rate.read("GBP=1.15@2026-10-31")])
    told = "No amount in GBP is in the file; the rate that was said of it was not used."
    assert told in [str(problem) for problem in report.problems]
    [row] = desk.records.all(Measurement)
    assert "spend" not in row.figures
    assert [file.rates for file in desk.records.all(ImportedFile)] == [()]
    assert (report.told["money"]["in"], report.told["money"]["rates"]) == (["USD"], [])


def test_of_a_day_to_come_nobody_knows_a_rate(desk: Workspace) -> None:
    with pytest.raises(RateToComeError, match="2199"):
        read_in(desk, FILES / "ads_meta.csv", rates=[Rate.read("USD=0.92@2199-12-31")])
    assert desk.records.all(Measurement) == []


def test_a_file_that_was_read_before_can_be_read_at_a_rate(desk: Workspace) -> None:
    file = FILES / "ads_meta.csv"
    read_in(desk, file)
    look = read_in(desk, file, dry_run=True)  # nothing is new, and the rate is asked for all the same
    assert (look.added, look.updated, look.told["money"]["in"]) == (0, 0, ["USD"])
    assert any("USD" in str(problem) for problem in look.problems)
    for rate, figure in ((RATE, TURNED), (Rate.read("USD=0.9@2026-11-01"), 27_50)):  # 27.495, to the even one
        report = read_in(desk, file, rates=[rate])
        assert (report.added, report.updated) == (0, 1)
        [row] = desk.records.all(Measurement)
        assert (row.figures["spend"], row.figures["x_spend_usd"]) == (figure, SPENT)
        assert [each.rates for each in desk.records.all(ImportedFile)] == [(str(rate),)]
        again = read_in(desk, file, rates=[rate])
        assert (again.updated, again.told["money"]["rates"]) == (0, [str(rate)])
    without = read_in(desk, file)  # the rate that was said holds
    assert (without.updated, [p for p in without.problems if "USD" in str(p)]) == (0, [])
    desk.history.undo()
    assert [row.figures["spend"] for row in desk.records.all(Measurement)] == [TURNED]
    assert [each.rates for each in desk.records.all(ImportedFile)] == [(str(RATE),)]


def test_what_was_typed_stays_whatever_the_rate(desk: Workspace) -> None:
    month = Period.month(2026, 10)
    desk.results.type_figures(CLIENT, [Cell(account_id=None, period=month, metric="spend", figure=5_00)])
    read_in(desk, FILES / "ads_meta.csv", rates=[RATE])
    [row] = desk.records.all(Measurement)
    assert (row.figures["spend"], row.figures["x_spend_usd"]) == (5_00, SPENT)
    sheet = desk.results.sheet(CLIENT, month)
    assert in_other_money(sheet, sheet.value("spend")) == {("USD", None): SPENT}


def test_posts_in_several_currencies_count_each_at_its_own_rate(desk: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    amounts = ("5,10.00,USD", "6,200,RUB", "7,3.00,EUR")
    rows = [f"03-0{day},https://vk.com/wall-1_{day},{rest}" for day, rest in enumerate(amounts, 1)]
    file.write_text("Date,Link,Views,Spend,Currency\n" + "".join(f"2026-{row}\n" for row in rows), "utf-8")
    said: dict[str, Any] = {"network": "vk", "exported_on": date(2026, 3, 9)}
    read_in(desk, file, rates=[RATE], **said)
    spent = {each.figures["views"]: dict(each.figures) for each in desk.records.all(Snapshot)}
    assert spent[5] == {"views": 5, "spend": 9_20, "x_spend_usd": 10_00}
    assert spent[6] == {"views": 6, "x_spend_rub": 200_00}
    assert spent[7] == {"views": 7, "spend": 3_00}
    report = read_in(desk, file, rates=[Rate.read("RUB=0.01@2026-03-01")], **said)
    assert report.updated == 1
    [kept] = desk.records.all(ImportedFile)
    assert sorted(kept.rates) == ["RUB=0.01@2026-03-01", str(RATE)]
    spent = {each.figures["views"]: dict(each.figures) for each in desk.records.all(Snapshot)}
    assert spent[5] == {"views": 5, "spend": 9_20, "x_spend_usd": 10_00}
    assert spent[6] == {"views": 6, "spend": 2_00, "x_spend_rub": 200_00}


def test_what_was_planned_finds_its_publication(desk: Workspace) -> None:
    plan = Post(
        id=PostId("plan"),
        client_id=CLIENT,
        moment=LocalMoment.at(date(2025, 3, 4), 9, 0, "Asia/Tbilisi"),
        networks=(Network.INSTAGRAM,),
        text="Cake 0, with cream and a second line",
    )
    desk.records.add(plan)
    look = read_in(desk, INSTAGRAM, dry_run=True)
    report = read_in(desk, INSTAGRAM)
    assert look.told["linked"] == report.told["linked"] == {"sure": 1, "proposed": 0, "none": 11}
    (linked,) = (each for each in desk.records.all(Publication) if each.link is Link.SURE)
    assert linked.post_id == "plan"
    assert desk.records.get(Post, "plan").published_link == linked.permalink


def test_of_old_publications_the_last_snapshot_of_each_month_is_kept(desk: Workspace, tmp_path: Path) -> None:
    head = "Post ID,Account username,Description,Publish time,Permalink,Post type,Views,Reach\n"
    for at, taken in enumerate((date(2025, 3, 20), date(2025, 5, 10), date(2025, 5, 20), date(2025, 6, 1))):
        file = tmp_path / f"{at}.csv"
        row = f"1,sweet,Cake,03/04/2025 09:00,https://www.instagram.com/p/DGzlRPzgB7v/,IG image,{100 + at},50\n"
        file.write_text(head + row, "utf-8")
        read_in(desk, file, exported_on=taken)
    kept = [(each.taken_on, each.figures["views"]) for each in desk.records.all(Snapshot, order_by="taken_on")]
    assert kept == [(date(2025, 3, 20), 100), (date(2025, 5, 20), 102), (date(2025, 6, 1), 103)]


def test_figures_that_fall_are_kept_and_pointed_out(desk: Workspace, tmp_path: Path) -> None:
    head = "Post ID,Account username,Description,Publish time,Permalink,Post type,Views,Reach\n"
    for views, taken in ((1000, date(2025, 3, 20)), (900, date(2025, 3, 21))):
        file = tmp_path / f"{views}.csv"
        row = f"1,sweet,Cake,03/04/2025 09:00,https://www.instagram.com/p/DGzlRPzgB7v/,IG image,{views},50\n"
        file.write_text(head + row, "utf-8")
        report = read_in(desk, file, exported_on=taken)
    assert [str(problem) for problem in report.problems] == [
        "Figures of 1 posts are lower by more than a twentieth; they were kept as the file says."
    ]
    assert desk.results.sheet(CLIENT, MARCH).value("views").value == Fraction(900)


@pytest.mark.parametrize("file", sorted(each for each in FILES.iterdir()), ids=lambda file: file.name)
def test_whatever_the_file_the_second_time_says_nothing_new(desk: Workspace, file: Path) -> None:
    if file.name == "Audience.csv":  # refused, as its own test holds
        return
    asked: dict[str, Any] = {"exported_on": date(2026, 3, 16)}
    try:
        first = read_in(desk, file, **asked)
    except WhichNetworkError:
        first = read_in(desk, file, **(asked := {**asked, "network": "facebook"}))
    assert first.added > 0
    before = desk.check().counts
    again = read_in(desk, file, **asked)
    assert (again.added, again.updated) == (0, 0)
    assert desk.check().counts == before
    assert desk.check().ok


@pytest.mark.parametrize(
    ("name", "asked"), [("tiktok_overview_en.csv", "instagram"), ("Visits.csv", "tiktok"), (INSTAGRAM.name, "facebook")]
)
def test_a_file_of_one_network_is_not_read_as_anothers(desk: Workspace, name: str, asked: str) -> None:
    before = desk.check().counts
    with pytest.raises(AnotherNetworkError, match=f"{name} is a file of .*, and not of {asked}"):
        read_in(desk, FILES / name, network=asked, exported_on=date(2026, 3, 16))
    assert desk.check().counts == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_found_out_is_told_in_sentences(desk: Workspace, code: str) -> None:
    said = lines(read_in(desk, INSTAGRAM, dry_run=True).told, Language(code))
    assert len(said) == 4
    assert "America/Los_Angeles" in said[1]


def test_scripts_get_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("Sweet")
    asked = ["import", str(tmp_path / "desk"), str(INSTAGRAM), "--client", "Sweet", "--as", "results", "--json"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["source"], told["posts"]) == ("meta.instagram.content", {"added": 12, "updated": 0, "same": 0})
    network = ["--as", "results", "--network", "facebook"]
    file = str(FILES / "Interactions.csv")
    assert main(["import", str(tmp_path / "desk"), file, "--client", "Sweet", "--as", "results"]) == 1
    assert "does not say of which network" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "desk"), file, "--client", "Sweet", *network]) == 0


def test_an_account_is_said_by_its_handle_its_link_or_its_id(desk: Workspace) -> None:
    file = FILES / "Interactions.csv"
    links = {"one": "https://facebook.com/one", "two": "https://facebook.com/two"}
    for id, link in links.items():
        desk.records.add(Account(id=AccountId(id), client_id=CLIENT, network=Network.FACEBOOK, handle="", link=link))
    with pytest.raises(WhichAccountError) as refused:
        read_in(desk, file, network="facebook")
    assert refused.value.values["network"] is Network.FACEBOOK
    assert links["two"] in str(refused.value)
    for said in ("two", links["two"]):
        read_in(desk, file, network="facebook", account=said)
        assert {row.account_id for row in desk.records.all(Measurement)} == {"two"}
        assert len(desk.records.all(Account)) == 2
        desk.history.undo()


def test_what_was_said_of_a_column_holds_for_the_next_such_file(desk: Workspace, tmp_path: Path) -> None:
    """Only that: of other columns the next file tells anew what they are, such as that one is all zeros."""
    file = tmp_path / "days.csv"
    file.write_text("Date,Reach,Likes,Mood\n2026-03-01,5,2,7\n2026-03-02,6,3,8\n", "utf-8")
    desk.importing.import_file(file, "Sweet", kind=FIGURES, columns={"Mood": "own", "Likes": "-"}, asked=Asked("vk"))
    (before,) = desk.records.all(ColumnPreset)
    assert before.uses == ("", "", "-", "own")
    file.write_text("Date,Reach,Likes,Mood\n2026-03-03,5,2,7\n", "utf-8")
    report = read_in(desk, file, network="vk")
    assert report.about.table is not None
    assert report.about.table.as_before
    row = desk.records.all(Measurement, order_by="starts")[-1]
    assert row.figures == {"reach_day": 5, "x_mood": 7}


def test_columns_that_are_added_up_still_are_once_another_one_was_said(desk: Workspace) -> None:
    file = FILES / "linkedin_page.csv"
    look = read_in(desk, file, dry_run=True).about
    assert look.table is not None
    shared = [use for use in look.table.uses if look.table.uses.count(use) > 1 and use != "-"]
    left = look.table.uses.index("-")
    desk.importing.import_file(file, "Sweet", kind=FIGURES, mapping={left: "own"})
    again = read_in(desk, file, dry_run=True).about.table
    assert again is not None
    assert again.as_before
    assert [use for use in again.uses if use in shared] == shared


def test_counts_of_posts_below_nothing_are_kept_and_counted(desk: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    rows = "2026-03-01,https://vk.com/wall-1_1,-5,2\n2026-03-02,https://vk.com/wall-1_2,6,3\n"
    file.write_text(f"Date,Link,Views,Likes\n{rows}", "utf-8")
    told = "Posts with a count below 0, which nothing can be: 1. They were kept; check the file."
    for _time in range(2):  # new, then of posts that are here
        asked = Asked("vk", exported_on=date(2026, 3, 9))
        report = desk.importing.import_file(file, "Sweet", kind=FIGURES, asked=asked)
        assert told in [str(problem) for problem in report.problems]
        file.write_text(f"Date,Link,Views,Likes\n{rows.replace('-5', '-6')}", "utf-8")
    assert min(each.figures["views"] for each in desk.records.all(Snapshot)) == -6


def test_subscribers_that_a_video_lost_are_no_mistake_of_the_file(desk: Workspace) -> None:
    """YouTube's column is how many came less those who left."""
    report = read_in(desk, FILES / "Table data.csv")
    assert min(each.figures.get("follows", 0) for each in desk.records.all(Snapshot)) == -1
    assert "below 0" not in " ".join(str(problem) for problem in report.problems)


def test_a_column_called_like_an_amount_elsewhere_is_not_one(desk: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("Date,Views,Spend USD\n2026-03-01,5,7\n", "utf-8")
    asked = Asked("vk", exported_on=date(2026, 3, 3))
    desk.importing.import_file(file, "Sweet", kind=FIGURES, columns={"Spend USD": "own"}, asked=asked)
    [row] = desk.records.all(Measurement)
    assert row.figures == {"views": 5, "x_spend_usd_2": 7}
    assert countable(row.figures) == {"x_spend_usd_2"}


def test_counts_below_nothing_and_days_to_come_are_kept_and_pointed_out(desk: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    rows = "2026-03-01,-5,2,-7,-1\n2026-03-02,6,3,8,2\n2026-03-09,6,3,8,2\n"
    file.write_text(f"Date,Views,Likes,Mood,Amount spent (EUR)\n{rows}", "utf-8")
    asked = Asked("vk", exported_on=date(2026, 3, 3))
    report = desk.importing.import_file(file, "Sweet", kind=FIGURES, columns={"Mood": "own"}, asked=asked)
    after = "2026-03-09 comes after 2026-03-03, the last day that the file can tell of; its figures were kept."
    assert [(problem.row, str(problem)) for problem in report.problems] == [
        (2, "On 2026-03-01 a count is below 0, which nothing can be; it was kept. Check the file."),
        (4, f"{after} Check the dates."),
    ]
    first, *_others, last = desk.records.all(Measurement, order_by="starts")
    assert (first.figures["views"], first.figures["x_mood"], last.figures["views"]) == (-5, -7, 6)
