"""What the example's client was asked to approve, and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.sheets import ApprovalSheet, Decision, SheetForm, mark
from smmdesk.domain.ids import ApprovalSheetId, new_id
from smmdesk.domain.posts import Post, PostStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.clients import Client
    from smmdesk.domain.variants import Texts

CODE: Final = "K7Q2MX"
_SENT, _READ, _DUE = timedelta(days=-3), timedelta(days=-1), timedelta(days=1)
_ASKED: Final = frozenset({PostStatus.APPROVED, PostStatus.TO_APPROVE})
_LATER: Final = 60
"""Minutes by which one post was moved after the client said yes to it."""


class Approved(NamedTuple):
    """The posts as they are after the answer, and the sheet that they stood on."""

    posts: list[Post]
    sheet: ApprovalSheet


def approved(client: Client, every: Iterable[Texts], by: str, today: date) -> Approved:
    """Those that are approved have the mark of what was said yes to; of the first of them the hour is another one
    since, and those to be approved are still waited for."""
    texts = list(every)
    asked = sorted((each for each in texts if each.post.status in _ASKED and each.post.moment), key=_moment)
    said = {each.post.id for each in asked if each.post.status is PostStatus.APPROVED}
    sent = {str(each.post.id): mark(*each) for each in asked}
    for post, variants in [each for each in asked if each.post.id in said][:1]:
        if post.moment:
            sent[post.id] = mark(replace(post, moment=post.moment.later(minutes=-_LATER)), variants)
    sheet = ApprovalSheet(
        id=ApprovalSheetId(new_id()),
        client_id=client.id,
        code=CODE,
        made_at=_at(today + _SENT, 9),
        due=today + _DUE,
        form=SheetForm.HTML,
        posts=sent,
        taken={id: Decision.YES for id in sent if id in said},
        read_at=_at(today + _READ, 15),
        answered_by=by,
    )
    posts = [each.post for each in texts]
    return Approved([replace(each, approved_mark=sent[each.id]) if each.id in said else each for each in posts], sheet)


def _moment(texts: Texts) -> str:
    moment = texts.post.moment
    return moment.wall.isoformat() if moment else ""


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)
