"""What the table of each part shows in its columns, as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from PySide6.QtCore import QRect, QRectF

from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part, Side
from smmdesk.domain.planning.risks import Threat, response
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech.language import Language, _
from ui.strategy import facts
from ui.strategy.shown import RowShown
from ui.style.icons import icon
from ui.style.text_size import scaled
from ui.widgets.forms.networks import CHIP, paint_network
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from smmdesk.domain.networks import Network
    from smmdesk.domain.strategy.records import Competitor, Correction, Risk, StrategyEntry

RowColumn = Column[RowShown]
OLD: Final = timedelta(days=90)
"""How old what was seen of a rival may be before it is grey."""
_SHORT: Final = 84
_WORDS: Final = 160
NOTHING: Final = "—"


class Columns(NamedTuple):
    """Those of a part, and which of them are needed most where there is little room."""

    columns: tuple[RowColumn, ...]
    priority: tuple[int, ...]


def columns_of(part: Part, language: Language) -> Columns:
    """The columns of a part's table, the most needed ones named first."""
    columns = _words(part, language) if knowledge.fields_of(part) else _COLUMNS[part]
    first, *others = _NEEDED.get(part, tuple(columns))
    return with_number(columns, (first, "number", *others))


def with_number(columns: dict[str, RowColumn], needed: Sequence[str]) -> Columns:
    """These, after the number of each row."""
    by_name = _NUMBER | columns
    names = [*by_name]
    return Columns(tuple(by_name.values()), tuple(names.index(each) for each in needed))


def _open_told(row: RowShown, _language: Language) -> str:
    return "\n".join(row.shown.open_words(each).text for each in row.shown.open_of(row.id))


_NUMBER: Final[dict[str, RowColumn]] = {
    "number": Column(
        _("No."),
        lambda row, _language: row.number,
        sort=lambda row: [int(each) for each in row.number.split(".") if each],
        width=48,
        ink=lambda _row: "muted",
        icon=lambda row: icon("warning", "attention") if row.shown.open_of(row.id) else None,
        tip=_open_told,
        searched=False,
    )
}


def _words(part: Part, language: Language) -> dict[str, RowColumn]:
    """The name, and the first fields without which a row is not finished."""
    said = knowledge.words(language.code)
    needed = [each for each in knowledge.fields_of(part) if each.needed][:3]

    def told(field: knowledge.EntryField, row: RowShown, words: Language) -> str:
        entry = cast("StrategyEntry", row.row)
        kept = entry.fields.get(field.key, "").partition("\n")[0]
        own = knowledge.words(words.code).choices
        return own.get((part, field.key, kept), kept) or NOTHING

    made = {"name": _text(_("Name"), "name", weight=2)}
    for each in needed:
        made[each.key] = Column(said.fields[part, each.key].label, partial(told, each), width=STRETCH, least=_WORDS)
    return made


# columns that several parts have


def _text(title: str, field: str, *, weight: int = 1) -> RowColumn:
    def told(row: RowShown, _language: Language) -> str:
        return str(getattr(row.row, field)).strip().partition("\n")[0] or NOTHING

    def ink(row: RowShown) -> str:
        return "text" if str(getattr(row.row, field)).strip() else "faint"

    def whole(row: RowShown, _language: Language) -> str:
        return str(getattr(row.row, field)).strip()

    return Column(title, told, width=STRETCH, least=_WORDS, weight=weight, ink=ink, tip=whole)


def _number(title: str, field: str, *, width: int = _SHORT) -> RowColumn:
    def value(row: RowShown) -> int | None:
        return cast("int | None", getattr(row.row, field))

    return Column(
        title,
        lambda row, language: language.number(value(row)) if value(row) is not None else NOTHING,
        sort=lambda row: (value(row) is not None, value(row) or 0),
        align=RIGHT,
        width=width,
        searched=False,
    )


def _figure(title: str, field: str) -> RowColumn:
    """In the unit of the row's metric."""

    def told(row: RowShown, _language: Language) -> str:
        return row.shown.metrics.agreed(row.metric, getattr(row.row, field))

    return Column(title, told, sort=lambda row: getattr(row.row, field) or 0, align=RIGHT, width=72, searched=False)


def _day(title: str, field: str) -> RowColumn:
    def told(row: RowShown, language: Language) -> str:
        day = getattr(row.row, field)
        return language.short_date(day) if day else NOTHING

    return Column(title, told, sort=lambda row: str(getattr(row.row, field) or ""), width=76, searched=False)


def _money(title: str, field: str) -> RowColumn:
    def told(row: RowShown, language: Language) -> str:
        amount = getattr(row.row, field)
        return language.money(amount) if amount else NOTHING

    def minor(row: RowShown) -> int:
        amount = getattr(row.row, field)
        return amount.minor if amount else 0

    return Column(title, told, sort=minor, align=RIGHT, width=104, searched=False)


def _network_of(row: RowShown) -> Network | None:
    return cast("Network | None", getattr(row.row, "network", None))


def _network_told(row: RowShown, language: Language) -> str:
    network = _network_of(row)
    return language.word(network) if network else language(_("All"))


def _paint_network(painter: QPainter, rect: QRect, row: RowShown, language: Language) -> None:
    """The chip alone: its name is in the tip, and is said."""
    if (network := _network_of(row)) is None:
        painter.drawText(rect, 0x80, _network_told(row, language))
        return
    top = rect.y() + (rect.height() - scaled(CHIP.height())) / 2
    paint_network(painter, QRectF(rect.x(), top, scaled(CHIP.width()), scaled(CHIP.height())), network)


