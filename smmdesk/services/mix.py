"""Target mixes of clients, and what their posts consist of beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.ids import MixId, new_id
from smmdesk.domain.mix import Mix, MixBy, MixSheet, against, counted, live_pieces, planned, published
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing, removing
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from smmdesk.domain.changes import Act
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.posts import Post
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class MixOverview:
    """Of a client's posts in a period: by each way of telling them apart the plan and what came out, and how many
    pieces a week are live."""

    client_id: ClientId
    period: Period
    plan: Mapping[MixBy, MixSheet]
    fact: Mapping[MixBy, MixSheet]
    live: int
    posts: int

    @property
    def live_a_week(self) -> Fraction:
        """Stories and broadcasts that are planned or out."""
        from fractions import Fraction

        return Fraction(self.live * 7, max((self.period.end - self.period.start).days, 1))

    @property
    def is_as_planned(self) -> bool:
        """Whether the plan keeps to every target there is."""
        return all(each.is_as_planned for each in self.plan.values() if each.has_target)

    @property
    def has_target(self) -> bool:
        """Whether there is any."""
        return any(each.has_target for each in self.plan.values())


class MixService(Service):
    """What a person does with target mixes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def overview(self, client_id: ClientId, period: Period) -> MixOverview:
        """The posts of these days beside the client's targets, read at one moment."""
        with self._database.read() as reader:
            return overview_of(reader, client_id, period)

    def of(self, client_id: ClientId, by: MixBy) -> Mix | None:
        """The client's target."""
        with self._database.read() as reader:
            return _of(reader, client_id, by)

    def set(self, client_id: ClientId, by: MixBy, shares: Mapping[str, int]) -> Mix | None:
        """Keep these shares as the client's target, in the place of what was; none at all remove it."""
        with self._database.read() as reader:
            known = _of(reader, client_id, by)
        with self._database.write(_act(known, shares)) as work:
            known = _of(work, client_id, by)
            if not shares:
                work.remove(Mix, [known.id] if known else [])
                return None
            id = known.id if known else MixId(new_id())
            work.save(made := ruled(work, Mix(id=id, client_id=client_id, by=by, shares=shares)))
        return made


def _act(known: Mix | None, shares: Mapping[str, int]) -> Act:
    if not shares:
        return removing(Mix)
    return changing(Mix) if known else adding(Mix)


def _of(reader: Reader, client_id: ClientId, by: MixBy) -> Mix | None:
    return next(iter(reader.all(Mix, client_id=client_id, by=by.value)), None)


def overview_of(reader: Reader, client_id: ClientId, period: Period) -> MixOverview:
    """The same for whoever reads already."""
    targets = {each.by: each.shares for each in reader.all(Mix, client_id=client_id)}
    posts = posts_between(reader, period, client_id)
    plan = planned(posts)
    return MixOverview(
        client_id, period, _sheets(plan, targets), _sheets(published(posts), targets), live_pieces(plan), len(plan)
    )


def _sheets(posts: Sequence[Post], targets: Mapping[MixBy, Mapping[str, int]]) -> dict[MixBy, MixSheet]:
    return {by: against(by, targets.get(by, {}), *counted(posts, by)) for by in MixBy}
