"""Pictures of every page and state in a real window: three languages, light and dark, small, usual, large and at 200 %.

    python -m tests.screens OUT [PAGE OR STATE …]
    python -m tests.screens --text 150 --size 1024x640 --contrast high --language ka OUT [PAGE OR STATE …]
    python -m tests.screens --guide

The second takes them at one text size, window size and contrast, and in one language; each of the four may be left out.
The third takes those that README and the guide show, in their place.

The example workspace is made at a fixed day, so that pictures of two versions can be laid side by side.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.ids import ClientId
    from ui.calendar.page import CalendarPage
    from ui.comparison.page import ComparisonPage
    from ui.reputation.page import ReputationPage
    from ui.results.page import ResultsPage
    from ui.strategy.page import StrategyPage
    from ui.widgets.chart import ChartView
    from ui.window.main_window import MainWindow

SIZES = {"1": ((1024, 640), (1440, 900), (1920, 1080)), "2": ((1024, 640),)}
"""window sizes in device-independent pixels, by scale factor"""
SOMEWHERE = {"TZ": "Europe/Dublin", "XDG_DOCUMENTS_DIR": "/home/you/Documents"}
"""the same zone and folder in every picture, whoever takes it"""
SOUGHT = "170"
"""what some posts of the example say in every language"""
FIRST_START, EMPTY = "first-start", "empty"
ALL_FOR_GUIDE = "--guide"
GUIDE_FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
GUIDE = {
    "window": "calendar",
    FIRST_START: FIRST_START,
    "comparison": "why",
    "results": "results-full",
    "strategy": "strategy-kpi",
    **{page: page for page in ("clients", "budget", "checklist")},
}
"""The pictures that README and the guide show, by the names of their files: the page or state of each."""
GUIDE_SIZE = (1440, 900)
_QUIET = 10
"""hundredths of a second without any work after which a state stands"""
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
Size = tuple[int, int]


def main(arguments: list[str]) -> int:
    """Take all pictures, each scale in a process of its own: Qt reads the scale once."""
    asked = asked_for(arguments)
    if asked.take:
        take_guide(GUIDE_FOLDER) if asked.guide else take(asked)
        return 0
    out = GUIDE_FOLDER if asked.guide else asked.out
    out.mkdir(parents=True, exist_ok=True)
    with screen():
        for scale in ["1"] if asked.guide or asked.sizes else SIZES:
            surroundings = {**os.environ, **SOMEWHERE, "QT_SCALE_FACTOR": scale, "SCREENS_SCALE": scale}
            command = [sys.executable, "-m", "tests.screens", "--take", *arguments]
            taken = subprocess.run(command, env=surroundings, check=False)
            if taken.returncode:
                return taken.returncode
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return 0


def asked_for(arguments: list[str]) -> argparse.Namespace:
    """What is to be taken; anything else than a place and states that there are ends the program with 2."""
    parser = argparse.ArgumentParser("python -m tests.screens", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?", help="the folder for the pictures")
    parser.add_argument("states", metavar="STATE", nargs="*", help="a page or state; all of them without one")
    parser.add_argument("--guide", action="store_true", help="those that README and the guide show, in their place")
    parser.add_argument("--text", type=int, choices=TEXT_SIZES, default=100, help="the text size, per cent")
    parser.add_argument("--contrast", choices=("usual", "high"), default="usual")
    parser.add_argument("--size", dest="sizes", type=_size, action="append", help="of the window, such as 1024x640")
    parser.add_argument("--language", dest="codes", action="append", help="such as ka; all of them without one")
    parser.add_argument("--take", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.guide == bool(asked.out):
        parser.error("say either OUT or --guide")
    known = [FIRST_START, EMPTY, *pictured()]
    if unknown := [each for each in asked.states if each not in known]:
        parser.error(f"there is no state {', '.join(unknown)}; there are: {', '.join(known)}")
    return asked


def screen() -> AbstractContextManager[Any]:
    """A virtual screen where there is none."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return nullcontext()
    from pyvirtualdisplay.display import Display

    os.environ.pop("QT_QPA_PLATFORM", None)
    return Display(size=(2900, 1900), color_depth=24)


def take(asked: argparse.Namespace) -> None:
    """Everything of this process's scale, or what is wanted of it."""
    from PySide6.QtWidgets import QApplication

    from smmdesk.speech.language import LANGUAGES
    from ui.style.text_size import use_text_size
    from ui.style.theme import FUSION, Contrast, Scheme, use_scheme

    app = QApplication(["smmdesk", *FUSION])
    scale = os.environ["SCREENS_SCALE"]
    use_text_size(asked.text)
    for code in asked.codes or LANGUAGES:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            use_scheme(app, scheme, Contrast(asked.contrast))
            for name, (width, height), picture in _pictures(code, asked.states, asked.sizes or SIZES[scale]):
                picture.save(str(asked.out / f"{name}-{code}-{scheme}-{width}x{height}@{scale}.png"))


def _size(typed: str) -> Size:
    width, _by, height = typed.partition("x")
    return int(width), int(height)


def take_guide(out: Path, names: Iterable[str] = GUIDE) -> None:
    """What README and the guide show, in English and light, or only these of it."""
    from PySide6.QtWidgets import QApplication

    from ui.style.theme import FUSION, Scheme, use_scheme

    app = QApplication.instance()
    use_scheme(app if isinstance(app, QApplication) else QApplication(["smmdesk", *FUSION]), Scheme.LIGHT)
    by_state = {GUIDE[name]: name for name in names}
    for state, _size, picture in _pictures("en", [*by_state], (GUIDE_SIZE,)):
        _save_small(picture, out / f"{by_state[state]}.png")


