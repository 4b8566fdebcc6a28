"""Files for programs that publish posts: what goes into one, what cannot and why, and writing it.

Looking changes nothing, and writing one changes no post: whether the tool took the file only a person knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from smmdesk.domain.changes import KEEP_TEMPLATE
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.limits import LimitEdit
from smmdesk.domain.scheduling.going import CHOOSABLE, Asked, Row, Tool, networks_of, parts_of, rows_of
from smmdesk.domain.text import _
from smmdesk.domain.variants import Texts
from smmdesk.exchange.schedulers.cells import Filling
from smmdesk.exchange.schedulers.template import filled, read_template
from smmdesk.exchange.schedulers.writing import files_of, write_files
from smmdesk.knowledge.lengths import rooms
from smmdesk.knowledge.schedulers import Scheduler, schedulers
from smmdesk.services.scheduler_templates import Filled, filled_with, is_told, remember
from smmdesk.services.service import Service
from smmdesk.services.sources import EVER
from smmdesk.services.variants import variants_of
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Clock, Period
    from smmdesk.domain.posts import Post
    from smmdesk.machine.progress import Progress
    from smmdesk.storage.database import Database

_OF_TEXT: Final = frozenset({"text", "text_with_media", "text_of_photos"})


class NothingGoesError(SmmdeskError):
    """No post of the days, or none that can go."""

    message = _(
        "No post can go into a file for {tool}: of these days {asked} were asked for. Nothing was written; choose "
        "other days, or look why they cannot."
    )


class NotAllGoError(SmmdeskError):
    """Some cannot, and the person wanted all or none."""

    message = _(
        "{left} of {asked} posts cannot go into the file for {tool}, so it was not written. Choose others, or leave "
        "them out."
    )


class OneNetworkError(SmmdeskError):
    """The file is for one account, and the posts go to several networks."""

    message = _("A file for {tool} is for one account. Choose a network: {networks}.")


class NotSaidError(SmmdeskError):
    """What the tool cannot do without and only the person knows."""

    message = _("{tool} wants “{name}”, which only you know. Say it, and write the file then.")


class NotAskedError(SmmdeskError):
    """Something was said that goes into no file of that tool."""

    message = _("A file for {tool} has no place for “{name}”. Choose one of: {names}.")


class NoSuchAccountError(SmmdeskError):
    """The client has no account of that name."""

    message = _("{client} has no account “{name}”. Choose one of: {accounts}.")


class WrongEndingError(SmmdeskError):
    """The file that is made has another ending than the one that is wanted."""

    message = _("A file for {tool} ends in {ending}, and “{name}” does not. Give it that ending.")


class UnknownToolError(SmmdeskError):
    """Neither a tool that is known nor a template."""

    message = _("There are no files for “{name}”. Choose one of: {tools}, or a template that ends in .csv or .xlsx.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulerWish:
    """A file that is wanted: for a tool by its key, or a person's own template, of a client and its days.

    `said` are the answers to what the tool asks. With `all_or_none` a post that cannot go keeps the file from being
    written.
    """

    client_id: ClientId
    period: Period | None = None
    tool: str = ""
    template: Filled | None = None
    asked: Asked = field(default_factory=Asked)
    said: Mapping[str, str] = field(default_factory=dict)
    all_or_none: bool = False
    drop_samples: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a file comes to before it is written. `networks` are all that the posts of these days and states go to;
    `others` counts the posts of the days that were not asked for."""

    tool: Tool
    rows: Sequence[Row]
    networks: Sequence[Network]
    others: int
    wants: Sequence[str] = ()

    @property
    def going(self) -> list[Row]:
        """What is written."""
        return [row for row in self.rows if row.goes]

    @property
    def left(self) -> list[Row]:
        """What cannot."""
        return [row for row in self.rows if not row.goes]

    @property
    def parts(self) -> list[int]:
        """How many rows each file gets."""
        return [len(part) for part in parts_of(self.going, self.tool)]

    @property
    def is_of_several(self) -> bool:
        """Whether a network is still to be chosen."""
        return self.tool.one_account and len(self.in_rows) > 1

    @property
    def in_rows(self) -> list[Network]:
        """The networks of the rows, in their order."""
        return list(dict.fromkeys(network for row in self.rows for network in row.networks))


