"""What a rule would make, beside its fields: its first days, and what is odd about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.domain.text import raised
from smmdesk.speech import series as words
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.labels import Label, subheading
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.domain.errors import SmmdeskError
    from smmdesk.domain.series import Series
    from smmdesk.services.series import Foreseen, Preview

_NAMED = 4
"""So many odd days are named one by one."""


class RulePreview(QWidget):
    """The rule in words, its days, and a notice for each thing that somebody would not expect."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.rule = Label("", wraps=True)
        self.days = Label("", wraps=True, colour="muted")
        self.odd = [Notice() for _each in range(4)]
        self.wrong = Notice().alerting()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_2, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        for part in (subheading(language(_("What comes of it"))), self.rule, self.days, self.wrong, *self.odd):
            column.addWidget(part)

    def show_begun(self, series: Series, found: Preview) -> None:
        """What a new series makes."""
        self._show(series, found.days)
        self._show_odd(odd(found, series, self._language, is_new=True))

    def show_foreseen(self, series: Series, found: Foreseen) -> None:
        """What becomes of a series by another rule."""
        self._show(series, found.preview.days)
        told = [*odd(found.preview, series, self._language, is_new=False), *left(found, self._language)]
        self._show_odd(told)

    def show_refused(self, error: SmmdeskError) -> None:
        """Why nothing comes of it."""
        self.rule.setText("")
        self.days.setText("")
        self._show_odd(())
        self.wrong.say(self._language.error(error))

    def _show(self, series: Series, days: Sequence[date]) -> None:
        language = self._language
        count = language.count("{n} post", "{n} posts", len(days))
        self.rule.setText(f"{words.told(series, language)} · {count}")
        self.days.setText(words.days(days, language))
        self.wrong.say("")

    def _show_odd(self, told: Sequence[str] | Iterator[str]) -> None:
        said = [*told]
        for at, notice in enumerate(self.odd):
            notice.say(said[at] if at < len(said) else "", "attention")


def odd(found: Preview, series: Series, language: Language, *, is_new: bool) -> Iterator[str]:
    """What a person would not expect of a rule's days."""
    if is_new and found.is_first_left:
        day = raised(words.day(series.first.day, language))
        yield language(_("{day} does not fit the rule: the post stays as it is, beside the series."), day=day)
    if is_new and found.over:
        yield language.count("{n} day is over and gets no post.", "{n} days are over and get no post.", found.over)
    if found.short:
        named = _named([language.period_inside(Period.month_of(each)) for each in found.short], language)
        yield language(_("Months without that day get no post: {months}."), months=named)
    if found.hours:
        named = _named([language.short_date(each) for each in found.hours], language)
        yield language(_("This hour does not exist on {days}: clocks skip it that day."), days=named)


def left(found: Foreseen, language: Language) -> Iterator[str]:
    """What becomes of the posts that do not fit any more."""
    if found.gone:
        yield language.count(
            "{n} post that nobody changed does not fit any more and goes.",
            "{n} posts that nobody changed do not fit any more and go.",
            found.gone,
        )
    if found.touched:
        named = words.named(found.touched, language)
        yield language.count(
            "{n} post stays though it does not fit, since it was changed by hand: {posts}.",
            "{n} posts stay though they do not fit, since they were changed by hand: {posts}.",
            len(found.touched),
            posts=named,
        )


def _named(found: Sequence[str], language: Language) -> str:
    named = ", ".join(found[:_NAMED])
    more = len(found) - _NAMED
    return f"{named}, {language.count('{n} more', '{n} more', more)}" if more > 0 else named
