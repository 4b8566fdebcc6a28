"""Offers in the grid: typed, taken back, added, removed; by real keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from smmdesk.domain.comparison import Offer, Way
from smmdesk.domain.money import Money
from smmdesk.services.comparison_defaults import FIRST_WAYS
from smmdesk.speech.language import Language
from smmdesk.storage.kinds import changing
from tests.gone import delete_what_was_closed
from tests.sight import words_cut
from ui.comparison.views import OFFERS, QUESTIONS, WEIGHTS
from ui.style import tokens
from ui.style.theme import MEDIUM, font
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.unsaved import Unsaved
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.domain.comparing.ranking import Ownership
    from smmdesk.workspace import Workspace
    from tests.ui.comparison.conftest import Make
    from ui.comparison.grid import OfferGrid
    from ui.comparison.page import ComparisonPage
    from ui.shell.context import Said

Key = Qt.Key


def grid_at(page: ComparisonPage, way: Way, field: str) -> OfferGrid:
    """The grid with the keyboard in that cell."""
    grid = page.offers.grid
    grid.select(offer_of(page, way).id, field)
    grid.setFocus()
    return grid


def offer_of(page: ComparisonPage, way: Way) -> Offer:
    assert page.sheet is not None
    return next(offer for offer in page.sheet.offers if offer.way is way)


def type_into(qtbot: QtBot, grid: OfferGrid, words: str, key: Key = Key.Key_Return) -> None:
    """Begin as with a spreadsheet: the first letter opens the field."""
    qtbot.keyClicks(grid, words[:1])
    line = editor_of(grid).focusProxy()
    assert line is not None
    qtbot.keyClicks(line, words[1:])
    qtbot.keyClick(line, key)


def editor_of(grid: OfferGrid) -> Editor:
    return grid.viewport().findChildren(Editor)[-1]


def cell(page: ComparisonPage, way: Way, field: str) -> str:
    return grid_at(page, way, field).model_of_offers.cell(page.offers.grid.currentIndex()).text


def heard(page: ComparisonPage, way: Way, field: str) -> str:
    grid = grid_at(page, way, field)
    return str(grid.model_of_offers.data(grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def test_a_price_typed_is_kept_counts_at_once_and_can_be_undone(page: ComparisonPage, qtbot: QtBot) -> None:
    assert heard(page, Way.FREELANCER, "fee").endswith("€340, our assumption")
    type_into(qtbot, grid_at(page, Way.FREELANCER, "fee"), "123.45")

    offer = offer_of(page, Way.FREELANCER)
    assert (offer.fee, offer.real) == (Money.of("123.45", "EUR"), True)
    row = page.offers.grid.current_row()
    assert row is not None
    assert row.field == "on_top"  # Enter went down
    assert cell(page, Way.FREELANCER, "fee") == "€123.45"
    assert heard(page, Way.FREELANCER, "fee").endswith("€123.45")
    assert any("Real offer" in line for line in page.results.ranking.spoken())

    page.context.undo()
    assert not offer_of(page, Way.FREELANCER).real
    assert cell(page, Way.FREELANCER, "fee") == "€340"


def test_a_sum_may_be_typed_and_tab_goes_on_to_the_next_offer(page: ComparisonPage, qtbot: QtBot) -> None:
    type_into(qtbot, grid_at(page, Way.AGENCY, "ads"), "100*3", Key.Key_Tab)
    assert offer_of(page, Way.AGENCY).ads == Money.of(300, "EUR")
    current = page.offers.grid.current_offer()
    assert current is not None
    assert current.way is Way.FREELANCER


def test_every_figure_says_where_it_comes_from(page: ComparisonPage) -> None:
    grid = grid_at(page, Way.DEPARTMENT, "fee")
    shown = grid.model_of_offers.cell(grid.currentIndex())
    assert (shown.ink, shown.strong) == ("muted", False)
    said = ("Usual: €2,800.", "one agency's article of 2018–2019", "Between €2,100 and €3,400.", "at about 72.5")
    for words in said:
        assert words in shown.tip
    assert heard(page, Way.DEPARTMENT, "fee") == (
        "In-house department, Price or salary a month: €2,800, our assumption"
    )
    assert "our assumption" in heard(page, Way.SELF, "owner_hours")


def test_what_a_specialist_costs_is_told_as_derived_and_what_leave_costs_as_not_counted(page: ComparisonPage) -> None:
    tips = {}
    for way in (Way.IN_HOUSE, Way.AGENCY):
        grid = grid_at(page, way, "fee")
        tips[way] = grid.model_of_offers.cell(grid.currentIndex()).tip
    assert "What one specialist costs is derived, not read as such: a third to a quarter" in tips[Way.IN_HOUSE]
    assert "A salary is counted for every month, in holidays too." in tips[Way.IN_HOUSE]
    assert "in holidays too" not in tips[Way.AGENCY]


@pytest.mark.parametrize(("field", "words"), [("owner_hours", "9999"), ("fee", "abc"), ("replacement_chance", "250")])
def test_what_is_refused_is_said_and_stays_to_be_mended(
    page: ComparisonPage, qtbot: QtBot, field: str, words: str
) -> None:
    before = offer_of(page, Way.AGENCY)
    grid = grid_at(page, Way.AGENCY, field)
    type_into(qtbot, grid, words)

    (form,) = grid.forms()
    assert [each.text() for each in form.findChildren(Notice) if each.isVisible()] == [form.row.reason]
    assert form.row.reason
    assert grid.viewport().rect().contains(form.geometry())
    editor = editor_of(grid)
    assert isinstance(editor, TypedLine)
    assert editor.line.text() == words
    assert editor.line.property("wrong")
    assert offer_of(page, Way.AGENCY) == before
    qtbot.keyClick(editor.line, Key.Key_Escape)
    QApplication.processEvents()
    assert cell(page, Way.AGENCY, field) == page.offers.grid.model_of_offers.cell(grid.currentIndex()).text
    assert grid.hasFocus()


def test_a_click_elsewhere_keeps_what_was_typed(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.AGENCY, "owner_hours")
    qtbot.keyClicks(grid, "9")
    page.results.tabs.findChildren(QAbstractButton)[0].setFocus()
    qtbot.waitUntil(lambda: offer_of(page, Way.AGENCY).owner_hours == 9)


def test_del_brings_our_figure_back(page: ComparisonPage, qtbot: QtBot) -> None:
    type_into(qtbot, grid_at(page, Way.AGENCY, "fee"), "700")
    assert offer_of(page, Way.AGENCY).real
    qtbot.keyClick(grid_at(page, Way.AGENCY, "fee"), Key.Key_Delete)
    assert (offer_of(page, Way.AGENCY).fee, offer_of(page, Way.AGENCY).real) == (Money.of(1300, "EUR"), False)
    qtbot.keyClick(grid_at(page, Way.AGENCY, "name"), Key.Key_Delete)  # nothing usual about a name
    assert page.context.workspace.history.undoable() is changing(Offer)


def test_a_price_that_is_not_known_yet_is_said_and_not_ranked(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.AGENCY, "fee")
    qtbot.keyClick(grid, Key.Key_Return)
    line = editor_of(grid).focusProxy()
    assert isinstance(editor_of(grid), TypedLine)
    assert line is not None
    qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Key.Key_Backspace)
    qtbot.keyClick(line, Key.Key_Return)

    assert offer_of(page, Way.AGENCY).fee is None
    assert cell(page, Way.AGENCY, "fee") == "not known yet"
    assert page.results.ranking.spoken()[-1] == "Agency: price not known yet"
    figures = page.results.costs.as_table()
    assert figures is not None
    assert "Agency" not in {row[0] for row in figures.rows}


def choose(qtbot: QtBot, grid: OfferGrid, words: str) -> None:
    """From the menu of the cell."""
    qtbot.keyClick(grid, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (line,) = [each for each in menu.actions() if each.text() == words]
    assert line.isEnabled()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())


def test_a_figure_of_ours_that_is_right_is_theirs_from_then_on(page: ComparisonPage, qtbot: QtBot) -> None:
    before = page.results.answer.assumed.text()
    assert "49 other figures" in before
    choose(qtbot, grid_at(page, Way.AGENCY, "tools"), "Our figure is right")
    assert offer_of(page, Way.AGENCY).typed == ("tools",)
    shown = page.offers.grid.model_of_offers.cell(page.offers.grid.currentIndex())
    assert (shown.text, shown.ink, shown.strong) == ("€0", "text", True)
    assert not page.context.commands.action("offer.confirm").isEnabled()
    assert "48 other figures" in page.results.answer.assumed.text()
    page.context.undo()
    assert page.results.answer.assumed.text() == before


def test_a_price_of_ours_that_is_right_makes_a_real_offer(page: ComparisonPage, qtbot: QtBot) -> None:
    choose(qtbot, grid_at(page, Way.AGENCY, "fee"), "Our figure is right")
    assert offer_of(page, Way.AGENCY).real
    assert any("Agency (Real offer" in line for line in page.results.ranking.spoken())


@pytest.mark.parametrize("field", ["name", "ads", "included"])
def test_what_is_no_figure_of_ours_cannot_be_said_to_be_right(page: ComparisonPage, field: str) -> None:
    grid_at(page, Way.AGENCY, field)
    page.context.commands.refresh()
    assert not page.context.commands.action("offer.confirm").isEnabled()


def test_ads_of_the_plan_count_for_every_way_until_others_are_typed(page: ComparisonPage, qtbot: QtBot) -> None:
    assert cell(page, Way.SELF, "ads") == "–"
    fill(qtbot, page, "ads", "100")
    assert {cell(page, way, "ads") for way in FIRST_WAYS} == {"€100"}
    assert costs_of(page, Way.SELF).ads == Money.of(1200, "EUR")
    type_into(qtbot, grid_at(page, Way.AGENCY, "ads"), "30")
    assert costs_of(page, Way.AGENCY).ads == Money.of(360, "EUR")
    assert costs_of(page, Way.SELF).ads == Money.of(1200, "EUR")
    qtbot.keyClick(grid_at(page, Way.AGENCY, "ads"), Key.Key_Delete)
    assert cell(page, Way.AGENCY, "ads") == "€100"


def fill(qtbot: QtBot, page: ComparisonPage, name: str, words: str) -> None:
    """Type into one of the fields above the grid."""
    editor = page.offers.setup.forms[name].editor(name)
    assert isinstance(editor, TypedLine)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, words)
    qtbot.keyClick(editor.line, Key.Key_Return)


def costs_of(page: ComparisonPage, way: Way) -> Ownership:
    assert page.sheet is not None
    (cost,) = [rank.cost for rank in page.sheet.ranks if rank.offer.way is way]
    assert cost is not None
    return cost


def test_two_freelancers_are_compared_under_their_names(page: ComparisonPage, said: list[Said], qtbot: QtBot) -> None:
    menu = page.offers.ways_menu()
    assert [each.text() for each in menu.actions()][2] == "Freelancer"
    menu.actions()[2].trigger()
    added = page.offers.grid.current_offer()
    row = page.offers.grid.current_row()
    assert added is not None
    assert row is not None
    assert (added.way, row.field) == (Way.FREELANCER, "name")
    type_into(qtbot, page.offers.grid, "Nino")
    assert any("Freelancer (Nino · 12 hours a month)" in line for line in page.results.ranking.spoken())
    assert len(page.results.ranking.spoken()) == 8

    page.offers.grid.select(added.id)
    page.context.commands.run("offer.remove")
    assert len(page.results.ranking.spoken()) == 7
    assert [each.sentence for each in said] == ["Removed Freelancer: Nino"]
    page.context.undo()
    assert any("Nino" in line for line in page.results.ranking.spoken())


def test_the_head_of_a_column_opens_what_can_be_done(page: ComparisonPage, qtbot: QtBot) -> None:
    ways = page.offers.grid.ways
    qtbot.mouseClick(ways.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(ways.sectionViewportPosition(3) + 20, 20))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Change the figure",
        "Take our usual figure",
        "For and against this way",
        "Duplicate this offer",
        "Add another offer of this way",
        "Remove this offer",
        "Share",
    ]
    menu.close()
    delete_what_was_closed()
    assert page.findChildren(QMenu) == []
    page.context.commands.run("offer.add")
    assert page.sheet is not None
    assert [offer.way for offer in page.sheet.offers].count(Way.IN_HOUSE) == 2


def test_the_menu_of_a_cell_changes_it_and_duplicates_its_offer(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    type_into(qtbot, grid, "777")

    grid.select(offer_of(page, Way.FREELANCER).id, "fee")
    choose(qtbot, grid, "Change the figure")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is editor_of(grid).focusProxy()
    qtbot.keyClicks(focused, "500")
    qtbot.keyClick(focused, Key.Key_Return)
    choose(qtbot, grid, "Duplicate this offer")
    assert page.sheet is not None
    one, two = [offer for offer in page.sheet.offers if offer.way is Way.FREELANCER]
    assert (one.fee, two.fee) == (Money.of(500, "EUR"), Money.of(500, "EUR"))
    assert grid.current_offer() == two
    row = grid.current_row()
    assert row is not None
    assert row.field == "name"
    page.context.undo()
    assert [offer.way for offer in page.sheet.offers].count(Way.FREELANCER) == 1


def test_months_hour_and_review_day_are_saved_when_left(page: ComparisonPage, qtbot: QtBot) -> None:
    forms = page.offers.setup.forms
    for name, words in (("months", "24"), ("hour_value", "20"), ("review_on", "2027-03-01")):
        editor = forms[name].editor(name)
        assert isinstance(editor, TypedLine)
        editor.line.selectAll()
        qtbot.keyClicks(editor.line, words)
        qtbot.keyClick(editor.line, Key.Key_Return)
    assert page.sheet is not None
    comparison = page.sheet.comparison
    assert (comparison.months, comparison.hour_value) == (24, Money.of(20, "EUR"))
    assert comparison.review_on is not None
    assert comparison.review_on.isoformat() == "2027-03-01"
    assert "over 24 months" in page.results.answer.takes.text()


def test_an_hour_left_empty_is_worth_nothing(page: ComparisonPage, qtbot: QtBot) -> None:
    editor = page.offers.setup.forms["hour_value"].editor("hour_value")
    assert isinstance(editor, TypedLine)
    editor.line.selectAll()
    qtbot.keyClick(editor.line, Key.Key_Delete)
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert page.sheet is not None
    assert page.sheet.comparison.hour_value == Money.zero("EUR")


def test_what_is_included_takes_several_lines(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.AGENCY, "included")
    qtbot.keyClick(grid, Key.Key_Return)
    core = editor_of(grid).focusProxy()
    assert core is not None
    qtbot.keyClicks(core, "12 posts")
    qtbot.keyClick(core, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(core, "ads")
    qtbot.keyClick(core, Key.Key_Return)
    assert offer_of(page, Way.AGENCY).included == "12 posts\nads"


def test_editing_goes_on_while_the_sheet_is_read_anew(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.AGENCY, "tools")
    qtbot.keyClicks(grid, "5")
    line = editor_of(grid).focusProxy()
    assert line is not None
    qtbot.keyClicks(line, "5")
    page.context.workspace.records.change(Offer, offer_of(page, Way.SELF).id, owner_hours=90)
    editor = editor_of(grid)
    assert isinstance(editor, TypedLine)
    assert editor.line.text() == "55"
    qtbot.keyClick(editor.line, Key.Key_Return)
    assert offer_of(page, Way.AGENCY).tools == Money.of(55, "EUR")


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_no_word_in_the_head_of_a_column_is_cut(code: str, make: Make, workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.comparison.start(client.id, workspace.today())
    grid = make(workspace, client=client.id, code=code, size=(900, 560)).offers.grid
    smallest = QFontMetrics(font(tokens.FONT_SMALL - 1, MEDIUM))
    language = Language(code)
    room = grid.columnWidth(0) - 8 - 2  # the padding
    words = [word for way in Way for word in language.word(way).split()]
    assert max(map(smallest.horizontalAdvance, words)) <= room
    origin = QFontMetrics(font(tokens.FONT_SMALL - 0.5)).horizontalAdvance(language("Real"))
    assert origin <= room - 15 - 14  # the tick, and the arrow that opens the menu


def test_going_to_another_cell_keeps_what_was_typed_once(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    qtbot.keyClicks(grid, "7")
    core = editor_of(grid).focusProxy()
    assert core is not None
    assert core.hasFocus()  # it loses the focus while the view lets go of it
    grid.select(offer_of(page, Way.AGENCY).id, "ads")
    assert offer_of(page, Way.FREELANCER).fee == Money.of(7, "EUR")
    page.context.undo()
    assert not offer_of(page, Way.FREELANCER).real


def test_what_cannot_be_read_stays_in_its_cell_while_others_are_edited(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    qtbot.keyClicks(grid, "x")
    grid.select(offer_of(page, Way.AGENCY).id, "ads")
    qtbot.wait(10)
    (form,) = grid.forms()
    assert (form.row.editor.words(), bool(form.row.reason)) == ("x", True)
    type_into(qtbot, grid, "70")
    assert offer_of(page, Way.AGENCY).ads == Money.of(70, "EUR")
    assert grid.forms() == [form]
    grid_at(page, Way.FREELANCER, "fee")
    qtbot.keyClicks(grid, "8")  # goes into the field that is open there
    line = form.focusProxy()
    assert line is not None
    assert line.hasFocus()
    qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "80")
    qtbot.keyClick(line, Key.Key_Return)
    assert offer_of(page, Way.FREELANCER).fee == Money.of(80, "EUR")
    assert grid.forms() == []


@pytest.mark.parametrize("field", ["fee", "ads"])
def test_a_text_goes_back_beside_a_cell_that_is_open(page: ComparisonPage, qtbot: QtBot, field: str) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    grid.edit(grid.currentIndex())
    assert is_opened(page, offer_of(page, Way.AGENCY), field)


@pytest.mark.parametrize("words", ["", "x"])
def test_a_text_goes_back_after_the_offer_that_was_edited_is_gone(
    page: ComparisonPage, qtbot: QtBot, words: str
) -> None:
    """Offers are columns, and Qt does not end the editing of a cell with its column."""
    grid = grid_at(page, Way.FREELANCER, "fee")
    grid.edit(grid.currentIndex())
    if words:
        qtbot.keyClicks(grid.forms()[0].focusProxy(), words)
    page.context.workspace.records.remove(Offer, offer_of(page, Way.FREELANCER).id)
    assert is_opened(page, offer_of(page, Way.AGENCY), "fee")


def is_opened(page: ComparisonPage, offer: Offer, field: str) -> bool:
    """Lead back to a text; whether its cell is open with the keyboard in it."""
    typed = Unsaved("Offer", offer.id, field, "Fee", "", "70", "")
    page.reveal(typed)
    opened = [form for form in page.offers.grid.forms() if form.holds(typed)]
    return [form.focusProxy() for form in opened] == [QApplication.focusWidget()]


def test_what_is_being_typed_stays_with_its_offer(page: ComparisonPage, qtbot: QtBot) -> None:
    """Offers come and go elsewhere meanwhile, before it and behind it."""
    comparison = page.context.workspace.comparison
    grid = grid_at(page, Way.FREELANCER, "fee")
    qtbot.keyClicks(grid, "x")
    (form,) = grid.forms()
    assert page.sheet is not None
    freelancer = offer_of(page, Way.FREELANCER)
    added = comparison.add_offer(page.sheet.comparison.id, Way.AGENCY)
    page.context.workspace.records.remove(Offer, offer_of(page, Way.IN_HOUSE).id)
    assert grid.forms() == [form]
    column = [offer.id for offer in grid.model_of_offers.offers].index(freelancer.id)
    row = next(row for row, each in enumerate(grid.model_of_offers.rows) if each.field == "fee")
    cell = grid.visualRect(grid.model_of_offers.index(row, column))
    qtbot.waitUntil(lambda: cell.contains(form.geometry()))
    assert (form.record.id, form.row.editor.words()) == (freelancer.id, "x")
    line = form.focusProxy()
    assert line is not None
    assert line.hasFocus()
    qtbot.keyClick(line, Key.Key_Backspace)
    qtbot.keyClicks(line, "9")
    qtbot.keyClick(line, Key.Key_Return)
    assert offer_of(page, Way.FREELANCER).fee == Money.of(9, "EUR")
    assert page.context.workspace.records.get(Offer, added.id).fee != Money.of(9, "EUR")


def test_escape_keeps_nothing_of_what_was_typed(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    type_into(qtbot, grid, "7", Key.Key_Escape)
    qtbot.wait(10)
    assert not offer_of(page, Way.FREELANCER).real


def test_a_field_taken_down_with_the_keyboard_in_it_ends_silently(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.FREELANCER, "fee")
    qtbot.keyClicks(grid, "7")
    asked: list[object] = []
    grid.itemDelegate().commitData.connect(asked.append)
    (form,) = grid.forms()
    form.deleteLater()
    delete_what_was_closed()
    qtbot.wait(10)
    assert asked == []


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_seven_ways_stand_side_by_side_in_a_usual_window(code: str, make: Make, workspace: Workspace) -> None:
    """1440 pixels less the navigation; weights have their sliders beside the columns."""
    client = workspace.clients.add("Bakery")
    workspace.comparison.start(client.id, workspace.today())
    page = make(workspace, client=client.id, code=code, size=(1288, 850))
    page.weights.twelve.open()
    views = ((OFFERS, page.offers.grid), (QUESTIONS, page.questions.grid), (WEIGHTS, page.weights.grid))
    for view, grid in views:
        page.open_view(view)
        QApplication.processEvents()
        assert grid.model_of_offers.columnCount() == len(FIRST_WAYS)
        assert grid.horizontalScrollBar().maximum() == 0, view
        assert words_cut(page) == []


def test_who_offers_takes_a_second_line_in_the_ranking(page: ComparisonPage, qtbot: QtBot) -> None:
    type_into(qtbot, grid_at(page, Way.AGENCY, "name"), "Nino and her daughters")
    ranking = page.results.ranking
    heights = []
    for width in (900, 290):
        ranking.resize(width, ranking.height())
        heights.append(ranking.height())
    wide, narrow = heights
    assert narrow > wide


def unsaved(offer: Offer, field: str, words: str) -> Unsaved:
    return Unsaved(Offer.__name__, offer.id, field, "Who offers", "", words, "", "Refused")


@pytest.mark.parametrize("words", ["9", "x"])
def test_a_cell_is_opened_by_the_program_while_another_is_edited(
    page: ComparisonPage, qtbot: QtBot, words: str
) -> None:
    """Qt edits one cell at a time: of a second it warned that editing failed, and opened none."""
    grid = grid_at(page, Way.AGENCY, "fee")
    qtbot.keyClicks(grid, words)
    (other,) = grid.forms()
    wanted = grid.model_of_offers.index(0, 2)
    grid.edit(wanted)
    form = next(each for each in grid.forms() if each is not other)
    assert form.index == wanted
    assert form.focusProxy() is grid.window().focusWidget()
    qtbot.waitUntil(lambda: other.is_over or bool(other.row.reason))
    assert (offer_of(page, Way.AGENCY).fee == Money.of(9, "EUR")) is (words == "9")
    assert (other in grid.forms()) is (words == "x")  # what cannot be saved stays


def test_a_text_that_is_still_open_is_led_back_to_where_it_stands(page: ComparisonPage, qtbot: QtBot) -> None:
    grid = grid_at(page, Way.AGENCY, "fee")
    type_into(qtbot, grid, "nonsense")
    (form,) = grid.forms()
    grid.select(offer_of(page, Way.FREELANCER).id, "name")
    qtbot.keyClicks(grid, "A")
    page.reveal(unsaved(offer_of(page, Way.AGENCY), "fee", "nonsense"))
    assert form.focusProxy() is grid.window().focusWidget()
