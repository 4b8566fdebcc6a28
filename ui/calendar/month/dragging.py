"""A drag of posts over the month, from the hand's first move to the drop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import minute_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QPixmap

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post

EDGE: Final = 18
"""Pixels along the left and right edge where a drag turns to the month beside, after a moment of rest."""


@dataclass(slots=True)
class Drag:
    """What is in the hand and where the hand is. The posts are kept, as their month may go out of sight."""

    posts: Sequence[Post]
    held: Post
    """the one under the mouse: its day counts, the others keep their distance to it"""
    picture: QPixmap
    grip: QPoint
    place: QPoint
    over: date | None = None
    at: int | None = None
    """over which minute of the day, in a week"""
    turning: int = 0
    copies: bool = False
    on_tray: bool = False
    """whether the hand is over the ideas beside the month"""

    @property
    def is_idea(self) -> bool:
        """Whether what is in the hand has no day yet."""
        return self.held.day is None

    @property
    def becomes_idea(self) -> bool:
        """Whether it would lose its day if it were dropped now."""
        return self.on_tray and not self.is_idea

    @property
    def ids(self) -> list[PostId]:
        """Of all posts in the hand."""
        return [post.id for post in self.posts]

    @property
    def days(self) -> int:
        """How far they would go if they were dropped now."""
        return (self.over - self.held.day).days if self.over and self.held.day else 0

    @property
    def minutes(self) -> int:
        """How much later on their day they would be."""
        if self.at is None or self.held.moment is None:
            return 0
        return self.at - minute_of(self.held.moment.wall)

    @property
    def badge(self) -> str:
        """How many there are, and that copies are made."""
        count = str(len(self.posts)) if len(self.posts) > 1 else ""
        return f"+{count}" if self.copies else count

    def turn_at(self, frame: QRect) -> int:
        """-1 or 1 where the hand rests on or beyond the left or right edge."""
        if self.place.x() < frame.left() + EDGE:
            return -1
        return 1 if self.place.x() > frame.right() - EDGE else 0
