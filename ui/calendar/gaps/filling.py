"""Empty slots are filled: one with the idea that is chosen, or a new post; all with the best of their ideas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place
    from ui.calendar.month.view import MonthView
    from ui.calendar.shown.shown_posts import ShownPosts
    from ui.shell.context import Context


class Filling:
    """`show` is asked to bring posts into sight that were planned, `write` to open a new one to be written."""

    def __init__(
        self,
        context: Context,
        shown: ShownPosts,
        month: MonthView,
        show: Callable[[Sequence[Post]], object],
        write: Callable[[Post], object],
    ) -> None:
        self._context, self._shown, self._month = context, shown, month
        self._show, self._write = show, write

    def offer(self, gap: Place) -> None:
        """The ideas that fit an empty slot, over its place."""
        from ui.calendar.gaps.gap_popup import GapPopup

        with self._context.attempt():
            ideas = self._context.workspace.slots.ideas_for(gap)
            taken, begun = partial(self._take, gap), partial(self._begin, gap)
            popup = GapPopup(self._month, self._context.language, gap, ideas, taken=taken, begun=begun)
            spot = self._month.scene.places.spot(self._month.scene.selection)
            popup.open_at(self._month.mapToGlobal(spot.bottomLeft()))

    def fill_all(self) -> None:
        """The best idea into each empty slot in sight, in one act."""
        language, period = self._context.language, self._shown.days.period
        slots, chosen = self._context.workspace.slots, self._context.client_id

        def tell(done: Sequence[Post]) -> None:
            if not done:
                self._context.say(language(_("No idea fits the empty slots in sight.")))
                return
            self._context.say_undoable(language.count("Filled {n} slot", "Filled {n} slots", len(done)))

        def show(done: Sequence[Post]) -> None:
            if done:
                self._show(sorted(done, key=lambda post: post.day or period.start))

        self._context.do(lambda: slots.fill_all(period, chosen), tell=tell, show=show)

    def _take(self, gap: Place, idea: Post) -> None:
        language = self._context.language

        def tell(_done: Sequence[Post]) -> None:
            self._context.say_undoable(language.count("Planned {n} idea", "Planned {n} ideas", 1))

        self._context.do(lambda: self._context.workspace.slots.fill(gap, idea.id), tell=tell, show=self._show)

    def _begin(self, gap: Place) -> None:
        add, slot = self._context.workspace.calendar.add, gap.slot
        self._context.do(lambda: add(slot.client_id, gap.day, at=slot.at, slot_id=slot.id), show=self._write)
