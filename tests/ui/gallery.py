"""All widgets in both themes and three languages: `python -m tests.ui.gallery OUT [PAGE…]` writes the pictures."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smmdesk.charts.budget import Spending, cumulative
from smmdesk.domain.clients import Segment
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.speech.language import Language
from ui.budget.wording import chart_names
from ui.keeping.error_dialog import ErrorDialog
from ui.pages import PageLine
from ui.shell.background import Background
from ui.shell.commands import Command, Commands
from ui.style.theme import FUSION, Scheme, use_scheme
from ui.widgets.bars import Meter, Share, StackedBar
from ui.widgets.buttons import button, icon_button
from ui.widgets.chart import ChartView
from ui.widgets.chips import StatusChip, Tags
from ui.widgets.empty_page import EmptyPage
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice, Segments
from ui.widgets.forms.date_edit import Day, Moment
from ui.widgets.forms.editors import Line, Lines, Percent, Tick, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount
from ui.widgets.forms.networks import network_icon, network_sign
from ui.widgets.forms.rating import Rating
from ui.widgets.labels import caption, heading, hint, title
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.score_ring import ScoreRing
from ui.widgets.segments import SegmentBar
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable
from ui.window.client_switcher import ClientSwitcher
from ui.window.jobs_bar import JobsBar
from ui.window.keys_help import KeysHelp
from ui.window.navigation import Navigation
from ui.window.palette import Item, Palette
from ui.window.period_bar import PeriodBar
from ui.window.toasts import Toasts

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.machine.progress import Progress

TEXT = {
    "en": ("Honey cake with walnuts: how we bake it", "Every Tuesday a new story from the kitchen.", "Bakery “Walnut”"),
    "ru": (
        "Медовик с грецкими орехами: как мы его печём",
        "Каждый вторник новая история с нашей кухни.",
        "Кондитерская «Орех»",
    ),
    "ka": (
        "თაფლის ნამცხვარი ნიგვზით: როგორ ვაცხობთ",
        "ყოველ სამშაბათს ახალი ამბავი ჩვენი სამზარეულოდან.",
        "საკონდიტრო „კაკალი“",
    ),
}
TODAY = date(2026, 11, 5)
EVENING = LocalMoment(datetime(2026, 11, 5, 19, 30), "Asia/Tbilisi")
FEE = Money.of("1234.50", "GEL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A made-up record with a field of every kind."""

    id: str = "1"
    name: str = ""
    text: str = ""
    segment: Segment = Segment.SMALL
    status: PostStatus = PostStatus.DRAFT
    networks: tuple[Network, ...] = (Network.INSTAGRAM, Network.TELEGRAM)
    tags: tuple[str, ...] = ("honey", "cake")
    moment: LocalMoment | None = EVENING
    day: date | None = TODAY
    cost: Money | None = FEE
    share: int | None = 6_000
    hours: int | None = 12
    weight: Decimal | None = Decimal("1.25")
    decides: bool = True
    rating: int | None = 4
    form: Format = Format.PHOTO


def form(language: Language) -> Form:
    """A form with a field of every kind, one of them refused."""
    made = Form(
        language,
        (
            Section(
                "",
                (
                    Field("name", "Name", Line()),
                    Field("segment", "Business size", Choice(Segment), half=True),
                    Field("form", "Format", Choice(Format), half=True),
                    Field("text", "Text", Lines(), hint="As it will stand on the page."),
                    Field("networks", "Networks", Chips(Network, network_sign)),
                    Field("tags", "Hashtags", Tags()),
                    Field("moment", "When", Moment(lambda: TODAY, lambda: "Asia/Tbilisi")),
                ),
            ),
            Section(
                "Money",
                (
                    Field("cost", "Cost", Amount("GEL"), half=True),
                    Field("share", "Share", Percent(), half=True),
                    Field("hours", "Hours", Whole(unit="h"), half=True),
                    Field("day", "Ends", Day(lambda: TODAY)),
                    Field("rating", "Rating", Rating()),
                    Field("decides", "", Tick("Decides about the budget")),
                ),
            ),
        ),
    )
    name, text, _brand = TEXT[language.code]
    made.show_record(Sample(name=name, text=text))
    made.show_error("share", "The shares add up to 110 %, not to 100 %.")
    return made


def table(language: Language) -> RecordTable[Sample]:
    """Rows as the list of posts will have them."""
    columns: tuple[Column[Sample], ...] = (
        Column("When", lambda row, words: words.moment(row.moment), sort=lambda row: row.id, width=160),
        Column("Text", lambda row, _words: row.name, width=STRETCH, icon=lambda row: network_icon(*row.networks)),
        Column("Status", lambda row, words: words.word(row.status), ink=lambda _row: "attention"),
        Column("Cost", lambda row, words: words.money(row.cost), align=RIGHT),
    )
    made: RecordTable[Sample] = RecordTable(language, columns, name="Posts")
    sample = Sample(name=TEXT[language.code][0])
    made.show_records([replace(sample, id=str(n), cost=Money(n * 117_03, "GEL")) for n in range(1, 30)])
    made.select(["3", "4"])
    return made


