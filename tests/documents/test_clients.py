from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from smmdesk.documents import clients
from smmdesk.documents.clients import AdviceWords, ClientCard
from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.documents.typeset import Paper
from smmdesk.domain.clients import Account, Agreement, Client, Contact, Presence, Relation, Segment
from smmdesk.domain.ids import AccountId, AgreementId, ClientId, ContactId, ProviderId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.providers import Provider
from tests.documents.samples import HOSTILE, edition

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Prints

ID = ClientId("c")
CLIENT = Client(
    id=ID,
    name="Honey & Crumb",
    segment=Segment.SMALL,
    relation=Relation.B2C,
    presence=Presence.BOTH,
    sphere="Confectioner",
    audience="Couples before a wedding",
    country="GE",
    language="ka",
    tone_of_voice="Warm",
    words_to_avoid="exclusive",
    notes="Voice messages only",
)
CARD = ClientCard(
    client=CLIENT,
    contacts=(
        Contact(id=ContactId("1"), client_id=ID, name="Gio", phone="+995 555"),
        Contact(id=ContactId("2"), client_id=ID, name="Nana", email="nana@example.org", decides=True, role="Owner"),
    ),
    accounts=(
        Account(id=AccountId("1"), client_id=ID, network=Network.VK, handle="crumb", link="https://example.org/crumb"),
        Account(id=AccountId("2"), client_id=ID, network=Network.X, link="javascript:x()", followers_at_start=2340),
    ),
    agreements=(
        Agreement(
            id=AgreementId("1"),
            client_id=ID,
            starts=date(2026, 9, 1),
            ends=date(2027, 9, 1),
            monthly_fee=Money.of(1800, "GEL"),
            included_posts=12,
            included_hours=40,
        ),
    ),
    providers=(Provider(id=ProviderId("1"), client_id=ID, name="Nino", starts=date(2026, 9, 1)),),
    advice=(AdviceWords(text="Plan little.", reason="There is little money.", warning=True),),
)


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize("paper", list(Paper))
def test_a_card_is_printed_in_every_language_and_size(code: str, paper: Paper, printed: Prints) -> None:
    read = printed(clients.cards([CARD], edition(code, paper)))
    assert read.holds("Couples before a wedding")
    assert read.fonts() == {"FiraGO"}
    assert read.inside()


def test_the_card_holds_profile_people_accounts_brief_and_agreement(printed: Prints) -> None:
    paper = printed(clients.cards([CARD], edition()))
    for words in (
        "Small business",
        "Georgia",
        "ქართული",
        "Plan little.",
        "There is little money.",
        "Nana Decides",
        "Owner",
        "+995 555",
        "VK crumb",
        "2,340",
        "Tone of voice Warm",
        "Words to avoid exclusive",
        "Last day 31 August 2027",
        "₾1,800.00",
        "Posts included 12",
        "Hours included 40",
        "Nino Freelancer 1 Sept 2026 – …",
        "Voice messages only",
    ):
        assert paper.holds(words), words
    assert paper.links() == {"https://example.org/crumb", "mailto:nana@example.org"}


def test_the_card_says_where_the_client_is_reached_and_shows_its_logo(printed: Prints, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (60, 40), "red").save(logo)
    client = replace(
        CLIENT, site="https://crumb.example", messengers="Telegram: @crumb\nViber", files=("Brief-00112233.pdf",)
    )
    card = replace(CARD, client=client, logo=logo)
    paper = printed(clients.cards([card], edition()))
    for words in ("Web address https://crumb.example", "Messengers Telegram: @crumb Viber", "Files Brief.pdf"):
        assert paper.holds(words), words
    assert "https://crumb.example" in paper.links()
    assert paper.images() == 1
    assert printed(clients.cards([card, card], edition())).images() == 2
    assert printed(clients.cards([CARD], edition())).images() == 0


def test_empty_parts_are_left_out(printed: Prints) -> None:
    paper = printed(clients.cards([ClientCard(client=Client(id=ID, name="New"))], edition()))
    for heading in ("People", "Accounts", "Brand brief", "Agreement", "Notes"):
        assert heading not in paper.text


def test_the_list_tells_the_fee_that_counts_on_the_day_it_is_printed(printed: Prints) -> None:
    now = CARD.agreements[0]
    later = replace(now, id=AgreementId("2"), starts=date(2027, 9, 1), ends=None, monthly_fee=Money.of(2500, "GEL"))
    card = replace(CARD, agreements=(now, later))
    first = printed(clients.cards([card, card], edition())).page_texts[0]
    assert "₾1,800.00" in first
    assert "2,500" not in first


def test_several_clients_are_listed_before_their_cards(printed: Prints) -> None:
    other = replace(CARD, client=replace(CLIENT, name="City library"))
    paper = printed(clients.cards([CARD, other], edition()))
    first = " ".join(paper.page_texts[0].split())
    assert "Honey & Crumb Active Small business · Confectioner Nana" in first
    assert "City library" in first
    assert "Couples" not in first
    assert paper.text.count("Couples before a wedding") == 2


def test_too_many_cards_are_refused() -> None:
    with pytest.raises(TooLongForPaperError):
        clients.cards([CARD] * (clients.MOST_CARDS + 1), edition())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    empty: dict[str, Any] = {field.name: text for field in fields(Client) if getattr(CLIENT, field.name) == ""}
    client = replace(CLIENT, **empty)
    client = replace(client, name=text, sphere=text, audience=text, country=text, notes=text)
    card = ClientCard(
        client=client,
        contacts=(Contact(id=ContactId("1"), client_id=ID, name=text, role=text, phone=text, email=text, note=text),),
        accounts=(Account(id=AccountId("1"), client_id=ID, network=Network.VK, handle=text, link=text, note=text),),
        agreements=(Agreement(id=AgreementId("1"), client_id=ID, included=text),),
        providers=(Provider(id=ProviderId("1"), client_id=ID, name=text),),
        advice=(AdviceWords(text=text, reason=text),),
    )
    paper = printed(clients.cards([card], edition()))
    assert "root:" not in paper.text
    assert paper.images() == 0
    assert paper.links() <= {text}
    assert paper.inside()
