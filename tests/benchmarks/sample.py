"""Workspaces and files of a size that people reach after years."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.changes import MAKE_EXAMPLE
from smmdesk.domain.desk import Desk
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.opening import create_workspace

if TYPE_CHECKING:
    from pathlib import Path

CLIENTS = 10
YEARS = 5
HEAD = ("Date", "Time", "Network", "Format", "Rubric", "Text", "Hashtags", "Link", "Status", "Person")


def make_workspace(folder: Path, posts: int, now: datetime | None = None, country: str = "") -> None:
    """A workspace whose posts lie evenly over clients and years around today."""
    moment = now or datetime.now(UTC)
    with create_workspace(folder, clock=lambda: moment) as workspace:
        workspace.settings.set_up(Desk(country=country))
        clients = [workspace.clients.add(f"Client {n}").id for n in range(CLIENTS)]
        first = moment.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0) - timedelta(days=YEARS * 183)
        with workspace.database.write(MAKE_EXAMPLE) as work:
            work.add_all([_post(n, clients[n % CLIENTS], _at(first, n, posts)) for n in range(posts)])


def write_plan(path: Path, rows: int) -> None:
    """A content plan as a spreadsheet program saves it."""
    networks, formats = ("Instagram", "Facebook", "Telegram, VK"), ("Photo", "Video", "Story", "Carousel")
    first = datetime(2024, 1, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        for n in range(rows):
            at = _at(first, n, rows)
            day, hour = at.strftime("%Y-%m-%d"), at.strftime("%H:%M")
            words = f"{_words(n)} #{n}"
            tags = "#honey #cake" if n % 2 else "#city"
            link = f"https://example.org/{n}"
            status = ("Draft", "Approved")[n % 2]
            out.writerow((day, hour, networks[n % 3], formats[n % 4], "News", words, tags, link, status, "Nino"))


def _at(first: datetime, n: int, of: int) -> datetime:
    minutes = YEARS * 366 * 24 * 60 * n // of
    return first + timedelta(minutes=minutes - minutes % 15)


def _post(n: int, client_id: ClientId, at: datetime) -> Post:
    return Post(
        id=PostId(new_id()),
        client_id=client_id,
        moment=LocalMoment(at, "Asia/Tbilisi"),
        networks=(Network.INSTAGRAM, Network.TELEGRAM) if n % 3 else (Network.FACEBOOK,),
        format=(Format.PHOTO, Format.VIDEO, Format.STORY)[n % 3],
        rubric="News",
        status=(PostStatus.DRAFT, PostStatus.APPROVED, PostStatus.SCHEDULED)[n % 3],
        text=f"{_words(n)} {n}",
        hashtags=("#honey", "#cake"),
        link=f"https://example.org/{n}",
    )


def _words(n: int) -> str:
    return ("Three layers of honey, one of sour cream; come and taste on Saturday " * (1 + n % 3)).strip()
