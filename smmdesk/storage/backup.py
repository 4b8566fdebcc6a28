"""Backups: verified copies of a database with a manifest, kept by age; and the way back, which can be undone too.

Never a plain copy of a live file: without its -wal it is empty or mixed, and passes the engine's own check.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Clock, utc_now
from smmdesk.domain.text import nearest
from smmdesk.machine.files import left_over, sync, sync_folder, written_whole
from smmdesk.storage.connection import beside, connect, connect_reading, copy_into, writable
from smmdesk.storage.errors import (
    DAMAGE,
    AlteredWorkspaceError,
    BackupExistsError,
    DamagedBackupError,
    DamagedWorkspaceError,
    NearlyBackupError,
    NoBackupError,
    NoFolderError,
    understood,
)
from smmdesk.storage.kinds import tables
from smmdesk.storage.lock import held, this_computer
from smmdesk.storage.manifest import Backup, Reason, described, manifest_of, packed
from smmdesk.storage.opening import check, check_head, inspect, look
from smmdesk.storage.own_file import set_orphan_aside
from smmdesk.storage.thinning import staying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

_OUR_MANIFEST = re.compile(r"\d{6,}-\d{8}T\d{6}Z(-[0-9a-f]{12})?\.db\.json")
_DIGITS = 12
"""More of them no backup of ours counts: the next name would have no room for the number after."""


def mark(database: Path) -> str:
    """What tells a workspace from others that have the same second place: its place on its computer.

    One that moves is another from then on: what it brought before stays, since nobody may know whose it is.
    """
    return sha256(f"{this_computer()}\0{database.resolve()}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def make(database: Path, folder: Path, reason: Reason, clock: Clock = utc_now) -> Backup:
    """A backup in the folder, named by a counter and the time in UTC; a failure leaves nothing behind."""
    with understood():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = clock().astimezone(UTC)
    number = 1 + max(map(_number, folder.glob("*.db")), default=0)
    while True:
        try:
            return write(database, folder / f"{number:06}-{now:%Y%m%dT%H%M%SZ}.db", reason, clock)
        except BackupExistsError:  # another program has just taken that number
            number += 1


def write(database: Path, out: Path, reason: Reason = Reason.ASKED, clock: Clock = utc_now) -> Backup:
    """A backup at any place, never over another file (`BackupExistsError`); in a folder, named as by `make`.

    The manifest comes first: an interruption may leave a manifest without a backup, but no backup without a manifest.
    """
    if out.is_dir():
        return make(database, out, reason, clock)
    if not out.parent.is_dir():
        raise NoFolderError(folder=out.parent)
    with _name_taken(out) as manifest, understood(), written_whole(out) as part:
        _copy(database, part)
        made = _examined(part, reason, clock().astimezone(UTC).replace(microsecond=0))
        manifest.write_text(packed(made), "utf-8")
        sync(manifest)
    return replace(made, path=out)


@contextmanager
def _name_taken(out: Path) -> Iterator[Path]:
    """The manifest, locked while the block lasts: of two programs that want the same name only one gets it.

    What a killed program left of one, without its backup, is taken over. A failure leaves none.
    """
    if out.exists():
        raise BackupExistsError(name=out.name)
    manifest = manifest_of(out)
    with understood():
        descriptor = held(manifest)
    if descriptor < 0 or not _is_lone(manifest):  # another program's, or no manifest at all
        if descriptor >= 0:
            os.close(descriptor)
        raise BackupExistsError(name=out.name if out.exists() else manifest.name)
    try:
        yield manifest
    except BaseException:
        os.close(descriptor)  # before it goes: Windows removes nothing that is open
        manifest.unlink(missing_ok=True)
        raise
    os.close(descriptor)


def verify(path: Path) -> Backup:
    """What the backup holds, after all of it was read: it is to the byte what was written, and whole.

    `DamagedBackupError` otherwise. One without a manifest is judged by its content alone.
    """
    if not path.is_file():
        raise _no_backup(path)
    try:
        with understood():
            check_head(path)
            found = _examined(path, Reason.ASKED, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (DamagedWorkspaceError, AlteredWorkspaceError) as error:
        raise DamagedBackupError(name=path.name, detail=error.values.get("detail", "sqlite_master")) from error
    if not manifest_of(path).exists():
        return found
    promised = described(path)
    if promised is None:  # what is there and cannot be read promises nothing: that is damage as well
        raise DamagedBackupError(name=path.name, detail=manifest_of(path).name)
    for name in ("sha256", "counts", "schema", "state"):
        if getattr(found, name) != getattr(promised, name):
            raise DamagedBackupError(name=path.name, detail=name)
    return promised


def _no_backup(path: Path) -> NoBackupError:
    """What is wrong with its name, where another one beside it is nearly the same."""
    meant = nearest(path.name, [each.name for each in path.parent.glob("*.db") if each.is_file()])
    return NearlyBackupError(name=path.name, meant=meant) if meant else NoBackupError(name=path.name)


def listed(folder: Path) -> list[Backup]:
    """The folder's backups by their manifests, newest first; verifying them is another matter."""
    # by their numbers: whatever the clock said, the highest was made last
    found = [described(path) for path in sorted(folder.glob("*.db"), key=_number, reverse=True)]
    return [each for each in found if each is not None]


