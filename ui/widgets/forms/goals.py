"""The field in which posts and budget lines name the goal that they serve."""

from __future__ import annotations

from collections.abc import Callable

from smmdesk.speech.language import _
from ui.widgets.forms.editors import Line

Goals = Callable[[], tuple[str, ...]]


def goal_line(known: Goals, placeholder: str = "") -> Line:
    """A goal of the strategy in force, or one that is no part of it."""
    return Line(placeholder, suggestions=known, new=_("Another goal “{text}”"))
