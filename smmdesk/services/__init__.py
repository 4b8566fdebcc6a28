"""One module for each area; each is imported when it is first asked for, since SQLAlchemy costs as much as a window."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smmdesk.services import (
        backups,
        budget,
        calendar,
        checklist,
        clients,
        comparison,
        documents,
        exporting,
        history,
        importing,
        media,
        records,
        settings,
    )

    __all__ = [
        "backups",
        "budget",
        "calendar",
        "checklist",
        "clients",
        "comparison",
        "documents",
        "exporting",
        "history",
        "importing",
        "media",
        "records",
        "settings",
    ]
else:

    def __getattr__(name: str) -> ModuleType:
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            raise AttributeError(name) from error
