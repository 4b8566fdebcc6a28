"""What belongs to a client in any number, as data: how each kind reads in one line, and which fields it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.ids import AccountId, AgreementId, ContactId, ProviderId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.speech.language import Language, _
from ui.clients.columns import last_day
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines, Tick, Whole
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.forms.money_edit import Amount
from ui.widgets.forms.rating import Rating

if TYPE_CHECKING:
    from smmdesk.services.clients import ClientCard

Today = Callable[[], date]
Mark = tuple[str, str, str]
"""Words, tone and icon of a chip at the end of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One kind of records that belong to a client; `key` is the name of its field in a `ClientCard`."""

    key: str
    kind: type
    title: str
    sign: str
    empty: str
    add: str
    removed: str
    """the toast, with {name}"""
    draft: Callable[[ClientCard, Language, date], Any]
    fields: Callable[[Client, Today], Sequence[Field]]
    head: Callable[[Any, Language], str]
    detail: Callable[[Any, Language], str]
    mark: Callable[[Any, Language, date], Mark | None] = lambda _record, _language, _day: None
    network: Callable[[Any], Network | None] = lambda _record: None

    def sections(self, client: Client, today: Today) -> tuple[Section, ...]:
        """The fields as a form wants them."""
        return (Section("", self.fields(client, today)),)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _span(starts: date | None, ends: date | None, language: Language) -> str:
    """ "1 Jan 2026 – 31 Dec 2026", with an open side left out."""
    if starts and ends:
        return f"{language.short_date(starts)} – {language.short_date(last_day(ends))}"
    if starts:
        return language(_("since {date}"), date=language.short_date(starts))
    return language(_("until {date}"), date=language.short_date(last_day(ends))) if ends else ""


# contacts


def _new_contact(card: ClientCard, _language: Language, _day: date) -> Contact:
    return Contact(id=ContactId(new_id()), client_id=card.client.id, name="")


def _contact_mark(contact: Contact, language: Language, _day: date) -> Mark | None:
    return (language(_("Decides")), "good", "check-circle") if contact.decides else None


CONTACTS: Final = Part(
    key="contacts",
    kind=Contact,
    title=_("Contacts"),
    sign="users",
    empty=_("Who answers, who approves, who pays? Nobody is written down yet."),
    add=_("Add a contact"),
    removed=_("Removed the contact {name}"),
    draft=_new_contact,
    fields=lambda _client, _today: (
        Field("name", _("Full name"), Line()),
        Field("role", _("Role"), Line(_("Owner, marketing, press…"))),
        Field("phone", _("Phone"), Line(), half=True),
        Field("email", _("Email"), Line(), half=True),
        Field("decides", "", Tick(_("Decides about the budget and approves"))),
        Field("note", _("Note"), Lines(least=1)),
    ),
    head=lambda contact, language: contact.name or language(_("Nameless contact")),
    detail=lambda contact, _language: _joined(contact.role, contact.phone or contact.email),
    mark=_contact_mark,
)


# accounts


def _new_account(card: ClientCard, _language: Language, _day: date) -> Account:
    """On the first network where the client has none yet."""
    taken = {account.network for account in card.accounts}
    network = next((each for each in Network if each not in taken), Network.INSTAGRAM)
    return Account(id=AccountId(new_id()), client_id=card.client.id, network=network)


def _account_detail(account: Account, language: Language) -> str:
    followers = account.followers_at_start
    count = "" if followers is None else language.count("{n} follower", "{n} followers", followers)
    return _joined(language.word(account.network) if account.handle else "", count)


ACCOUNTS: Final = Part(
    key="accounts",
    kind=Account,
    title=_("Accounts"),
    sign="share-network",
    empty=_("On which networks is this client? The calendar offers them first."),
    add=_("Add an account"),
    removed=_("Removed the account {name}"),
    draft=_new_account,
    fields=lambda _client, today: (
        Field("network", _("Network"), Choice(Network), half=True),
        Field("handle", _("Handle"), Line("@"), half=True),
        Field("link", _("Link"), Line("https://")),
        Field(
            "followers_at_start",
            _("Followers at the start"),
            Whole(high=10**10 - 1),
            hint=_("On the day you took over: growth is counted from here."),
            half=True,
        ),
        Field(
            "closed_on",
            _("Closed on"),
            Day(today),
            hint=_("From then on no figures are expected of it."),
            half=True,
        ),
        Field("note", _("Note"), Lines(least=1)),
    ),
    head=lambda account, language: account.handle or language.word(account.network),
    detail=_account_detail,
    network=lambda account: account.network,
)


# agreements


def _new_agreement(card: ClientCard, _language: Language, day: date) -> Agreement:
    """From where the last one ends, else from this month on."""
    ends = max((agreement.ends for agreement in card.agreements if agreement.ends), default=None)
    # `ends` is the day after the last, on which the next one may begin
    return Agreement(id=AgreementId(new_id()), client_id=card.client.id, starts=ends or day.replace(day=1))


def _agreement_detail(agreement: Agreement, language: Language) -> str:
    posts, hours, paid = agreement.included_posts, agreement.included_hours, agreement.paid_until
    return _joined(
        _span(agreement.starts, agreement.ends, language),
        language(_("paid until {date}"), date=language.short_date(last_day(paid))) if paid else "",
        "" if posts is None else language.count("{n} post", "{n} posts", posts),
        "" if hours is None else language.count("{n} hour", "{n} hours", hours),
    )


def _agreement_head(agreement: Agreement, language: Language) -> str:
    if agreement.monthly_fee is None:
        return language(_("No fee named"))
    return language(_("{sum} a month"), sum=language.money(agreement.monthly_fee))


def _agreement_mark(agreement: Agreement, language: Language, day: date) -> Mark | None:
    if agreement.holds_on(day):
        return language(_("In force")), "good", "check-circle"
    coming = agreement.starts and agreement.starts > day
    return (language(_("To come")), "info", "clock") if coming else (language(_("Over")), "neutral", "archive-box")


AGREEMENTS: Final = Part(
    key="agreements",
    kind=Agreement,
    title=_("Agreements"),
    sign="handshake",
    empty=_("What was agreed: from when, for how much, how many hours? Nothing yet."),
    add=_("Add an agreement"),
    removed=_("Removed the agreement: {name}"),
    draft=_new_agreement,
    fields=lambda client, today: (
        Field("starts", _("First day"), Day(today), half=True),
        Field("ends", _("Last day"), LastDay(today), half=True),
        Field("monthly_fee", _("Fee a month"), Amount(client.currency), half=True),
        Field("paid_until", _("Paid until"), LastDay(today), half=True),
        Field("included_posts", _("Posts a month"), Whole(high=9_999), half=True),
        # 744: no month has more hours
        Field("included_hours", _("Hours a month"), Whole(high=744), half=True),
        Field("included", _("What is included"), Lines(_("8 stories, answers on working days, a report…"))),
    ),
    head=_agreement_head,
    detail=_agreement_detail,
    mark=_agreement_mark,
)


# providers


def _new_provider(card: ClientCard, language: Language, day: date) -> Provider:
    """The first one is the user; whoever comes next is a freelancer until said otherwise."""
    kind = ProviderKind.FREELANCER if card.providers else ProviderKind.SELF
    return Provider(
        id=ProviderId(new_id()),
        client_id=card.client.id,
        name=language.word(kind),
        kind=kind,
        starts=day.replace(day=1),
    )


def _provider_detail(provider: Provider, language: Language) -> str:
    kind = language.word(provider.kind)
    price = language.money(provider.monthly_price, cents=False) if provider.monthly_price else ""
    span = _span(provider.starts, provider.ends, language)
    return _joined("" if kind == provider.name else kind, price, span)


def _provider_mark(provider: Provider, language: Language, day: date) -> Mark | None:
    # first, since a trial is what somebody has to decide about
    if provider.trial_ends and provider.works_on(day) and day <= provider.trial_ends:
        return language(_("On trial")), "attention", "hourglass-medium"
    if provider.rating:
        return language(_("{n} of 5"), n=provider.rating), "neutral", "star"
    return (language(_("At work")), "good", "check-circle") if provider.works_on(day) else None


PROVIDERS: Final = Part(
    key="providers",
    kind=Provider,
    title=_("Who runs the networks"),
    sign="briefcase",
    empty=_("Yourself, a freelancer, an employee, an agency: results are credited to whoever was at work that day."),
    add=_("Add a provider"),
    removed=_("Removed the provider {name}"),
    draft=_new_provider,
    fields=lambda client, today: (
        Field("name", _("Name"), Line()),
        Field("kind", _("Kind"), Choice(ProviderKind), half=True),
        Field("monthly_price", _("Price a month"), Amount(client.currency), half=True),
        Field("starts", _("First day"), Day(today), half=True),
        Field("ends", _("Last day"), LastDay(today), half=True),
        Field("trial_ends", _("Trial until"), Day(today), half=True),
        Field("rating", _("Rating"), Rating(), half=True),
        Field("note", _("Note"), Lines(_("What went well, what did not…"))),
    ),
    head=lambda provider, _language: provider.name,
    detail=_provider_detail,
    mark=_provider_mark,
)

PARTS: Final = (CONTACTS, ACCOUNTS, AGREEMENTS, PROVIDERS)
