"""What the fields of the posts in the inspector suggest: it depends on whose they are, and on what others hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Account, going_on
from ui.calendar.post.fields import Offers
from ui.shell.media_files import MediaShelf
from ui.widgets.forms.chip_set import ChipSet
from ui.widgets.forms.choice import ChoiceEditor
from ui.widgets.forms.money_edit import MoneyEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from smmdesk.services.calendar import Usage
    from ui.shell.context import Context
    from ui.shell.media_files import Receive
    from ui.widgets.forms.form import Form


class Offering:
    """Of one panel: `look` at the posts it shows, then `offer` to its forms."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._posts: Sequence[Post] = ()
        self._clients: dict[ClientId, Client] = {}
        self._in_use: Usage | None = None

    def look(self, posts: Sequence[Post]) -> None:
        """Whose posts they are; clients may have come, gone or ended since the last look."""
        self._posts = posts
        self._clients = {client.id: client for client in self._context.workspace.clients.list()}
        self._in_use = None

    def _used(self) -> Usage:
        """What posts hold, read when the first field asks, for all of them."""
        if self._in_use is None:
            self._in_use = self._context.workspace.calendar.in_use()
        return self._in_use

    def _goals(self) -> tuple[str, ...]:
        """Those of the strategies by which their clients work."""
        return self._context.workspace.strategy.goals_in_force({post.client_id for post in self._posts})

    @property
    def post(self) -> Post | None:
        """The only one."""
        return self._posts[0] if len(self._posts) == 1 else None

    @property
    def client(self) -> Client | None:
        """The client of the only post."""
        return self._clients.get(self.post.client_id) if self.post else None

    def has_choice(self) -> bool:
        """Whether there are several clients whose they may be."""
        return len(self._choosable()) > 1

    def offers(self) -> Offers:
        """What forms are built with."""
        desk = self._context.workspace.settings.desk()
        known = tuple(rubric.name for rubric in self._context.knowledge.rubrics())
        return Offers(
            today=self._context.workspace.today,
            zone=lambda: client.time_zone if (client := self.client) else desk.time_zone,
            currency=desk.currency,
            rubrics=lambda: tuple(dict.fromkeys((*self._used().rubrics, *known))),
            goals=self._goals,
            people=lambda: self._used().people,
            several_clients=self.has_choice,
            media=MediaShelf(self._context, self._receiver),
        )

    def offer(self, *forms: Form, is_other: bool) -> None:
        """Whose it may be, where the client is at home, the currency of the cost; networks stay where they are while
        the posts do."""
        for form in forms:
            if form.has("client_id") and isinstance(owner := form.editor("client_id"), ChoiceEditor):
                owner.set_options(self._choosable())
            if form.has("cost") and isinstance(cost := form.editor("cost"), MoneyEdit) and self.client is not None:
                cost.set_currency(self.client.currency)
            if is_other and form.has("networks") and isinstance(chips := form.editor("networks"), ChipSet):
                chips.put_first({account.network for account in self._accounts()})

    def _receiver(self) -> Receive | None:
        return partial(self._context.workspace.calendar.add_media, self.post.id) if self.post else None

    def _choosable(self) -> list[tuple[ClientId, str]]:
        """Clients whose work goes on, and those whose posts these are."""
        theirs = {post.client_id for post in self._posts}
        at_work = {client.id for client in going_on(self._clients.values())}
        return [(client.id, client.name) for client in self._clients.values() if client.id in theirs | at_work]

    def _accounts(self) -> list[Account]:
        theirs = {post.client_id for post in self._posts}
        return self._context.workspace.records.all(Account, client_id=theirs)
