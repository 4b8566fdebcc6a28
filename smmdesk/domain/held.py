"""An act that waits for another program to finish writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import partial

    from smmdesk.domain.errors import SmmdeskError

_ID = re.compile(r"[0-9a-f]{32}")


class HeldAct:
    """The call that does it. `is_over` once it was done, refused or withdrawn; what refused it is its `refusal`."""

    def __init__(self, call: partial[Any]) -> None:
        self.call = call
        self.is_over = False
        self.refusal: SmmdeskError | None = None

    def withdraw(self) -> None:
        """It is not wanted any more."""
        self.is_over = True

    def words(self) -> list[str]:
        """What it was to write, as far as it is text: names of fields, and what was typed into them."""
        # ids are text, too, and nobody typed them
        named = [f"{name}: {value}" for name, value in self.call.keywords.items() if isinstance(value, str) and value]
        return [*named, *(each for each in self.call.args if isinstance(each, str) and not _ID.fullmatch(each))]