_NETWORK: Final[RowColumn] = Column(
    _("Network"), _network_told, tip=_network_told, paint=_paint_network, width=CHIP.width()
)


def _metric(row: RowShown, language: Language) -> str:
    """Its name, and the network where it is of one, as on paper."""
    network = _network_of(row)
    name = row.shown.metrics.name(row.metric, network)
    return f"{name}, {language.word(network)}" if name and network else name or NOTHING


_METRIC: Final[RowColumn] = Column(_("Metric"), _metric, width=STRETCH, least=110, tip=_metric)


# competitors


def _seen_ink(row: RowShown) -> str:
    """Grey where it is too old to go by, or nobody said when it was seen."""
    seen = cast("Competitor", row.row).seen_on
    return "text" if seen and row.shown.today - seen <= OLD else "faint"


def _as_seen(column: RowColumn) -> RowColumn:
    return replace(column, ink=_seen_ink)


# risks


def threat(risk: Risk) -> Threat:
    """As it stands, before anything is done about it."""
    return Threat(risk.likelihood, risk.loss.minor)


def costs_more(risk: Risk) -> bool:
    """Whether what is done about it costs more than it saves."""
    if risk.response_cost is None or (risk.likelihood_after is None and risk.loss_after is None):
        return False
    chance = risk.likelihood if risk.likelihood_after is None else risk.likelihood_after
    after = Threat(chance, (risk.loss_after or risk.loss).minor)
    return not response(threat(risk), after, risk.response_cost.minor).pays


def _expected(row: RowShown, language: Language) -> str:
    risk = cast("Risk", row.row)
    return language.money(Money(round(threat(risk).expected), risk.loss.currency))


def _response(row: RowShown, language: Language) -> str:
    risk = cast("Risk", row.row)
    said = risk.response.strip().partition("\n")[0] or NOTHING
    return f"{said} · {language(_('costs more than it saves'))}" if costs_more(risk) else said


# corrections


def condition(row: RowShown, language: Language) -> str:
    """When it is time for it."""
    correction = cast("Correction", row.row)
    metric, figure = _metric(row, language), row.shown.metrics.agreed(correction.metric, correction.threshold)
    weeks = language.count("{n} week", "{n} weeks", correction.weeks)
    words = (
        _("{metric} below {figure}: {weeks}")
        if correction.side is Side.BELOW
        else _("{metric} above {figure}: {weeks}")
    )
    return language(words, metric=metric, figure=figure, weeks=weeks)


_COLUMNS: Final[Mapping[Part, dict[str, RowColumn]]] = {
    Part.GOALS: {
        "name": _text(_("Goal"), "name", weight=2),
        "metric": _METRIC,
        "baseline": _figure(_("Start"), "baseline"),
        "target": _figure(_("Target"), "target"),
        "now": facts.figure(_("Now"), lambda words: words.fact, width=76),
        "deadline": _day(_("By when"), "deadline"),
        "status": facts.status(),
    },
    Part.COMPETITORS: {
        "name": _text(_("Name"), "name"),
        "network": _NETWORK,
        "followers": _as_seen(_number(_("Followers"), "followers")),
        "posts": _as_seen(_number(_("Posts a month"), "posts_a_month")),
        "engagement": _as_seen(_number(_("Per post"), "engagement_per_post")),
        "seen": _as_seen(_day(_("Seen on"), "seen_on")),
    },
    Part.FUNNEL: {
        "stage": Column(_("Stage"), lambda row, language: language.word(cast("Any", row.row).stage), width=STRETCH),
        "source": _text(_("Where it is from"), "source"),
    },
    Part.RISKS: {
        "event": _text(_("What may happen"), "event", weight=2),
        "likelihood": Column(
            _("How likely"),
            lambda row, language: language.percent(cast("Risk", row.row).likelihood / 100),
            sort=lambda row: cast("Risk", row.row).likelihood,
            align=RIGHT,
            width=_SHORT,
            searched=False,
        ),
        "loss": _money(_("Loss"), "loss"),
        "expected": Column(
            _("Expected loss"),
            _expected,
            sort=lambda row: threat(cast("Risk", row.row)).expected,
            align=RIGHT,
            width=104,
            searched=False,
        ),
        "response": Column(
            _("What is done about it"),
            _response,
            width=STRETCH,
            least=_WORDS,
            ink=lambda row: "attention" if costs_more(cast("Risk", row.row)) else "text",
            tip=_response,
        ),
    },
    Part.CORRECTIONS: {
        "condition": Column(_("When"), condition, width=STRETCH, least=_WORDS, weight=3, tip=condition),
        "action": _text(_("What is done then"), "action"),
        "person": _text(_("Who"), "person"),
        "done": _day(_("Done on"), "handled_on"),
        "state": facts.firing_state(),
    },
}
_NEEDED: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.GOALS: ("name", "target", "status", "deadline", "now", "metric", "baseline"),
    Part.COMPETITORS: ("name", "network", "followers", "engagement", "posts", "seen"),
    Part.RISKS: ("event", "expected", "likelihood", "loss", "response"),
    # it is looked at for what is due; when that is stands in full beside it
    Part.CORRECTIONS: ("state", "condition", "action", "person", "done"),
}
