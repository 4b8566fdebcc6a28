"""What is found out about posts once their month is painted: small pictures of their files, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPixmap

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post
    from ui.calendar.month.scene import MonthScene
    from ui.calendar.month.thumbnails import Thumbnails
    from ui.calendar.month.warnings import Warnings


class FoundOut:
    """Tells chips what is known by now; `renew` is told which posts look otherwise by what comes later.

    Who looks is made when it is first needed, by what is handed in with `picture_with` and `check_with`.
    """

    def __init__(self, scene: MonthScene, renew: Callable[[Callable[[Post], bool]], object]) -> None:
        self._scene, self._renew = scene, renew
        self._make_thumbnails: Callable[[], Thumbnails] | None = None
        self._thumbnails: Thumbnails | None = None
        self._make_warnings: Callable[[], Warnings] | None = None
        self._warnings: Warnings | None = None
        self._marked: dict[PostId, bool] = {}
        """whether a chip was painted as one that needs attention"""
        scene.why = self._why

    def forget(self) -> None:
        """Nothing is painted any more."""
        self._marked.clear()

    # small pictures

    def picture_with(self, make: Callable[[], Thumbnails]) -> None:
        """Who gives small pictures; asked when the first chip has room for one."""
        self._make_thumbnails = make

    def thumbnail(self, name: str, ratio: float) -> QPixmap | None:
        """What is known of a picture by now."""
        if self._thumbnails is None:
            if self._make_thumbnails is None:
                return None
            self._thumbnails = self._make_thumbnails()
            self._thumbnails.came.connect(self._show_thumbnails)
        return self._thumbnails.of(name, ratio)

    def _show_thumbnails(self, names: frozenset[str]) -> None:
        self._renew(lambda post: not names.isdisjoint(post.media))

    # what is wrong

    def check_with(self, warns: Callable[[Post], bool], make: Callable[[], Warnings]) -> None:
        """`warns` tells at once which chips are marked; who looks closer is asked for after the first frame."""
        self._scene.warns, self._make_warnings = warns, make

    def look_closer(self, posts: Sequence[Post]) -> None:
        """Find out what is wrong with these, beside the window."""
        if (warnings := self._checked()) is not None:
            warnings.look(posts)

    def warns(self, post: Post) -> bool:
        """Whether its chip is painted as one that needs attention."""
        marked = self._marked[post.id] = self._scene.warns(post)
        return marked

    def _checked(self) -> Warnings | None:
        if self._warnings is None and self._make_warnings is not None:
            self._warnings = self._make_warnings()
            self._warnings.came.connect(self._show_warnings)
        return self._warnings

    def _why(self, post: Post) -> Sequence[str]:
        return warnings.why(post) if (warnings := self._checked()) is not None else ()

    def _show_warnings(self, found: Mapping[PostId, bool]) -> None:
        """Only the days are painted anew on which a mark comes or goes."""
        other = {post_id for post_id, wrong in found.items() if self._marked.get(post_id, wrong) != wrong}
        if other:
            self._renew(lambda post: post.id in other)
