"""The reputations of all clients at a glance are those of each alone, and take no more queries the more there are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.figures import figures_by_kind
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
TODAY = date(2026, 11, 16)
NOVEMBER = Period.month(2026, 11)
BAD = Sentiment.NEGATIVE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        yield workspace


def said(desk: Workspace, client: Client, *days: int, tone: Sentiment | None = None, needs: bool = False) -> None:
    for each in days:
        moment = LocalMoment.at(TODAY - timedelta(days=each), 10, 0, client.time_zone)
        text = f"{client.name} {each} {tone}"
        values = {"tone": tone, "needs_answer": needs, "kind": MentionKind.REVIEW, "text": text}
        desk.reputation.write_down(client.id, moment, **values)


@pytest.fixture
def clients(desk: Workspace) -> list[Client]:
    """One in alarm with three who wait, a calm one, and one of whom nobody ever spoke."""
    made = [desk.clients.add(name) for name in ("Almond", "Walnut", "Hazel")]
    said(desk, made[0], 0, 1, 2, tone=BAD, needs=True)
    said(desk, made[0], 60, 62, tone=Sentiment.POSITIVE)
    said(desk, made[1], *range(0, 63, 7), tone=Sentiment.POSITIVE)
    desk.voice.add_count(made[1].id, NOVEMBER, 40)
    return made


def test_each_is_as_its_own_page_says(desk: Workspace, clients: list[Client]) -> None:
    found = desk.reputation.heard(clients, NOVEMBER)
    assert [each.client.id for each in found] == [each.id for each in clients]
    for each in found[:2]:
        sheet = desk.reputation.sheet(each.client.id, NOVEMBER)
        assert (each.sign, each.voices, each.rule) == (sheet.sign, sheet.voices, sheet.rule)
        assert {one.id for one in each.mentions} == {one.id for one in sheet.mentions}
        tones = figures_by_kind(sheet.mentions, sheet.brands, NOVEMBER)[MentionKind.REVIEW].tones
        assert each.reviews.tones == tones
        assert [one.id for one in each.waiting] == [one.id for one in desk.answers.waiting(each.client.id)]
    assert [each.sign and each.sign.sign.level for each in found] == [CrisisLevel.ALARM, CrisisLevel.CALM, None]
    assert [len(each.waiting) for each in found] == [3, 0, 0]
    assert (found[2].voices, found[2].reviews.tones.net) == (None, None)


def test_there_are_as_many_queries_for_one_as_for_many(desk: Workspace, clients: list[Client]) -> None:
    asked: list[str] = []
    event.listen(desk.database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    numbers = []
    for some in (clients[:1], clients):
        asked.clear()
        desk.reputation.heard(some, NOVEMBER)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 12


def test_of_nobody_nothing_is_read(desk: Workspace) -> None:
    assert desk.reputation.heard([], NOVEMBER) == []
