"""Whose account the figures of a file are: by its name in the file, else the only one, else a new one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import AccountId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.results.links import canonical_link
from smmdesk.domain.text import _
from smmdesk.services.reading.kind import columns_of
from smmdesk.speech.every_language import named_in_every_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.services.reading.kind import Taking
    from smmdesk.storage.reader import Reader

BUSINESS: Final = frozenset({"ads.google", "ads.meta", "ga4", "smmdesk.days"})
"""Sources that tell of the business as a whole, where nobody says of which network they are."""
_ALSO: Final[Mapping[str, Network]] = {
    "twitter": Network.X,
    "vkontakte": Network.VK,
    "телеграм": Network.TELEGRAM,
    "odnoklassniki": Network.OK,
}
"""What a file may call a network beside its key and what it is called in a language of the program."""


class WhichNetworkError(SmmdeskError):
    """A file that does not say of which network it is."""

    message = _("{name} does not say of which network it is. Say which.")


class AnotherNetworkError(SmmdeskError):
    """A file of one network that is to be read as another's."""

    message = _("{name} is a file of {found}, and not of {asked}. Choose {found}, or say nothing of the network.")


class WhichAccountError(SmmdeskError):
    """A file that may be of several accounts of a client."""

    message = _("{name} does not say of which account it is. Choose one of: {accounts}.")


class OthersAccountError(SmmdeskError):
    """A file of an account that belongs to another client."""

    message = _(
        "This file is of {account}, which belongs to {client}. Read it for that client, or change whose account it is."
    )


class Owner:
    """The accounts of a client that a file may be of, and those that come with it."""

    def __init__(self, about: Taking, own: Iterable[Account], others: Mapping[tuple[Network, str], str]) -> None:
        """`others` are the clients' names by network and handle of the accounts that are theirs."""
        self._about = about
        self._accounts = list(own)
        self._others = others
        self._made: list[Account] = []
        self._renamed: list[Account] = []
        self._network = self._of_all()
        self._found: dict[tuple[str, str], AccountId | None] = {}
        self._names: dict[str, None] = {}

    def _of_all(self) -> Network | None:
        """What the person or the file says of all rows, which must not contradict one another."""
        asked, found = _network(self._about.asked.network), _network(str(self._about.told.get("network", "")))
        if asked is not None and found is not None and asked is not found:
            raise AnotherNetworkError(name=self._about.name, found=found, asked=asked)
        return asked or found

    def network(self, word: str, permalink: str) -> Network:
        """The network of a row: what the person or the file says of all, the row's own word, or its address."""
        if self._network is not None:
            return self._network
        found = _network(word) or _network(canonical_link(permalink).partition(":")[0])
        if found is None:
            raise WhichNetworkError(name=self._about.name)
        return found

    def account(self, word: str, handle: str) -> AccountId | None:
        """The account of a row by the row's words for network and account; None for the business itself."""
        place = (word, handle)
        if place not in self._found:
            self._found[place] = self._account(word, handle)
        return self._found[place]

    def columns(self) -> dict[type, Mapping[str, Sequence[Any]]]:
        """The accounts that rows asked for since this was asked last, by field the values of all."""
        made, self._made = self._made, []
        return {Account: columns_of(Account, made)} if made else {}

    def named(self) -> list[Account]:
        """The accounts that got a name since this was asked last."""
        renamed, self._renamed = self._renamed, []
        return renamed

    def handles(self) -> str:
        """What the accounts of the file are called."""
        return ", ".join(self._names)

    def _account(self, word: str, handle: str) -> AccountId | None:
        if self._network is None and not word and self._about.told.get("source") in BUSINESS:
            return None
        network = self.network(word, "")
        wanted = _bare(self._about.asked.account or handle or str(self._about.told.get("account", "")))
        account = self._of(network, wanted) or self._new(network, wanted)
        self._names[_bare(account.handle) or network.value] = None
        return account.id

    def _of(self, network: Network, wanted: str) -> Account | None:
        own = [each for each in self._accounts if each.network is network]
        named = [each for each in own if wanted and wanted.casefold() in _names(each)]
        if named:
            return named[0]
        if client := self._others.get((network, wanted.casefold())):
            raise OthersAccountError(account=f"@{wanted}", client=client)
        # one that nobody has named yet is the one that the file is of
        nameless = [each for each in own if not wanted or not each.handle.strip()]
        if len(nameless) > 1 and not wanted:
            accounts = ", ".join(each.handle or each.link or network.value for each in own)
            raise WhichAccountError(name=self._about.name, accounts=accounts, network=network)
        return self._named(nameless[0], wanted) if len(nameless) == 1 else None

    def _named(self, account: Account, wanted: str) -> Account:
        """The account with the name that the file has for it, where it has none and no address either."""
        if not wanted or account.handle.strip() or account.link.strip():
            return account
        handle, link = _called(wanted)
        named = replace(account, handle=handle, link=link)
        self._accounts[self._accounts.index(account)] = named
        if account in self._made:
            self._made[self._made.index(account)] = named
        else:
            self._renamed.append(named)
        return named

    def _new(self, network: Network, handle: str) -> Account:
        name, link = _called(handle)
        client = self._about.client.id
        made = Account(id=AccountId(new_id()), client_id=client, network=network, handle=name, link=link)
        self._accounts.append(made)
        self._made.append(made)
        return made


def owner_of(reader: Reader, about: Taking) -> Owner:
    """The accounts as they are in the workspace."""
    names = {client.id: client.name for client in reader.all(Client)}
    accounts = reader.all(Account)
    others = {
        (each.network, _bare(each.handle).casefold()): names.get(each.client_id, "")
        for each in accounts
        if each.client_id != about.client.id and each.handle.strip()
    }
    return Owner(about, (each for each in accounts if each.client_id == about.client.id), others)


def _network(word: str) -> Network | None:
    known = word.strip().casefold()
    return Network(known) if known in {*Network} else _ALSO.get(known) or _in_words().get(known)


@cache
def _in_words() -> Mapping[str, Network]:
    """The networks by what they are called in any language of the program."""
    found = named_in_every_language(Network)
    return {word.casefold(): Network(network) for network, words in found.items() for word in words}


def _names(account: Account) -> set[str]:
    """What an account is known by: its handle, where it has none its address, and in any case its id."""
    return {_bare(account.handle or account.link).casefold(), account.id} - {""}


def _called(name: str) -> tuple[str, str]:
    """Of a new account its handle, or its address where that is its name."""
    if not name or " " in name:
        return name, ""
    return ("", name) if "/" in name and "." in name else (f"@{name}", "")


def _bare(handle: str) -> str:
    return handle.strip().removeprefix("@").strip()
