"""What a post has reached on each network by the latest figures, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.forms.networks import NetworkChip
from ui.widgets.labels import Label, hint, subheading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.posts import Post
    from smmdesk.domain.results.values import PostResult
    from smmdesk.machine.progress import Progress
    from ui.shell.context import Context

_SETTLED: Final = 200
"""Milliseconds that a post is shown before its figures are looked up: who walks through a list waits for none."""
_TABLES: Final = frozenset({"publication", "snapshot"})
_FIGURES: Final = ("views", "reach", "likes")


class PostOutcome(QWidget):
    """Hidden while nothing is known; read beside the window once a post that is out rests in sight."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._post: Post | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_1)
        self._column.addWidget(subheading(self._language(_("Results so far"))))
        self._lines: list[QWidget] = []
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settle.timeout.connect(self._look)
        context.changed.connect(self._follow)
        self.hide()

    def show_post(self, post: Post | None) -> None:
        """Another post, or what has become of it; None for nothing."""
        before, self._post = self._post, post
        is_same = before is not None and post is not None and before.id == post.id
        if not is_same:
            self.show_results(())
        if post is not None and self._may_be_out(post):
            self._settle.start()
        else:
            self._settle.stop()

    def show_results(self, results: Sequence[PostResult]) -> None:
        """A line a network."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        told_of = sorted((each for each in results if each.snapshot is not None), key=_place)
        self._lines = [_line(each, self._language) for each in told_of]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(self._lines))

    def _may_be_out(self, post: Post) -> bool:
        """Only then there may be figures: what is planned asks for none."""
        is_out = post.status is PostStatus.PUBLISHED or bool(post.published_link)
        return is_out or post.is_late(self._context.workspace.now())

    def _follow(self, tables: frozenset[str]) -> None:
        if self._post is not None and tables & _TABLES and self._may_be_out(self._post):
            self._settle.start()

    def _look(self) -> None:
        post = self._post
        if post is None:
            return
        read = self._context.workspace.results.of_posts

        def look(_progress: Progress) -> Sequence[PostResult]:
            return read([post.id]).get(post.id, ())

        def show(found: Sequence[PostResult]) -> None:
            # an answer about a post that is not there any more is dropped
            if self._post is not None and self._post.id == post.id:
                self.show_results(found)

        self._context.background.start("", look, done=show)


def _place(result: PostResult) -> int:
    return list(Network).index(result.publication.network)


def _line(result: PostResult, language: Language) -> QWidget:
    made = QWidget()
    day = result.snapshot.taken_on if result.snapshot else None
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(" · ".join(told(result, language)), wraps=True))
    words.addWidget(hint(language(_("As of {day}"), day=language.short_date(day))))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(NetworkChip(language, result.publication.network), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return made


def told(result: PostResult, language: Language) -> Iterator[str]:
    """Views, reach, likes and the rate of engagement, as far as they are known."""
    from smmdesk.domain.results.ratios import ratio
    from smmdesk.domain.results.sheet import engagements_at
    from smmdesk.knowledge.metrics import name_of

    network = result.publication.network
    for key in _FIGURES:
        if key in result.figures:
            name = name_of(key, language.code, network)
            yield language(_("{name}: {value}"), name=name, value=language.number(result.figures[key]))
    for key, rate in (("reach", "er_reach"), ("views", "er_views")):
        if (share := ratio(engagements_at(result), result.figures.get(key))) is not None:
            yield language(_("{name}: {value}"), name=name_of(rate, language.code), value=language.percent(share, 2))
            return
