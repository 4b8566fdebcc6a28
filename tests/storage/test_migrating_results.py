"""To the seventh schema: publications and what they had reached stay as they were, also where the file is gone."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.results.records import Publication, Snapshot
from smmdesk.storage.opening import open_file
from tests.storage.former import made_by

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {
    "client": {"id": "bakery", "name": "Bakery", "status": "active", "colour": "", "files": "[]", "messengers": "[]"},
    "account": {"id": "page", "client_id": "bakery", "network": "instagram"},
    "imported_file": {"id": "file", "client_id": "bakery", "read_at": "2026-11-01T10:00:00+00:00"},
    "publication": {
        "id": "cake",
        "client_id": "bakery",
        "account_id": "page",
        "network": "instagram",
        "external_id": "17",
        "link": "none",
    },
    "snapshot": {
        "id": "then",
        "publication_id": "cake",
        "taken_on": "2026-11-01",
        "figures": '{"views": 7}',
        "source_id": "file",
    },
}


def test_publications_and_their_figures_are_kept(tmp_path: Path) -> None:
    path = made_by(6, tmp_path / "workspace.db", ROWS)
    with closing(open_file(path)) as database:
        with database.read() as reader:
            [publication], [snapshot] = reader.all(Publication), reader.all(Snapshot)
        assert database.check() == []
    assert (publication.external_id, publication.account_id, publication.post_id) == ("17", "page", None)
    assert snapshot == Snapshot(
        id=snapshot.id,
        publication_id=publication.id,
        taken_on=date(2026, 11, 1),
        figures={"views": 7},
        source_id=snapshot.source_id,
    )
    assert (snapshot.id, snapshot.source_id) == ("then", "file")
