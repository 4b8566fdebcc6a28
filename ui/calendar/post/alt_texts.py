"""What is to be seen in each picture and film of a post, for who does not see it: a line beside the name of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smmdesk.domain.media import MediaKind, media_kind, plain_name
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.forms.editor import Editor
from ui.widgets.history_keys import HistoryKeys
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.posts import Post

SEEN = frozenset({MediaKind.PICTURE, MediaKind.FILM})


@dataclass(frozen=True, slots=True)
class AltTexts:
    """Words by the names of files (`Mapping[str, str]`)."""

    def build(self, language: Language) -> Editor:
        """An editor of `dict[str, str]`."""
        return AltEditor(language)


class AltEditor(Editor):
    """A line for each file that is looked at; what is said of others stays as it is."""

    is_typed = True

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._lines: dict[str, QLineEdit] = {}
        self._parts: list[QWidget] = []
        self._told: Mapping[str, str] = {}
        self._name = ""
        self._files = QVBoxLayout()
        self._files.setSpacing(tokens.SPACE_1)
        self._column.addLayout(self._files)

    def show_post(self, post: Post) -> None:
        """The post whose files these are."""
        names = [name for name in post.media if media_kind(name) in SEEN]
        if names != [*self._lines]:
            self._rebuild(names)

    @override
    def value(self) -> dict[str, str]:
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        return {name: words for name, words in {**self._told, **typed}.items() if words}

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._told = value or {}
        for name, line in self._lines.items():
            if line.text() != (words := self._told.get(name, "")):
                line.setText(words)

    @override
    def words(self) -> str:
        told = [line.text() for line in self._lines.values()] if self._lines else [*self._told.values()]
        return "\n".join(told)

    @override
    def retype(self, words: str) -> None:
        for line, typed in zip(self._lines.values(), words.split("\n"), strict=False):
            line.setText(typed)
        self.touched.emit()

    @override
    def name_parts(self, name: str) -> None:
        self.setAccessibleName(name)
        self._name = name
        for file, line in self._lines.items():
            line.setAccessibleName(f"{name}: {plain_name(file)}")

    def _rebuild(self, names: Sequence[str]) -> None:
        for old in self._parts:
            self._files.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts, self._lines = [], {}
        for name in names:
            self._add_line(name)
        self.name_parts(self._name)
        if self._lines:
            self.setFocusProxy(next(iter(self._lines.values())))

    def _add_line(self, name: str) -> None:
        line = self._lines[name] = QLineEdit(self._told.get(name, ""))
        line.setPlaceholderText(self.language(_("What is to be seen?")))
        line.textEdited.connect(self.touched)
        line.editingFinished.connect(self._finish)
        HistoryKeys(line)
        for part in (hint(plain_name(name)), line):
            self._parts.append(part)
            self._files.addWidget(part)
            part.show()

    def _finish(self) -> None:
        if self.value() != self._told:
            self.left.emit()