def copy_to(made: Backup, folder: Path, of: str = "") -> None:
    """The same backup in another folder too, verified there; nothing where it has it already.

    Another one of the same name is another workspace's: then this one's mark makes the difference.

    The folder has to be there (`NoFolderError`): one on a drive that was taken away is not made anew elsewhere.
    """
    if not folder.is_dir():
        raise NoFolderError(folder=folder)
    out = folder / made.path.name
    there = described(out)
    if out.exists() and (there is None or (there.sha256, there.of) != (made.sha256, of)):
        out = out.with_stem(f"{out.stem}-{of}")
    if out.exists():
        return
    with understood(), written_whole(out) as part:
        _copy_file(made, part)
        with written_whole(manifest_of(out)) as manifest:
            manifest.write_text(packed(replace(made, of=of)), "utf-8")


def needed(database: Path, folder: Path) -> bool:
    """Whether anything was changed since the newest backup."""
    newest = next(iter(listed(folder)), None)
    with understood(), closing(look(database)) as connection:
        return newest is None or newest.state != _state(connection)


def thin(database: Path, folder: Path, today: date, *, of: str = "") -> list[Path]:
    """Remove what is too old or too much; what was removed. Nothing at all while the newest backup, or the database
    itself, is not sound: then an old one may be the last that is.

    Backups from the future (a clock went wrong) are neither counted nor removed, and only those `of` this mark are.
    """
    there = [each for each in listed(folder) if each.of == of]
    keeping = {each.path for each in staying(there, today)}
    removed = [each.path for each in there if each.path not in keeping]
    if removed:
        _check_throughout(database)
        verify(there[0].path)
    for path in [*removed, *(_leftovers(folder) if there else [])]:
        path.unlink(missing_ok=True)
        manifest_of(path).unlink(missing_ok=True)
    return removed


def restore(backup: Path, database: Path, folder: Path, clock: Clock = utc_now) -> Path | None:
    """Put the backup in the database's place; nobody may have it open (`BusyError`).

    What was there is kept, and its place returned: as a backup in the folder, whose restoring undoes this, or, when it
    is damaged, under another name beside the database.
    """
    promised = verify(backup)
    with understood():
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with understood(), written_whole(database) as part:
        # the copy is whole before anything moves, and takes the place of the other when this block is left
        _copy_file(promised, part)
        return _out_of_the_way(database, folder, clock)


def _copy(database: Path, part: Path) -> None:
    """By the engine, so that what stands in the -wal is in it."""
    inspect(database)
    with closing(connect(database) if writable(database) else look(database)) as connection:
        copy_into(connection, part)


