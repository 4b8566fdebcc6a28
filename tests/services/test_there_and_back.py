"""A plan that was exported and is read again: nothing changes here, and elsewhere the very same posts appear."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.domain.variants import SHARED, PostVariant
from smmdesk.exchange.calendars.writing import CARRIED
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.importing import ImportReport, ImportService
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import LANGUAGES, Language
from tests.conftest import NOW
from tests.desks import new_desk
from tests.records import HOSTILE, moments, record
from tests.storage.conftest import emptied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smmdesk.workspace import Workspace

MANY = settings(max_examples=int(os.environ.get("SMMDESK_EXAMPLES", "15")), suppress_health_check=list(HealthCheck))
OURS, OTHERS = ClientId("a" * 32), ClientId("b" * 32)
# what a table or a calendar has a meaning for
SIGNS = (
    *("=1+1", "'=x", "''+x", "'\r", "'", "-", "N/A", "+995", "@home", "\t", "\tpadded\t", " padded ", "＝1"),
    *("line\rline", "\n", "\n\n", "one\n", "\r\n two", "a;b,c\td|e", 'a "quoted" word', '"', '""', '";"', "#tag", "#"),
    *("TRUE", "17", "1e5", "2026-11-03", "12:30", "#REF!", "sep=;", "_x000D_", "_x005F_x000D_", "_xFFFF_", "\\n", "\\"),
    *("new year", "\xa0", "\u2003", "\ufeff", "\u200b", "\x1b[0m", "\ufffe", "\U0010ffff", "END:VEVENT\n END:VEVENT"),
    *("<r>a & b</r>", "\n".join([";" * 30] * 4), "\n".join(["," * 19] * 4)),
    *(text for text in HOSTILE if len(text) < 1000),
    'Text (2)\nID,Date,Time,Text\n1,2026-11-03,10:00,"unclosed',
)
TEXTS = (
    st.text(max_size=20)
    | st.sampled_from(SIGNS)
    | st.tuples(st.sampled_from(SIGNS), st.text(max_size=3), st.sampled_from(SIGNS)).map("".join)
)
WORDS = ("rubric", "goal", "text", "link", "first_comment", "person", "approval_note", "published_link", "note")
ZONES = ("UTC", "Etc/GMT+3", "EST5EDT", "America/Argentina/Buenos_Aires")
MINUTES = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
WHEN = st.none() | moments() | st.builds(LocalMoment, MINUTES, st.sampled_from(ZONES))
POSTS = st.lists(
    record(
        Post,
        client_id=st.sampled_from([OURS, OTHERS]),
        moment=WHEN,
        published_at=WHEN,
        networks=st.lists(st.sampled_from(Network), unique=True, max_size=4).map(tuple),
        hashtags=st.lists(TEXTS, max_size=3).map(tuple),
        media=st.lists(TEXTS, max_size=3).map(tuple),
        tags=st.lists(TEXTS, max_size=3).map(tuple),
        source_key="",
        approved_mark="",
        series_id=None,
        series_day=None,
        **dict.fromkeys(WORDS, TEXTS),
    ),
    max_size=4,
    unique_by=lambda post: post.id,
)
OWN = st.lists(
    record(
        PostVariant,
        text=st.none() | TEXTS,
        link=st.none() | TEXTS,
        title=TEXTS,
        first_comment=st.none() | TEXTS | st.sampled_from(["—", "——"]),
        hashtags=st.none() | st.lists(TEXTS, max_size=2).map(tuple),
    ),
    max_size=3,
    unique_by=lambda variant: variant.network,
)
"""What the first post says in single networks."""
NAMES = st.tuples(TEXTS.map("our{}".format), TEXTS.map("their{}".format))
EVERY_SIGN = [
    Post(
        id=PostId(f"{number:032x}"),
        client_id=OURS,
        hashtags=(sign,),
        media=(sign,),
        alt={sign: sign},
        tags=(sign,),
        cost=Money(10 ** (number % 19) - 1, "KWD"),
        **dict.fromkeys(WORDS, sign),  # type: ignore[arg-type]  # each of them is a text
    )
    for number, sign in enumerate(SIGNS)
]

TABLE_IN_A_NOTE = Post(
    id=PostId("e" * 32),
    client_id=OURS,
    published_link="\n".join(["," * 19] * 4),
    note='Text (2)\nID,Date,Time,Text\n1,2026-11-03,10:00,"unclosed',
)
"""With a cell before it that looks like rows a reader takes it for a table of its own."""
LIKE_A_DAY = Post(id=PostId("f" * 32), client_id=OURS, rubric="1{")
"""Where no post has a date a reader takes such a column for the one of days."""
LIKE_ROWS = Post(
    id=PostId("d" * 32),
    client_id=OTHERS,
    moment=LocalMoment(datetime(2000, 1, 1), "UTC"),
    note="\n".join([";" * 30] * 4),
)
"""Until the table is known for one of ours its row is cut in two, and the day stands under the time."""


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, Workspace]]:
    """Two workspaces: here, and elsewhere."""
    folder = tmp_path_factory.mktemp("desks")
    with (
        new_desk(folder / "here", clock=lambda: NOW) as here,
        new_desk(folder / "elsewhere", clock=lambda: NOW) as elsewhere,
    ):
        yield here, elsewhere


def begun(
    desk: Workspace, names: Sequence[str], posts: Sequence[Post] = (), own: Sequence[PostVariant] = ()
) -> list[Post]:
    """The posts as they are kept among clients of these names, the first with what is `own` of networks, and nothing
    else."""
    emptied(desk.database)
    for id, name in zip((OURS, OTHERS), names, strict=True):
        desk.records.add(Client(id=id, name=name))
    for post in posts:
        desk.records.add(post)
    for each in own if posts else ():
        values = {name: value for name in (*SHARED, "title") if (value := getattr(each, name)) is not None}
        desk.texts.write(posts[0].id, each.network, **values)
    return desk.records.all(Post)


def imported(desk: Workspace, path: Path) -> ImportReport:
    """For the first client, without the backup that is made before."""
    service = ImportService(desk.database, desk.clients, lambda: NOW, lambda: None)
    return service.import_file(path, desk.records.get(Client, OURS).name, kind=PLAN)


def facts(post: Post, names: Sequence[str]) -> list[object]:
    """The values of these fields."""
    return [getattr(post, name) for name in names]


def said(variant: PostVariant) -> list[str]:
    """All of it but by which id it is kept, so that it can be sorted."""
    return [str(getattr(variant, each.name)) for each in fields(PostVariant) if each.name != "id"]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ics"])
def test_what_was_exported_is_known_here_and_comes_whole_elsewhere(
    desks: tuple[Workspace, Workspace], tmp_path: Path, suffix: str
) -> None:
    here, elsewhere = desks
    path = tmp_path / f"plan{suffix}"

    @MANY
    @given(posts=POSTS, names=NAMES, own=OWN, code=st.sampled_from(list(LANGUAGES)), of_all=st.booleans())
    @example(posts=EVERY_SIGN, names=("ours", "theirs"), own=[], code="ka", of_all=False)
    @example(posts=[LIKE_A_DAY], names=("ours", "theirs"), own=[], code="en", of_all=False)
    @example(posts=[LIKE_ROWS], names=("ours", "their\r0"), own=[], code="ru", of_all=True)
    @example(posts=[TABLE_IN_A_NOTE], names=("ours", "theirs"), own=[], code="en", of_all=False)
    def there_and_back(
        posts: list[Post], names: tuple[str, str], own: list[PostVariant], code: str, of_all: bool
    ) -> None:
        kept = begun(here, names, posts, own)
        texts = here.records.all(PostVariant)
        told = [post for post in kept if (of_all or post.client_id == OURS) and (post.moment or suffix != ".ics")]
        here.exporting.export(
            Wish(output="calendar", language=Language(code), client_id=None if of_all else OURS), path
        )
        if not told and suffix == ".ics":
            return  # a calendar without an entry is refused
        again = imported(here, path)
        assert (again.added, again.updated, again.problems) == (0, 0, [])
        assert here.records.all(Post) == kept
        assert here.records.all(PostVariant) == texts

        begun(elsewhere, names)
        imported(elsewhere, path)
        carried = CARRIED if suffix == ".ics" else tuple(each.name for each in fields(Post))
        assert [facts(post, carried) for post in elsewhere.records.all(Post)] == [facts(post, carried) for post in told]
        if suffix != ".ics":  # which has a place for one text
            ids = {post.id for post in told}
            came = elsewhere.records.all(PostVariant)
            assert sorted(map(said, came)) == sorted(said(each) for each in texts if each.post_id in ids)

    there_and_back()
