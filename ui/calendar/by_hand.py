"""What a person does in the views by hand: types, drags, opens, edits a cell, asks for the menu.

What that takes is imported with the first of it: the first frame only shows.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ui.calendar.views import GRIDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post, PostStatus
    from smmdesk.domain.slots import Place
    from smmdesk.exchange.plans.quick_words import QuickWords
    from ui.calendar.adding import NewPosts
    from ui.calendar.gaps.filling import Filling
    from ui.calendar.lists.cells import CellOffers
    from ui.calendar.month.thumbnails import Thumbnails
    from ui.calendar.month.warnings import Warnings
    from ui.calendar.page import CalendarPage
    from ui.calendar.post.details import PostDetails
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.calendar.shown.sight import Sight
    from ui.widgets.forms.field_row import Edit


class ByHand:
    """Hears the views of a page, and gives them what they ask for."""

    def __init__(self, page: CalendarPage, shown: ShownPosts, sight: Sight, details: PostDetails) -> None:
        self._page, self._views, self._context = page, page.views, page.context
        self._shown, self._sight, self._details = shown, sight, details

    def listen(self) -> None:
        """Once, to month, tables and what is dragged."""
        views, month, scene = self._views, self._views.month, self._views.month.scene
        scene.now = self._context.workspace.now
        views.clicked.connect(self._details.open)
        views.opened.connect(self._open)
        views.dropped.connect(self._drop)
        views.more_wanted.connect(self._page.show_rest)
        views.edit_with(self._cell_offers)
        views.set_menu(self._menu)
        month.keep_with(self.keep, self._quick_words)
        month.found_out.picture_with(self._thumbnails)
        month.found_out.check_with(self._shown.warns, self._warnings)
        month.line_stayed.connect(self.ask_whose)
        self._context.choosing.connect(month.finish_line)
        scene.moved.connect(self._move)
        scene.copied.connect(self._copy)
        scene.nudged.connect(self._nudge)
        scene.planned.connect(self._plan)
        scene.set_aside.connect(self._set_aside)
        scene.client_wanted.connect(self._context.choose_client)
        scene.today_wanted.connect(self._sight.go_to_today)
        scene.month_wanted.connect(self._sight.turn)
        scene.day_wanted.connect(self._sight.turn_to)
        scene.gap_wanted.connect(self._fill)
        scene.details_wanted.connect(self._details.open_day)
        scene.whole_day_wanted.connect(self._open_day)

    # new posts

    @cached_property
    def _new(self) -> NewPosts:
        from ui.calendar.adding import NewPosts

        return NewPosts(self._context, self._page, self._views, self._shown.at_work, self._show_new)

    def begin(self) -> None:
        """An empty post, to be written."""
        self._new.begin()

    def keep(self, edit: Edit) -> None:
        """A post of the words typed on a day or among the ideas, or the refusal why it cannot be yet."""
        self._new.keep(edit)

    def ask_whose(self) -> None:
        """Words were left that could not be kept."""
        self._new.ask_whose()

    def _show_new(self, post: Post, write: bool) -> None:
        self._sight.show([post])
        # to an idea beside the month another one is added at once
        if write or post.day is not None or self._views.kind not in GRIDS:
            self._details.open(post, write=write)

    def _quick_words(self) -> QuickWords:
        return self._new.words()

    @cached_property
    def filling(self) -> Filling:
        """What fills empty slots."""
        from ui.calendar.gaps.filling import Filling

        return Filling(self._context, self._shown, self._views.month, self._sight.show, self._write_new)

    def _write_new(self, post: Post) -> None:
        self._show_new(post, True)

    def _fill(self, gap: Place) -> None:
        self.filling.offer(gap)

    # those that are there

    def _open(self, post: Post) -> None:
        """To be written on, with all that are selected with it."""
        posts = self._views.selected()
        self._details.open_all(posts if post in posts else [post])

    def _open_day(self, day: date) -> None:
        """The list of all posts of a day."""
        from ui.calendar.month.day_popup import show_day

        show_day(self._views.month, self._context.language, day, self._open_from_day)

    def _open_from_day(self, post: Post) -> None:
        self._views.select([post])
        self._details.open(post)

    def _menu(self) -> QMenu:
        from ui.calendar.menu import calendar_menu

        return calendar_menu(self._page)

    def _cell_offers(self) -> CellOffers:
        from ui.calendar.lists.cells import cell_offers

        return cell_offers(self._context, self._shown, self._page.selected.save_cell)

    def _drop(self, posts: Sequence[Post], status: PostStatus) -> None:
        self._page.selected.set_status_of(posts, status)

    def _move(self, ids: Sequence[PostId], days: int, minutes: int) -> None:
        self._page.selected.move_these(ids, days, minutes)

    def _plan(self, ids: Sequence[PostId], day: date, at: int | None) -> None:
        self._page.selected.plan(ids, day, at)

    def _set_aside(self, ids: Sequence[PostId]) -> None:
        self._page.selected.set_these_aside(ids)

    def _copy(self, ids: Sequence[PostId], days: int, minutes: int) -> None:
        self._page.selected.copy_these(ids, days, minutes)

    def _nudge(self, minutes: int) -> None:
        self._page.selected.move(minutes=minutes)

    # what chips show besides their post

    def _thumbnails(self) -> Thumbnails:
        from ui.calendar.month.thumbnails import Thumbnails

        return Thumbnails(self._context, self._views.month)

    def _warnings(self) -> Warnings:
        return self._shown.warnings_in(self._views.month)
