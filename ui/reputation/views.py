"""The views of the page, one line each: tabs, commands and palette read it, and a view costs nothing until it opens.

A view is a widget made of the context. `show_reputation(sheet)` is called whenever something else is to be shown, and
before the view comes into sight; what it alone needs it reads itself. Where figures stand in it, it is `Explaining`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, runtime_checkable

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.named import Source
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.reputation import FigureTold
    from ui.reputation.page import ReputationPage
    from ui.reputation.sifting import MentionFilter
    from ui.widgets.chart import Draw


class ViewLine(NamedTuple):
    """One view: `words` a marked English source string, `made_by` "module:class"; `also` is for the palette.

    `keeps` are the kinds of records, as "module:class", that are brought into sight there, and `reads` is the kind of
    file that may be dropped on it, where that is another than the page's first.
    """

    key: str
    words: str
    icon: str
    made_by: str = ""
    also: str = ""
    keeps: tuple[str, ...] = ()
    reads: str = ""


MENTIONS: Final = "mentions"
"""The view that the page is made with: what is filtered and what is counted stands there."""
ANSWERS: Final = "answers"
VOICE_VIEW: Final = "voice"
PLAN: Final = "plan"
LISTS: Final = "lists"
_RECORDS: Final = "smmdesk.domain.reputation.records"
VIEWS: Final[tuple[ViewLine, ...]] = (
    ViewLine(MENTIONS, _("Mentions"), "quotes"),
    ViewLine(
        ANSWERS,
        _("Answers"),
        "chat-circle-dots",
        "ui.reputation.answers_view:AnswersView",
        _("answer time, reply templates, rule, working hours"),
        (f"{_RECORDS}:AnswerRule", f"{_RECORDS}:ReplyTemplate"),
    ),
    ViewLine(
        VOICE_VIEW,
        _("Voice"),
        "megaphone",
        "ui.reputation.voice_view:VoiceView",
        _("share of voice, SOV, rivals, publications of the industry, how much is said"),
        (f"{_RECORDS}:VoiceCount",),
        reads="voice",
    ),
    ViewLine(
        PLAN,
        _("Plan"),
        "list-numbers",
        "ui.reputation.plan_view:PlanView",
        _("activities, disclosure, SMRM, work plan, crowd marketing, word of mouth"),
        (f"{_RECORDS}:Activity",),
    ),
    ViewLine(
        LISTS,
        _("Lists"),
        "users-three",
        "ui.reputation.lists_view:ListsView",
        _("audience, communities, groups, personal data, legal ground, deletion, parsing"),
        ("smmdesk.domain.reputation.lists:AudienceList", "smmdesk.domain.reputation.lists:Community"),
        reads="communities",
    ),
)


class Step(NamedTuple):
    """What can be done with a figure that is told of: a button with these words."""

    words: str
    act: Callable[[ReputationPage], object]


class Asked(NamedTuple):
    """A figure that somebody wants to know more of: what is told of it, and the mentions that it counts.

    `again` tells the same of what was read anew; None where there is no such figure any more. `draw` is its chart,
    above the words, `bars` what each bar of it counts, and `steps` are what can be done from there.
    """

    told: FigureTold
    counted: MentionFilter
    again: Callable[[ReputationSheet], Asked | None]
    draw: Draw | None = None
    steps: Sequence[Step] = ()
    bars: Sequence[MentionFilter] = ()


@runtime_checkable
class Explaining(Protocol):
    """A view with figures: `asked` comes with an `Asked`, `turned` when the keyboard goes to another of them."""

    asked: Any
    turned: Any

    def current(self) -> Asked | None:
        """The figure where the keyboard is."""
        ...


@runtime_checkable
class Turning(Protocol):
    """A view that says so when something else is chosen in it: `turned`."""

    turned: Any


@runtime_checkable
class Leading(Protocol):
    """A view that leads to a mention: `wanted` comes with its id."""

    wanted: Any


@runtime_checkable
class Opening(Protocol):
    """A view whose records have fields: `opened` comes with these and what stands above them, None where gone."""

    opened: Any


@runtime_checkable
class OfMonths(Protocol):
    """A view that leads to the figure of another period: `month` comes with that and a source, None for all."""

    month: Any


@runtime_checkable
class Selecting(Protocol):
    """A view that keeps records of its own."""

    def select(self, record_id: str) -> None:
        """Bring one of them into sight."""
        ...


@runtime_checkable
class ShowingCounts(Protocol):
    """The view in which counts of others are kept."""

    def show_counts(self, brand: BrandId | None, source: Source | None) -> None:
        """Bring those of the period and the source into sight: that of a brand, None the industry, where it has one."""
        ...


@runtime_checkable
class Choosing(Protocol):
    """A view in which records of its own can be chosen."""

    def chosen(self) -> Sequence[Any]:
        """Those that are."""
        ...


@runtime_checkable
class Typed(Protocol):
    """A view in which something may be typed that is not saved yet."""

    def flush(self) -> None:
        """Save it."""
        ...
