"""Tables of results that are read in again: nothing changes here, and elsewhere the very same figures appear."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, MeasurementId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from smmdesk.exchange.analytics.own_words import own_words
from smmdesk.knowledge.metrics import catalogue
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.figures import FIGURES
from smmdesk.services.reading.importing import ImportReport, ImportService
from smmdesk.speech.language import LANGUAGES, Language
from tests.conftest import NOW
from tests.desks import new_desk
from tests.records import HOSTILE
from tests.storage.conftest import emptied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from smmdesk.workspace import Workspace

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a case takes too long to be made smaller a hundred times
MANY = settings(
    max_examples=int(os.environ.get("SMMDESK_EXAMPLES", "8")), suppress_health_check=list(HealthCheck), phases=PHASES
)
OURS, OTHERS = ClientId("a" * 32), ClientId("b" * 32)
ZONE = "Asia/Tbilisi"
ACCOUNTS = (
    Account(id=AccountId("insta"), client_id=OURS, network=Network.INSTAGRAM, handle="@honey"),
    Account(id=AccountId("second"), client_id=OURS, network=Network.INSTAGRAM, handle="honey shop, Vake"),
    Account(id=AccountId("face"), client_id=OURS, network=Network.FACEBOOK, link="https://facebook.com/honey"),
    Account(id=AccountId("vk"), client_id=OURS, network=Network.VK),
)
METRICS = (*catalogue(), "active_07", "answer_minutes", "x_donations", "x_spend_usd")
FIGURES_OF = st.dictionaries(
    st.sampled_from(METRICS), st.integers(-(10**15), 10**15) | st.integers(0, 2000), min_size=1, max_size=6
)
SIGNS = ("=1+1", "-", "N/A", "@home", "17", "1e5", "Total", "a;b,c\td|e", 'a "quoted" word', "one\ntwo", " padded ")
TEXTS = st.text(max_size=12) | st.sampled_from(SIGNS) | st.sampled_from([text for text in HOSTILE if len(text) < 1000])
MINUTES = st.builds(
    LocalMoment.at,
    st.dates(date(2026, 1, 1), date(2026, 10, 24)),
    st.integers(0, 23),
    st.integers(0, 59),
    st.just(ZONE),
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from([*ACCOUNTS, None]),
        st.dates(date(2026, 1, 1), date(2026, 10, 1)),
        st.integers(1, 31),
        FIGURES_OF,
    ),
    max_size=5,
    unique_by=lambda row: (row[0] and row[0].id, row[1], row[2]),
)
POSTS = st.lists(
    st.builds(
        Publication,
        id=st.uuids().map(lambda id: PublicationId(id.hex)),
        client_id=st.just(OURS),
        account_id=st.just(AccountId("insta")),
        network=st.just(Network.INSTAGRAM),
        external_id=st.integers(10**16, 10**17).map(str) | st.sampled_from(["-dQw4w9WgXcQ", "@_8x"]),
        permalink=st.sampled_from(["", "https://example.org/p/1?a=1,2;3"]),
        moment=st.none() | MINUTES,
        format=st.none() | st.sampled_from(Format),
        kind_as_given=st.sampled_from(["", "IG reel", "Нечто"]),
        text=TEXTS,
        seconds=st.none() | st.integers(0, 90_000),
        boosted=st.booleans(),
    ),
    max_size=4,
    unique_by=(lambda post: post.external_id, lambda post: post.permalink or post.id),
)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Workspace]]:
    """Two workspaces: here, and elsewhere."""
    folder = tmp_path_factory.mktemp("desks")
    with (
        new_desk(folder / "here", clock=lambda: NOW) as here,
        new_desk(folder / "elsewhere", clock=lambda: NOW) as elsewhere,
    ):
        yield here, elsewhere


def begun(desk: Workspace, *records: Any) -> None:
    """A client, what belongs to it, and another client; nothing else."""
    emptied(desk.database)
    desk.records.add(Client(id=OURS, name="Honey", currency="KWD", time_zone=ZONE))
    desk.records.add(Client(id=OTHERS, name="Their own"))
    with desk.database.write(IMPORT_RESULTS) as work:
        for record in records:
            work.save(record)


def measured(rows: Iterable[tuple[Account | None, date, int, dict[str, int]]]) -> list[Measurement]:
    return [
        Measurement(
            id=MeasurementId(f"{number:032x}"),
            client_id=OURS,
            account_id=account.id if account else None,
            starts=first,
            ends=first + timedelta(days=days),
            currency="KWD",
            figures=figures,
            typed=tuple(figures)[:1],
        )
        for number, (account, first, days, figures) in enumerate(rows)
    ]


def imported(desk: Workspace, path: Path, client: str = "Honey") -> ImportReport:
    """Without the backup that is made before."""
    service = ImportService(desk.database, desk.clients, lambda: NOW, lambda: None)
    return service.import_file(path, client, kind=FIGURES)


def told(desk: Workspace, kind: type[Any], *names: str) -> list[tuple[Any, ...]]:
    """The values of these fields of all records, and by its name whose they are."""
    accounts = {str(each.id): each.handle or each.link or each.network for each in desk.records.all(Account)}
    rows = [
        (accounts.get(str(getattr(each, "account_id", "")), ""), *(getattr(each, name) for name in names))
        for each in desk.records.all(kind)
    ]
    return sorted(rows, key=str)


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_days_that_were_exported_are_known_here_and_come_whole_elsewhere(
    desks: tuple[Workspace, Workspace], tmp_path: Path, suffix: str
) -> None:
    here, elsewhere = desks
    path = tmp_path / f"days{suffix}"

    @MANY
    @given(rows=ROWS, code=st.sampled_from(list(LANGUAGES)), of_all=st.booleans())
    def there_and_back(rows: Sequence[Any], code: str, of_all: bool) -> None:
        begun(here, *ACCOUNTS, *measured(rows))
        kept = here.records.all(Measurement), here.records.all(Account)
        wish = Wish(output="results", language=Language(code), client_id=None if of_all else OURS)
        here.exporting.export(wish, path)
        if not rows:
            return  # a table without a row of figures is none
        again = imported(here, path)
        assert (again.added, again.updated, again.told["source"]) == (0, 0, "smmdesk.days")
        assert (here.records.all(Measurement), here.records.all(Account)) == kept

        begun(elsewhere)
        imported(elsewhere, path)
        fields = ("starts", "ends", "currency", "figures")
        assert told(elsewhere, Measurement, *fields) == told(here, Measurement, *fields)

    there_and_back()


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_posts_that_were_exported_are_known_here_and_come_whole_elsewhere(
    desks: tuple[Workspace, Workspace], tmp_path: Path, suffix: str
) -> None:
    here, elsewhere = desks
    path = tmp_path / f"posts{suffix}"

    @MANY
    @given(posts=POSTS, figures=FIGURES_OF, days=st.integers(0, 60), code=st.sampled_from(list(LANGUAGES)))
    def there_and_back(posts: Sequence[Publication], figures: dict[str, int], days: int, code: str) -> None:
        # the first has none
        snapshots = [
            Snapshot(
                id=SnapshotId(f"{number:032x}"),
                publication_id=each.id,
                taken_on=date(2026, 11, 1) - timedelta(days=days * number),
                figures=figures,
            )
            for number, each in enumerate(posts)
            if number
        ]
        begun(here, ACCOUNTS[0], *posts, *snapshots)
        kept = here.records.all(Publication), here.records.all(Snapshot)
        here.exporting.export(Wish(output="results-posts", language=Language(code), client_id=OURS), path)
        if not posts:
            return
        again = imported(here, path)
        assert (again.added, again.updated, again.told["source"]) == (0, 0, "smmdesk.posts")
        assert (here.records.all(Publication), here.records.all(Snapshot)) == kept

        begun(elsewhere)
        imported(elsewhere, path)
        fields = "network external_id permalink moment format kind_as_given text seconds boosted".split()
        assert told(elsewhere, Publication, *fields) == told(here, Publication, *fields)
        assert told(elsewhere, Snapshot, "taken_on", "figures") == told(here, Snapshot, "taken_on", "figures")

    there_and_back()


@pytest.mark.usefixtures("in_one_process")
def test_rows_of_other_clients_are_left_to_them(desks: tuple[Workspace, Workspace], tmp_path: Path) -> None:
    here, elsewhere = desks
    rows = measured([(None, date(2026, 10, 1), 31, {"leads": 63}), (None, date(2026, 9, 1), 30, {"leads": 41})])
    begun(here, rows[0], replace(rows[1], client_id=OTHERS))
    path = tmp_path / "all.csv"
    here.exporting.export(Wish(output="results", language=Language("ka")), path)
    begun(elsewhere)
    report = imported(elsewhere, path)
    assert [(each.client_id, each.figures) for each in elsewhere.records.all(Measurement)] == [(OURS, {"leads": 63})]
    assert "Rows of other clients, which were left out: 1 (Their own)." in map(str, report.problems)


@pytest.mark.usefixtures("in_one_process")
def test_amounts_in_the_currency_of_their_own_row_stay_there(
    desks: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    here, _elsewhere = desks
    (row,) = measured([(None, date(2026, 10, 1), 31, {"revenue": 1234})])
    begun(here, replace(row, currency="USD"))
    path = tmp_path / "dollars.xlsx"
    here.exporting.export(Wish(output="results", language=Language("en"), client_id=OURS), path)
    assert imported(here, path).updated == 0
    assert [each.figures for each in here.records.all(Measurement)] == [{"revenue": 1234}]


def test_a_moment_by_another_clock_is_told_by_the_client_s(desks: tuple[Workspace, Workspace]) -> None:
    here, _elsewhere = desks
    moment = LocalMoment.at(date(2026, 10, 5), 23, 30, "Europe/London")
    post = Publication(id=PublicationId("p"), client_id=OURS, network=Network.X, external_id="1", moment=moment)
    begun(here, post)
    wish = Wish(output="results-posts", language=Language("en"), client_id=OURS, period=Period.month(2026, 10))
    [row] = here.exporting.table(wish).rows
    assert {date(2026, 10, 6), moment.wall.replace(hour=2).time()} <= {*row}


def test_no_two_columns_have_the_same_name_in_any_language() -> None:
    for source in ("smmdesk.days", "smmdesk.posts"):
        names = [(name.casefold(), use) for use, names in own_words()[source].items() for name in {*names}]
        assert len({name for name, _use in names}) == len({*names})
