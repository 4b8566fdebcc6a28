"""The fields of each part's rows, and of the version itself, as the inspector shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, Side, Task
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.strategy.records import MILLION, MOST_POSTS, MOST_WEEKS, FunnelStage
from smmdesk.knowledge import strategy as knowledge
from smmdesk.knowledge.strategy import FieldKind
from smmdesk.speech.language import Language, _
from ui.strategy.editors import EntryDay, OfRow, Parts, Slots
from ui.strategy.figure_field import Figure, MetricChoice, MonthsPlan
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice, Segments
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines, Percent, Whole
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ui.strategy.figure_field import About
    from ui.strategy.shown import RowShown
    from ui.widgets.forms.editor import Kind
    from ui.widgets.segments import Options

_MOST: Final = 10**12
_ALL: Final = _("All, and the business itself")
_SHARE: Final = Percent(whole=MILLION, high=100 * MILLION)
_CHANCE: Final = Percent(whole=100)
# “EUR” stands for nothing: a form is declared once, and told the currency with each row
_MONEY: Final = Amount("EUR")
_NOTE: Final = (Field("note", _("Note"), Lines(least=1)),)
OF_WORDS: Final = "fields."
"""What the name of a field begins with that is one of a row's words."""


def sections(part: Part, about: About, today: Callable[[], date], language: Language) -> tuple[Section, ...]:
    """Those of a row of that part."""
    if known := knowledge.fields_of(part):
        return (Section("", (Field("name", _("Name"), Line()), *_of_words(part, known, today, language))),)
    return _SECTIONS[part](about, today)


def left_open(part: Part, today: Callable[[], date]) -> tuple[Section, ...]:
    """Those that may be filled in of a version in force, too."""
    return (Section("", (_done(today),)),) if part is Part.CORRECTIONS else ()


# parts that are words


def _of_words(
    part: Part, known: Sequence[knowledge.EntryField], today: Callable[[], date], language: Language
) -> list[Field]:
    said = knowledge.words(language.code)
    kinds: Mapping[FieldKind, Callable[[knowledge.EntryField, str], Kind]] = {
        FieldKind.LINE: lambda _field, hint: Line(hint),
        FieldKind.TEXT: lambda _field, hint: Lines(hint),
        FieldKind.PERSON: lambda _field, hint: Line(hint),
        FieldKind.DATE: lambda _field, _hint: EntryDay(today),
        FieldKind.CHOICE: lambda field, _hint: Choice(_choices(part, field, said)),
    }
    made = []
    for field in known:
        words = said.fields[part, field.key]
        made.append(Field(f"{OF_WORDS}{field.key}", words.label, kinds[field.kind](field, words.hint)))
    return made


def _choices(part: Part, field: knowledge.EntryField, said: knowledge.StrategyWords) -> Options:
    return [("", "—"), *((key, said.choices[part, field.key, key]) for key in field.choices)]


# parts with figures of their own


def _goal(about: About, today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("name", _("Goal"), Line(_("Orders from Instagram"))),
                Field("task", _("What networks are to do"), Choice(Task), half=True),
                Field("network", _("Network"), Choice(Network, none=_ALL), half=True),
                Field("metric", _("Measured by"), MetricChoice(about)),
                Field("baseline", _("Where it starts"), Figure(about), half=True),
                Field("target", _("Target"), Figure(about), half=True),
                Field("deadline", _("By when"), Day(today)),
                Field("measured_by", _("Where the figure is read"), Line(_("Order book, Meta Business Suite…"))),
                Field("why", _("Why"), Lines()),
            ),
        ),
    )


def _kpi(about: About, _today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("goal_id", _("Goal"), OfRow(about, _goals)),
                Field("metric", _("Metric"), MetricChoice(about)),
                Field("network", _("Network"), Choice(Network, none=_ALL)),
                Field("plan", _("Plan by month"), MonthsPlan(about)),
                Field("cost_basis", _("Cost counts"), Choice(CostBasis)),
                Field("on_track", _("On track from"), Percent(whole=100, low=1, may_be_empty=False), half=True),
                Field("at_risk", _("At risk from"), Percent(whole=100, low=1, may_be_empty=False), half=True),
                Field("note", _("Note"), Lines(least=1)),
            ),
        ),
    )


def _goals(row: RowShown) -> Options:
    goals = row.shown.goals
    return [(None, "—"), *((goal.id, f"{row.shown.sheet.number_of(goal)} {goal.name}") for goal in goals)]


def _competitor(_about: About, today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("name", _("Name"), Line()),
                Field("network", _("Network"), Choice(Network), half=True),
                Field("seen_on", _("Seen on"), Day(today), half=True),
                Field("link", _("Link"), Line("https://")),
                Field("followers", _("Followers"), Whole(high=_MOST), half=True),
                Field("posts_a_month", _("Posts a month"), Whole(high=_MOST), half=True),
                Field("engagement_per_post", _("Engagements per post"), Whole(high=_MOST), half=True),
                Field("tone", _("Tone"), Choice(Tone, none="—"), half=True),
                Field("formats", _("Formats"), Chips(Format)),
                Field("offers", _("Offers"), Lines(least=1)),
                Field("mistakes", _("Mistakes"), Lines(least=1)),
                Field("idea", _("What to learn from it"), Lines(least=1)),
                Field("own_view", _("Our view"), Lines(least=1)),
            ),
        ),
    )


