"""How clients answer what people say: the rule, what waits, replies to begin from, and what was answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.changes import ADD_FIRST_REPLIES
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, ReplyTemplateId, new_id
from smmdesk.domain.reputation.records import AnswerRule, Brand, ReplyTemplate
from smmdesk.services.records import as_seen, ruled
from smmdesk.services.service import Service
from smmdesk.services.working_time import rule_of
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.mentions import answered_mentions, waiting_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.storage.database import Database


class AnswerService(Service):
    """What a person does with rules and replies beyond adding, changing and removing single replies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change_rule(
        self, client_id: ClientId, seen: Mapping[str, object] | None = None, **values: object
    ) -> AnswerRule:
        """Give fields of a client's rule new values; it is made with the first of them."""
        with self._database.read() as reader:
            is_there = reader.count(AnswerRule, client_id=client_id)
        with self._database.write(changing(AnswerRule) if is_there else adding(AnswerRule)) as work:
            work.get(Client, client_id)
            before = as_seen(rule_of(work, client_id), seen, values)
            work.save(after := ruled(work, before.changed_to(**values)))
        return after

    def waiting(self, client_id: ClientId) -> Sequence[Mention]:
        """What of all times people said of the client's own brand of themselves, and waits for an answer."""
        with self._database.read() as reader:
            own = [brand.id for brand in reader.all(Brand, client_id=client_id, own=True)]
            return [each for each in waiting_mentions(reader, own) if each.waits and each.is_organic]

    def replies(self, client_id: ClientId) -> Sequence[ReplyTemplate]:
        """The client's own replies by name, then those for all clients."""
        with self._database.read() as reader:
            found = reader.all(ReplyTemplate, client_id=[client_id]) + reader.all(ReplyTemplate, client_id=None)
        return sorted(found, key=lambda each: (each.client_id is None, each.name.casefold(), each.id))

    def answered(self, client_id: ClientId) -> Sequence[Mention]:
        """The client's latest mentions that have an answer in words, the newest answer first."""
        with self._database.read() as reader:
            return answered_mentions(reader, client_id)

    def add_replies(self, replies: Iterable[ReplyTemplate]) -> list[ReplyTemplate]:
        """Several at once, as one step."""
        with self._database.write(ADD_FIRST_REPLIES) as work:
            made = [ruled(work, each) for each in replies]
            work.add_all(made)
        return made


def blank_reply(client_id: ClientId | None, name: str, **values: object) -> ReplyTemplate:
    """A reply of a client, or without one of all."""
    return ReplyTemplate(id=ReplyTemplateId(new_id()), client_id=client_id, name=name).changed_to(**values)
