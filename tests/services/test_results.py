"""What a person does with results: typed figures, links, posts made of publications."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import ChangedElsewhereError, OutOfRangeError
from smmdesk.domain.ids import AccountId, ClientId, FormulaId, PostId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.formula_errors import CircleError, FormulaError, ManyTimesReachError
from smmdesk.domain.results.keys import TakenKeyError
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Formula, Measurement, Publication, Snapshot
from smmdesk.services.results import Cell, FutureFigureError

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

OCTOBER = Period.month(2026, 10)
CLIENT = ClientId("honey")
PAGE = AccountId("page")
TEXT = "Honey cake with walnuts, baked this morning for your Sunday table"


def day(of: int, month: int = 10) -> Period:
    start = date(2026, month, of)
    return Period(start, start + timedelta(days=1))


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", time_zone="Asia/Tbilisi"))
    workspace.records.add(Account(id=PAGE, client_id=CLIENT, network=Network.INSTAGRAM, handle="@honey"))
    return workspace


def published(desk: Workspace, name: str, on: int, *, text: str = TEXT, hour: int = 10, link: str = "") -> Publication:
    made = Publication(
        id=PublicationId(name),
        client_id=CLIENT,
        account_id=PAGE,
        network=Network.INSTAGRAM,
        external_id=name,
        permalink=link,
        moment=LocalMoment.at(date(2026, 10, on), hour, 0, "Asia/Tbilisi"),
        text=text,
    )
    with desk.database.write(IMPORT_RESULTS) as work:
        work.save(made)
    return made


def planned(desk: Workspace, name: str, on: int, *, text: str = TEXT) -> Post:
    return desk.records.add(
        Post(
            id=PostId(name),
            client_id=CLIENT,
            moment=LocalMoment.at(date(2026, 10, on), 10, 0, "Asia/Tbilisi"),
            networks=(Network.INSTAGRAM,),
            status=PostStatus.SCHEDULED,
            text=text,
        )
    )


class TestTyping:
    def test_a_paste_is_one_step_and_comes_back_whole(self, desk: Workspace) -> None:
        cells = [Cell(account_id=PAGE, period=day(at), metric="views", figure=100 * at) for at in range(1, 11)]
        assert desk.results.type_figures(CLIENT, cells) == 10
        views = desk.results.sheet(CLIENT, OCTOBER).value("views")
        assert (views.value, views.total and views.total.known) == (Fraction(5500), 10)
        desk.history.undo()
        assert desk.records.all(Measurement) == []
        desk.history.redo()
        assert len(desk.records.all(Measurement)) == 10

    def test_who_was_quicker_is_not_typed_over(self, desk: Workspace) -> None:
        def put(figure: int | None, seen: int | None) -> None:
            cell = Cell(account_id=PAGE, period=day(1), metric="views", figure=figure)
            desk.results.type_figures(CLIENT, [cell], [seen])

        put(40, None)
        with pytest.raises(ChangedElsewhereError):
            put(50, None)
        put(40, None)  # the same is no quarrel
        put(None, 40)
        with pytest.raises(ChangedElsewhereError):
            put(60, 40)

    def test_several_figures_of_a_day_are_one_row_and_are_marked_as_typed(self, desk: Workspace) -> None:
        own = [("views", 40), ("likes", 4)]
        desk.results.type_figures(
            CLIENT, [Cell(account_id=PAGE, period=day(1), metric=key, figure=figure) for key, figure in own]
        )
        (row,) = desk.records.all(Measurement)
        assert (row.figures, set(row.typed), row.currency) == ({"views": 40, "likes": 4}, {"views", "likes"}, "EUR")

    def test_what_is_taken_out_leaves_no_empty_row(self, desk: Workspace) -> None:
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(1), metric="views", figure=4)])
        assert (
            desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(1), metric="views", figure=None)]) == 1
        )
        assert desk.records.all(Measurement) == []

    def test_the_same_figure_again_changes_nothing(self, desk: Workspace) -> None:
        cell = Cell(account_id=None, period=OCTOBER, metric="leads", figure=63)
        desk.results.type_figures(CLIENT, [cell])
        latest = desk.database.latest()
        assert desk.results.type_figures(CLIENT, [cell]) == 0
        assert desk.database.latest() == latest

    def test_a_day_to_come_and_a_figure_beyond_all_are_refused_whole(self, desk: Workspace) -> None:
        good = Cell(account_id=PAGE, period=day(1), metric="views", figure=1)
        with pytest.raises(FutureFigureError):
            desk.results.type_figures(CLIENT, [good, replace(good, period=Period.month(2030, 1))])
        with pytest.raises(OutOfRangeError):
            desk.results.type_figures(CLIENT, [good, replace(good, metric="likes", figure=10**15 + 1)])
        assert desk.records.all(Measurement) == []


class TestLinking:
    def test_what_is_sure_is_linked_and_the_post_knows_its_address(self, desk: Workspace) -> None:
        planned(desk, "one", 5)
        published(desk, "a", 5, link="https://www.instagram.com/p/DHWRIh_CLiR/")
        published(desk, "b", 20, text="Of this nobody has planned anything at all")
        assert desk.results.link(CLIENT) == (1, 0)
        assert desk.records.get(Post, "one").published_link == "https://www.instagram.com/p/DHWRIh_CLiR/"
        # what came out is a post that is still to be marked as published: by hand
        assert desk.records.get(Post, "one").status is PostStatus.SCHEDULED
        assert desk.records.get(Publication, "b").link is Link.NONE
        assert desk.results.link(CLIENT) == (0, 0)

    def test_a_proposal_is_answered_and_not_made_again(self, desk: Workspace) -> None:
        planned(desk, "one", 5)
        published(desk, "a", 7)
        assert desk.results.link(CLIENT) == (0, 1)
        (proposal,) = desk.results.proposals(CLIENT)
        assert (proposal.publication.id, proposal.post.id) == ("a", "one")
        assert desk.results.answer({PublicationId("a"): False}) == 1
        assert desk.results.link(CLIENT) == (0, 0)
        assert desk.results.proposals(CLIENT) == []
        desk.history.undo()
        assert len(desk.results.proposals(CLIENT)) == 1

    def test_what_is_confirmed_shows_its_results_at_the_post(self, desk: Workspace) -> None:
        planned(desk, "one", 5)
        publication = published(desk, "a", 7)
        for number, taken in enumerate((date(2026, 10, 10), date(2026, 10, 20))):
            with desk.database.write(IMPORT_RESULTS) as work:
                work.save(
                    Snapshot(
                        id=SnapshotId(f"s{number}"),
                        publication_id=publication.id,
                        taken_on=taken,
                        figures={"views": 100 * (number + 1)},
                    )
                )
        desk.results.link(CLIENT)
        assert desk.results.of_posts([PostId("one")]) == {}
        desk.results.answer({PublicationId("a"): True})
        (result,) = desk.results.of_posts([PostId("one")])[PostId("one")]
        assert result.figures == {"views": 200}
        desk.results.let_go(publication.id)
        assert desk.results.of_posts([PostId("one")]) == {}

    def test_publications_become_published_posts(self, desk: Workspace) -> None:
        published(desk, "a", 7, link="https://www.instagram.com/p/DHWRIh_CLiR/")
        assert desk.results.add_to_calendar([PublicationId("a")]) == 1
        (post,) = desk.records.all(Post)
        assert (post.status, post.text, post.day) == (PostStatus.PUBLISHED, TEXT, date(2026, 10, 7))
        assert desk.records.get(Publication, "a").link is Link.CONFIRMED
        assert desk.results.add_to_calendar([PublicationId("a")]) == 0
        desk.history.undo()
        assert desk.records.all(Post) == []

    def test_a_post_that_is_removed_lets_go_of_its_publication(self, desk: Workspace) -> None:
        planned(desk, "one", 5)
        published(desk, "a", 5)
        desk.results.link(CLIENT)
        desk.records.remove(Post, "one")
        assert desk.records.get(Publication, "a").post_id is None
        assert desk.results.of_posts([PostId("one")]) == {}


class TestSheet:
    def test_followers_of_a_post_are_those_of_its_day(self, desk: Workspace) -> None:
        desk.results.type_figures(
            CLIENT,
            [
                Cell(account_id=PAGE, period=day(30, 9), metric="followers", figure=900),
                Cell(account_id=PAGE, period=day(10), metric="followers", figure=1000),
            ],
        )
        published(desk, "a", 5)
        published(desk, "b", 12)
        assert [post.followers for post in desk.results.sheet(CLIENT, OCTOBER).posts] == [900, 1000]

    def test_an_own_formula_is_one_more_metric(self, desk: Workspace) -> None:
        desk.results.type_figures(
            CLIENT,
            [
                Cell(account_id=None, period=day(1), metric="revenue", figure=90000),
                Cell(account_id=None, period=day(1), metric="spend", figure=30000),
            ],
        )
        desk.records.add(Formula(id=FormulaId("f"), name="Left", key="left", expression="revenue*40% - spend"))
        assert desk.results.sheet(CLIENT, OCTOBER).value("left").value == 60
        with pytest.raises(FormulaError):
            desk.results.check_formula("revenue + likes")
        assert desk.results.check_formula("left * 2").names == {"revenue", "spend"}

    @pytest.mark.parametrize(
        "text", ["reach_day * 30", "reach_day + reach_day", "reach_day / 0.1", "(mine) * 2", "mine * 30 + 1"]
    )
    def test_reach_of_days_is_not_taken_many_times(self, desk: Workspace, text: str) -> None:
        """The mean of thirty days thirty times is their sum, whatever it is called."""
        desk.results.add_formula(Formula(id=FormulaId("m"), name="Mine", key="mine", expression="reach_day"))
        with pytest.raises(ManyTimesReachError):
            desk.results.check_formula(text)

    @pytest.mark.parametrize("text", ["reach_day", "reach_day / 2", "100 * reach_day / followers", "views / reach_day"])
    def test_reach_of_days_may_be_compared(self, desk: Workspace, text: str) -> None:
        assert "reach_day" in desk.results.check_formula(text).names

    def test_a_formula_that_cannot_be_computed_is_left_out(self, desk: Workspace) -> None:
        desk.records.add(Formula(id=FormulaId("f"), name="Odd", key="odd", expression="nobody / likes"))
        assert "odd" not in desk.results.sheet(CLIENT, OCTOBER).derived

    def test_nothing_is_known_of_a_new_client(self, desk: Workspace) -> None:
        assert not desk.results.has_any(CLIENT)
        assert desk.results.sheet(CLIENT, OCTOBER).value("views").value is None
        published(desk, "a", 5)
        assert desk.results.has_any(CLIENT)


class TestComparing:
    def test_earlier_posts_count_by_what_they_had_reached_after_as_long(self, desk: Workspace) -> None:
        first, later = published(desk, "a", 5), published(desk, "b", 5)
        snapshots = [(first, date(2026, 11, 3), 100), (first, date(2026, 12, 3), 900), (later, date(2026, 12, 3), 70)]
        made = replace(later, moment=LocalMoment.at(date(2026, 11, 5), 10, 0, "Asia/Tbilisi"))
        with desk.database.write(IMPORT_RESULTS) as work:
            work.save(made)
            for number, (of, day_, reach) in enumerate(snapshots):
                figures = {"reach": reach}
                work.save(Snapshot(id=SnapshotId(f"{number}"), publication_id=of.id, taken_on=day_, figures=figures))
        now = desk.results.sheet(CLIENT, Period.month(2026, 11))
        assert now.value("reach").value == 70
        # three days after its month, not a month and three days
        assert desk.results.earlier(now, CLIENT, OCTOBER).value("reach").value == 100
        assert desk.results.sheet(CLIENT, OCTOBER).value("reach").value == 900

    def test_the_newest_day_of_each_account_is_known_whatever_period_is_looked_at(self, desk: Workspace) -> None:
        cells = [Cell(account_id=PAGE, period=day(at), metric="views", figure=1) for at in (1, 9, 4)]
        cells.append(Cell(account_id=None, period=OCTOBER, metric="leads", figure=63))
        desk.results.type_figures(CLIENT, cells)
        assert desk.results.newest(CLIENT) == {PAGE: date(2026, 10, 9), None: date(2026, 10, 31)}
        assert desk.results.newest(ClientId("nobody")) == {}


class TestOwnFormulas:
    def test_a_key_that_means_something_is_refused(self, desk: Workspace) -> None:
        made = Formula(id=FormulaId("own"), name="Own", key="own", expression="likes")
        desk.results.add_formula(made)
        for key in ("views", "ctr", "engagements", "or_zero", "own"):
            with pytest.raises(TakenKeyError):
                desk.results.add_formula(replace(made, id=FormulaId("other"), key=key))
        with pytest.raises(TakenKeyError):
            desk.results.change_formula(made.id, key="views")
        assert desk.results.change_formula(made.id, key="own", note="as before").key == "own"

    def test_a_formula_with_a_mistake_is_not_kept(self, desk: Workspace) -> None:
        made = Formula(id=FormulaId("own"), name="Own", key="own", expression="likes")
        desk.results.add_formula(made)
        with pytest.raises(FormulaError):
            desk.results.change_formula(made.id, expression="likes +")
        with pytest.raises(CircleError):
            desk.results.change_formula(made.id, expression="own + 1")
        with pytest.raises(ChangedElsewhereError):
            desk.results.change_formula(made.id, {"name": "Other"}, name="Mine")
        assert desk.records.get(Formula, made.id) == made
