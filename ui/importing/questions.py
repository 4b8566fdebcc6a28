"""What a file of figures does not say itself, asked of the person: of which network it is, of which account, of when.

questions = Questions(context, look_again, downloaded(path, today))
if questions.ask(error, client): …                  # it was about one of them
import_file(…, asked=questions.said(client))
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.clients import Account
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.networks import Network
from smmdesk.exchange.errors import UnclearDaysError
from smmdesk.services.reading.accounts import WhichAccountError, WhichNetworkError
from smmdesk.services.reading.kind import Asked
from smmdesk.speech.language import _
from ui.importing.rates import RateQuestion
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.date_edit import DateEdit
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.results.rates import Rate
    from smmdesk.exchange.incoming import Recognised
    from ui.shell.background import Refusal
    from ui.shell.context import Context
    from ui.widgets.segments import Options

UNCLEAR: Final = _(
    "What {currency} was worth is not clear: say a number above 0 and a day that has come, or clear the number."
)
_CHOICE, _DAY = 176, 160
_Control = Combo | DateEdit


class Questions(Flow):
    """Each is there from when it was asked on, for the answer may be changed."""

    def __init__(self, context: Context, changed: Callable[[], object], day: dt.date | None) -> None:
        """`day` is the one of the download while nobody says another; None where nobody is asked for it."""
        super().__init__(gap=tokens.SPACE_4)
        self._context, self._changed, self._day = context, changed, day
        self._of: ClientId | None = None  # whose accounts can be chosen
        language = context.language
        self.network, self.account = Combo(), Combo()
        for choice in (self.network, self.account):
            choice.setPlaceholderText(language(_("Choose…")))
            choice.setFixedWidth(scaled(_CHOICE))
            choice.activated.connect(lambda _row: changed())
        self.day = DateEdit(language, context.workspace.today)
        self.day.setFixedWidth(scaled(_DAY))
        self.day.show_value(day)
        self.day.left.connect(self._day_left)
        self._names = {self.network: _("Network"), self.account: _("Account"), self.day: _("Downloaded on")}
        self._parts: set[_Control] = set()
        self._rates: dict[str, RateQuestion] = {}
        self.hide()

    def said(self, client: Client | None) -> Asked:
        """What was answered so far; an account is one of that client's."""
        account = self.account.currentData() if client is not None and client.id == self._of else None
        network: Network | None = self.network.currentData()
        # plain words go to the child that reads
        return Asked(network.value if network else "", account or "", self._day, rates=self.rates())

    def rates(self) -> Sequence[Rate]:
        """What money of other currencies was worth, as far as it was said."""
        asked = (each.rate() for each in self._rates.values() if not each.isHidden())
        return [rate for rate in asked if rate is not None]

    @property
    def unclear(self) -> str:
        """The currency of which something was said that is no rate; '' where all is clear."""
        asked = (currency for currency, each in self._rates.items() if not each.isHidden() and not each.is_clear)
        return next(asked, "")

    def take(self, asked: Asked) -> None:
        """What was answered elsewhere, such as of other files."""
        if asked.network:
            self.network.set_options(self._networks(None))
            self.network.choose(Network(asked.network))
            self._show(self.network)

    def ask(self, error: Refusal, client: Client | None) -> bool:
        """Whether the refusal is about one of these: then it stands there, and has the keyboard."""
        if isinstance(error, WhichNetworkError):
            self.network.set_options(self._networks(client))
            return self._show(self.network)
        if isinstance(error, WhichAccountError):
            self._offer_accounts(client, error.values["network"])
            return self._show(self.account)
        return isinstance(error, UnclearDaysError) and self._day is not None and self._show(self.day)

    def show_found(self, about: Recognised) -> None:
        """The day of the download is there where something depends on it: years, or up to when the figures are."""
        told = about.told
        if self._day is not None and told and (told["yearless"] or not told["taken_on"]):
            self._reveal(self.day)

    def ask_for_rates(self, files: Iterable[Mapping[str, Any]]) -> None:
        """Of the currencies that what is told of files has beside the client's; nobody has to answer."""
        there = set[str]()
        for told in files:
            money = told.get("money", {})
            for currency in money.get("in", ()):
                there.add(currency)
                self._rate_question(currency).show_of(money["currency"], dt.date.fromisoformat(told["up_to"]))
        for currency, each in self._rates.items():
            each.setVisible(currency in there)
        self.setVisible(bool(self._parts or there))

    def _rate_question(self, currency: str) -> RateQuestion:
        if currency not in self._rates:
            context = self._context
            self._rates[currency] = RateQuestion(currency, context.language, context.workspace.today, self._changed)
            self.add(self._rates[currency])
        return self._rates[currency]

    def _show(self, control: _Control) -> bool:
        if self._reveal(control):  # later the keyboard may be where somebody types
            control.setFocus()
        return True

    def _reveal(self, control: _Control) -> bool:
        """Whether it was not there before."""
        is_new = control not in self._parts
        if is_new:
            self._parts.add(control)
            self.add(_named(self._context.language(self._names[control]), control))
        self.show()
        return is_new

    def _networks(self, client: Client | None) -> Options:
        """All of them, the client's first."""
        accounts = self._context.workspace.records.all(Account, client_id=client.id) if client else []
        own = {each.network for each in accounts}
        language = self._context.language
        return [(each, language.word(each)) for each in sorted(Network, key=lambda each: each not in own)]

    def _offer_accounts(self, client: Client | None, network: object) -> None:
        accounts = self._context.workspace.records.all(Account, client_id=client.id) if client else []
        offered = [each for each in accounts if each.network is network]
        if client is not None and client.id != self._of:
            self.account.choose(None)
            self._of = client.id
        word = self._context.language.word
        self.account.set_options((each.id, each.handle or each.link or word(each.network)) for each in offered)

    def _day_left(self) -> None:
        """A day that nobody can read stays as it was, and so does none; of one to come there is no file yet."""
        with suppress(SmmdeskError):
            day: dt.date | None = self.day.value()
            self._day = min(day, self._context.workspace.today()) if day else self._day
        self.day.show_value(self._day)
        self._changed()


def downloaded(path: Path, today: dt.date) -> dt.date:
    """When a file was, as far as one can see: when it was last changed."""
    try:
        seconds = path.stat().st_mtime
    except OSError:  # reading it says why
        return today
    return min(dt.datetime.fromtimestamp(seconds, tz=dt.UTC).astimezone().date(), today)


def _named(name: str, control: _Control) -> QWidget:
    """The control with its name before it."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(caption(name))
    row.addWidget(control)
    if isinstance(control, DateEdit):
        control.name_parts(name)
    else:
        control.setAccessibleName(name)
    return made