class SchedulerService(Service):
    """What a person does to hand posts over to a scheduler."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    def template(self, path: Path, said: Mapping[str, str] | None = None, progress: Progress | None = None) -> Filled:
        """A template with what its columns are, some of them as was `said` by their names; refused where it is none."""
        template = read_template(path, progress)
        with self._database.read() as reader:
            return filled_with(reader, template, said or {})

    def keep(self, template: Filled) -> None:
        """Remember the columns for the next template of the same names."""
        with self._database.read() as reader:
            is_known = is_told(reader, template)
        if not is_known:
            with self._database.write(KEEP_TEMPLATE) as work:
                remember(work, template.template, template.columns.words)

    def account(self, client_id: ClientId, name: str, networks: Collection[Network] = ()) -> Account:
        """The client's account of that handle or address, in one of these networks where any are said."""
        with self._database.read() as reader:
            client, known = reader.get(Client, client_id), reader.all(Account, client_id=client_id)
        found = [each for each in known if not networks or each.network in networks]
        wanted = _bare(name)
        one = next((each for each in found if wanted in {_bare(each.handle), _bare(each.link)}), None)
        if one is None:
            accounts = ", ".join(each.handle or each.link for each in found) or "–"
            raise NoSuchAccountError(client=client.name, name=name, accounts=accounts)
        return one

    def prepared(self, wish: SchedulerWish) -> Prepared:
        """What the file comes to; nothing is written or kept."""
        tool = _tool(wish)
        with self._database.read() as reader:
            posts = posts_between(reader, wish.period or EVER, wish.client_id)
            own = variants_of(reader, [post.id for post in posts])
            edits = reader.all(LimitEdit)
        found = [Texts(post, own.get(post.id, ())) for post in posts]
        rows = rows_of(found, tool, wish.asked, self._now(), lambda post, network: _too_long(post, network, edits))
        scheduler = schedulers().get(wish.tool)
        return Prepared(
            tool=tool,
            rows=[wish.template.held(row) for row in rows] if wish.template else rows,
            networks=networks_of(found, wish.asked._replace(networks=frozenset())),
            others=sum(post.status in CHOOSABLE and post.status not in wish.asked.statuses for post in posts),
            wants=scheduler.wants if scheduler else (),
        )

    def write(self, wish: SchedulerWish, path: Path) -> list[Path]:
        """Write the file, or several where the tool takes only so many rows; gives where they are.

        All that they hold is made first; where one cannot be written, what stood in its place is as it was.
        """
        ready = self.prepared(wish)
        _check(ready, wish, path)
        if wish.template is None:
            return write_files(path, files_of(ready.going, schedulers()[wish.tool], wish.said))
        filling = Filling(wish.template.layout, ready.tool.hours)
        whole = filled(wish.template.template, ready.going, filling, drop_samples=wish.drop_samples)
        return write_files(path, [whole])


def scheduler_named(name: str) -> Scheduler:
    """The tool of that key; `UnknownToolError` for none."""
    if name not in schedulers():
        raise UnknownToolError(name=name, tools=", ".join(schedulers()))
    return schedulers()[name]


def answers(scheduler: Scheduler, said: Mapping[str, str]) -> dict[str, str]:
    """What a person said, by what the tool asks; `NotAskedError` for anything else."""
    layouts = (scheduler.layout, *scheduler.more.values())
    known = dict.fromkeys((*(name for layout in layouts for name in layout.asks), *scheduler.wants))
    for name in said:
        if name not in known:
            raise NotAskedError(tool=scheduler.name, name=name, names=", ".join(known) or "–")
    return {name: words.removeprefix('"').removesuffix('"') for name, words in said.items()}


def ending_of(wish: SchedulerWish) -> str:
    """What the name of the file ends in."""
    return wish.template.ending if wish.template else scheduler_named(wish.tool).ending


def _check(ready: Prepared, wish: SchedulerWish, path: Path) -> None:
    tool = ready.tool.name
    if wish.template:
        wish.template.check()
    if path.suffix.lower() != ending_of(wish):
        raise WrongEndingError(tool=tool, ending=ending_of(wish), name=path.name)
    if ready.is_of_several:
        raise OneNetworkError(tool=tool, networks=", ".join(ready.in_rows))
    for name in ready.wants:
        if not wish.said.get(name, "").strip():
            raise NotSaidError(tool=tool, name=name)
    if not ready.going:
        raise NothingGoesError(tool=tool, asked=len(ready.rows))
    if wish.all_or_none and ready.left:
        raise NotAllGoError(tool=tool, left=len(ready.left), asked=len(ready.rows))


def _tool(wish: SchedulerWish) -> Tool:
    return wish.template.tool if wish.template else scheduler_named(wish.tool).tool


def _too_long(post: Post, network: Network, edits: Iterable[LimitEdit]) -> bool:
    """Beyond what the network itself takes; advice keeps nothing back."""
    there = rooms(replace(post, networks=(network,)), "en", (), edits)
    return any(room.limit.hard and room.left < 0 and room.limit.what in _OF_TEXT for room in there)


def _bare(name: str) -> str:
    return name.strip().casefold().removeprefix("@").rstrip("/")
