"""What fields of a page save as soon as another program has finished writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.widgets.forms.unsaved import identity

if TYPE_CHECKING:
    from smmdesk.domain.held import HeldAct
    from smmdesk.speech.language import Language
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved


class HeldSave(NamedTuple):
    """An edit, what it is in words, and the act that waits."""

    what: Unsaved
    edit: Edit
    act: HeldAct

    def told(self, language: Language) -> Unsaved:
        """What it is, with the reason where it was refused."""
        refusal = self.act.refusal
        return self.what if refusal is None else self.what._replace(reason=language.error(refusal))


class HeldSaves:
    """Those of one page: a field may be gone from sight by the time that another program has finished."""

    def __init__(self) -> None:
        self._all: list[HeldSave] = []

    def hold(self, save: HeldSave) -> None:
        """From now on it waits."""
        self._all.append(save)

    def waiting(self) -> list[HeldSave]:
        """What is not over."""
        return [each for each in self._all if not each.act.is_over]

    def of(self, kind: str, id: object) -> list[HeldSave]:
        """Those of one record, also what is over and was not taken yet."""
        return [each for each in self._all if (each.what.kind, each.what.id) == (kind, id)]

    def waiting_in(self, record: object, field: str) -> HeldSave | None:
        """What that field of the record is to hold."""
        found = self.of(type(record).__name__, identity(record)) if self._all else []
        return next((each for each in found if each.what.field == field and not each.act.is_over), None)

    def take(self, save: HeldSave) -> None:
        """It is over, and seen to."""
        self._all.remove(save)

    def rest(self) -> list[HeldSave]:
        """What is over, and nobody has taken: it is taken with this."""
        found = [each for each in self._all if each.act.is_over]
        self._all = self.waiting()
        return found

    def holds(self, what: Unsaved, edit: Edit) -> bool:
        """Whether this very value waits to be saved."""
        return any(each.edit.wanted == edit.wanted for each in self._waiting_in(what))

    def withdraw(self, what: Unsaved) -> None:
        """Another value is wanted in that field."""
        for each in self._waiting_in(what):
            each.act.withdraw()
            self._all.remove(each)

    def _waiting_in(self, what: Unsaved) -> list[HeldSave]:
        return [each for each in self.waiting() if each.what.place == what.place]
