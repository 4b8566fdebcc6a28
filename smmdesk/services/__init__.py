"""One module for each area; each is imported when it is first asked for, since SQLAlchemy costs as much as a window."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what `workspace.py` may name
    from types import ModuleType

    # `as`: what is imported under its own name is offered to others, as mypy reads it
    from smmdesk.services import backups as backups
    from smmdesk.services import budget as budget
    from smmdesk.services import calendar as calendar
    from smmdesk.services import checklist as checklist
    from smmdesk.services import clients as clients
    from smmdesk.services import comparison as comparison
    from smmdesk.services import exporting as exporting
    from smmdesk.services import history as history
    from smmdesk.services import importing as importing
    from smmdesk.services import media as media
    from smmdesk.services import records as records
    from smmdesk.services import settings as settings
else:

    def __getattr__(name: str) -> ModuleType:
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":  # something that the module itself needs
                raise
            raise AttributeError(name) from error
