"""A file for a program that publishes posts, as it is asked for by `export … calendar OUT --for NAME`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from smmdesk.command.parsing import Arguments, complain
from smmdesk.command.saying import one_line
from smmdesk.command.typed import read_use
from smmdesk.domain.networks import Network
from smmdesk.domain.text import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from smmdesk.domain.clients import Client
    from smmdesk.domain.periods import Period
    from smmdesk.domain.scheduling.going import Asked
    from smmdesk.services.schedulers import SchedulerWish
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace

_KIND: Final = "calendar"
_GO_WITH_FOR: Final[Mapping[str, str]] = {
    "--network": "network",
    "--account": "account",
    "--column": "columns",
    "--status": "statuses",
    "--with-changed": "with_changed",
    "--all-or-none": "all_or_none",
    "--drop-samples": "drop_samples",
}
"""Options that say something of such a file alone, and what they are kept as."""
_TEMPLATES: Final = (".csv", ".xlsx")


def arguments(language: Language) -> Arguments:
    """What may be typed for such a file."""
    from smmdesk.knowledge.schedulers import schedulers

    tools = ", ".join(schedulers())
    tool = language(_("of the calendar: for a scheduler ({tools}), or your own template .csv, .xlsx"), tools=tools)
    column = _('what a column of your template is (date, text, …, "the same in every row", - for empty), or an answer')
    several = {"action": "append", "type": read_use, "default": [], "metavar": '"NAME=USE"'}
    return [
        (("--for",), {"dest": "tool", "default": "", "metavar": "NAME|TEMPLATE", "help": tool}),
        (("--column",), {"dest": "columns", **several, "help": column}),
        *_settings(),
    ]


def _settings() -> Arguments:
    from smmdesk.domain.scheduling.going import CHOOSABLE

    return [
        (
            ("--network",),
            {"choices": [each.value for each in Network], "default": "", "help": _("with --for: posts of this one")},
        ),
        (
            ("--account",),
            {"default": "", "metavar": "HANDLE", "help": _("with --for: posts of the network of this account")},
        ),
        (
            ("--status",),
            {
                "dest": "statuses",
                "action": "append",
                "choices": [each.value for each in CHOOSABLE],
                "default": [],
                "help": _("with --for: posts so far; approved and scheduled if left out"),
            },
        ),
        (
            ("--with-changed",),
            {"action": "store_true", "help": _("with --for: also what was changed since the client approved it")},
        ),
        (("--all-or-none",), {"action": "store_true", "help": _("with --for: no file where a post cannot go into it")}),
        (
            ("--drop-samples",),
            {"action": "store_true", "help": _("with a template: without the rows in it")},
        ),
    ]


def check(options: argparse.Namespace, language: Language) -> None:
    """What has no meaning without such a file, or beside it, is wrong usage."""
    if options.tool and options.output != _KIND:
        only = language(_("{variant} is for {kind} only"), kind=_KIND, variant="for")
        complain(options, "--for", only, language)
    for name, kept in _GO_WITH_FOR.items():
        if getattr(options, kept) and not options.tool:
            complain(options, name, language(_("goes with --for only")), language)
    if options.tool and options.delimiter:
        complain(options, "--delimiter", language(_("the scheduler says what parts the cells")), language)
    if options.tool and options.client is None:
        complain(options, "--for", language(_("such a file is of one client: name it with --client")), language)


def export(
    workspace: Workspace, client: Client | None, period: Period | None, options: argparse.Namespace, language: Language
) -> None:
    """Say what cannot go, then write the file; a refusal leaves what stood there."""
    from smmdesk.knowledge.schedulers import schedulers
    from smmdesk.speech.handed_over import line_of, told_count, told_hours, told_of

    if client is None:
        raise AssertionError("`check` asks for one")
    wish = _wish(workspace, client, period, options)
    ready = workspace.schedulers.prepared(wish)
    for row in ready.left:
        print(one_line(line_of(row, language)))
    written = workspace.schedulers.write(wish, options.out)
    if wish.template:
        workspace.schedulers.keep(wish.template)
    if wish.template and wish.template.ending == ".xlsx":
        print(language(_("Only the values of the template are kept, not its look and lists.")))
    print(told_count(len(ready.going), len(ready.left), language), told_hours(ready.tool, language))
    if options.tool in schedulers():
        print(told_of(schedulers()[options.tool], workspace.today(), language))
    for path in written:
        print(language(_("Written: {file}"), file=path))


def _wish(workspace: Workspace, client: Client, period: Period | None, options: argparse.Namespace) -> SchedulerWish:
    from smmdesk.knowledge.schedulers import schedulers
    from smmdesk.services.schedulers import SchedulerWish, answers, scheduler_named

    said = dict(options.columns)
    is_template = options.tool not in schedulers() and Path(options.tool).suffix.lower() in _TEMPLATES
    template = workspace.schedulers.template(Path(options.tool), said) if is_template else None
    if template is not None:
        template.check()
    return SchedulerWish(
        client_id=client.id,
        period=period,
        tool="" if template else scheduler_named(options.tool).key,
        template=template,
        asked=_asked(workspace, client, options),
        said={} if template else answers(scheduler_named(options.tool), said),
        all_or_none=options.all_or_none,
        drop_samples=options.drop_samples,
    )


def _asked(workspace: Workspace, client: Client, options: argparse.Namespace) -> Asked:
    from smmdesk.domain.posts import PostStatus
    from smmdesk.domain.scheduling.going import GOING, Asked

    networks = {Network(options.network)} if options.network else set()
    if options.account:
        networks = {workspace.schedulers.account(client.id, options.account, networks).network}
    statuses = frozenset(map(PostStatus, options.statuses)) or GOING
    return Asked(statuses=statuses, networks=frozenset(networks), with_changed=options.with_changed)