def _save_small(picture: QPixmap, file: Path) -> None:
    """In 256 colours: a third of the bytes, and no difference that anybody would see in a window."""
    from PIL import Image
    from PySide6.QtGui import QImage

    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, line = (image.width(), image.height()), image.bytesPerLine()
    whole = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", line)
    whole.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)


def _pictures(code: str, wanted: list[str], sizes: Sequence[Size]) -> Iterator[tuple[str, Size, Any]]:
    """The first start, an empty workspace page by page, then the example state by state, in each size."""
    from ui.pages import PAGES

    def is_wanted(name: str) -> bool:
        return not wanted or name in wanted

    if is_wanted(FIRST_START):
        yield from _first_start(code)
    if is_wanted(EMPTY):
        with window_on(code, example=False) as window:
            for page, size in product(PAGES, dict.fromkeys((sizes[0], sizes[-1]))):
                window.open_page(page)
                yield f"{EMPTY}-{page}", *_taken(window, size)
    shown = {name: show for name, show in pictured().items() if is_wanted(name)}
    if not shown:
        return
    with window_on(code, example=True) as window:
        for size in sizes:
            for name, show in shown.items():
                yield name, *_state(window, show, size)


def states() -> dict[str, Callable[[MainWindow], QWidget | None]]:
    """What is shown of the example by name; each gives the widget to photograph, None for the window itself."""
    from ui.pages import PAGES

    pages = {page: lambda window, page=page: _page(window, page) for page in PAGES}
    return {**pages, **_by_name(STATES)}


def pictured() -> dict[str, Callable[[MainWindow], QWidget | None]]:
    """Those and the ones that are only looked at: the suite walks through each of the others several times."""
    return {**states(), **_by_name((_post_repeats, *VIEWS_OF_RESULTS, *PARTS_OF_STRATEGY, *PARTS_OF_REPUTATION))}


def _by_name(
    shows: Iterable[Callable[[MainWindow], QWidget | None]],
) -> dict[str, Callable[[MainWindow], QWidget | None]]:
    return {each.__name__.strip("_").replace("_", "-"): each for each in shows}


def _page(window: MainWindow, page_id: str) -> None:
    window.open_page(page_id)


def _all_clients(window: MainWindow) -> None:
    window.context.choose_client(None)
    window.open_page("calendar")
    window.context.commands.run("calendar.month")


def _post_open(window: MainWindow) -> None:
    post = window.context.workspace.calendar.posts(window.context.period, richest(window))[-3]
    window.open_page("calendar", post.id)


def _post_for_network(window: MainWindow) -> None:
    """What a post says in one network alone, which shows no more than its beginning."""
    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post
    from ui.calendar.page import CalendarPage

    workspace = window.context.workspace
    post = workspace.calendar.posts(window.context.period, richest(window))[-3]
    workspace.records.change(Post, post.id, networks=(Network.INSTAGRAM, Network.FACEBOOK, Network.VK))
    workspace.texts.write(post.id, Network.INSTAGRAM, text=f"{post.text}\n\n{post.text}", hashtags=("#170",))
    page = window.open_page("calendar", post.id)
    assert isinstance(page, CalendarPage)
    page.show_network(Network.INSTAGRAM)


