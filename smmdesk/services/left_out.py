"""Days that a series leaves out, because a person removed the post that it had on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.posts import Post
from smmdesk.domain.series import Series

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.ids import SeriesId
    from smmdesk.storage.writer import Writer


def leave_out(work: Writer, ids: Sequence[str]) -> None:
    """Posts are about to be removed: their series have none on their days again; one of which none is left goes too."""
    gone: dict[SeriesId, set[date]] = {}
    for post in work.some(Post, ids):
        if post.series_id is not None and post.series_day is not None:
            gone.setdefault(post.series_id, set()).add(post.series_day)
    for series in work.some(Series, [*gone]) if gone else ():
        if work.count(Post, series_id=series.id) > len(gone[series.id]):
            work.save(series.without(gone[series.id]))
        else:
            work.remove(Series, [series.id])
