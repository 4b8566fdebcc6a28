"""Posts as a table that a spreadsheet shows and `reading` reads back without a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from smmdesk.domain.text import _
from smmdesk.exchange.plans import came_out
from smmdesk.exchange.plans.own_texts import cell_of, header, parts_in
from smmdesk.exchange.plans.own_words import HEADERS, TOLD
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.ids import ClientId, PostId, SeriesId
    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import PostVariant
    from smmdesk.speech.language import Language

_ALWAYS = frozenset({"date", "time", "networks", "text"})
_KINDS = {"date": CellKind.DATE, "time": CellKind.TIME, "cost": CellKind.MONEY}


Variants: TypeAlias = "Mapping[PostId, Sequence[PostVariant]]"


def posts_table(
    posts: Sequence[Post],
    language: Language,
    *,
    clients: Mapping[ClientId, str] | None = None,
    variants: Variants | None = None,
    series: Mapping[SeriesId, str] | None = None,
) -> Table:
    """The posts in their order; with `clients` (their names) a column says whose they are, `variants` have a column for
    each network and field that one of them has, and where one is of a series a column has the names of `series`."""
    told = [*TOLD.items()] if any(post.series_id in (series or {}) for post in posts) else []
    headers = HEADERS if clients is not None else {key: name for key, name in HEADERS.items() if key != "client"}
    own = {post.id: {each.network: each for each in (variants or {}).get(post.id, ())} for post in posts}
    parts = parts_in([each for by_network in own.values() for each in by_network.values()])
    return Table(
        title=language(_("Content plan")),
        columns=[
            *(Column(key, language(name), _KINDS.get(key, CellKind.TEXT)) for key, name in headers.items()),
            *(Column(key, language(name), CellKind.TEXT) for key, name in told),
            *(Column(part.use, header(part, language, language.word), CellKind.TEXT) for part in parts),
        ],
        rows=[
            [
                *_row(post, language, clients),
                *((series or {}).get(post.series_id, "") if post.series_id else "" for _told in told),
                *(cell_of(own[post.id].get(part.network), part.name) for part in parts),
            ]
            for post in posts
        ],
    )


def rows_table(
    posts: Sequence[Post],
    language: Language,
    *,
    clients: Mapping[ClientId, str],
    zones: Mapping[ClientId, str],
    variants: Variants | None = None,
    series: Mapping[SeriesId, str] | None = None,
) -> Table:
    """The same as a person copies it: only columns in which something stands, the ids last, no zone that goes without
    saying. `clients` and `zones` are the names and time zones of those whose posts they are.
    """
    named = clients if len(clients) > 1 else None
    whole = posts_table(posts, language, clients=named, variants=variants, series=series)
    filled = zip(*whole.rows, strict=True) if whole.rows else ((),) * len(whole.columns)
    shown = {column.key for column, cells in zip(whole.columns, filled, strict=True) if any(map(_says, cells))}
    if all(post.moment is None or post.moment.zone == zones[post.client_id] for post in posts):
        shown.discard("zone")
    order = [at for at, column in enumerate(whole.columns) if column.key in shown | _ALWAYS]
    order.sort(key=lambda at: whole.columns[at].key == "id")
    return whole.of_columns(order)


def _says(value: Value) -> bool:
    return value not in (None, "")


def delimiter_for(language: Language) -> str:
    """What spreadsheets of that language's countries expect between the cells of a CSV file."""
    return "," if language.code == "en" else ";"


def _row(post: Post, language: Language, clients: Mapping[ClientId, str] | None) -> list[Value]:
    """The values in the order of `HEADERS`."""
    whose: list[Value] = [] if clients is None else [clients.get(post.client_id, "")]
    moment = post.moment
    return [
        str(post.id),
        *whose,
        moment.day if moment else None,
        moment.wall.time() if moment else None,
        moment.zone if moment else None,
        ", ".join(language.word(network) for network in post.networks),
        language.word(post.format) if post.format else None,
        post.rubric,
        language.word(post.status),
        language.word(post.tone) if post.tone else None,
        post.goal,
        post.text,
        " ".join(post.hashtags),
        post.link,
        "\n".join(post.media),
        "\n".join(post.alt.get(name, "") for name in post.media) if post.alt else "",
        post.first_comment,
        ", ".join(post.tags),
        post.person,
        post.cost.amount if post.cost else None,
        post.cost.currency if post.cost else None,
        post.approval_note,
        post.published_link,
        came_out.cell_of(post),
        post.note,
    ]
