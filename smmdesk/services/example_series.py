"""What comes again at the example's client on the last day of each month, be it the 31st or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import PostId, SeriesId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.series import Freq, Series
from smmdesk.services.occurrences import laid_out, made_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
    from smmdesk.domain.posts import Post
    from smmdesk.knowledge.example import ExampleAgain, ExamplePost

_DAY: Final = 31
_TIMES: Final = 6
_AT: Final = time(18, 30)
_ALIKE: Final = ("networks", "format", "rubric", "tone", "goal")


def monthly(client: Client, told: ExampleAgain, like: ExamplePost, today: date) -> Iterator[Series | Post]:
    """A series on the 31st, from the next one on, and its posts: for the goal and in the networks of another one."""
    first = next(day for ahead in range(1, 93) if (day := today + timedelta(days=ahead)).day == _DAY)
    bare = Series(
        id=SeriesId(new_id()),
        client_id=client.id,
        name=told.series,
        first=LocalMoment.at(first, _AT.hour, _AT.minute, client.time_zone),
        freq=Freq.MONTH,
        month_day=_DAY,
        count=_TIMES,
        made_until=first,
    )
    values = {each: getattr(like, each) for each in _ALIKE}
    read = bare.with_content({**values, "text": told.series_text, "hashtags": told.hashtags}).checked()
    yield (series := replace(read, made_until=made_until(read)))
    for day in laid_out(series):
        yield series.post(PostId(new_id()), day)
