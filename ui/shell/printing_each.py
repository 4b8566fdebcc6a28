"""A PDF for each client: whether there can be one, and into which files of a folder that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.services.outputs import OUTPUTS
from smmdesk.speech.language import Language, _
from ui.shell.dialogs import ask
from ui.shell.saving import ask_which_folder, file_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.ids import ClientId
    from smmdesk.services.outputs import Wish
    from ui.shell.context import Context


def has_each(context: Context, wish: Wish) -> bool:
    """Whether what is wished for can be of several clients, and each of them have its own."""
    is_of_all = wish.client_id is None and wish.record is None
    return is_of_all and OUTPUTS[wish.output].is_of_clients and len(context.workspace.clients.list()) > 1


def ask_where_each(context: Context, parent: QWidget, wish: Wish, names: Mapping[str, str]) -> dict[ClientId, Path]:
    """The file of each client; none where somebody thought better of it, also about files that are there already."""
    clients, language = context.workspace.clients.list(), context.language
    folder = ask_which_folder(context, parent, language(_("Folder for the PDFs")))
    if folder is None:
        return {}
    titles = [_title(wish, client.name, names, language) for client in clients]
    paths = {client.id: folder / f"{name}.pdf" for client, name in zip(clients, file_names(titles), strict=True)}
    there = sum(path.exists() for path in paths.values())
    words = language.count(
        "{n} file with such a name is there already.", "{n} files with such names are there already.", there
    )
    return paths if not there or ask(parent, language, _("Replace what is there?"), words, yes=_("Replace")) else {}


def said_of_each(written: Sequence[Path], language: Language) -> str:
    """How many there are, and where."""
    folder = written[0].parent
    return language.count("{n} PDF saved in {folder}", "{n} PDFs saved in {folder}", len(written), folder=folder)


def _title(wish: Wish, client: str, names: Mapping[str, str], language: Language) -> str:
    """What the client's own is called; days that are said of all together, such as the latest of each, are not its."""
    output, period = OUTPUTS[wish.output], names.get("period", "") if wish.period else ""
    title, bare = output.titled(language, client=client, name=client, period=period), language(output.title)
    return f"{bare}: {client}" if title == bare else title
