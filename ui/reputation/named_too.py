"""What a text names beside the brand that its mention is of: with a click it is a mention of that brand, too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.by_hand import also_named
from smmdesk.speech.language import _
from ui.reputation.steps import Steps

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Brand, Mention
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context


class NamedToo(Steps):
    """A button for each such brand."""

    def __init__(self, context: Context) -> None:
        super().__init__(kind="link", sign="plus")
        self._context = context

    def show_mention(self, mention: Mention, sheet: ReputationSheet) -> None:
        """Another mention, or the same after a change."""
        words = _("It names {brand}, too: write that down")
        self.show_steps(
            [
                (self._context.language(words, brand=brand.name), partial(self._write_down, mention, brand))
                for brand in also_named(mention, sheet.brands, sheet.mentions)
            ]
        )

    def _write_down(self, mention: Mention, brand: Brand) -> None:
        context = self._context
        words = context.language(_("Written down for {brand}, too"), brand=brand.name)
        context.do(
            lambda: context.workspace.reputation.write_down_for(mention.id, brand.id),
            tell=lambda _made: context.say_undoable(words),
        )
