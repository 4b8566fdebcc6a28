"""What the person said of a table's columns is used for the next table with the same names."""

from collections.abc import Mapping, Sequence

from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.ids import ColumnPresetId, new_id
from smmdesk.exchange.table.mapping import TableLook
from smmdesk.storage.reader import Reader
from smmdesk.storage.writer import Writer


def remembered(reader: Reader) -> Mapping[str, Sequence[str]]:
    """Uses of columns by the signature of their table."""
    return {preset.signature: preset.uses for preset in reader.all(ColumnPreset)}


def remember(writer: Writer, look: TableLook) -> None:
    """Keep the uses for the next such table; nothing is kept where they are those that the names suggest."""
    before = writer.all(ColumnPreset, signature=look.signature)
    if look.uses == look.guess and look.is_known:
        writer.remove(ColumnPreset, [preset.id for preset in before])
    elif [preset.uses for preset in before] != [look.uses]:
        id = before[0].id if before else ColumnPresetId(new_id())
        writer.save(ColumnPreset(id=id, signature=look.signature, uses=look.uses))
