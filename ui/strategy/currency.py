"""A draft in another currency: what becomes of its amounts is said before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.results.named import Shown
from smmdesk.domain.strategy.currencies import amounts_in
from smmdesk.speech.language import _
from ui.shell.dialogs import Dialog
from ui.widgets.forms.world import Currency
from ui.widgets.labels import caption, hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.strategy.page import StrategyPage
    from ui.strategy.shown import Shown as ShownVersion


class CurrencyDialog(Dialog):
    """Enter changes it; what is no currency is refused where it stands."""

    def __init__(self, page: StrategyPage, shown: ShownVersion) -> None:
        super().__init__(page.context.window, page.language, _("Change the currency"))
        self._page, self._version = page, shown.strategy
        language = page.language
        self.editor = Currency().build(language)
        self.editor.show_value(shown.strategy.currency)
        name = caption(language(_("Currency of the strategy")))
        name.setBuddy(self.editor)
        self.editor.name_parts(name.text())
        self.words = hint(_what_happens(shown))
        self.notice = Notice().alerting()
        for part in (name, self.editor, self.words, self.notice):
            self.inside.addWidget(part)
        self.add_buttons(_("Change the currency"))

    def accept(self) -> None:
        """As one act, which undo takes back."""
        context, version = self._page.context, self._version
        try:
            currency = str(self.editor.value())
        except SmmdeskError as error:
            self.notice.say(self.language.error(error), "bad")
            return
        super().accept()
        if currency == version.currency:
            return
        words = self.language(_("Version {number} is in {currency} now"), number=version.number, currency=currency)
        with self._page.act():
            context.do(
                lambda: context.workspace.strategy.change_currency(version.id, currency),
                tell=lambda _made: context.say_undoable(words),
            )


def ask_for_currency(page: StrategyPage) -> CurrencyDialog | None:
    """Of a draft alone."""
    if page.shown is None or not page.shown.is_open:
        return None
    page.flush()
    page.view.flush()
    asked = CurrencyDialog(page, page.shown)
    asked.open()
    asked.editor.setFocus()
    return asked


def _what_happens(shown: ShownVersion) -> str:
    language = shown.language
    count = amounts_in(shown.sheet, lambda metric: shown.metrics.written(metric) is Shown.MONEY)
    if not count:
        return language(_("No amount stands in this draft yet."))
    return language.count(
        "{n} amount stands in this draft in {currency}. Its number stays as it is, in the new currency: "
        "nothing is converted.",
        "{n} amounts stand in this draft in {currency}. Their numbers stay as they are, in the new currency: "
        "nothing is converted.",
        count,
        currency=shown.strategy.currency,
    )
