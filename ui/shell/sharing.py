"""What goes out of a page and comes in: printed, saved as a file, brought in from one.

A page's line names its outputs and the kinds of files that it reads (`ui/pages.py`); menus, palette and Ctrl+P follow
from that, and the page says what of it is in sight (`ContextPage.shared`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.clients import going_on
from smmdesk.domain.errors import SmmdeskError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.services.reading.kinds import kind_named
from smmdesk.speech.language import Language, _
from ui.shell.client_menu import CLIENTS, for_client, lead_to_clients
from ui.shell.saving import FORMS, Form, save_as
from ui.shell.shared import ClientWantedError, NothingSharedError
from ui.style.icons import icon, put_icon
from ui.widgets.forms import form as forms
from ui.widgets.menus import passing_menu
from ui.widgets.tables.table_cells import EditableTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu, QWidget

    from smmdesk.domain.ids import ClientId
    from ui.pages import PageLine
    from ui.shell.context_page import ContextPage
    from ui.shell.printing import PrintDialog
    from ui.shell.shared import Shared


class NothingGoesOutError(SmmdeskError):
    """A page of which nothing can be printed or saved, whatever it shows."""

    message = _("The page “{page}” has nothing that could be printed or saved. Go to the page that has it.")


class Way(NamedTuple):
    """An output of a page as a file of some ending; .pdf is the print dialog, which also prints."""

    output: str
    suffix: str

    @property
    def form(self) -> Form:
        """Its words and its icon."""
        return FORMS[self.suffix]

    def words(self, language: Language) -> str:
        """What it is called beside the others of its output."""
        return language(self.form.words)

    def title(self, language: Language) -> str:
        """What its output is called."""
        return language(OUTPUTS[self.output].title)


def ways(line: PageLine) -> list[Way]:
    """All that can go out of a page, output by output."""
    return [Way(name, suffix) for name in line.outputs for suffix in FORMS if suffix in OUTPUTS[name].endings]


def share(page: ContextPage, way: Way) -> PrintDialog | None:
    """Print or save what is in sight on the page; a refusal becomes a sentence, a missing client is asked for."""
    context = page.context
    with context.attempt():
        _save_what_is_typed(page)
        try:
            shared = page.shared(way.output)
        except ClientWantedError:
            _ask_for_client(page, way)
            return None
        except NothingSharedError:
            if page.line.id == CLIENTS or context.workspace.clients.list():
                raise
            lead_to_clients(context)
            return None
        wish, names = _wish(page, way.output, shared), _names(page, shared)
        if way.suffix == ".pdf":
            from ui.shell.printing import open_print

            return open_print(context, wish, shared.others, **names)
        save_as(context, wish, way.suffix, OUTPUTS[way.output].titled(context.language, **names))
    return None


def _share_after(first: Callable[[], object] | None, page: ContextPage, way: Way) -> None:
    if first is not None:
        first()
    share(page, way)


def _ask_for_client(page: ContextPage, way: Way) -> None:
    def go_on(client_id: ClientId) -> None:
        page.context.choose_client(client_id)
        page.catch_up()
        share(page, way)

    for_client(page.context, page, going_on(page.context.workspace.clients.list()), go_on)


def print_page(page: ContextPage) -> PrintDialog | None:
    """The first paper of the page of which there is something; else why there is none."""
    papers = [way for way in ways(page.line) if way.suffix == ".pdf"]
    if not papers:
        raise NothingGoesOutError(page=page.language(page.line.title))
    papers.sort(key=lambda way: way.output != page.in_front)
    return share(page, next((way for way in papers if _has(page, way.output)), papers[0]))


def fill_menu(menu: QMenu, page: ContextPage, *, caption: str = "", first: Callable[[], object] | None = None) -> None:
    """What the page has: what is in sight as a caption, its first output, a menu for each other one, files to read.

    What has to come into sight `first` has a caption of its own, and nothing to do with files to read.
    """
    language, line = page.language, page.line
    menu.clear()
    if line.outputs:
        menu.addAction((caption or in_sight(page)).replace("&", "&&")).setEnabled(False)
    for name in line.outputs:
        is_first = name == line.outputs[0]
        into = menu if is_first else menu.addMenu(OUTPUTS[name].titled(language).replace("&", "&&"))
        for way in ways(line):
            if way.output == name:
                _add(into, way.words(language), way.form.sign, partial(_share_after, first, page, way))
    if first is None:
        _add_what_else(menu, page)


def _add_what_else(menu: QMenu, page: ContextPage) -> None:
    """What asks for more than where to, and files that are read."""
    line = page.line
    for command in line.hands_over:
        menu.addAction(page.context.commands.action(command))
    if line.reads:
        menu.addSeparator()
    for kind in line.reads:
        words = page.language(_("Bring in…")) if len(line.reads) == 1 else page.language(kind_named(kind).says.title)
        _add(menu, words, "download-simple", partial(page.context.file_wanted.emit, kind))


def open_menu(page: ContextPage, below: QWidget | None) -> QMenu:
    """The menu under its button; its first line is chosen, so that arrows go on from there."""
    if below is None:
        raise NothingGoesOutError(page=page.language(page.line.title))
    menu = passing_menu(page)
    menu.setAccessibleName(page.language.sense("hand out", "Share"))
    fill_menu(menu, page)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))
    return menu


def in_sight(page: ContextPage) -> str:
    """What is shared, in words: “November 2026 · Sweet Spot”."""
    try:
        shared = page.shared(page.line.outputs[0])
    except ClientWantedError as error:
        return page.language.error(error)
    except SmmdeskError:
        return page.language(_("Nothing here yet"))
    period = page.language.period(shared.period) if shared.period else ""
    return " · ".join(filter(None, (shared.when or period, _names(page, shared)["name"], shared.more)))


def _add(menu: QMenu, words: str, sign: str, run: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    put_icon(action, partial(icon, sign))
    action.triggered.connect(lambda _checked=False: run())
    return action


def _has(page: ContextPage, output: str) -> bool:
    try:
        page.shared(output)
    except SmmdeskError:
        return False
    return True


def _wish(page: ContextPage, output: str, shared: Shared) -> Wish:
    return Wish(
        output=output,
        language=shared.language or page.language,
        client_id=shared.client_id,
        period=shared.period,
        record=shared.record,
        only=shared.only,
    )


def _names(page: ContextPage, shared: Shared) -> Mapping[str, str]:
    """What the title of an output may have in braces."""
    clients = page.context.workspace.clients.list()
    client = next((each.name for each in clients if each.id == shared.client_id), page.language(_("All clients")))
    period = page.language.period_inside(shared.period) if shared.period else ""
    return {"client": client, "name": shared.name or client, "period": shared.when or period}


def _save_what_is_typed(page: ContextPage) -> None:
    """In every field of the page; the cursor stays where it is."""
    for each in page.findChildren(forms.Form):
        each.flush()
    for table in page.findChildren(EditableTable):
        table.flush()
