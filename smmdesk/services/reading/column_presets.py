"""What the person said of a table's columns is used for the next table of that kind with the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ColumnPresetId, new_id
from smmdesk.domain.text import _
from smmdesk.exchange.table.mapping import IN_NOTE
from smmdesk.services.reading.kind import Kind, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.exchange.table.mapping import TableLook
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


class UnknownUseError(SmmdeskError):
    """No column of a file of that kind can be that."""

    message = _("“{use}” is nothing that the column “{column}” can be. Choose one of: {uses}.")


def known_uses(kind: Kind[Any]) -> Sequence[str]:
    """What a column of such a file may be."""
    return [*kind.fields, *(tick.value for tick in kind.ticks)]


def checked_uses(kind: Kind[Any], uses: Mapping[str, str]) -> Mapping[str, str]:
    """What was said of columns by their names, where it can be said of such a file."""
    known = [*known_uses(kind), *filter(None, kind.others)]
    for column, use in uses.items():
        # the note's use is the empty word, which no refusal could list
        if use not in {*kind.others, *known}:
            raise UnknownUseError(use=use, column=column, uses=", ".join(known))
    return uses


def remembered(reader: Reader, kind: Kind[Any]) -> Mapping[str, Sequence[str]]:
    """Uses of columns by the signature of their table."""
    bare = key_of(kind, "")
    presets = [preset for preset in reader.all(ColumnPreset) if preset.signature.startswith(bare)]
    return {preset.signature.removeprefix(bare): preset.uses for preset in presets}


def remember(writer: Writer, kind: Kind[Any], look: TableLook) -> None:
    """Keep the uses for the next such table; nothing is kept where they are those that the names suggest."""
    signature, uses = key_of(kind, look.signature), look.uses
    if IN_NOTE not in kind.others:  # then it says of a column that nobody said what it is: what it holds may tell
        uses = tuple(IN_NOTE if use == guess else use for use, guess in zip(uses, look.guess, strict=True))
    before = writer.all(ColumnPreset, signature=signature)
    if look.uses == look.guess and look.is_known:
        writer.remove(ColumnPreset, [preset.id for preset in before])
    elif [preset.uses for preset in before] != [uses]:
        id = before[0].id if before else ColumnPresetId(new_id())
        writer.save(ColumnPreset(id=id, signature=signature, uses=uses))
