"""What is searched with Ctrl+K, in this order: what can be done on the page in sight, the posts written last, pages,
what the window can do, clients, posts, goals, rivals, publications and mentions that say what is typed, what can be
done on the other pages, and here later."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from smmdesk.speech.language import Language, _
from ui.pages import PAGES
from ui.shell.page_commands import commands_of
from ui.shell.sharing import Way, share, ways
from ui.window.palette import Item, Palette
from ui.window.post_search import found_posts, recent_posts
from ui.window.record_search import found_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smmdesk.domain.clients import Client
    from ui.pages import PageLine
    from ui.shell.commands import BoundCommand, Command
    from ui.widgets.search_list import SearchList
    from ui.window.main_window import MainWindow


def open_search(window: MainWindow, clients: Sequence[Client]) -> SearchList:
    """Open the palette over the window; what is chosen there is opened on its page. Gives its list."""
    context = window.context
    names = {client.id: client.name for client in clients}
    palette = Palette(context.language, window)
    palette.add_source(lambda _typed: _here(window))
    palette.add_source(lambda typed: () if typed else recent_posts(context, names))
    palette.add_source(lambda _typed: _of_window(window))
    palette.add_source(lambda _typed: [_client(window, client) for client in clients])
    palette.add_source(lambda typed: found_posts(context, typed, names))
    palette.add_source(lambda typed: found_records(context, typed, names))
    palette.add_source(lambda typed: _elsewhere(window) if typed else ())
    return palette.open()


def _here(window: MainWindow) -> Iterator[Item]:
    """What can be done now on the page in sight, and what can go out of it."""
    page = window.page
    for bound in window.context.commands.available():
        if bound.widget is page:
            yield _bound(window, bound)
    heading = page.language(page.line.title)
    for way in ways(page.line):
        # of the page that is in sight when it is chosen: another may have come in the place of one that was loading
        yield _way(page.line, way, page.language, heading, partial(_share_there, window, page.line, way))


def _of_window(window: MainWindow) -> Iterator[Item]:
    """Its pages first, then all else that can be done now whatever page is in sight."""
    found = [bound for bound in window.context.commands.available() if bound.widget is not window.page]
    page = window.context.language(_("Page"))
    yield from (replace(_bound(window, bound), kind=page) for bound in found if bound.target is window.navigation)
    yield from (_bound(window, bound) for bound in found if bound.target is not window.navigation)


def _elsewhere(window: MainWindow) -> Iterator[Item]:
    """All that can be done on the other pages, whether they were opened or not: choosing it goes there.

    Of the page in sight what cannot be done yet: choosing it says so.
    """
    possible = _possible(window)
    for line in PAGES.values():
        title, is_here = window.context.language(line.title), line.id == window.page_id
        for command in commands_of(line):
            if command.in_palette and not (is_here and command.id in possible):
                yield _command(window, line, command, title)
        if not is_here:
            for way in ways(line):
                item = _way(line, way, window.context.language, title, partial(_share_there, window, line, way))
                yield _named(item, title)


def _bound(window: MainWindow, bound: BoundCommand) -> Item:
    command, sign = bound.command, bound.command.icon or "arrow-right"
    also = _also(command.also, window.context.language, command.text)
    return Item(bound.action.text(), bound.heading, sign, bound.action.trigger, also, bound.keys)


def _command(window: MainWindow, line: PageLine, command: Command[Any], title: str) -> Item:
    language = window.context.language
    run = partial(_do_there, window, line, command)
    also = _also(command.also, language, command.text)
    sign, keys = command.icon or line.icon, command.keys(language)
    return _named(Item(language(command.text), "", sign, run, also, keys), title)


def _named(item: Item, title: str) -> Item:
    """With the page where it is: “Settings › Back up now”."""
    return replace(item, words=f"{title} › {item.words}")


def _way(line: PageLine, way: Way, language: Language, heading: str, run: Callable[[], object]) -> Item:
    is_first_paper = way == Way(line.outputs[0], ".pdf")
    keys = "Ctrl+P" if is_first_paper else ""
    words = way.words(language) if way.output == line.outputs[0] else f"{way.title(language)}: {way.words(language)}"
    return Item(words, heading, way.form.sign, run, _also(way.form.also, language, way.form.words), keys)


def _do_there(window: MainWindow, line: PageLine, command: Command[Any]) -> None:
    """Go to a page and run one of its commands; where that is not possible there, say so."""
    window.open_page(line.id)
    if command.id in _possible(window):
        window.context.commands.run(command.id)
    else:
        words = _("“{command}” is not possible here yet: choose first what it is for.")
        window.context.complain(window.context.language(words, command=window.context.language(command.text)))


def _possible(window: MainWindow) -> set[str]:
    """The commands that can be run now: none of a page that is still coming."""
    return {bound.command.id for bound in window.context.commands.available()}


def _share_there(window: MainWindow, line: PageLine, way: Way) -> None:
    share(window.open_page(line.id), way)


def _also(words: str, language: Language, plain: str) -> str:
    """Other words in the window's language, and the English ones, which many know from other programs."""
    return ", ".join(filter(None, (language(words), words, plain)))


def _client(window: MainWindow, client: Client) -> Item:
    context = window.context
    return Item(client.name, context.language(_("Client")), "user", partial(context.open, "clients", client.id))
