"""The example that empty pages offer: shown in the window instead of one's own work, and left by the banner above it.

Made when it is first asked for, one for each language; later it is what the person has made of it. A restart never
opens it: the workspace that was open last is one's own all the while, and the way back leads there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import Clock, Period
from smmdesk.machine.places import examples_folder
from smmdesk.opening import keep_example, open_workspace
from smmdesk.speech.language import Language, _
from ui.shell.commands import Command

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.ids import ClientId
    from ui.shell.background import Refusal
    from ui.shell.context import Context
    from ui.shell.dialogs import Dialog

SEE, LEAVE = "example.see", "example.leave"


class Example(NamedTuple):
    """Where it lies; the client with the most to see, and the month that it was made for."""

    folder: Path
    client_id: ClientId | None
    period: Period


def ask_for_example(context: Context) -> Dialog:
    """Before another workspace stands in the place of one's own: what happens, and how one comes back. Esc stays."""
    from ui.shell.dialogs import Dialog
    from ui.widgets.labels import Label

    words = _(
        "The window then shows invented clients, in a workspace of their own. “{name}” stays as it is: “Back to "
        "{name}”, above each page, leads back here."
    )
    asked = Dialog(context.window, context.language, _("See an example?"))
    asked.inside.addWidget(Label(context.language(words, name=context.workspace.name), wraps=True))
    go_on = asked.add_buttons(_("Show the example"), reject=_("Stay here"))
    asked.accepted.connect(context.see_example)
    asked.open()
    go_on.setFocus()
    return asked


def see_example(context: Context) -> None:
    """Make it beside the window, or look what has become of it, and ask for it to be shown."""
    language, clock = context.language, context.workspace.now
    # its last part is the name in the title of the window
    folder = examples_folder() / language.code / language(_("Example"))

    def complain(error: Refusal) -> None:
        words = _("The example could not be shown; your own work is as it was. {reason}")
        context.complain(language(words, reason=language.error(error)))

    context.background.start(
        language(_("Opening the example")),
        lambda _progress: example_in(folder, language, clock),
        done=context.example_wanted.emit,
        failed=complain,
    )


def example_in(folder: Path, language: Language, clock: Clock) -> Example:
    """The example there, made now where there is none; whoever has been judged first has the most to see."""
    from smmdesk.domain.checklist import Evaluation

    keep_example(folder, language.code, clock)
    with open_workspace(folder, clock) as opened:
        judged = opened.records.all(Evaluation, order_by=("made_on",))
        client_id, day = (judged[0].client_id, judged[0].made_on) if judged else (None, opened.today())
    return Example(folder=folder, client_id=client_id, period=Period.month_of(day))


COMMANDS: Final[tuple[Command[Context], ...]] = (
    Command(
        id=SEE,
        text=_("See an example"),
        icon="eye",
        run=ask_for_example,
        enabled=lambda context: not context.is_example,
        hint=_("Invented clients, in a workspace of their own; yours stays as it is."),
    ),
    Command(
        id=LEAVE,
        text=_("Back from the example"),
        icon="arrow-u-up-left",
        run=lambda context: context.example_wanted.emit(None),
        enabled=lambda context: context.is_example and context.preferences.last_workspace is not None,
    ),
)
