"""What somebody types into on a page: whatever it holds that is not saved yet outlives the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.widgets.forms.unsaved import Unsaved


class TypedInto(QWidget):
    """Found on its page, and asked by `keeping.typed_texts`; it says `Page.typing` once something was typed."""

    asks: ClassVar[bool] = True
    """whether leaving asks about what is not saved; else it is kept for the next start, and nobody is asked"""

    def unsaved(self) -> list[Unsaved]:
        """What was typed and is not saved."""
        raise NotImplementedError

    def lacks(self, typed: Unsaved) -> bool:
        """Whether something is typed in that place that is not saved."""
        raise NotImplementedError

    def holds(self, typed: Unsaved) -> bool:
        """Whether that place is in sight here, or would be."""
        raise NotImplementedError

    def retype(self, typed: Unsaved) -> None:
        """Put a text that was not saved back into its place, the cursor with it."""
        raise NotImplementedError

    def drop(self, typed: Unsaved) -> None:
        """Show what is saved in that place again."""
        raise NotImplementedError

    def forget(self) -> None:
        """Nothing that is typed here is to be saved any more."""
        raise NotImplementedError