def _copy_file(made: Backup, part: Path) -> None:
    """To the byte, or a refusal."""
    shutil.copyfile(made.path, part)
    if _sha256(part) != made.sha256:
        raise DamagedBackupError(name=made.path.name, detail="sha256")


def _examined(path: Path, reason: Reason, made_at: datetime) -> Backup:
    """Read all of a backup: its structure, pages, references, counts and sum."""
    # nobody writes to a backup: no lock is needed, and no -shm appears beside it
    with closing(connect_reading(path, immutable=True)) as connection:
        schema = check(connection, path.name)
        _check_pages(connection)
        state, counts = _state(connection), _counts(connection)
    return Backup(
        path=path,
        made_at=made_at,
        reason=reason,
        schema=schema,
        state=state,
        sha256=_sha256(path),
        counts=counts,
    )


def _check_throughout(database: Path) -> None:
    """All that can be asked of the database in use, its indexes and references too."""
    with understood(), closing(look(database)) as connection:
        check(connection, database.name)
        _check_pages(connection)


def _check_pages(connection: Connection) -> None:
    for pragma in ("integrity_check", "foreign_key_check"):
        faults = [row[0] for row in connection.execute(f"PRAGMA {pragma}") if row[0] != "ok"]
        if faults:
            raise DamagedWorkspaceError(detail=f"{pragma}: {faults[0]}")


def _state(connection: Connection) -> str:
    """The last change and its time: a number alone comes again after a restore."""
    found = connection.execute('SELECT number, "at" FROM change ORDER BY number DESC LIMIT 1').fetchone()
    return f"{found[0]} {found[1]}" if found else ""


def _counts(connection: Connection) -> dict[str, int]:
    found = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    kept = {table.name for table in tables()}
    ours = [name for name in found if name in kept]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ours}  # noqa: S608


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, sha256).hexdigest()


def _number(path: Path) -> int:
    start = path.name.partition("-")[0]
    return int(start) if start.isdecimal() and len(start) <= _DIGITS else 0


def _leftovers(folder: Path) -> list[Path]:
    """Manifests that interrupted backups left behind a day ago; what else they left goes with the next file written.

    Only what bears a name and a content of ours: anybody may keep other files in such a folder.
    """
    return left_over([path for path in folder.glob("*.db.json") if _is_lone_manifest(path)])


def _is_lone_manifest(path: Path) -> bool:
    """One that bears a name as `make` gives them."""
    return _OUR_MANIFEST.fullmatch(path.name) is not None and _is_lone(path)


def _is_lone(manifest: Path) -> bool:
    """A manifest of ours without its backup; empty, where it was ended before it was written."""
    backup = manifest.with_suffix("")
    return (
        manifest.is_file()  # whoever failed there may just have removed it
        and not backup.exists()
        and (manifest.stat().st_size == 0 or described(backup) is not None)
    )


def _out_of_the_way(database: Path, folder: Path, clock: Clock) -> Path | None:
    """Save what is there, so that the file alone is all of it and may be replaced."""
    set_orphan_aside(database)
    if not database.exists():
        return None
    try:
        inspect(database)
        with understood():
            _close_off(database)
        return make(database, folder, Reason.RESTORE, clock).path
    except DAMAGE:
        return _set_aside(database, clock)


def _close_off(database: Path) -> None:
    """Bring everything into the one file; refused while anybody else has it open."""
    with closing(connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


def _set_aside(database: Path, clock: Clock) -> Path:
    """Keep a damaged file under another name, without copying: a failing disk may not let it be read.

    Its journals go with it: they would be played into whatever takes its place.
    """
    stamp = f".corrupt-{clock().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (beside(database, stamp + more) for more in ("", *(f"-{number}" for number in range(2, 1000))))
    aside = next(name for name in names if not name.exists())
    try:
        aside.hardlink_to(database)  # so that the place is never empty
    except OSError:  # a file system that knows no links
        database.rename(aside)
    for ending in ("-wal", "-shm", "-journal"):
        if beside(database, ending).exists():
            beside(database, ending).rename(beside(aside, ending))
    sync_folder(database.parent)
    return aside
