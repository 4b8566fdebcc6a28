"""The checklist as a PDF.

Typst remembers what it has set, so the same page again costs it a tenth of a new one: that is the stricter floor. What
somebody waits for who has just changed an answer is measured as well.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.documents import typeset
from smmdesk.opening import create_workspace
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import typst

    from smmdesk.documents.typeset import Document
    from smmdesk.workspace import Workspace

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS = 31


def figures() -> Iterator[Figure]:
    """Filled and blank, from the wish to the bytes, against Typst alone on the same template and values."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "desk"
        with create_workspace(place, clock=lambda: _NOW) as workspace:
            workspace.make_example("en")
            client = next(client.id for client in workspace.clients.list() if workspace.checklist.of(client.id))
            for what, output in (
                ("Checklist, filled, as a PDF", "checklist"),
                ("Checklist, blank, as a PDF", "checklist-blank"),
            ):
                wish = Wish(output=output, language=Language("en"), client_id=client)
                yield from _setting(workspace, wish, what)
            yield _changed(workspace, Wish(output="checklist", language=Language("en"), client_id=client))


def _setting(workspace: Workspace, wish: Wish, what: str) -> Iterator[Figure]:
    """With reading and scoring the answers, then the document alone."""
    [document] = workspace.exporting.documents(wish)
    bare = timed(bare_typst(document))
    ours, floor = by_turns(timed(lambda: workspace.exporting.pdf(wish)), bare, _ROUNDS)
    yield Figure(what=what, ours=ours, floor=floor, unit="ms", limit=1.3)
    ours, floor = by_turns(timed(lambda: typeset.pdf(document)), bare, _ROUNDS)
    yield Figure(what="… its answers at hand", ours=ours, floor=floor, unit="ms", limit=1.3)


def _changed(workspace: Workspace, wish: Wish) -> Figure:
    """Either way a page that was never set before."""
    assert wish.client_id
    evaluation, evidence = workspace.checklist.of(wish.client_id)[0], count()

    def change() -> None:
        workspace.checklist.answer(evaluation.id, "goals.numbered", evidence=f"Report {next(evidence)}")

    def ours() -> float:
        change()
        return timed(lambda: workspace.exporting.pdf(wish))()

    def floor() -> float:
        change()
        return timed(bare_typst(*workspace.exporting.documents(wish)))()

    taken, least = by_turns(ours, floor, _ROUNDS)
    return Figure(what="Filled, an answer just changed", ours=taken, floor=least, unit="ms", limit=1.3)


def bare_typst(document: Document) -> Callable[[], object]:
    """Typst with template, values and typefaces at hand."""
    import typst

    path, values = typeset.source(document)
    root, fonts = str(typeset.TEMPLATES), _fonts()
    return lambda: typst.Compiler(path, root=root, font_paths=fonts, sys_inputs=values).compile(format="pdf")


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(typeset.FONTS)])