def _channel(about: About, today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("network", _("Network"), Choice(Network), half=True),
                Field("account_id", _("Account"), OfRow(about, _accounts), half=True),
                Field("why", _("Why here"), Lines(least=1)),
                Field("audience", _("Whom it reaches"), Lines(least=1)),
                Field("role", _("What it is for"), Line()),
                Field("formats", _("Formats"), Chips(Format)),
                Field("tones", _("Tones"), Chips(Tone)),
                Field("posts_a_month", _("Posts a month"), Whole(high=MOST_POSTS), half=True),
                Field("monthly_budget", _("Budget a month"), _MONEY, half=True),
                Field("slots", _("Days and hours"), Slots()),
                Field("followers_wanted", _("Followers wanted"), Whole(high=_MOST), half=True),
                Field("followers_by", _("By when"), Day(today), half=True),
                Field("ways_to_engage", _("Ways to engage"), Lines(least=1)),
            ),
        ),
    )


def _accounts(row: RowShown) -> Options:
    return [(None, "—"), *((each.id, each.handle or each.network.value) for each in row.shown.accounts)]


def _stage(_about: About, _today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("low", _("Low"), _SHARE, when=_is_share),
                Field("expected", _("Expected"), _SHARE, when=_is_share, half=True),
                Field("high", _("High"), _SHARE, when=_is_share, half=True),
                Field("cost_low", _("A thousand costs: low"), _MONEY, when=_is_price),
                Field("cost_expected", _("Expected"), _MONEY, when=_is_price, half=True),
                Field("cost_high", _("High"), _MONEY, when=_is_price, half=True),
                Field("source", _("Where it is from"), Line(_("An assumption, own figures…"))),
            ),
        ),
    )


def _is_price(row: object) -> bool:
    return isinstance(row, FunnelStage) and row.stage is FunnelStep.REACH


def _is_share(row: object) -> bool:
    return not _is_price(row)


def _risk(_about: About, _today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("event", _("What may happen"), Lines(least=1)),
                Field("likelihood", _("How likely"), Percent(whole=100, may_be_empty=False), half=True),
                Field("loss", _("What it would cost"), _MONEY, half=True),
                Field("response", _("What is done about it"), Lines(least=1)),
                Field("response_cost", _("Price of that"), _MONEY, half=True),
                Field("likelihood_after", _("How likely then"), _CHANCE, half=True),
                Field("loss_after", _("What it costs then"), _MONEY, half=True),
                Field("person", _("Who sees to it"), Line(), half=True),
            ),
        ),
    )


def _correction(about: About, today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            "",
            (
                Field("metric", _("Metric"), MetricChoice(about)),
                Field("network", _("Network"), Choice(Network, none=_ALL)),
                Field("side", _("When it is"), Segments(Side)),
                Field("threshold", _("Threshold"), Figure(about), half=True),
                Field("weeks", _("For so many weeks"), Whole(1, MOST_WEEKS, may_be_empty=False), half=True),
                Field("action", _("What is done then"), Lines(least=1)),
                Field("person", _("Who does it"), Line()),
                _done(today),
            ),
        ),
    )


def _done(today: Callable[[], date]) -> Field:
    return Field("handled_on", _("Done on"), Day(today), hint=_("From then on only later weeks count."))


_SECTIONS: Final[Mapping[Part, Callable[[About, Callable[[], date]], tuple[Section, ...]]]] = {
    Part.GOALS: _goal,
    Part.KPI: _kpi,
    Part.COMPETITORS: _competitor,
    Part.CHANNELS: _channel,
    Part.FUNNEL: _stage,
    Part.RISKS: _risk,
    Part.CORRECTIONS: _correction,
}


# the version itself


def version(today: Callable[[], date], last: Kind) -> tuple[Section, ...]:
    """What is of all of it; `last` is the kind of the last day."""
    return (
        Section(
            "",
            (
                Field("name", _("Name"), Line()),
                Field("business_goal", _("Goal of the business"), Lines()),
                Field("boundaries", _("What is not the task of networks"), Lines()),
                Field("starts", _("First day"), Day(today), half=True),
                Field("ends", _("Last day"), last, half=True),
            ),
        ),
        Section(
            _("Money"),
            (
                Field("average_order", _("Average order"), _MONEY, half=True),
                Field("margin", _("Margin"), Percent(), half=True),
                Field("orders_a_year", _("Orders a year"), Parts(1000, 10**6), half=True),
                Field("customer_years", _("Years as a customer"), Parts(10, 1000), half=True),
            ),
        ),
        Section(
            _("Agreed"),
            (
                Field("approved_by", _("Approved by"), Line(), half=True),
                Field("approved_on", _("Approved on"), Day(today), half=True),
                *_NOTE,
            ),
        ),
    )


def note() -> tuple[Section, ...]:
    """The one thing of a version that is no draft that may still be written."""
    return (Section("", _NOTE),)
