"""Where a figure comes from, in the inspector: its formula with its numbers, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.speech.compared import Told
    from smmdesk.speech.explained import Explanation


class FigureDetails(ToldLines):
    """The figure stands above what is told of it."""

    is_headed = True

    def show_explanation(self, told: Explanation, change: Told | None) -> None:
        """Say this of a figure; `change` where it is compared with anything."""
        self.show_parts(told.name, [*self._told(told, change)])

    def _told(self, told: Explanation, change: Told | None) -> Iterator[tuple[str, str]]:
        """Pairs of what is told and its words, the figure first."""
        language = self._language
        yield told.name, told.figure
        pairs = (
            (_("How it changed"), "\n".join(filter(None, change)) if change is not None else ""),
            (_("What it counts"), told.definition),
            (_("Often misread"), told.pitfall),
            (_("Formula"), "\n".join(filter(None, (told.formula, told.reckoned, told.average)))),
            (_("Made of"), "\n".join(f"{name}: {figure}" for name, figure in told.inputs)),
            (_("Rests on"), "\n".join(filter(None, (told.basis, told.days)))),
            (_("Not counted"), "\n".join(told.left_out)),
        )
        yield from ((language(name), words) for name, words in pairs if words)
