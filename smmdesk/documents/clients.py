"""Clients on paper: a list, and a card for each with its profile, people, accounts, brief and agreement."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.documents.limits import check_length
from smmdesk.documents.links import mail, target
from smmdesk.domain.clients import agreement_on
from smmdesk.domain.media import plain_name
from smmdesk.domain.money import WHOLE
from smmdesk.domain.periods import last_before
from smmdesk.speech.language import LANGUAGES, Language, _
from smmdesk.speech.wording import known
from smmdesk.speech.zones import zone_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.clients import Account, Agreement, Client, Contact
    from smmdesk.domain.providers import Provider

MOST_CARDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceWords:
    """What a profile means for the work, in the document's language; `warning` for what would burn money."""

    text: str
    reason: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """Everything that is printed of one client."""

    client: Client
    logo: Path | None = None
    contacts: Sequence[Contact] = ()
    accounts: Sequence[Account] = ()
    agreements: Sequence[Agreement] = ()
    providers: Sequence[Provider] = ()
    advice: Sequence[AdviceWords] = ()


def cards(clients: Sequence[ClientCard], edition: Edition) -> Document:
    """A card for each client on pages of its own; of several there is a list first."""
    check_length(len(clients), MOST_CARDS)
    language = edition.language
    body = {
        "rows": _rows(clients, edition) if len(clients) != 1 else [],
        "cards": [_card(card, language) for card in clients],
        "words": _words(language),
    }
    return edition.document("clients", _head(clients, edition), body)


def _head(clients: Sequence[ClientCard], edition: Edition) -> Head:
    language = edition.language
    if len(clients) != 1:
        return edition.head(language(_("Clients")), language(_("Clients and what was agreed with them")))
    client = clients[0].client
    status = language.word(client.status)
    return edition.head(language(_("Client card")), client.name, lines=(client.sphere, status), client=client.name)


def _rows(clients: Sequence[ClientCard], edition: Edition) -> list[list[str]]:
    language = edition.language
    return [
        [
            card.client.name,
            language.word(card.client.status),
            " · ".join(part for part in (known(card.client.segment, language), card.client.sphere) if part),
            _main_contact(card.contacts),
            _fee(card, edition),
        ]
        for card in clients
    ]


def _main_contact(contacts: Sequence[Contact]) -> str:
    """The one who decides, else the first."""
    chosen = next((contact for contact in contacts if contact.decides), contacts[0] if contacts else None)
    return "\n".join(part for part in (chosen.name, chosen.phone or chosen.email) if part) if chosen else ""


def _fee(card: ClientCard, edition: Edition) -> str:
    """What the agreement says that counts on the day it is printed, as in the window's table."""
    agreement = agreement_on(card.agreements, edition.made)
    return edition.language.money(agreement.monthly_fee) if agreement and agreement.monthly_fee is not None else ""


def _card(card: ClientCard, language: Language) -> dict[str, object]:
    client = card.client
    return {
        "name": client.name,
        "logo": card.logo,
        "status": language.word(client.status),
        "sphere": client.sphere,
        "profile": _profile(client, language),
        "reached": _reached(client, language),
        "advice": card.advice,
        "contacts": [_contact(contact) for contact in card.contacts],
        "accounts": [_account(account, language) for account in card.accounts],
        "brief": _brief(client, language),
        "agreements": [_agreement(agreement, language) for agreement in card.agreements],
        "providers": [_provider(provider, language) for provider in card.providers],
        "notes": client.notes,
    }


def _profile(client: Client, language: Language) -> list[tuple[str, str]]:
    return [
        (language(_("Segment")), known(client.segment, language)),
        (language(_("Relation")), known(client.relation, language)),
        (language(_("Presence")), known(client.presence, language)),
        (language(_("Audience")), client.audience),
        (language(_("Language")), LANGUAGES.get(client.language, client.language)),
        (language(_("Time zone")), zone_name(client.time_zone, language)),
        (language(_("Currency")), client.currency),
        (language(_("Country")), _country(client.country, language)),
        (language(_("Margin")), "" if client.margin is None else language.percent(Fraction(client.margin, WHOLE), 2)),
    ]


def _reached(client: Client, language: Language) -> list[tuple[str, object]]:
    """Where, how, and what lies ready; an address leads there."""
    facts = (
        (language(_("Web address")), target(client.site)),
        (language(_("Messengers")), target(client.messengers)),
        (language(_("Files")), target("\n".join(map(plain_name, client.files)))),
    )
    return [(label, told) for label, told in facts if told["shown"]]


def _country(code: str, language: Language) -> str:
    """The country's name; the code itself where it is no known one."""
    return str(language.locale.territories.get(code, code))


def _brief(client: Client, language: Language) -> list[tuple[str, str]]:
    return [
        (language(_("Philosophy")), client.philosophy),
        (language(_("Values")), client.brand_values),
        (language(_("Tone of voice")), client.tone_of_voice),
        (language(_("Words to use")), client.words_to_use),
        (language(_("Words to avoid")), client.words_to_avoid),
        (language(_("Objections")), client.objections),
    ]


def _contact(contact: Contact) -> dict[str, object]:
    return {
        "name": contact.name,
        "role": contact.role,
        "decides": contact.decides,
        "phone": contact.phone,
        "email": mail(contact.email),
        "note": contact.note,
    }


def _account(account: Account, language: Language) -> dict[str, object]:
    return {
        "network": language.word(account.network),
        "letters": account.network.letters,
        "handle": account.handle,
        "link": target(account.link),
        "followers": _number(account.followers_at_start, language),
        "note": account.note,
    }


def _agreement(agreement: Agreement, language: Language) -> list[tuple[str, str]]:
    return [
        (language(_("From")), language.date(agreement.starts) if agreement.starts else ""),
        (language(_("Last day")), language.date(last_before(agreement.ends)) if agreement.ends else ""),
        (language(_("Fee a month")), language.money(agreement.monthly_fee) if agreement.monthly_fee else ""),
        (language(_("Paid until")), language.date(last_before(agreement.paid_until)) if agreement.paid_until else ""),
        (language(_("Posts included")), _number(agreement.included_posts, language)),
        (language(_("Hours included")), _number(agreement.included_hours, language)),
        (language(_("What is included")), agreement.included),
    ]


def _number(count: int | None, language: Language) -> str:
    return "" if count is None else language.number(count)


def _provider(provider: Provider, language: Language) -> list[str]:
    ends = language.short_date(last_before(provider.ends)) if provider.ends else "…"
    return [
        provider.name,
        language.word(provider.kind),
        f"{language.short_date(provider.starts)} – {ends}" if provider.starts or provider.ends else "",
        language.money(provider.monthly_price) if provider.monthly_price else "",
    ]


def _words(language: Language) -> dict[str, str]:
    return {
        "name": language(_("Name")),
        "status": language(_("Status")),
        "what": language(_("Who they are")),
        "contact": language(_("Contact")),
        "fee": language(_("Fee a month")),
        "profile": language(_("Profile")),
        "advice": language(_("What this means for the work")),
        "contacts": language(_("People")),
        "decides": language(_("Decides")),
        "accounts": language(_("Accounts")),
        "followers": language(_("Followers at start")),
        "network": language(_("Network")),
        "account": language(_("Account")),
        "brief": language(_("Brand brief")),
        "agreement": language(_("Agreement")),
        "providers": language(_("Who runs the networks")),
        "notes": language(_("Notes")),
        "period": language(_("Period")),
        "kind": language(_("Kind")),
        "price": language(_("Price a month")),
    }
