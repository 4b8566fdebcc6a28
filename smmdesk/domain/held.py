"""An act that waits for another program to finish writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import partial

    from smmdesk.domain.errors import SmmdeskError

_ID = re.compile(r"[0-9a-f]{32}")


class HeldAct:
    """The call that does it. `is_over` once it was done, refused or withdrawn; what refused it is its `refusal`."""

    def __init__(self, call: partial[Any]) -> None:
        self.call = call
        self.is_over = False
        self.refusal: SmmdeskError | None = None
        self.in_words = ""
        """what was typed and where, by who knows that better than the call"""
        self._then: Callable[[Any, bool], object] | None = None
        self._is_awaited: Callable[[], bool] = lambda: False
        self._came: tuple[Any, bool] | None = None

    def withdraw(self) -> None:
        """It is not wanted any more."""
        self.is_over = True

    def follow(self, then: Callable[[Any, bool], object], is_awaited: Callable[[], bool]) -> None:
        """`then(what came of it, whether it was awaited)` is to come after it; that is asked just before it is done,
        since what it does may change the answer."""
        self._then, self._is_awaited = then, is_awaited

    def do(self, run: Callable[[partial[Any]], Any]) -> None:
        """Have it run; an error leaves it as it was."""
        is_awaited = self._is_awaited()
        self._came = run(self.call), is_awaited

    def go_on(self) -> None:
        """What is to come after it, where it was done."""
        if self._then is not None and self._came is not None:
            self._then(*self._came)

    def words(self) -> list[str]:
        """What it was to write; where nobody said it, as far as it is text: names of fields, and what they hold."""
        if self.in_words:
            return [self.in_words]
        named = [f"{name}: {value}" for name, value in self.call.keywords.items() if type(value) is str and value]
        return [*named, *(each for each in self.call.args if type(each) is str and not _ID.fullmatch(each))]
