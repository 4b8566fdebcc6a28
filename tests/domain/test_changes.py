"""What an act did to a table, counted by rows."""

from datetime import UTC, datetime

from smmdesk.domain.changes import MOVE_POSTS, ChangeSet, Kind, TableChange

CHANGE = TableChange(
    columns=("id", "text"), made=("a", "b"), changed=(("c", "Cake"), ("d", "Bread")), removed=(("e", "Pie"),)
)


def test_every_row_that_was_touched_is_known_by_its_id() -> None:
    assert CHANGE.ids == {"a", "b", "c", "d", "e"}
    assert len(CHANGE) == 5
    assert TableChange(columns=("id",)).ids == frozenset()


def test_views_go_by_the_tables_that_were_touched() -> None:
    changes = ChangeSet(1, MOVE_POSTS, Kind.DONE, datetime(2026, 11, 16, tzinfo=UTC), {"post": CHANGE})
    assert changes.tables == {"post"}
