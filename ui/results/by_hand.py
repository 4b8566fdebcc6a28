"""What can be done by key in what is written by hand: apart, since palette and help read it before a view is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.results.formulas_view import FormulasView

COMMANDS: Final[tuple[Command[FormulasView], ...]] = (
    Command(id="formula.new", text=_("New metric"), shortcut="Ctrl+N", icon="plus", run=lambda view: view.add()),
)
KEYS: Final = (
    Key(_("In the figures: change the cell"), inside=_("F2, Enter, double click or any letter")),
    Key(_("Copy the figures that are selected, paste some from a spreadsheet"), "Ctrl+C; Ctrl+V"),
    Key(_("Clear the figures that are selected"), "Del"),
)
"""What the grid of figures reads itself."""
