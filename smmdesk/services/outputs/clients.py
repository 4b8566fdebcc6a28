"""Clients: their cards for print, and a table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.documents import clients
from smmdesk.documents.pictures import is_picture
from smmdesk.domain.clients import ClientColour, agreement_on
from smmdesk.domain.periods import last_before
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.clients import Severity
from smmdesk.services.clients import ClientCard, card_of
from smmdesk.services.outputs.layout import DATE, MONEY, NUMBER, TEXT, Layout, laid_out
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Account, Contact
    from smmdesk.domain.providers import Provider
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

CLIENTS: Layout = (
    ("name", _("Name"), TEXT),
    ("status", _("Status"), TEXT),
    ("colour", _("Colour"), TEXT),
    ("segment", _("Segment"), TEXT),
    ("relation", _("Relation"), TEXT),
    ("presence", _("Presence"), TEXT),
    ("sphere", _("Industry"), TEXT),
    ("audience", _("Audience"), TEXT),
    ("site", _("Web address"), TEXT),
    ("messengers", _("Messengers"), TEXT),
    ("logo", _("Logo"), TEXT),
    ("files", _("Files"), TEXT),
    ("country", _("Country"), TEXT),
    ("language", _("Language"), TEXT),
    ("time_zone", _("Time zone"), TEXT),
    ("currency", _("Currency"), TEXT),
    ("margin", _("Margin, %"), NUMBER),
    ("monthly_fee", _("Fee a month"), MONEY),
    ("paid_until", _("Paid until"), DATE),
    ("included_posts", _("Included posts"), NUMBER),
    ("included_hours", _("Included hours"), NUMBER),
    ("included", _("What is included"), TEXT),
    ("agreement_starts", _("Agreement from"), DATE),
    ("agreement_ends", _("Agreement until"), DATE),
    ("accounts", _("Accounts"), TEXT),
    ("contacts", _("Contacts"), TEXT),
    ("providers", _("Who runs the networks"), TEXT),
    ("philosophy", _("Philosophy"), TEXT),
    ("brand_values", _("Values"), TEXT),
    ("tone_of_voice", _("Tone of voice"), TEXT),
    ("words_to_use", _("Words to use"), TEXT),
    ("words_to_avoid", _("Words to avoid"), TEXT),
    ("objections", _("Objections"), TEXT),
    ("notes", _("Notes"), TEXT),
)
_INTERNAL = frozenset(("colour", "logo", "files", "currency", "monthly_fee", "paid_until", "notes"))


def cards(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document of all clients wished for."""
    found = [_with_advice(card, sources, wish.language) for card in _wanted(sources, wish)]
    if found:
        yield clients.cards(found, sources.edition(wish))


def handouts(sources: Sources, wish: Wish) -> Iterator[Document]:
    """A document for each, since each goes to somebody else: without money, notes and advice."""
    for card in _wanted(sources, wish):
        yield clients.cards([_documented(_handed_out(card), sources)], sources.edition(wish))


def _handed_out(card: ClientCard) -> ClientCard:
    """What others may see of it. It is taken off the records, so that no paper and no table can tell it."""
    return replace(
        card,
        client=replace(card.client, colour=ClientColour.AUTOMATIC, files=(), currency="", notes=""),
        contacts=[replace(each, note="") for each in card.contacts],
        accounts=[replace(each, note="") for each in card.accounts],
        agreements=[replace(each, monthly_fee=None, paid_until=None) for each in card.agreements],
        providers=[replace(each, monthly_price=None, trial_ends=None, rating=None, note="") for each in card.providers],
    )


def _with_advice(card: ClientCard, sources: Sources, language: Language) -> clients.ClientCard:
    advice = [
        clients.AdviceWords(text=each.text, reason=each.reason, warning=each.severity is Severity.WARNING)
        for each in Knowledge(language.code).advice(card.client.profile(), card.reader)
    ]
    return replace(_documented(card, sources), advice=advice)