def _post_repeats(window: MainWindow) -> None:
    """A post that says what an earlier one said, takes up its link, and begins as five of them do."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPushButton, QScrollArea

    from smmdesk.domain.posts import Post, PostStatus
    from ui.calendar.post.hints import Hints

    workspace = window.context.workspace
    posts = [each for each in workspace.calendar.posts(window.context.period, richest(window)) if each.text]
    said = next(each for each in posts if each.status is PostStatus.PUBLISHED)
    beginning, link = " ".join(said.text.split()[:4]), "https://example.org/menu"
    for each in posts[:5]:
        text = each.text if each.id == said.id else f"{beginning} {each.text}"
        workspace.records.change(Post, each.id, text=text, link=link)
    again = " ".join((*said.text.split()[:-4], "!"))
    workspace.records.change(Post, posts[-3].id, text=again, link=f"{link}?utm_source=vk")
    window.open_page("calendar", posts[-3].id)
    (hints,) = window.findChildren(Hints)
    for _each in range(100):
        QTest.qWait(50)
        if len(hints.findChildren(QPushButton)) == 2:
            break
    area = hints.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTest.qWait(50)  # laid out
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _several_posts(window: MainWindow) -> None:
    window.open_page("calendar")
    for command in ("calendar.month", "post.select_all", "post.open"):
        window.context.commands.run(command)


def _list_view(window: MainWindow) -> None:
    window.open_page("calendar")
    window.context.commands.run("calendar.list")


def _week(window: MainWindow) -> None:
    window.open_page("calendar")
    window.context.commands.run("calendar.week")


def _with_slots(window: MainWindow) -> None:
    """A client in sight whose slots are partly empty."""
    from datetime import time

    from smmdesk.domain.ids import SlotId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.slots import Slot

    window.open_page("calendar")
    records, client_id = window.context.workspace.records, window.context.client_id
    assert client_id
    given = (((0, 1, 2, 3, 4), time(9, 30), None, ""), ((2, 4), time(18, 30), Network.INSTAGRAM, ""))
    for place, (weekdays, at, network, rubric) in enumerate(given):
        id = SlotId(f"slot {place}")
        slot = Slot(id=id, client_id=client_id, weekdays=weekdays, at=at, network=network, rubric=rubric)
        if not any(each.id == id for each in window.context.workspace.slots.of(client_id)):
            records.add(slot)


def _gaps_of_week(window: MainWindow) -> None:
    _with_slots(window)
    _week(window)
    month = _calendar(window).views.month
    month.scene.selection.choose_gap(next(iter(month.scene.gaps.values()))[0])
    month.scene.announce()
    month.setFocus()


def _slots_beside(window: MainWindow) -> None:
    """The slots of the month, and when posts came out."""
    from ui.calendar.gaps.slots_panel import SlotsPanel

    _with_slots(window)
    _calendar(window).show_view("month")
    window.context.commands.run("calendar.slots")
    _drawn(window.page.findChildren(SlotsPanel)[0].published.chart)


def _mix_beside(window: MainWindow) -> None:
    """The mix of the month beside what it is to be, which is asked for first."""
    window.open_page("calendar")
    _calendar(window).show_view("month")
    window.context.commands.run("calendar.mix")


def _week_of_all(window: MainWindow) -> None:
    window.context.choose_client(None)
    _week(window)
    _calendar(window).views.month.setFocus()


def _board(window: MainWindow) -> None:
    window.open_page("calendar")
    window.context.commands.run("calendar.board")


def _board_of_all(window: MainWindow) -> None:
    window.context.choose_client(None)
    _board(window)
    _calendar(window).views.setFocus()


def _calendar(window: MainWindow) -> CalendarPage:
    from ui.calendar.page import CalendarPage

    page = window.page
    assert isinstance(page, CalendarPage)
    return page


def _list_cell(window: MainWindow) -> None:
    """A text that is written in its row."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _list_view(window)
    table = _calendar(window).views.table
    table.setFocus()
    table.select([table.records()[2].id])
    QTest.keyClick(table, Qt.Key.Key_F2)


def _quick_line(window: MainWindow) -> None:
    """A line in which a post is begun, with what is understood of it."""
    from datetime import date

    window.open_page("calendar")
    window.context.commands.run("calendar.month")
    month = _calendar(window).views.month
    month.scene.select_day(date(2026, 11, 11))
    month.type_on_day("18:30 IG FB reel Honey cake with figs #new")


def _ideas(window: MainWindow) -> None:
    window.open_page("calendar")
    window.context.commands.run("calendar.ideas")


def _focused(window: MainWindow) -> QWidget:
    focused: QWidget | None = window.focusWidget()  # Qt's stubs forget that there may be none
    return focused or window


