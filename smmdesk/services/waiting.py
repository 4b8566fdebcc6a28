"""On the window's thread nothing waits: what another program holds up is kept, and done as soon as it can be begun.

Each call of a service is a turn. Where it was to write and could not begin, nothing came of it, so that it can be made
once more as it was; what is done after it is kept behind it. Commands and workers have no turns: they wait.
"""

from __future__ import annotations

from functools import partial
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.held import HeldAct
from smmdesk.storage.connection import HASTE, PATIENCE
from smmdesk.storage.errors import BusyError, WaitsError

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


class _Turn:
    """One call under way; `writes` from the beginning of its writing to its COMMIT."""

    def __init__(self, *, goes_first: bool) -> None:
        self.goes_first = goes_first
        self.writes = False


class _HeldUpError(Exception):
    """Another program is writing, or something else comes first; nothing came of the call."""


class Turns:
    """Those of one workspace. Until `begin` all wait as long as it takes."""

    def __init__(self) -> None:
        self._window: int | None = None
        self._haste = HASTE
        self._held_up: Callable[[], object] = lambda: None
        self._acts: list[HeldAct] = []
        self._turn: _Turn | None = None

    def begin(self, window: int, held_up: Callable[[], object]) -> None:
        """The thread of that number does not wait any more; `held_up` is told when something has to."""
        self._window, self._held_up = window, held_up

    # for the database

    def patience(self) -> int:
        """Milliseconds that whoever asks waits for another program."""
        return self._haste if self._is_window() else PATIENCE

    def before_write(self) -> None:
        """`BusyError` where something else waits already: order is kept."""
        if self._turn is None or not self._is_window():
            return
        self._turn.writes = True
        if len(self) and not self._turn.goes_first:
            raise BusyError

    def committed(self) -> None:
        """What is written now by those who are told of it has turns of its own."""
        if self._turn is not None and self._is_window():
            self._turn.writes = False
            self._turn = None

    # for services

    def take(self, whole: partial[R]) -> R:
        """Call it; `WaitsError` where it has to wait."""
        if self._turn is not None or not self._is_window():
            return whole()
        try:
            return self._run(whole)
        except _HeldUpError as error:
            self._acts.append(act := HeldAct(whole))
            self._held_up()
            raise WaitsError(act=act) from error

    # for the window

    def __len__(self) -> int:
        return sum(not act.is_over for act in self._acts)

    def try_first(self) -> HeldAct | None:
        """Do what waits longest; it is over with this. None where it cannot be begun yet, or nothing waits."""
        if not self._acts:
            return None
        act = self._acts[0]  # it stays the first meanwhile: what its end brings about comes behind all others
        try:
            self._end(act)
        except _HeldUpError:
            return None
        self._acts.remove(act)
        return act

    def try_again(self) -> list[HeldAct]:
        """Do what can be done now, the first first; those that are over with this."""
        return list(iter(self.try_first, None))

    def try_for_the_last_time(self) -> None:
        """As patiently as others do."""
        self._haste = PATIENCE
        self.try_again()

    def words(self) -> list[str]:
        """What would be lost with what waits, as far as it is text."""
        return [line for act in self._acts if not act.is_over for line in act.words()]

    def give_up(self) -> None:
        """Nothing waits any more."""
        for act in self._acts:
            act.withdraw()
        self._acts.clear()

    # how it works

    def _is_window(self) -> bool:
        return get_ident() == self._window

    def _run(self, call: partial[R], *, goes_first: bool = False) -> R:
        turn = self._turn = _Turn(goes_first=goes_first)
        try:
            return call()
        except BusyError as error:
            if turn.writes:
                raise _HeldUpError from error
            raise
        finally:
            self._turn = None

    def _end(self, act: HeldAct) -> None:
        if act.is_over:
            return
        try:
            act.do(partial(self._run, goes_first=True))
        except BusyError:
            pass  # it was written: somebody who was told of it could not read
        except SmmdeskError as refusal:
            act.refusal = refusal
        except _HeldUpError:
            raise
        except BaseException:
            self._acts.remove(act)  # a bug: it goes to the report, once
            raise
        act.is_over = True