def _documented(card: ClientCard, sources: Sources) -> clients.ClientCard:
    logo = card.client.logo
    return clients.ClientCard(
        client=card.client,
        logo=sources.media(logo) if is_picture(logo) else None,
        contacts=card.contacts,
        accounts=card.accounts,
        agreements=card.agreements,
        providers=card.providers,
    )


def table(sources: Sources, wish: Wish) -> Table:
    """All clients wished for."""
    return clients_table(_wanted(sources, wish), wish.language, sources.today)


def handout_table(sources: Sources, wish: Wish) -> Table:
    """The same without the columns that would only tell money, notes, and what is for the window."""
    whole = clients_table([_handed_out(card) for card in _wanted(sources, wish)], wish.language, sources.today)
    return whole.of_columns([at for at, column in enumerate(whole.columns) if column.key not in _INTERNAL])


def _wanted(sources: Sources, wish: Wish) -> list[ClientCard]:
    found = [client for client in sources.clients(wish) if wish.only is None or client.id in wish.only]
    return [card_of(sources.reader, client) for client in found]


def clients_table(cards: Sequence[ClientCard], language: Language, today: date) -> Table:
    """One row a client, with the agreement that counts today; accounts, contacts and providers in one cell each."""
    return laid_out(_("Clients"), CLIENTS, [_client_row(card, language, today) for card in cards], language)


def _client_row(card: ClientCard, language: Language, today: date) -> list[Value]:
    client, agreement = card.client, agreement_on(card.agreements, today)
    return [
        client.name,
        *(known(each, language) for each in (client.status, client.colour, client.segment, client.relation)),
        known(client.presence, language),
        client.sphere,
        client.audience,
        client.site,
        client.messengers,
        client.logo,
        "\n".join(client.files),
        client.country,
        client.language,
        client.time_zone,
        client.currency,
        None if client.margin is None else Decimal(client.margin) / 100,
        agreement.monthly_fee if agreement else None,
        last_before(agreement.paid_until) if agreement and agreement.paid_until else None,
        agreement.included_posts if agreement else None,
        agreement.included_hours if agreement else None,
        agreement.included if agreement else None,
        agreement.starts if agreement else None,
        last_before(agreement.ends) if agreement and agreement.ends else None,
        "\n".join(_account(each, language) for each in card.accounts),
        "\n".join(_contact(each, language) for each in card.contacts),
        "\n".join(_provider(each, language) for each in card.providers),
        client.philosophy,
        client.brand_values,
        client.tone_of_voice,
        client.words_to_use,
        client.words_to_avoid,
        client.objections,
        client.notes,
    ]


def _account(account: Account, language: Language) -> str:
    followers = account.followers_at_start
    at_start = "" if followers is None else f"{language(_('Followers at start'))}: {language.number(followers)}"
    closed_on = account.closed_on
    closed = f"{language(_('Closed on'))}: {language.short_date(closed_on)}" if closed_on else ""
    said = (account.handle, account.link, at_start, closed, account.note)
    return f"{language.word(account.network)}: {', '.join(filter(None, said))}"


def _contact(contact: Contact, language: Language) -> str:
    decides = language(_("Decides")) if contact.decides else ""
    said = (contact.name, contact.role, decides, contact.phone, contact.email, contact.note)
    return ", ".join(filter(None, said))


def _provider(provider: Provider, language: Language) -> str:
    last = last_before(provider.ends) if provider.ends else None
    days = (
        (_("First day"), provider.starts),
        (_("Last day"), last),
        (_("Trial until"), provider.trial_ends),
    )
    said = (
        provider.name,
        language.word(provider.kind),
        language.money(provider.monthly_price) if provider.monthly_price else "",
        *(f"{language(name)}: {language.short_date(day)}" for name, day in days if day),
        language(_("{n} of 5"), n=provider.rating) if provider.rating else "",
        provider.note,
    )
    return ", ".join(filter(None, said))
