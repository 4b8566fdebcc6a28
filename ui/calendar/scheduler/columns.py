"""What the columns of somebody's own template are: a line and a choice for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog

from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.patterns import ISO, ISO_DAY, ISO_TIME
from smmdesk.domain.scheduling.templates import EMPTY, NEEDED
from smmdesk.speech.language import _
from ui.importing.choice_lines import ChoiceLines
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.room import least_height
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Elided, Label, caption
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from smmdesk.services.scheduler_templates import Filled
    from smmdesk.speech.language import Language
    from ui.widgets.segments import Options

_CHOICE_WIDTH: Final = 220
_OWN: Final = "…"
"""Of a choice: words that are asked for then."""
NAMES: Final[Mapping[str, str]] = {
    EMPTY: _("Empty"),
    "date": _("Date"),
    "time": _("Time"),
    "text": _("Text"),
    "link": _("Link"),
    "hashtags": _("Hashtags"),
    "media": _("Addresses of files"),
    "title": _("Title"),
    "comment": _("First comment"),
    "alt": _("Alt text"),
    "networks": _("Networks"),
    "format": _("Format"),
    "rubric": _("Rubric"),
}
_DATES: Final = (ISO, "DD.MM.YYYY HH:mm", "DD/MM/YYYY HH:mm", "MM/DD/YYYY HH:mm", ISO_DAY, "DD.MM.YYYY")


def word_of(word: str, language: Language) -> str:
    """What a column is, in words."""
    if word.startswith('="'):
        return language(_("Always “{words}”"), words=word[2:-1])
    name, sign, of = word.partition(":")
    if not sign:
        return language(NAMES[word])
    if name == "is":
        return language(_("A tick for {name}"), name=language.word(Network(of)))
    if name == "text":
        return language(_("Text for {name}"), name=language.word(Network(of)))
    return f"{language(NAMES[name])} · {of}"


class TemplateColumns(ChoiceLines):
    """The columns in the order of the template. `said` when a person chose."""

    said = Signal(int, str)

    def __init__(self, language: Language, filled: Filled) -> None:
        super().__init__(language(_("Columns of the template")))
        self._language, self._filled = language, filled
        self.begin()
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3)
        for place, words in enumerate((_("Column in the file"), _("For example"), _("What it is"))):
            self.grid.addWidget(caption(language(words)), 0, place)

    def show_filled(self, filled: Filled) -> None:
        """The same columns with other words."""
        self._filled = filled
        for at, choice in enumerate(self.choices):
            choice.set_options(self._options(at))
            choice.choose(self._word(at))

    def _word(self, at: int) -> str | None:
        """What is chosen; nothing where it is still to be said how dates are written."""
        undated = {each.column for each in self._filled.columns.open}
        return None if self._filled.template.names[at] in undated else self._filled.columns.words[at]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_lines()

    @override
    def count(self) -> int:
        return len(self._filled.template.names)

    @override
    def make_line(self, at: int) -> Combo:
        template = self._filled.template
        shown = template.names[at] or self._language(_("Column {number}"), number=at + 1)
        samples = [each for each in template.samples[at] if each][:3]
        choice = Combo()
        choice.set_options(self._options(at))
        choice.setPlaceholderText(self._language(_("Still to be said")))
        choice.choose(self._word(at))
        choice.setAccessibleName(shown)
        choice.setAccessibleDescription(", ".join(samples))
        choice.setFixedWidth(scaled(_CHOICE_WIDTH))
        choice.activated.connect(lambda _row: self._chosen(at, choice))
        self.grid.addWidget(Elided(shown, weight=MEDIUM), at + 1, 0)
        self.grid.addWidget(Elided("  ·  ".join(samples), colour="muted"), at + 1, 1)
        self.grid.addWidget(choice, at + 1, 2)
        return choice

    def _options(self, at: int) -> Options:
        """With what it is already, and the ways that its dates may be meant in."""
        name = self._filled.template.names[at]
        ways = [way for each in self._filled.columns.open if each.column == name for way in each.ways]
        dates = [f"date:{pattern}" for pattern in dict.fromkeys([*ways, *_DATES])]
        plain = [word for word in NAMES if word not in {"date", "time"}]
        networks = [f"{kind}:{each.value}" for kind in ("is", "text") for each in Network]
        chosen = self._word(at)
        words = [*([chosen] if chosen else []), EMPTY, *dates, f"time:{ISO_TIME}", *plain, *networks]
        known = [(word, word_of(word, self._language)) for word in dict.fromkeys(words)]
        return [*known, (_OWN, self._language(_("The same in every row…")))]

    def _chosen(self, at: int, choice: Combo) -> None:
        word = choice.currentData()
        if word == _OWN:
            name, language = choice.accessibleName(), self._language
            told, is_said = QInputDialog.getText(self, name, language(_("What stands in every row")))
            if not (is_said and told.strip()):
                choice.choose(self._word(at))
                return
            word = f'="{told.strip()}"'
        self.said.emit(at, word)


class ColumnsDialog(Dialog):
    """What is chosen is taken once it is enough to publish by."""

    def __init__(
        self, parent: QWidget | None, language: Language, filled: Filled, take: Callable[[Filled], object]
    ) -> None:
        super().__init__(parent, language, _("Columns of the template"), width=720)
        self._filled, self._take = filled, take
        self.lines = TemplateColumns(language, filled)
        self.lines.setMinimumHeight(least_height(self, scaled(260)))
        self.lines.said.connect(self._say)
        self.notice = Notice()
        self.inside.addWidget(Label(filled.name, colour="muted"))
        self.inside.addWidget(self.lines, 1)
        self.inside.addWidget(self.notice)
        self.add_buttons(_("Take these columns"))
        self._tell()
        self.lines.make_lines()
        self.lines.choices[0].setFocus()

    def accept(self) -> None:
        """Hand the columns on."""
        super().accept()
        self._take(self._filled)

    def _say(self, at: int, word: str) -> None:
        self._filled = self._filled.with_words({at: word})
        self.lines.show_filled(self._filled)
        self._tell()

    def _tell(self) -> None:
        """What is still missing, and whether one may go on."""
        words = told_missing(self._filled, self.language)
        self.notice.say(words, "attention")
        if self.accept_button:
            self.accept_button.setEnabled(not words)


def told_missing(filled: Filled, language: Language) -> str:
    """Which columns are still to be said; nothing where it can be filled."""
    columns = filled.columns
    names = [language(NAMES[each]) for each in NEEDED if each in columns.missing]
    said = [language(_("Say which column is: {names}."), names=", ".join(names))] if names else []
    dates = ", ".join(f"{each.column} ({each.sample})" for each in columns.open)
    if dates:
        said.append(language(_("Say how dates are written in {columns}."), columns=dates))
    return " ".join(said)