def controls(language: Language) -> QWidget:
    """Buttons, chips and words."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(title(TEXT[language.code][2]))
    column.addWidget(heading(TEXT[language.code][0]))
    column.addWidget(hint(TEXT[language.code][1]))
    column.addWidget(caption("Caption"))
    row = QHBoxLayout()
    for kind in ("primary", "plain", "quiet", "danger", "link"):
        row.addWidget(button(kind.title(), kind=kind, sign="plus" if kind != "link" else ""))
    row.addWidget(icon_button("dots-three", "More"))
    row.addStretch()
    column.addLayout(row)
    row = QHBoxLayout()
    for tone, sign in (
        ("good", "check-circle"),
        ("attention", "clock"),
        ("bad", "warning-circle"),
        ("info", "info"),
        ("neutral", "circle-dashed"),
    ):
        row.addWidget(StatusChip(tone.title(), tone, sign))
    row.addStretch()
    column.addLayout(row)
    segments = Segments([(1, "Month"), (2, "Week"), (3, "List")]).build(language)
    segments.show_value(1)
    column.addWidget(segments)
    return made


def page(language: Language) -> QWidget:
    """Everything side by side."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(24)
    inspector = form(language)
    inspector.setFixedWidth(336)
    grid.addWidget(controls(language), 0, 0)
    grid.addWidget(table(language), 1, 0)
    grid.addWidget(inspector, 0, 1, 2, 1)
    made.resize(1200, 860)
    return made


ENTRIES = {
    "en": "Today Calendar Budget Results Reputation Checklist Comparison Strategy Clients Papers Settings",
    "ru": "Сегодня Календарь Бюджет Результаты Репутация Чек-лист Сравнение Стратегия Клиенты Документы Настройки",
    "ka": "დღეს კალენდარი ბიუჯეტი შედეგები რეპუტაცია შეფასება შედარება სტრატეგია კლიენტები დოკუმენტები პარამეტრები",
}
SIGNS = """
sun calendar-blank wallet chart-line-up chat-circle-dots check-square scales compass users-three file-text gear-six
""".split()


def shell(language: Language, width: int = 1440, height: int = 900) -> QWidget:
    """The window as the shell puts it together, with a page of posts in it."""
    window = QWidget()
    window.resize(width, height)
    commands = Commands(language, window)
    named = zip(SIGNS, ENTRIES[language.code].split(), strict=True)
    lines = [PageLine(sign, words, sign, "", at_foot=sign == "gear-six") for sign, words in named]
    navigation = Navigation(language, lines)
    navigation.choose("calendar-blank")
    navigation.set_narrow(width < 1100)
    commands.bind(navigation.commands(), navigation, heading="Pages")
    switcher = ClientSwitcher(language)
    switcher.show_clients([("1", TEXT[language.code][2])], "1")
    background = Background(language, window)
    window.destroyed.connect(background.close)  # or its work would hold Python's garbage for ever

    def half_done(progress: Progress) -> None:
        progress.report(61, 100)
        time.sleep(0.4)

    background.start("Importing plan.csv", half_done, done=lambda _it: None)
    status = JobsBar(language, background)
    status.show_saved(dt.time(12, 4))
    status.show_workspace("Studio")
    top = QFrame()
    top.setProperty("kind", "chrome")
    row = QHBoxLayout(top)
    row.setContentsMargins(16, 6, 12, 6)
    row.addWidget(switcher)
    row.addWidget(PeriodBar(language, lambda: TODAY))
    row.addStretch()
    row.addWidget(button("Search or do…   Ctrl+K", kind="plain", sign="magnifying-glass"))
    row.addStretch()
    row.addWidget(icon_button("arrow-u-up-left", "Undo"))
    row.addWidget(icon_button("arrow-u-up-right", "Redo"))
    grid = QGridLayout(window)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.setRowStretch(1, 1)
    grid.addWidget(navigation, 0, 0, 3, 1)
    grid.addWidget(top, 0, 1)
    grid.addWidget(posts_page(language, commands), 1, 1)
    grid.addWidget(status, 2, 1)
    toasts = Toasts(language, window)
    window.show()
    toasts.show("Removed 3 posts", "Undo", lambda: None)
    return window


def posts_page(language: Language, commands: Commands) -> Page:
    """A page with everything a page has."""
    made = Page(language, ENTRIES[language.code].split()[1])
    new: Command[Page] = Command(id="post.new", text="New post", shortcut="Ctrl+N", icon="plus", run=lambda page: page)
    commands.bind((new,), made, heading="Calendar", widget=made)
    made.add_primary(commands.action("post.new"))
    posts = table(language)
    made.add_filter("Filter posts", posts.set_filter, posts.sifted)
    views = SegmentBar([(1, "Month"), (2, "Week"), (3, "List"), (4, "Board")])
    views.choose(3)
    made.add_tool(views)
    made.set_content(posts)
    made.set_inspector(form(language))
    made.open_inspector(TEXT[language.code][0])
    return made