def _filtered(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    window.open_page("calendar")
    window.context.commands.run("calendar.month")
    window.context.commands.run("calendar.filter")
    QTest.keyClicks(_focused(window), SOUGHT)


def _nothing_passes(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    _filtered(window)
    QTest.keyClicks(_focused(window), " zzz")


def _budget_line(window: MainWindow) -> None:
    """A line with its details; the keyboard stood in a column that has no room beside them."""
    from ui.budget.page import BudgetPage

    page = window.open_page("budget")
    assert isinstance(page, BudgetPage)
    line = page.table.records()[0]
    page.table.select([line.id])
    page.table.setCurrentIndex(page.table.currentIndex().siblingAtColumn(page.table.column("on")))
    page.edit_line()


def _budget_of_all(window: MainWindow) -> None:
    window.context.choose_client(None)
    window.open_page("budget")


def _view_of_comparison(window: MainWindow, view: str) -> ComparisonPage:
    from ui.comparison.page import ComparisonPage

    window.open_page("comparison")
    page = window.page
    assert isinstance(page, ComparisonPage)
    page.open_view(view)
    return page


def _questions(window: MainWindow) -> None:
    _view_of_comparison(window, "questions")


def _what_matters(window: MainWindow) -> None:
    _view_of_comparison(window, "weights")


def _twelve_criteria(window: MainWindow) -> None:
    _view_of_comparison(window, "weights").weights.twelve.open()


def _for_and_against(window: MainWindow) -> None:
    _view_of_comparison(window, "reasons")


def _profile(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    page = _view_of_comparison(window, "profile")
    for _turn in range(200):  # the first is drawn when matplotlib is there
        if page.profile.chart.chart is not None:
            break
        QTest.qWait(50)


def _result_of_comparison(window: MainWindow, tab: str) -> None:
    from PySide6.QtTest import QTest

    page = _view_of_comparison(window, "offers")
    page.results.open_tab(tab)
    for _turn in range(200):  # how firm it is, and what would change it, are reckoned in a thread
        if not page.results.changes.looking.isVisibleTo(page.results.changes):
            break
        QTest.qWait(50)


def _why(window: MainWindow) -> None:
    _result_of_comparison(window, "why")


def _what_would_change_it(window: MainWindow) -> None:
    _result_of_comparison(window, "changes")


def _beyond(window: MainWindow) -> None:
    """All ask for more than there is."""
    from smmdesk.domain.comparison import Comparison

    sheet = _view_of_comparison(window, "offers").sheet
    assert sheet is not None
    nothing = sheet.comparison.hour_value * 0
    window.context.workspace.records.change(Comparison, sheet.comparison.id, can_pay=nothing, hours_a_week=1)


def _results_with(window: MainWindow, *, leads: bool = True) -> ResultsPage:
    """The example with made-up figures."""
    from tests.made_figures import put_figures
    from ui.results.page import ResultsPage

    put_figures(window.context.workspace, richest(window), leads=leads)
    page = window.open_page("results")
    assert isinstance(page, ResultsPage)
    return page


def _drawn(chart: ChartView) -> None:
    from PySide6.QtTest import QTest

    for _turn in range(200):  # the first is drawn when matplotlib is there
        if chart.chart is not None:
            break
        QTest.qWait(50)


def _results_full(window: MainWindow) -> None:
    from ui.results.overview_view import OverviewView

    view = _results_with(window).views["overview"]
    assert isinstance(view, OverviewView)
    _drawn(view.chart)


def _results_partly(window: MainWindow) -> None:
    """Without what the business itself counts, and with a comparison that cannot be made."""
    from ui.results.overview_view import OverviewView

    page = _results_with(window, leads=False)
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    _drawn(view.chart)


def _figure_explained(window: MainWindow) -> None:
    from ui.results.asking import Asked

    _results_with(window).explain(Asked("cpl"))


def _networks_by_day(window: MainWindow) -> None:
    from ui.results.networks_view import NetworksView

    page = _results_with(window)
    page.open_view("networks")
    view = page.views["networks"]
    assert isinstance(view, NetworksView)
    _drawn(view.chart)


def _results_of_october(window: MainWindow, view: str) -> Any:
    """A view of what the example has of its last whole month."""
    from smmdesk.domain.periods import Period
    from ui.results.page import ResultsPage

    window.context.choose_period(Period.month(2026, 10))
    page = window.open_page("results")
    assert isinstance(page, ResultsPage)
    page.open_view(view)
    return page.views[view]


def _results_overview(window: MainWindow) -> None:
    _drawn(_results_of_october(window, "overview").chart)


def _results_networks(window: MainWindow) -> None:
    _drawn(_results_of_october(window, "networks").chart)


def _results_posts(window: MainWindow) -> None:
    _results_of_october(window, "posts")


def _results_hours(window: MainWindow) -> None:
    """The keyboard at the best hour."""
    grid = _results_of_october(window, "hours").grid
    _drawn(grid.chart)
    grid.chart.setFocus()
    grid.chart.step(0, 0)


def _results_money(window: MainWindow) -> None:
    _drawn(_results_of_october(window, "money").chart)


def _results_formulas(window: MainWindow) -> None:
    """One is open."""
    from smmdesk.domain.ids import FormulaId
    from smmdesk.domain.results.records import Formula

    for key, name, expression in (
        ("quality", "Quality of engagement", "(likes + 2*comments + 3*saves) / reach"),
        ("needed", "Clicks that a lead needs", "clicks / leads"),
    ):
        made = Formula(id=FormulaId(key), name=name, key=key, expression=expression)
        window.context.workspace.results.add_formula(made)
    _results_of_october(window, "formulas").open("quality")


def _results_data(window: MainWindow) -> None:
    _results_of_october(window, "data")


def _report_draft(window: MainWindow) -> None:
    from smmdesk.domain.planning.report import Report

    page = _results_with(window)
    workspace = window.context.workspace
    begun = workspace.reports.begin(richest(window))
    workspace.records.change(Report, begun.id, summary="Honey cakes brought more people than in September.")
    page.select(begun.id)


def _strategy_at(window: MainWindow, part: str, *, draft: bool = False) -> StrategyPage:
    """The example's strategy: the version in force, or a draft of the one after it."""
    from ui.strategy.page import StrategyPage

    strategy = window.context.workspace.strategy
    held = strategy.in_force(richest(window))
    page = window.open_page("strategy")
    assert isinstance(page, StrategyPage)
    if draft and held is not None:
        page.select(strategy.next_version(held.strategy.id).id)
    page.open_part(part)
    return page


def _strategy_kpi(window: MainWindow) -> None:
    """A draft, with why one of its figures is what it is."""
    page = _strategy_at(window, "kpi", draft=True)
    page.select_row(next(iter(page.view.rows())).id)
    page.edit_row()


def _strategy_funnel(window: MainWindow) -> None:
    _strategy_at(window, "funnel", draft=True)


def _strategy_channels(window: MainWindow) -> None:
    _strategy_at(window, "channels", draft=True)


def _strategy_none(window: MainWindow) -> None:
    """A client without one."""
    window.context.choose_client(_without_strategy(window))
    window.open_page("strategy")


def _strategy_begun(window: MainWindow) -> None:
    """One that was just begun: a goal, and what all else lacks."""
    from smmdesk.domain.ids import StrategyRowId, new_id
    from smmdesk.domain.strategy.records import Goal

    _strategy_none(window)
    strategy = window.context.workspace.strategy
    begun = strategy.start(_without_strategy(window), "Twenty orders a week")
    strategy.add(Goal(id=StrategyRowId(new_id()), strategy_id=begun.id, name="Orders", metric="leads"))
    window.open_page("strategy", begun.id)


def _strategy_compared(window: MainWindow) -> None:
    """What differs between two versions."""
    _strategy_at(window, "goals")
    window.context.commands.run("strategy.compare")


def _without_strategy(window: MainWindow) -> ClientId:
    workspace = window.context.workspace
    return next(each.id for each in workspace.clients.list() if not workspace.strategy.versions(each.id))


def _strategy_agreed(window: MainWindow) -> None:
    """A version in force, one of whose corrections is due."""
    page = _strategy_at(window, "corrections")
    page.select_row(next(reversed([*page.view.rows()])).id)
    page.edit_row()


def _reputation(window: MainWindow) -> ReputationPage:
    from ui.reputation.page import ReputationPage

    page = window.open_page("reputation")
    assert isinstance(page, ReputationPage)
    return page


def _reputation_of_all(window: MainWindow) -> None:
    """All clients: one to be watched, one in an alarm that was put aside, one of whom nobody complains."""
    window.context.choose_client(None)
    _reputation(window)


def _mention_open(window: MainWindow) -> None:
    """One that waits for an answer, with all its fields."""
    page = _reputation(window)
    page.table.select([next(each.id for each in page.table.records() if each.waits)])
    page.edit()


def _reputation_unjudged(window: MainWindow) -> None:
    """Those without a tone alone."""
    from ui.reputation.sifting import MentionFilter, Part

    _reputation(window).sift(MentionFilter(part=Part.UNJUDGED))


def _reputation_figure(window: MainWindow) -> None:
    from smmdesk.domain.reputation.named import MentionKind

    _reputation(window).explain_figure(MentionKind.REVIEW)


def _reputation_sign(window: MainWindow) -> None:
    page = _reputation(window)
    page.explain_figure("sign")
    assert page.details.told.chart is not None
    _drawn(page.details.told.chart)


def _reputation_alarm(window: MainWindow) -> None:
    """An alarm that was put aside, with the note."""
    from smmdesk.domain.snoozes import Snooze

    window.context.choose_client(window.context.workspace.records.all(Snooze)[0].client_id)
    _reputation_sign(window)


def _reputation_share(window: MainWindow) -> None:
    _reputation(window).explain_figure("voice")


def _reputation_voice(window: MainWindow) -> None:
    """Who is heard how much, with counts that somebody else made."""
    from ui.reputation.voice_view import VoiceView

    page = _reputation(window)
    page.open_view("voice")
    view = page.views.current
    assert isinstance(view, VoiceView)
    _drawn(view.bar)
    _drawn(view.line)


def _answers(window: MainWindow) -> None:
    """How soon answers come, what waits, replies and the rule."""
    from ui.reputation.answers_view import AnswersView

    page = _reputation(window)
    page.open_view("answers")
    view = page.views.current
    assert isinstance(view, AnswersView)
    _drawn(view.chart)


def _activities(window: MainWindow) -> None:
    """What is done for the reputation, one activity of it rewarded and not disclosed, with its fields."""
    from ui.reputation.plan_view import PlanView

    page = _reputation(window)
    page.open_view("plan")
    view = page.views.current
    assert isinstance(view, PlanView)
    view.select(next(each.id for each in view.table.records() if each.lacks_disclosure))


def _lists(window: MainWindow) -> None:
    """A list that is overdue with its fields, and the communities of another."""
    from smmdesk.domain.reputation.named import Holds
    from ui.reputation.lists_view import ListsView

    page = _reputation(window)
    page.open_view("lists")
    view = page.views.current
    assert isinstance(view, ListsView)
    view.select(next(each.id for each in view.table.records() if each.holds is Holds.PERSONAL_ELSEWHERE))


def _lists_plain(window: MainWindow) -> None:
    """Communities of the list that is chosen."""
    from smmdesk.domain.reputation.named import Holds
    from ui.reputation.lists_view import ListsView

    page = _reputation(window)
    page.open_view("lists")
    view = page.views.current
    assert isinstance(view, ListsView)
    view.table.select([next(each.id for each in view.table.records() if each.holds is Holds.COMMUNITIES)])


def _answers_replies(window: MainWindow) -> None:
    """The replies to begin from, one of them open."""
    from ui.reputation.answers_view import AnswersView

    page = _reputation(window)
    page.open_view("answers")
    view = page.views.current
    assert isinstance(view, AnswersView)
    view.replies.lines.items()[0].open()


def _answer_begun(window: MainWindow) -> None:
    """A complaint with an answer that has gaps."""
    page = _reputation(window)
    window.context.commands.run("answer.next")
    box = page.details.reply
    box.choice.setCurrentIndex(1)
    box.choice.activated.emit(1)
    box.copy()


def _reputation_brands(window: MainWindow) -> None:
    _reputation(window).edit_brands()


def _checklist_result(window: MainWindow) -> None:
    from ui.checklist.page import ChecklistPage

    window.open_page("checklist")
    page = window.page
    assert isinstance(page, ChecklistPage)
    if not page.view.result.isVisible():  # a large window shows it from the start
        window.context.commands.run("checklist.result")


def _palette(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.open_palette()
    return None


def _palette_typed(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.open_palette().line.setText("backup")
    return None


def _keys(window: MainWindow) -> None:
    window.open_page("calendar")
    window.context.commands.run("help.keys")


def _help(window: MainWindow) -> None:
    window.open_page("comparison")
    window.context.commands.run("help.page")


def _toast(window: MainWindow) -> None:
    window.open_page("clients")
    window.context.commands.run("client.remove")


def _share_menu(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    return window.page.open_share()


def _calendar_print(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.context.commands.run("page.print")
    return _dialog(window)


def _print_dialog(window: MainWindow) -> QWidget | None:
    window.open_page("checklist")
    window.context.commands.run("page.print")
    return _dialog(window)


def _restore_dialog(window: MainWindow) -> QWidget | None:
    window.context.workspace.backups.make()
    window.open_page("settings")
    window.context.commands.run("workspace.restore")
    return _dialog(window)


def _import_of_odd_columns(window: MainWindow) -> QWidget | None:
    from smmdesk.services.reading.plans import PLAN
    from ui.importing.dialog import ImportDialog

    plan = Path(str(window.context.workspace.folder)).with_name("plan.csv")
    rows = "".join(f"{day}.12.2026;VK;Gingerbread, day {day};https://example.com/{day}\n" for day in range(13, 25))
    plan.write_text(f"Day X;Where;What about;More\n{rows}", encoding="utf-8")
    window.open_page("calendar")
    ImportDialog(window.context, plan, PLAN).open()
    return _dialog(window)


def _figures(*names: str) -> list[Path]:
    """Files as networks give them."""
    return [Path(__file__).parent / "data" / "analytics" / name for name in names]


def _import_figures(window: MainWindow, *names: str) -> QWidget | None:
    from smmdesk.services.reading.figures import FIGURES
    from ui.importing.bringing import bring_in

    window.open_page("calendar")
    bring_in(window.context, _figures(*names), FIGURES)
    return _dialog(window)


def _import_of_posts(window: MainWindow) -> QWidget | None:
    return _import_figures(window, "Mar-04-2025_Mar-15-2025_900000000000001.csv")


def _import_of_no_network(window: MainWindow) -> QWidget | None:
    return _import_figures(window, "Interactions.csv")


def _import_of_days(window: MainWindow) -> QWidget | None:
    return _import_figures(window, "tiktok_overview_en.csv")


def _import_of_columns(window: MainWindow) -> QWidget | None:
    from PySide6.QtTest import QTest

    from ui.importing.dialog import ImportDialog
    from ui.importing.views import COLUMNS

    shown = _import_of_posts(window)
    if isinstance(shown, ImportDialog):
        _until_read(window)
        shown.views.turn_to(COLUMNS)
        columns = shown.views.columns
        while len(columns.choices) < columns.count():  # made as there is time
            QTest.qWait(20)
    return shown


def _import_of_several(window: MainWindow) -> QWidget | None:
    names = ("Mar-04-2025_Mar-15-2025_900000000000001.csv", "Interactions.csv", "Reach.csv", "Audience.csv")
    shown = _import_figures(window, *names)
    _until_read(window)
    return shown


def _until_read(window: MainWindow) -> None:
    """All files, one after the other."""
    from PySide6.QtTest import QTest

    while window.context.background.jobs():
        QTest.qWait(20)


def _approval_sent_to(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.page.show_view("month")  # type: ignore[attr-defined]  # the calendar's
    window.context.commands.run("approval.send")
    return _dialog(window)


def _approval_from(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.context.commands.run("approval.read")
    return _dialog(window)


def _approval_answer(window: MainWindow) -> QWidget | None:
    from ui.calendar.approval.reading import AnswerDialog

    window.open_page("calendar")
    approval = window.context.workspace.approval
    (sheet,) = approval.sheets(window.context.client_id)
    words = "all ok\n2 no: not before the holiday\n3 change: 320, not 280\n4 yes\n4 no\n5 maybe"
    AnswerDialog(window.context, approval.read_text(words, sheet.client_id, sheet.id)).open()
    return _dialog(window)


def _repeat(window: MainWindow) -> QWidget | None:
    """A post that is to come again on the 31st, without those months that have none."""
    from smmdesk.domain.series import Freq, MonthEnd
    from ui.calendar.series.dialog import RuleDialog

    _planned_alone(window)
    window.context.commands.run("post.repeat")
    dialog = _dialog(window)
    assert isinstance(dialog, RuleDialog)
    for name, value in (("freq", Freq.MONTH), ("month_day", 31), ("month_end", MonthEnd.SKIP)):
        dialog.form.editor(name).pick(value)
    return dialog


def _repeat_weekly(window: MainWindow) -> QWidget | None:
    _planned_alone(window)
    window.context.commands.run("post.repeat")
    return _dialog(window)


def _series_post(window: MainWindow) -> None:
    """One of a series, whose changes are for all of it."""
    from smmdesk.services.series import Scope
    from ui.calendar.series.line import SeriesLine

    window.open_page("calendar", str(_of_series(window)[1].id))
    next(each for each in window.findChildren(SeriesLine) if each.isVisible()).scope.pick(Scope.ALL)


def _series_rule(window: MainWindow) -> QWidget | None:
    """Another rule, by which some posts go and one stays."""
    from smmdesk.domain.posts import Post
    from ui.calendar.series.dialog import RuleDialog

    posts = _of_series(window)
    window.context.workspace.records.change(Post, posts[3].id, note="!")
    window.open_page("calendar", str(posts[1].id))
    window.context.commands.run("post.repeat")
    dialog = _dialog(window)
    assert isinstance(dialog, RuleDialog)
    dialog.form.editor("interval").pick(3)
    return dialog


def _copy_period(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.page.show_view("month")  # type: ignore[attr-defined]  # the calendar's
    window.context.commands.run("calendar.copy_period")
    return _dialog(window)


def _of_series(window: MainWindow) -> list[Any]:
    """The posts of the example's series, in their order."""
    from smmdesk.domain.posts import Post

    found = [each for each in window.context.workspace.records.all(Post) if each.series_day]
    return sorted(found, key=lambda each: str(each.series_day))


def _planned_alone(window: MainWindow) -> None:
    """A post that is to come is selected in the month."""
    from smmdesk.domain.posts import PostStatus

    window.open_page("calendar")
    page = _calendar(window)
    page.show_view("month")
    shown = (each for cell in page.views.month.scene.places.cells for each in cell.posts)
    page.views.select([next(each for each in shown if each.status is PostStatus.DRAFT and not each.series_id)])


def _for_scheduler(window: MainWindow) -> QWidget | None:
    window.open_page("calendar")
    window.context.commands.run("scheduler.write")
    return _dialog(window)


def _for_scheduler_drafts(window: MainWindow) -> QWidget | None:
    from ui.calendar.scheduler.asking import SchedulerDialog

    dialog = _for_scheduler(window)
    if isinstance(dialog, SchedulerDialog):
        dialog.states.setCurrentIndex(2)
        dialog.tool.choose("metricool")
        dialog.look()
    return dialog


def _columns_of_template(window: MainWindow) -> QWidget | None:
    from tempfile import TemporaryDirectory

    from ui.calendar.scheduler.columns import ColumnsDialog

    window.open_page("calendar")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.csv"
        path.write_text("Wann,Text,Bild,Board,Instagram\n03/04/2026 09:30,Honey,https://a.example/1.jpg,Cakes,TRUE\n")
        filled = window.context.workspace.schedulers.template(path)
    ColumnsDialog(window, window.context.language, filled, lambda _filled: None).open()
    return _dialog(window)


def _publishing(window: MainWindow) -> QWidget | None:
    """A post for several networks that waits to be published; of one its text is copied already."""
    from ui.shell.publishing import publish_by_hand

    window.open_page("calendar")
    workspace = window.context.workspace
    promised = [each for each in workspace.calendar.posts(window.context.period, richest(window)) if each.is_promised]
    post = max(promised, key=lambda each: (len(each.networks), bool(each.media), each.id))
    if (dialog := publish_by_hand(window.context, post.id)) is not None:
        dialog.steps.copy()
        dialog.link.clear()
    return _dialog(window)


def _due(window: MainWindow) -> None:
    """Above the page: two posts whose minute has come."""
    window.open_page("calendar")
    workspace = window.context.workspace
    posts = [each for each in workspace.calendar.posts(window.context.period, richest(window)) if each.is_promised]
    window.reminders._show(posts[:2])  # noqa: SLF001  (the clock of the pictures stands still)


def _own_dates(window: MainWindow) -> QWidget | None:
    """The first of them is open."""
    from ui.calendar.own_dates import OwnDatesDialog

    window.open_page("calendar")
    window.context.commands.run("dates.edit")
    dialog = _dialog(window)
    if isinstance(dialog, OwnDatesDialog):
        dialog.lines.items()[0].open()
    return dialog


def _ways_to_files(window: MainWindow) -> QWidget | None:
    from ui.importing.ways import show_ways

    show_ways(window.context, window)
    return _dialog(window)


STATES = (
    _all_clients,
    _post_open,
    _post_for_network,
    _several_posts,
    _list_view,
    _week,
    _week_of_all,
    _gaps_of_week,
    _slots_beside,
    _mix_beside,
    _board,
    _board_of_all,
    _list_cell,
    _quick_line,
    _ideas,
    _filtered,
    _nothing_passes,
    _budget_line,
    _budget_of_all,
    _questions,
    _what_matters,
    _twelve_criteria,
    _for_and_against,
    _profile,
    _why,
    _what_would_change_it,
    _beyond,
    _results_full,
    _results_partly,
    _figure_explained,
    _networks_by_day,
    _report_draft,
    _strategy_kpi,
    _mention_open,
    _reputation_unjudged,
    _answers,
    _answer_begun,
    _activities,
    _lists_plain,
    _checklist_result,
    _palette,
    _palette_typed,
    _keys,
    _help,
    _share_menu,
    _calendar_print,
    _print_dialog,
    _restore_dialog,
    _import_of_odd_columns,
    _import_of_posts,
    _import_of_no_network,
    _import_of_days,
    _import_of_columns,
    _import_of_several,
    _ways_to_files,
    _approval_sent_to,
    _approval_from,
    _approval_answer,
    _repeat_weekly,
    _repeat,
    _series_post,
    _series_rule,
    _copy_period,
    _for_scheduler,
    _for_scheduler_drafts,
    _columns_of_template,
    _publishing,
    _due,
    _own_dates,
    _toast,
)


VIEWS_OF_RESULTS = (
    _results_overview,
    _results_networks,
    _results_posts,
    _results_hours,
    _results_money,
    _results_formulas,
    _results_data,
)
"""The views of one page, which are only looked at; each is walked through by the tests of its own."""
PARTS_OF_STRATEGY = (
    *(_strategy_funnel, _strategy_channels, _strategy_agreed),
    *(_strategy_compared, _strategy_none, _strategy_begun),
)
"""So are these: one part of the page is walked through with all states, which has most in it."""
PARTS_OF_REPUTATION = (
    *(_reputation_figure, _reputation_sign, _reputation_alarm, _reputation_share, _reputation_voice),
    *(_reputation_brands, _answers_replies, _reputation_of_all, _lists),
)
_REPUTATIONS = (
    _mention_open,
    _reputation_unjudged,
    _activities,
    _lists_plain,
    _answers,
    _answer_begun,
    *PARTS_OF_REPUTATION,
)
_STRATEGIES = (_strategy_kpi, *PARTS_OF_STRATEGY)
_RESULTS = (_results_full, _results_partly, _figure_explained, _networks_by_day)
_ACTS: Mapping[Callable[..., Any], int] = {
    **dict.fromkeys((_toast, _beyond, _strategy_kpi, _strategy_funnel, _strategy_channels, _series_rule, *_RESULTS), 1),
    _strategy_begun: 2,
    _results_formulas: 2,
    _report_draft: 3,
}
"""How many acts a state takes, which are taken back after it."""
_BACK: Mapping[Callable[..., Any], str] = {
    **dict.fromkeys((_networks_by_day, _report_draft), "results.overview"),
    **dict.fromkeys((_series_post, _series_rule), "calendar.today"),
    _strategy_compared: "strategy.compare",
    _slots_beside: "calendar.slots",
    _mix_beside: "calendar.mix",
}
"""The command that leads back from a state; a series lies months ahead, and what is compared is closed by it."""


def richest(window: MainWindow) -> ClientId:
    """The client of the example who has been judged with the checklist."""
    from smmdesk.domain.checklist import Evaluation

    return window.context.workspace.records.all(Evaluation)[0].client_id


def _dialog(window: MainWindow) -> QWidget | None:
    from PySide6.QtWidgets import QDialog

    return next((each for each in window.findChildren(QDialog) if each.isVisible()), None)


def _state(window: MainWindow, show: Callable[[MainWindow], QWidget | None], size: Size) -> tuple[Size, Any]:
    """One state of the example; then back to one client, without anything over the page."""
    window.context.choose_client(richest(window))
    taken = _taken(window, size, show)
    put_back(window, show)
    return taken


def put_back(window: MainWindow, show: Callable[[MainWindow], QWidget | None]) -> None:
    """The example as it was before that state, and nothing over the page."""
    from PySide6.QtWidgets import QDialog, QMenu

    from ui.shell.overlay import Overlay

    for each in (*window.findChildren(Overlay), *window.findChildren(QDialog), *window.page.findChildren(QMenu)):
        each.close()
    window.toasts.clear()
    window.banners.take("due")
    if show in {_filtered, _nothing_passes}:
        _clear_filters(window)
    _close_details(window, show)
    if show in {_networks_by_day, *VIEWS_OF_RESULTS}:
        _to_this_month(window)
    if show in _BACK:
        window.context.commands.run(_BACK[show])
    for _act in range(_ACTS.get(show, 0)):
        window.context.workspace.history.undo()
    if show is _beyond:  # the last of its views
        page = _view_of_comparison(window, "offers")
        page.weights.twelve.put_away()
        page.results.open_tab("costs")


def _close_details(window: MainWindow, show: Callable[[MainWindow], QWidget | None]) -> None:
    if show in {_budget_line, *_RESULTS, *_STRATEGIES, *_REPUTATIONS}:
        window.page.close_inspector()
    if show in _REPUTATIONS:
        window.context.choose_client(richest(window))
        _reputation(window).open_view("mentions")
        _reputation(window).show_everything()


def _to_this_month(window: MainWindow) -> None:
    from smmdesk.domain.periods import Period
    from tests.desks import NOW

    window.context.commands.run("results.overview")
    window.context.choose_period(Period.month_of(NOW.date()))


def _clear_filters(window: MainWindow) -> None:
    from PySide6.QtWidgets import QLineEdit

    for line in window.page.findChildren(QLineEdit):
        if line.text().startswith(SOUGHT):
            line.clear()


def _taken(
    window: MainWindow, size: Size, show: Callable[[MainWindow], QWidget | None] = lambda _window: None
) -> tuple[Size, Any]:
    from PySide6.QtTest import QTest

    window.resize(*size)
    shown = show(window) or window
    wait_for_work(window)
    QTest.qWait(350 if shown is window else 2500)
    return size, shown.grab()


def wait_for_work(window: MainWindow) -> None:
    """Until what the state reads beside the window is there: a figure that comes later moves what stands below it."""
    from PySide6.QtTest import QTest

    quiet = 0
    for _moment in range(2000):
        # one piece of work may begin another, and what it brings is laid out a moment later
        quiet = 0 if window.context.background.jobs() else quiet + 1
        if quiet > _QUIET:
            return
        QTest.qWait(10)


def _first_start(code: str) -> Iterator[tuple[str, Size, Any]]:
    from PySide6.QtTest import QTest

    from smmdesk.speech.language import Language
    from ui.shell.preferences import Preferences
    from ui.start.first_start import FirstStart

    with tempfile.TemporaryDirectory() as folder:
        first = FirstStart(Language(code), Preferences(file=Path(folder) / "preferences.json"))
        first.show()
        QTest.qWait(150)
        yield FIRST_START, (first.width(), first.height()), first.grab()
        first.close()


@contextmanager
def window_on(code: str, *, example: bool) -> Iterator[MainWindow]:
    """A window on a new workspace, the example of the language in it or nothing."""
    from smmdesk.opening import open_workspace
    from smmdesk.speech.language import Language
    from tests.desks import NOW, a_copy
    from ui.shell.preferences import Preferences
    from ui.window.main_window import MainWindow

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        made = open_workspace(a_copy(Path(folder) / "SMMdesk", code if example else ""), clock=lambda: NOW)
        stack.callback(made.close, backed_up=False)
        window = MainWindow(made, Language(code), Preferences(file=Path(folder) / "preferences.json"))
        window.show()
        window.activateWindow()
        yield window
        window.close()
        window.deleteLater()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
