"""A kind of record that nobody registered: meetings with a client. All that one has to say, and its revision."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NewType, Self

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import EmptyNameError
from smmdesk.domain.ids import ClientId, new_id
from smmdesk.domain.periods import utc_now
from smmdesk.domain.record import Record
from smmdesk.domain.text import _
from smmdesk.services.declared import service
from smmdesk.services.keeping import health
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.storage import migrate, opening, reader, salvage
from smmdesk.storage.connection import SCHEMA_VERSION, connect_reading
from smmdesk.storage.declaring import RECORDS, metadata, parent, record, text
from smmdesk.storage.errors import AlteredWorkspaceError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.kinds import adding
from smmdesk.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.storage.database import Database

MeetingId = NewType("MeetingId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """Of somebody with a client."""

    id: MeetingId
    client_id: ClientId
    subject: str
    on: date | None = None

    def checked(self) -> Self:
        """When it is about something."""
        if not self.subject.strip():
            raise EmptyNameError
        return self


class MeetingService(Service):
    """What a person does with meetings beyond changing one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_all(self, subject: str) -> list[Meeting]:
        """One with each client, about the same."""
        with self._database.write(adding(Meeting)) as work:
            ids = [client.id for client in work.all(Client)]
            made = [Meeting(id=MeetingId(new_id()), client_id=client_id, subject=subject) for client_id in ids]
            work.add_all([ruled(work, each) for each in made])
        return made


class Desk(Workspace):
    """A workspace whose services are those declared, and one more."""

    @classmethod
    def opened(cls, folder: Path) -> Self:
        """The workspace in that folder."""
        return cls(lambda: opening.open_file(folder / DATABASE), folder, utc_now)

    @service
    def meetings(self) -> MeetingService:
        """Who met whom."""
        return MeetingService(self.database)


REVISION = f'''
import sqlalchemy as sa
from alembic import op

revision = "{SCHEMA_VERSION + 1:04}"
down_revision = "{SCHEMA_VERSION:04}"


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_meeting_client_id", "meeting", ["client_id"])
'''


@contextmanager
def declared() -> Iterator[None]:
    """The declaration, and nothing beside it."""
    table = record(
        Meeting,
        "meeting",
        parent("client_id", "client"),
        text("subject"),
        text("on", optional=True),
        plural="meetings",
        words=_("Meetings"),
        acts=(_("Add meeting"), _("Change meeting"), _("Remove meetings")),
    )
    yield
    del RECORDS[Meeting]
    metadata.remove(table)
    reader._query.cache_clear()  # noqa: SLF001  (queries of a kind that is gone)
    reader._columns.cache_clear()  # noqa: SLF001


def revise(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """From here on the program has one revision more, and knows the structure that it makes."""
    scripts = shutil.copytree(migrate.SCRIPTS, folder / "migrations")
    revision = scripts / "versions" / f"r{SCHEMA_VERSION + 1:04}_meetings.py"
    revision.write_text(REVISION)
    patch.setattr(migrate, "SCRIPTS", scripts)
    for module in (migrate, opening, salvage, health):
        patch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(AlteredWorkspaceError):
        opening.create(folder / "fresh.db")
    with closing(connect_reading(folder / "fresh.db")) as connection:
        found = opening.fingerprint(connection)
    revision.write_text(f'fingerprint = "{found}"\n{REVISION}')
