"""What posts say in single networks, the limits that were looked up here, and words that are used again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import CHANGE_LIMIT, CONFIRM_LIMIT, SAME_AS_ALL, WRITE_FOR_NETWORK
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.ids import LimitEditId, PostVariantId, new_id
from smmdesk.domain.limits import LimitEdit
from smmdesk.domain.posts import Post
from smmdesk.domain.snippets import Snippet, for_client
from smmdesk.domain.variants import NetworkText, PostVariant, Texts
from smmdesk.services.records import as_seen
from smmdesk.services.service import Service
from smmdesk.services.variants import keep, variants_of
from smmdesk.storage.rows import as_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId, PostId
    from smmdesk.domain.networks import Network
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class Around(NamedTuple):
    """A post with its texts, limits that were looked up here, and phrases that somebody here had enough of."""

    texts: Texts
    limits: Sequence[LimitEdit]
    worn: Sequence[str]


class TextService(Service):
    """What a person does to texts beyond what a form does to a post."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    # texts of networks

    def around(self, post: Post) -> Around:
        """All that a post is written with, read at one moment."""
        with self._database.read() as reader:
            texts = Texts(post, variants_of(reader, [post.id]).get(post.id, ()))
            snippets = for_client(reader.all(Snippet), post.client_id)
            return Around(texts, reader.all(LimitEdit), [phrase for each in snippets for phrase in each.phrases])

    def of(self, post: Post) -> Texts:
        """A post with all that is of its networks alone."""
        with self._database.read() as reader:
            return Texts(post, variants_of(reader, [post.id]).get(post.id, ()))

    def write(
        self, post_id: PostId, network: Network, seen: Mapping[str, object] | None = None, /, **values: object
    ) -> NetworkText:
        """Give fields of a `NetworkText` other values: what goes out in that network from now on.

        `ChangedElsewhereError` where a field does not hold any more what was `seen` in it.
        """
        with self._database.write(WRITE_FOR_NETWORK) as work:
            post, variant = _both(work, post_id, network)
            as_seen(NetworkText.of(post, network, variant), seen, values)
            before = variant or PostVariant(id=PostVariantId(new_id()), post_id=post_id, network=network)
            kept = keep(work, replace(before, **values), post)  # type: ignore[arg-type]  # of these very fields
            return NetworkText.of(post, network, kept)

    def same_as_all(self, post_id: PostId, network: Network) -> bool:
        """What goes out in that network is what goes out everywhere; whether it was anything else."""
        with self._database.write(SAME_AS_ALL) as work:
            found = work.all(PostVariant, post_id=post_id, network=network)
            return bool(work.remove(PostVariant, [each.id for each in found]))

    # limits

    def limits(self) -> list[LimitEdit]:
        """Those that were looked up here."""
        with self._database.read() as reader:
            return reader.all(LimitEdit)

    def confirm_limit(self, edit: LimitEdit) -> LimitEdit:
        """It still holds, as of today."""
        return self._set_limit(replace(edit, checked_on=self._today()), is_confirmed=True)

    def change_limit(self, edit: LimitEdit) -> LimitEdit:
        """It is another one, or there is none (no amount), as of its day."""
        return self._set_limit(edit, is_confirmed=False)

    def shipped_limit(self, edit: LimitEdit) -> None:
        """What came with the program holds again."""
        with self._database.write(CHANGE_LIMIT) as work:
            work.remove(LimitEdit, [each.id for each in _same(work, edit)])

    def _set_limit(self, edit: LimitEdit, *, is_confirmed: bool) -> LimitEdit:
        with self._database.write(CONFIRM_LIMIT if is_confirmed else CHANGE_LIMIT) as work:
            known = next(iter(_same(work, edit)), None)
            kept = as_kept(replace(edit, id=known.id if known else edit.id or LimitEditId(new_id()))).checked()
            work.save(kept)
        return kept

    # words that are used again

    def snippets(self, client_id: ClientId | None) -> list[Snippet]:
        """Those that may be used for a client, its own first."""
        with self._database.read() as reader:
            return for_client(reader.all(Snippet), client_id)

    def every_snippet(self) -> list[Snippet]:
        """All of them, by name."""
        with self._database.read() as reader:
            return sorted(reader.all(Snippet), key=lambda each: (each.kind, each.name.casefold(), each.id))


def _both(reader: Reader, post_id: PostId, network: Network) -> tuple[Post, PostVariant | None]:
    if (post := reader.find(Post, post_id)) is None:
        raise MissingRecordError
    return post, next(iter(reader.all(PostVariant, post_id=post_id, network=network)), None)


def _same(reader: Reader, edit: LimitEdit) -> list[LimitEdit]:
    network, what, hard = edit.key
    return reader.all(LimitEdit, network=network, what=what, hard=hard)
