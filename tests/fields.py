"""Which fields of which records nobody sees: two desks whose records differ in every field, and what is told of them.

A field counts as seen where the words of its value stand more often in what is told of the one desk than of the other:
so it does not matter how a page or a paper says it, nor what else stands there in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache, partial
from pathlib import Path
from pkgutil import resolve_name
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTableView, QWidget

from smmdesk.documents import typeset
from smmdesk.domain.approval.sheets import NothingToApproveError
from smmdesk.domain.budget import Category
from smmdesk.domain.changes import MAKE_EXAMPLE
from smmdesk.domain.checklist import Answer
from smmdesk.domain.clients import Account
from smmdesk.domain.comparison import SCORED, Criterion, Question, Reply, Way
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.mix import MixBy
from smmdesk.domain.money import WHOLE, Money, largest_remainder
from smmdesk.domain.periods import LocalMoment, last_before
from smmdesk.domain.planning.named import FunnelStep, Part, Section, StrategyStatus
from smmdesk.domain.posts import Format, Post
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.reputation.named import LegalGround, Sentiment
from smmdesk.domain.reputation.records import Activity
from smmdesk.domain.results.named import FormulaLevel, Link
from smmdesk.domain.series import Freq
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.zones import zone_name
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.kinds import parents, table_of
from tests.conftest import NOW
from tests.desks import new_desk
from tests.papers import texts_of
from ui.clients.part_list import PartItem
from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.widgets.forms.fold import Fold
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smmdesk.workspace import Workspace

EN = Language("en")
Pair = tuple[Any, Any]
"""The value of a field on the one desk and on the other."""
Told = Callable[[type], str]
"""What is told of a kind of record."""


def _split(of: Iterable[Any], first: int) -> dict[Any, int]:
    """The first has so many percent, the others share the rest."""
    first_one, *others = of
    rest = largest_remainder(WHOLE - 100 * first, [1] * len(others))
    return {first_one: 100 * first, **dict(zip(others, rest, strict=True))}


FITTING: Mapping[str, Pair] = {
    "Budget.currency": ("GEL", "RUB"),
    "Comparison.currency": ("GEL", "RUB"),
    "currency": ("AMD", "KZT"),
    "country": ("GE", "RU"),
    "language": ("ka", "ru"),
    "time_zone": ("Asia/Tbilisi", "Europe/Moscow"),
    "item": ("goals.numbered", "goals.kpi_tied"),
    "rating": (4, 2),
    "split": (_split(Category, 71), _split(Category, 73)),
    "weights": (_split(Criterion, 75), _split(Criterion, 77)),
    "scores": (dict.fromkeys(SCORED, 7), dict.fromkeys(SCORED, 3)),
    "Provider.kind": (ProviderKind.FREELANCER, ProviderKind.AGENCY),
    "Evaluation.kind": (ProviderKind.FREELANCER, ProviderKind.AGENCY),
    "way": (Way.IMMERSION, Way.IN_HOUSE),
    "hour_known": (False, True),
    "hours_a_week": (97, 98),
    "on_top": (57, 58),
    "answers": ({Question.PRODUCT: Reply.WELL}, {Question.PRODUCT: Reply.BADLY}),
    "typed": (("fee",), ()),
    "months": (61, 62),
    "owner_hours": (63, 64),
    "replacement_chance": (65, 66),
    "share": (6700, 6800),
    # the day on which the law was read stands on the page, too
    # within the days of its agreement
    "paid_until": (date(2027, 2, 8), date(2027, 2, 10)),
    "closed_on": (date(2026, 11, 21), date(2026, 11, 24)),
    "figures": ({"views": 7301}, {"views": 7303}),
    "Publication.format": (Format.PODCAST, Format.ARTICLE),
    "Publication.link": (Link.PROPOSED, Link.REFUSED),
    "level": (FormulaLevel.POST, FormulaLevel.PERIOD),
    "Measurement.typed": (("x_typed_by_hand",), ("x_taken_from_it",)),
    "key": ("first_own", "second_own"),
    "decimals": (3, 1),
    "Strategy.status": (StrategyStatus.DRAFT, StrategyStatus.CLOSED),
    "part": (Part.PRODUCT, Part.USP),
    "fields": ({"price": "From 45 a kilogram"}, {"pain": "Shop cakes taste of fat"}),
    "plan": ({"2027-01": 7307}, {"2027-01": 7309}),
    "slots": (("thu 10:43",), ("fri 11:47",)),
    "weekdays": ((3,), (6,)),
    "Slot.starts": (date(2026, 11, 3), date(2026, 11, 5)),
    "Slot.format": (Format.LINK, Format.POLL),
    "Mix.by": (MixBy.RUBRIC, MixBy.FORMAT),
    "ApprovalSheet.posts": ({"post": "one"}, {"post": "other"}),
    "ApprovalSheet.taken": ({"post": "yes"}, {"post": "no"}),
    "shares": ({"Harvest songs": 10_000}, {"Winter songs": 10_000}),
    "Series.freq": (Freq.WEEK, Freq.MONTH),
    "Series.fields": ({"rubric": "Harvest days"}, {"rubric": "Winter days"}),
    "Series.interval": (2, 3),
    "Series.nth": (0, 0),
    "Series.month_day": (0, 17),
    "Series.count": (None, None),
    "weeks": (9, 11),
    "FunnelStage.stage": (FunnelStep.CLICK, FunnelStep.SALE),
    "orders_a_year": (7_301_000, 7_303_000),
    "customer_years": (6170, 6190),
    "FunnelStage.low": (710_000, 760_000),
    "FunnelStage.expected": (735_000, 775_000),
    "FunnelStage.high": (740_000, 780_000),
    "engagement": (("link_clicks",), ("profile_visits",)),
    "Desk.logo": ("Honey-logo.png", "Walnut-logo.png"),
    "stars": (4, 2),
    "ground": (LegalGround.NOT_PERSONAL, LegalGround.CONTRACT),
    "fit": (3, 1),
    "hours": (("09:41-17:43", *("",) * 6), ("09:47-17:49", *("",) * 6)),
    "goal_negative": (57, 58),
    "goal_other": (86, 88),
    "Mention.tone": (Sentiment.NEGATIVE, Sentiment.POSITIVE),
    "Mention.language": ("hy", "az"),
    "Post.media": (("Blue cake.jpg",), ("Green loaf.jpg",)),
    "alt": ({"Blue cake.jpg": "A cake on a stand"}, {"Green loaf.jpg": "A loaf on a board"}),
    "whys": ({"post": "The cat is in it"}, {"post": "The dog is not"}),
    "PostVariant.hashtags": (("#ourcake",), ("#ourloaf",)),
    "Report.sections": ((Section.ANSWER, Section.LEARNT), (Section.LEARNT,)),
    "Report.issued_on": (None, None),
    "Report.frozen": ("", ""),
}
"""What a field of that name may hold where not just any words or numbers do; none that stand everywhere."""

SAID: Mapping[str, str] = {
    "decides": "Decides",
    "yearly": "every year",
    "hard": "The network refuses more",
    "typed": "Real | Price or salary a month",
    "hour_known": "assumption",
    "answers": "Somebody who works with it",
    "rating": "{value} of 5",
    "boosted": "Boosted",
    "decimals": "{value} decimals",
    "part": "Product",
    "orders_a_year": "7,301",
    "customer_years": "617",
    "FunnelStage.low": "71%",
    "FunnelStage.expected": "73.5%",
    "FunnelStage.high": "74%",
    "slots": "Thu 10:43",
    "weekdays": "Thu",
    "shares": "Harvest songs",
    "weeks": "{value} weeks",
    "engagement": "Link clicks",
    "stars": "{value} of 5 | {value}",
    "own": "Own brand",
    "timed": "The hour is known | 10:41",
    "needs_answer": "Needs an answer | yes",
    "closed_on_holidays": "Closed on days off | closed on the days off",
    "hours": "09:41-17:43 | 09:41–17:43",
    "goal_other": "86 | 1 h 26 min",
    "rules_read": "Its rules are read",
    "fit": "3: just right",
}
"""How a value is told that would say nothing by itself: in the window | in a table."""

TOLD_BY: Mapping[type, str] = {Account: "handle", Activity: "what", Post: "text"}
"""By which field a record is told where another points at it, if that is not its name."""


def _open_row(table: str, window: Any) -> None:
    """A row of a strategy with all its fields."""
    window.open_page("strategy", table)
    window.page.edit_row()


WAYS: Mapping[str, tuple[Callable[[Any], object], ...]] = {
    "calendar": (
        lambda window: window.open_page("calendar", "post"),
        lambda window: window.context.commands.run("calendar.slots"),
        lambda window: window.context.commands.run("calendar.mix"),
    ),
    "budget": (
        lambda window: window.open_page("budget", "budget_line"),
        lambda window: window.context.commands.run("budget.edit_line"),
        lambda window: window.context.commands.run("budget.days"),
    ),
    "checklist": (
        lambda window: window.open_page("checklist", "evaluation"),
        lambda window: window.page.board.make_current(window.context.workspace.records.get(Answer, "answer").item),
    ),
    "comparison": (
        lambda window: window.open_page("comparison", "comparison"),
        lambda window: window.page.open_view("questions"),
        lambda window: window.page.open_view("weights"),
    ),
    "clients": (lambda window: window.open_page("clients", "client"),),
    "results": (
        lambda window: window.open_page("results"),
        lambda window: window.page.open_view("posts"),
        lambda window: window.page.open_view("formulas"),
        lambda window: window.page.open_view("data"),
        lambda window: window.page.open_view("report"),
    ),
    "reputation": (
        lambda window: window.open_page("reputation", "mention"),
        lambda window: window.context.commands.run("mention.open"),
        lambda window: window.context.commands.run("reputation.brands"),
        lambda window: window.page.open_view("answers"),
        lambda window: window.open_page("reputation", "activity"),
        lambda window: window.open_page("reputation", "audience_list"),
    ),
    "strategy": (
        lambda window: window.open_page("strategy", "strategy"),
        lambda window: window.context.commands.run("strategy.about"),
        *(partial(_open_row, each) for each in ("goal", "kpi", "strategy_entry", "competitor", "channel", "risk")),
        partial(_open_row, "correction"),
        partial(_open_row, "funnel_stage"),
        lambda window: window.page.view.turn("sales"),
    ),
}
"""What a person does to see all that a page has of one client, where opening it is not enough."""


def named(kind: type) -> list[str]:
    """The fields that somebody fills in: not the id, nor whom the record belongs to."""
    belongs = {name for name, (_parent, may_be_none) in parents(kind).items() if not may_be_none}
    return [each.name for each in fields(kind) if each.name not in belongs | {"id"}]


def unseen(kinds: Iterable[type], tell: Callable[[Workspace], Told], folder: Path) -> list[str]:
    """The fields of these kinds that what is told says nothing of, as "Kind.field"."""
    kinds = list(kinds)
    needed = {parent for kind in kinds for parent, _may_be_none in parents(kind).values()} | set(kinds)
    told = []
    for side in (0, 1):
        with new_desk(folder / f"desk {side}", clock=lambda: NOW) as workspace:
            with workspace.database.write(MAKE_EXAMPLE) as work:
                for kind in (each for each in RECORDS if each in needed):
                    work.save(_filled(kind, side))
            told.append(tell(workspace))

    def is_seen(kind: type, name: str) -> bool:
        value = _pair(kind, name)[0]
        # of a metric its key is told
        if value in (None, ""):  # nothing that could be told
            return False
        field = f"{kind.__name__}.{name}"
        words = {*value} if field in FITTING and name == "typed" else _wordings(field, value)
        found = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!(?<=\w)\w)" for each in words))
        one, other = (len(found.findall(of(kind))) for of in told)
        return one > other

    return [f"{kind.__name__}.{name}" for kind in kinds for name in named(kind) if not is_seen(kind, name)]


# the two desks


def _filled(kind: type, side: int) -> Any:
    """The one record of its class; its id is the name of its table."""
    of = {name: table_of(parent).name for name, (parent, _may_be_none) in parents(kind).items()}
    given = {name: _pair(kind, name)[side] for name in named(kind) if name not in of}
    return kind(id=DESK if kind is Desk else table_of(kind).name, **of, **given)


def _pair(kind: type, name: str) -> Pair:
    """Two values; no other field of the same type holds either. A reference is told by the name of the other record."""
    if name in parents(kind):
        parent = parents(kind)[name][0]
        return _pair(parent, TOLD_BY.get(parent, "name"))
    if fitting := FITTING.get(f"{kind.__name__}.{name}", FITTING.get(name)):
        return fitting
    hint, are_several = _hint(kind, name)
    every: list[tuple[Any, str]] = [(each, other) for each in RECORDS for other in named(each)]
    alike = [f"{each.__name__} {other}" for each, other in every if _hint(each, other)[0] is hint]
    words = f"{kind.__name__} {name}"
    one, other = _values(hint, name, words, alike.index(words))
    return ((one,), (other,)) if are_several else (one, other)


@cache
def _hint(kind: Any, name: str) -> tuple[Any, bool]:
    """Of what type it is, beside none, and whether it is any number of these."""
    hint = get_type_hints(kind)[name]
    one = next(each for each in get_args(hint) if each is not NoneType) if isinstance(hint, UnionType) else hint
    are_several = get_origin(one) is tuple
    return (get_args(one)[0] if are_several else one), are_several


def _values(hint: Any, name: str, words: str, place: int) -> Pair:
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = list(hint)
        return members[(2 * place + 1) % len(members)], members[(2 * place + 2) % len(members)]
    return _PLAIN[hint](name, place) if hint in _PLAIN else (f"{words} blue", f"{words} green")


def _days(name: str, place: int) -> Pair:
    """What ends does so after all that starts; between the days are those that are told as last days.

    The first days are a multiple of four apart, so that no day of one desk is one of the other.
    """
    first = {"starts": date(2026, 7, 10), "ends": date(2027, 11, 30)}.get(name, date(2026, 12, 1))
    return first + timedelta(days=4 * place), first + timedelta(days=4 * place + 2)


_PLAIN: Mapping[Any, Callable[[str, int], Pair]] = {
    int: lambda _name, place: (7001 + 20 * place, 7011 + 20 * place),
    bool: lambda _name, _place: (True, False),
    date: _days,
    datetime: lambda _name, _place: (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)),
    time: lambda _name, _place: (time(9, 37), time(18, 47)),
    Money: lambda _name, place: (Money(300100 + 2000 * place, "GEL"), Money(301100 + 2000 * place, "RUB")),
    LocalMoment: lambda _name, _place: (
        LocalMoment(datetime(2026, 11, 17, 10, 41), "Asia/Tbilisi"),
        LocalMoment(datetime(2026, 11, 18, 11, 43), "Europe/Moscow"),
    ),
}


def _wordings(name: str, value: Any) -> set[str]:
    """How a value of a field, "Kind.field", may be told in English."""
    told_as = SAID.get(name, SAID.get(name.rsplit(".", maxsplit=1)[-1]))
    if told_as is not None:
        return {form for said in told_as.split(" | ") for form in (said.format(value=value), said.lower())}
    if name.endswith("time_zone"):
        return {value, zone_name(value, EN)}
    if isinstance(value, tuple):
        return {words for each in value for words in _wordings(name, each)}
    if isinstance(value, Mapping):
        return _wordings(name, next(iter(value.values())))
    if isinstance(value, Enum):
        return {EN.word(value), EN.word(value).lower()}
    return _WORDED[type(value)](value)


_WORDED: Mapping[type, Callable[[Any], set[str]]] = {
    str: lambda told: {told, LANGUAGES.get(told, told), EN.locale.territories.get(told, told), EN.currency_sign(told)},
    int: lambda told: {str(told), EN.number(told), EN.points(told)},
    date: lambda told: {form(day) for day in (told, last_before(told)) for form in (EN.date, EN.short_date, str)},
    datetime: lambda told: {EN.date(told.date()), EN.short_date(told.date())},
    Money: lambda told: {EN.money(told), EN.short_money(told), str(told.amount)},
    LocalMoment: lambda told: {EN.time(told.wall.time())},
    time: lambda told: {EN.time(told)},
}


# what is told of one


def on_paper(workspace: Workspace) -> Told:
    """Every cell of all tables, all documents as they are printed, and what programs read: of whatever kind."""
    cells: list[str] = []
    documents: list[typeset.Document] = []
    # what is offered instead of another tells the same, or less
    for output in (each for each in OUTPUTS.values() if not each.instead):
        wish = Wish(output=output.name, language=EN)
        if output.table:
            rows = workspace.exporting.table(wish).rows
            cells += [EN.money(cell) if isinstance(cell, Money) else str(cell) for row in rows for cell in row]
        if ".xlsx" in output.files:
            cells += _of_workbook(workspace, wish)
        with suppress(NothingToPrintError, NothingToApproveError):
            documents += workspace.exporting.documents(wish)
    pages = texts_of(typeset.pdf(*documents)) if documents else []
    text = "\n".join([*cells, *(" ".join(page.split()) for page in pages)])
    return lambda _kind: text


def _of_workbook(workspace: Workspace, wish: Wish) -> list[str]:
    """The cells of what is no single table."""
    with TemporaryDirectory() as folder, suppress(NothingToPrintError, NothingToApproveError):
        workspace.exporting.export(wish, Path(folder) / "out.xlsx")
        book = load_workbook(Path(folder) / "out.xlsx")
        return [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return []


def in_window(folder: Path, kinds: Iterable[type]) -> Callable[[Workspace], Told]:
    """The pages that show something of these kinds, walked through for the one client."""
    tables = {table_of(kind).name for kind in kinds}
    shows = {page: resolve_name(line.made_by).tables for page, line in PAGES.items()}

    def tell(workspace: Workspace) -> Told:
        window = MainWindow(workspace, EN, Preferences(file=folder / "preferences.json"))
        window.resize(1440, 900)
        window.show()
        window.context.choose_client(workspace.clients.list()[0].id)
        told = {page: "\n".join(_walked(window, page)) for page in PAGES if tables & shows[page]}
        window.close()
        window.deleteLater()
        return lambda kind: "\n".join(words for page, words in told.items() if table_of(kind).name in shows[page])

    return tell


def _walked(window: MainWindow, page: str) -> Iterator[str]:
    """What is in sight after each step, all that folds being open."""
    for step in WAYS.get(page, (lambda window: window.open_page(page),)):
        step(window)
        for button in window.page.findChildren(QAbstractButton):
            if isinstance(button.parent(), Fold | PartItem) and button.isCheckable():
                button.setChecked(True)
        while is_busy(window):
            QTest.qWait(20)
        QApplication.processEvents()
        yield from _in_sight(window.page)


def is_busy(window: MainWindow) -> bool:
    """Whether work goes on, or waits for its time: what it brings would be seen by chance."""
    waiting = (each.isSingleShot() and each.isActive() for each in window.findChildren(QTimer))
    return bool(window.context.background.jobs()) or any(waiting)


def _in_sight(root: QWidget) -> Iterator[str]:
    """The words of widgets in sight, those only of buttons that are down where they can be; cells; what is painted."""
    for each in (each for each in (root, *root.findChildren(QWidget)) if each.isVisible()):
        if not (isinstance(each, QAbstractButton) and each.isCheckable() and not each.isChecked()):
            told = ("text", "plainText", "currentText", "accessibleName", "accessibleDescription")
            yield from filter(None, (each.property(name) for name in told))
        if isinstance(each, QAbstractItemView):
            model = each.model()
            columns = range(model.columnCount()) if isinstance(each, QTableView) else (0,)
            yield from (str(model.index(row, at).data() or "") for row in range(model.rowCount()) for at in columns)
    yield from _painted(root)


def _painted(root: QWidget) -> list[str]:
    words: list[str] = []
    paint: Callable[..., Any] = QPainter.drawText

    def draw(painter: QPainter, *given: object) -> object:
        words.extend(each for each in given if isinstance(each, str))
        return paint(painter, *given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", draw)
        root.grab()
    return words
