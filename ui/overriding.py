"""`@override` as it is in `typing` from Python 3.12 on.

Not taken from `typing_extensions` at run time: to import that takes six milliseconds of every start, for a mark that
only the type checker reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """The method itself."""
        return method