def small(language: Language) -> QWidget:
    """The smallest window promised."""
    return shell(language, 1024, 640)


def palette(language: Language) -> QWidget:
    """The palette over the window."""
    window = shell(language, 1200, 760)
    made = Palette(language, window)
    (commands,) = window.findChildren(Commands)
    made.add_source(
        lambda _typed: [
            Item(each.action.text(), "", "arrow-right", each.action.trigger, keys=each.keys) for each in commands
        ]
    )
    made.open().line.setText("e")
    return window


def keys(language: Language) -> QWidget:
    """All keys over the window."""
    window = shell(language, 1200, 760)
    KeysHelp(language, window, window.findChildren(Commands)[0]).open()
    return window


def empty(language: Language) -> QWidget:
    """A page that has nothing yet."""
    made = Page(language, TEXT[language.code][2])
    act = QAction(language("Add the first client"), made)
    example = QAction(language("See an example"), made)
    name, words, _brand = TEXT[language.code]
    made.set_empty(
        EmptyPage(language, sign="users-three", title=name, words=words + " " + words, primary=act, others=[example])
    )
    made.show_empty()
    made.resize(848, 560)
    return made


def popups(language: Language) -> QWidget:
    """What hangs under buttons, and dialogs, laid side by side."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(24)
    bar = PeriodBar(language, lambda: TODAY)
    switcher = ClientSwitcher(language)
    switcher.show_clients([(code, texts[2]) for code, texts in TEXT.items()], "en")
    row.addWidget(bar, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(switcher, 0, Qt.AlignmentFlag.AlignTop)
    made.show()
    popup, found = bar.open(), switcher.open()
    month = popup.grab()
    clients = found.window().grab()
    dialog = ErrorDialog(None, language, "", Path("smmdesk.log"))
    dialog.show()
    error = dialog.grab()
    for picture in (month, clients, error):
        shown = QLabel()
        shown.setPixmap(picture)
        row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    for each in (popup, found.window(), dialog):
        each.close()
    made.resize(1500, 420)
    return made


def graphics(language: Language) -> QWidget:
    """Charts, bars, the ring, and paper."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(24)
    view = ChartView(language)
    title_ = TEXT[language.code][0]
    days = [date(2026, 11, day) for day in range(1, 6)]
    spent = Spending(days=days, planned=[100] * 5, actual=[90, 90, 120, None, None])
    names = chart_names(language)
    view.show_chart(lambda palette, width: cumulative(spent, title_, names, str, palette, size=(width, 3.4)))
    grid.addWidget(view, 0, 0, 2, 1)
    bar = StackedBar()
    bar.show_shares([Share(str(n), n) for n in (60, 30, 5, 5)])
    meters = QVBoxLayout()
    meters.addWidget(bar)
    for share, tone in ((0.4, ""), (1.2, ""), (0.7, "good"), (None, "")):
        meter = Meter()
        meter.show_share(share, language.percent(share), tone=tone)
        meters.addWidget(meter)
    ring = ScoreRing()
    ring.show_score(0.72, language.percent(0.72), tone="good")
    meters.addWidget(ring)
    meters.addWidget(Notice("The shares add up to 110 %, not to 100 %.", "attention"))
    meters.addStretch()
    grid.addLayout(meters, 0, 1)
    preview = PaperPreview(language)
    preview.show_pages([_paper()])
    grid.addWidget(preview, 1, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    made.resize(1200, 800)
    return made


def _paper() -> bytes:
    """A white sheet as PNG."""
    sheet = QPixmap(595, 842)
    sheet.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet.save(buffer, "PNG")
    return bytes(buffer.data().data())


PAGES: dict[str, Callable[[Language], QWidget]] = {
    "controls": page,
    "shell": shell,
    "small": small,
    "palette": palette,
    "keys": keys,
    "empty": empty,
    "popups": popups,
    "graphics": graphics,
}


def main(out: Path) -> None:
    """Grab every page in every theme and language."""
    app = QApplication([*sys.argv, *FUSION])
    out.mkdir(parents=True, exist_ok=True)
    only = sys.argv[2:]
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        use_scheme(app, scheme)
        for code in ("en", "ru", "ka"):
            for name, make in PAGES.items():
                if not only or name in only:
                    shown = make(Language(code))
                    shown.show()
                    for _turn in range(6):
                        time.sleep(0.04)  # animations
                        app.processEvents()
                    shown.grab().save(str(out / f"{name}-{code}-{scheme}.png"))
                    shown.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
