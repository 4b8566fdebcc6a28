"""All widgets in both themes and three languages: `python -m tests.ui.gallery OUT [PAGE…]` writes the pictures."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.clients import Segment
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.language import Language
from ui.style.icons import icon
from ui.style.theme import Scheme, use_scheme
from ui.widgets.buttons import button, icon_button
from ui.widgets.chips import Chips, StatusChip, Tags
from ui.widgets.choice import Choice, Segments
from ui.widgets.date_edit import Day, Moment
from ui.widgets.editors import Line, Lines, Percent, Real, Tick, Whole
from ui.widgets.form import Field, Form, Section
from ui.widgets.labels import caption, heading, hint, title
from ui.widgets.money_edit import Amount
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable

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
                    Field("networks", "Networks", Chips(Network)),
                    Field("tags", "Hashtags", Tags(prefix="#")),
                    Field("moment", "When", Moment(lambda: TODAY, lambda: "Asia/Tbilisi")),
                ),
            ),
            Section(
                "Money",
                (
                    Field("cost", "Cost", Amount("GEL"), half=True),
                    Field("share", "Share", Percent(), half=True),
                    Field("hours", "Hours", Whole(unit="h"), half=True),
                    Field("weight", "Weight", Real(), half=True),
                    Field("day", "Ends", Day(lambda: TODAY)),
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
        Column("Text", lambda row, _words: row.name, width=STRETCH, icon=lambda _row: icon("image")),
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


PAGES: dict[str, Callable[[Language], QWidget]] = {"controls": page}


def main(out: Path) -> None:
    """Grab every page in every theme and language."""
    app = QApplication(sys.argv)
    out.mkdir(parents=True, exist_ok=True)
    only = sys.argv[2:]
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        use_scheme(app, scheme)
        for code in ("en", "ru", "ka"):
            for name, make in PAGES.items():
                if not only or name in only:
                    shown = make(Language(code))
                    shown.show()
                    for _turn in range(4):
                        app.processEvents()
                    shown.grab().save(str(out / f"{name}-{code}-{scheme}.png"))
                    shown.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
