"""The content plan on paper: a month at a glance, then each post in full for the client to approve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from smmdesk.documents.limits import check_length
from smmdesk.documents.links import target
from smmdesk.documents.pictures import is_picture
from smmdesk.documents.tidy import shortened
from smmdesk.domain.links import for_no_network
from smmdesk.domain.media import plain_name
from smmdesk.domain.networks import in_letters
from smmdesk.domain.periods import Period, Weeks, add_months
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.variants import Texts
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.variants import PostVariant

Media: TypeAlias = Callable[[str], Path | None]

ROOM_IN_A_DAY = {4: 7, 5: 5, 6: 4}
"""Posts that a day's cell holds in a month of so many weeks, which share the height of a page; beyond that it says how
many more there are."""

FIRST_WORDS = 200
"""Letters: as much of a text as a cell holds that has no other post."""

MOST_POSTS = 2_000

PICTURES_OF_A_POST = 4
"""They fill a line."""

MOST_PICTURES = 400
"""On one paper, whose later posts only name theirs: to read large ones takes a quarter of a minute the first time."""

LONGEST_DRAWN_WHOLE = 732
"""Days, two years: in a longer period the months without a post are left out."""

_APPROVED = {PostStatus.APPROVED, PostStatus.SCHEDULED}


def plan(
    posts: Sequence[Post],
    period: Period,
    client: str,
    edition: Edition,
    *,
    told: Mapping[date, str] | None = None,
    media: Media = lambda _name: None,
) -> Document:
    """The plan of a period for the client of that name, whose posts alone these are: it is handed out.

    Posts of other days are left out; those without a date stand at the end of the list. `media` gives the file of a
    picture by its name, where there is one; `told` what a day is, such as a holiday.
    """
    language = edition.language
    dated = sorted((post for post in posts if post.day and post.day in period), key=_moment)
    undated = [post for post in posts if post.moment is None]
    check_length(len(dated) + len(undated), MOST_POSTS)
    months, period = _months(period, [post.day for post in dated if post.day])
    body = {
        "months": [_grid(month, dated, told or {}, language) for month in months],
        "weekdays": [language.weekday(day) for day in _a_week(language)],
        "statuses": [
            (status, language.word(status)) for status in PostStatus if any(p.status is status for p in dated)
        ],
        "days": _days(dated, media, language),
        "undated": [_post(post, media, language) for post in undated],
        "asks": any(post.status is not PostStatus.PUBLISHED for post in (*dated, *undated)),
        "words": _words(language),
    }
    return edition.document("calendar", _head(period, dated, client, edition), body, landscape=True)


def as_read(post: Post, variants: Sequence[PostVariant], language: Language) -> Post:
    """The post as its client reads it: of one network what goes out there; of several the text of all, then what each
    has in its place. A link without the tag that awaits its network."""
    if len(post.networks) == 1:
        return Texts(post, tuple(variants)).within(post.networks[0])
    own = (each for each in variants if each.text and each.network in post.networks)
    texts = [post.text, *(f"{language.word(each.network)}:\n{each.text}" for each in own)]
    return replace(post, text="\n\n".join(texts), link=for_no_network(post.link))


def _moment(post: Post) -> str:
    return post.moment.wall.isoformat() if post.moment else ""


def _head(period: Period, dated: Sequence[Post], client: str, edition: Edition) -> Head:
    language = edition.language
    return edition.head(
        language(_("Content plan")),
        client,
        lines=(language.count("{n} post", "{n} posts", len(dated)),),
        client=client,
        period=language.period(period),
    )


def _months(period: Period, days: Sequence[date]) -> tuple[list[Period], Period]:
    """Every month to be drawn, or the weeks in one, and the days to be named above.

    Of a long period, or one that was left open at an end, those months in which anything is planned.
    """
    if isinstance(period, Weeks):
        return [period], period
    if (period.end - period.start).days <= LONGEST_DRAWN_WHOLE:
        whole, first = [], period.start.replace(day=1)
        while first < period.end:
            whole.append(Period.month_of(first))
            first = add_months(first, 1)
        return whole, period
    found = [Period.month_of(first) for first in sorted({day.replace(day=1) for day in days})]
    if not found:
        return [], period
    return found, Period(max(period.start, found[0].start), min(period.end, found[-1].end))


def _a_week(language: Language) -> list[date]:
    # any Monday would do: only the days of the week are named
    monday = date(2024, 1, 1)
    return [monday + timedelta(days=language.first_weekday() + offset) for offset in range(7)]


def _grid(shown: Period, dated: Sequence[Post], told: Mapping[date, str], language: Language) -> dict[str, object]:
    """Whole weeks; days beside those shown are empty."""
    by_day: dict[date, list[Post]] = {}
    for post in dated:
        if post.day:
            by_day.setdefault(post.day, []).append(post)
    lead = (shown.start.weekday() - language.first_weekday()) % 7
    weeks = -(-(lead + (shown.end - shown.start).days) // 7)
    days = [_day(day, by_day.get(day, []), told.get(day, ""), ROOM_IN_A_DAY[weeks]) for day in shown.days()]
    if not shown.is_whole_month():  # which month a day is in says no heading
        for day, cell in zip(shown.days(), days, strict=True):
            if day in {shown.start, day.replace(day=1)}:
                cell["number"] = language.day_and_month(day)
    return {
        "name": language.period(shown),
        "days": [*[None] * lead, *days, *[None] * (weeks * 7 - lead - len(days))],
    }


def _day(day: date, posts: Sequence[Post], told: str, room: int) -> dict[str, object]:
    # its name takes a line
    shown = posts[: room - bool(told)]
    return {
        "number": day.day,
        "weekend": day.weekday() >= 5,
        "told": shortened(told, 60),
        "more": len(posts) - len(shown),
        "posts": [_glance(post) for post in shown],
    }


def _glance(post: Post) -> dict[str, object]:
    return {
        "time": f"{post.moment.wall:%H:%M}" if post.moment else "",
        "networks": in_letters(post.networks[:3]),
        "words": post.headline(FIRST_WORDS),
        "status": post.status,
    }


def _days(dated: Sequence[Post], media: Media, language: Language) -> list[dict[str, object]]:
    days: dict[date, list[Post]] = {}
    for post in dated:
        if post.day:
            days.setdefault(post.day, []).append(post)
    return [
        {
            "weekday": language.weekday(day),
            "date": language.day_and_month(day),
            "posts": [_post(post, media, language) for post in posts],
        }
        for day, posts in days.items()
    ]


def _post(post: Post, media: Media, language: Language) -> dict[str, object]:
    kinds = (post.format and language.word(post.format), post.rubric, post.tone and language.word(post.tone))
    return {
        "time": language.time(post.moment.wall.time()) if post.moment else "",
        "networks": [language.word(network) for network in post.networks],
        "about": " · ".join(part for part in kinds if part),
        "status": language.word(post.status),
        # what is out already is not to be approved any more
        "asks": post.status is not PostStatus.PUBLISHED,
        "approved": post.status in _APPROVED,
        "text": post.text,
        "hashtags": " ".join(post.hashtags),
        "link": target(post.link),
        "media": ", ".join(map(plain_name, post.media)),
        **pictures_of(post, media),
        "goal": post.goal,
        "note": post.approval_note,
    }


def pictures_of(post: Post, media: Media) -> dict[str, object]:
    """The first of them, and how many more there are; what is missing is named among the media only."""
    names = [name for name in post.media if is_picture(name)]
    found = [(name, file) for name in names[:PICTURES_OF_A_POST] if (file := media(name)) is not None]
    return {
        "pictures": [{"name": plain_name(name), "picture": file} for name, file in found],
        "more_pictures": max(0, len(names) - PICTURES_OF_A_POST),
    }


def at_most(most: int, media: Media) -> Media:
    """The same for so many pictures, none after them."""
    left = iter(range(most))

    def counted(name: str) -> Path | None:
        file = media(name)
        return None if file is None or next(left, None) is None else file

    return counted


def _words(language: Language) -> dict[str, str]:
    return {
        "posts": language(_("Posts in full")),
        "hint": language(_("Mark a box for each post; write beside it what should change.")),
        "undated": language(_("Without a date yet")),
        "approve": language(_("Approve")),
        "change": language(_("Change")),
        "comment": language(_("What to change")),
        "media": language(_("Media")),
        "link": language(_("Link")),
        "goal": language(_("Goal")),
        "note": language(_("Note")),
        "empty": language(_("There are no posts in this period.")),
        "signed": language(_("Approved by, date")),
    }
