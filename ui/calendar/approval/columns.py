"""How posts are told apart where they are sent, and what becomes of each row of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.approval.effects import QUIET, Line
from smmdesk.domain.networks import in_letters
from smmdesk.speech.language import _
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language


def _when(post: Post | None, language: Language) -> str:
    if post is None or post.moment is None:
        return ""
    return (
        f"{language.weekday(post.moment.day, 'short')} {language.short_date(post.moment.day)}, {post.moment.wall:%H:%M}"
    )


def _said(line: Line, language: Language) -> str:
    """The decision where it is one, else what was written."""
    return language.word(line.decision) if line.decision else line.row.said


TO_SEND: Final[tuple[Column[Post], ...]] = (
    Column(_("When"), _when, sort=lambda post: post.moment.wall if post.moment else None, width=190),
    Column(_("Networks"), lambda post, _language: in_letters(post.networks), width=96),
    Column(_("Text"), lambda post, _language: post.headline(120), width=STRETCH),
    Column(_("Status"), lambda post, language: language.word(post.status), width=132),
)
OF_ANSWER: Final[tuple[Column[Line], ...]] = (
    Column(
        "№", lambda line, _language: str(line.number or ""), sort=lambda line: line.number or 0, align=RIGHT, width=52
    ),
    Column(
        _("Post"),
        lambda line, language: f"{_when(line.post, language)} {line.post.headline(60)}" if line.post else "",
        width=STRETCH,
    ),
    Column(_("Answer"), _said, width=120),
    Column(_("Comment"), lambda line, _language: " ".join(line.row.comment.split()), width=170),
    Column(
        _("What becomes of it"),
        lambda line, language: language.word(line.effect),
        sort=lambda line: (line.effect in QUIET, line.effect),
        width=240,
    ),
)
