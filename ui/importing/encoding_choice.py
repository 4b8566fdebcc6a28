"""In which encoding the letters of a file are read: as was detected, or as somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.exchange.workbooks.encoding import NAMES, name_of
from smmdesk.speech.language import Language, _
from ui.style.text_size import scaled
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from smmdesk.exchange.incoming import Recognised

_WIDTH: Final = 232


class EncodingChoice(Combo):
    """Stands beside what a wrong one spoils: odd letters, or names of columns. Its caption comes and goes with it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._is_text, self._is_sure = False, True  # of letters in an encoding, and whether that was plain to find
        self.caption = caption(language(_("Letters are read as")))
        self.setAccessibleName(self.caption.text())
        self.setFixedWidth(scaled(_WIDTH))
        self.place(beside_columns=False)

    def value(self) -> str | None:
        """What was said; None for what is detected."""
        said: str | None = self.currentData()
        return said

    def show_found(self, about: Recognised) -> None:
        """What was found out of the file as it was read last."""
        if self.value() is None:
            by_itself = self._language(_("{encoding} (detected)"), encoding=name_of(about.encoding))
            self.set_options([(None, by_itself), *NAMES.items()])
            self.choose(None)
            self._is_sure = about.encoding_certain
        self._is_text = bool(about.encoding)

    def place(self, *, beside_columns: bool) -> None:
        """Be there where it may be needed: with the columns, and wherever the encoding is not beyond doubt."""
        is_needed = beside_columns or not self._is_sure or self.value() is not None
        for part in (self, self.caption):
            part.setVisible(self._is_text and is_needed)
