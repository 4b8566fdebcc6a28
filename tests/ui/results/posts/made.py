"""A client with figures: posts of two networks, some in the calendar, and money spent on three."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, MeasurementId, PostId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from ui.results.shown import Results

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

OCTOBER = Period.month(2026, 10)
CLIENT = ClientId("honey")
ZONE = "Asia/Tbilisi"
NETWORKS = (Network.INSTAGRAM, Network.FACEBOOK, Network.VK)
TAKEN = date(2026, 11, 14)
TEXTS = (
    "Honey cake with walnuts, baked this morning for your Sunday table",
    "Three ways to keep a sponge cake fresh until Monday",
    "Who wants to see how we temper chocolate? Come on Saturday at noon",
)


def make_client(workspace: Workspace) -> Client:
    """With an account on each network."""
    made = workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", time_zone=ZONE))
    for network in NETWORKS:
        workspace.records.add(Account(id=AccountId(network), client_id=CLIENT, network=network, handle="@honey"))
    return made


def publish(workspace: Workspace, name: str, on: int, **more: object) -> Publication:
    """One that came out in October."""
    network = more.pop("network", Network.INSTAGRAM)
    hour = more.pop("hour", 10)
    made = Publication(
        id=PublicationId(name),
        client_id=CLIENT,
        account_id=AccountId(str(network)),
        network=network,  # type: ignore[arg-type]
        external_id=name,
        moment=LocalMoment.at(date(2026, 10, on), hour, 0, ZONE),  # type: ignore[arg-type]
        **{"text": TEXTS[0], "format": Format.PHOTO, **more},  # type: ignore[arg-type]
    )
    with workspace.database.write(IMPORT_RESULTS) as work:
        work.save(made)
    return made


def reached(workspace: Workspace, name: str, taken: date = TAKEN, **figures: int) -> None:
    """What a publication had reached by a day."""
    made = Snapshot(
        id=SnapshotId(f"{name}-{taken}"), publication_id=PublicationId(name), taken_on=taken, figures=figures
    )
    with workspace.database.write(IMPORT_RESULTS) as work:
        work.save(made)


def plan(workspace: Workspace, name: str, on: int, **more: object) -> Post:
    """A post of the calendar."""
    return workspace.records.add(
        Post(
            id=PostId(name),
            client_id=CLIENT,
            moment=LocalMoment.at(date(2026, 10, on), 10, 0, ZONE),
            **{"networks": (Network.INSTAGRAM,), "status": PostStatus.SCHEDULED, "text": TEXTS[0], **more},  # type: ignore[arg-type]
        )
    )


def spend(workspace: Workspace, network: Network, **figures: int) -> None:
    """What was spent and came of it, the same on each day of October; money in cents."""
    with workspace.database.write(IMPORT_RESULTS) as work:
        work.save_all(
            [
                Measurement(
                    id=MeasurementId(f"{network}-{day}"),
                    client_id=CLIENT,
                    account_id=AccountId(network),
                    starts=day,
                    ends=day + timedelta(days=1),
                    currency="EUR",
                    figures=figures,
                )
                for day in OCTOBER.days()
            ]
        )


def fill(workspace: Workspace, posts: int = 40) -> None:
    """A month in which much was published, measured, linked and spent."""
    draw = random.Random(4)
    make_client(workspace)
    plan(workspace, "planned", 2, rubric="Recipes", tone=Tone.LIGHT)
    for number in range(posts):
        name, network = f"p{number}", NETWORKS[number % 2]
        reach = round(draw.lognormvariate(6.4, 0.7))
        publish(
            workspace,
            name,
            1 + number % 28,
            network=network,
            hour=(9, 12, 18, 18, 20)[number % 5],
            format=(Format.PHOTO, Format.CAROUSEL, Format.SHORT_VIDEO)[number % 3],
            text=f"{TEXTS[number % 3]} {number}",
            boosted=number == 3,
            **({"post_id": PostId("planned"), "link": Link.SURE} if number == 1 else {}),
        )
        likes = round(reach * draw.uniform(0.01, 0.08))
        reached(
            workspace, name, reach=reach, views=round(reach * 1.4), likes=likes, comments=likes // 9, saves=likes // 5
        )
    for network, (cents, clicks, leads, sales, revenue) in zip(
        NETWORKS, ((1000, 12, 2, 1, 4500), (900, 6, 1, 0, 0), (300, 1, 0, 0, 0)), strict=True
    ):
        spend(workspace, network, spend=cents, clicks=clicks, leads=leads, sales=sales, revenue=revenue)


def propose(workspace: Workspace, count: int = 4) -> None:
    """Publications that may be posts of the calendar."""
    for number in range(count):
        plan(workspace, f"may{number}", 5 + number, text=f"{TEXTS[number % 3]}, and more of it {number}")
        publish(
            workspace,
            f"maybe{number}",
            6 + number,
            text=f"{TEXTS[number % 3]}!",
            post_id=PostId(f"may{number}"),
            link=Link.PROPOSED,
        )


def results(workspace: Workspace, network: Network | None = None) -> Results:
    """What the page hands its views."""
    client = workspace.records.get(Client, CLIENT)
    return Results(client=client, sheet=workspace.results.sheet(CLIENT, OCTOBER), network=network)
