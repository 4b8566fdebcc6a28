"""The card: each field saved as it is left, advice that follows the profile, parts that open, are added and removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from smmdesk.domain.clients import Account, Agreement, Client, Contact, Relation, Segment
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.ids import AgreementId, ContactId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.knowledge import Severity
from smmdesk.storage.kinds import changing
from ui.clients.parts import PARTS
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.clients.conftest import Desk, Open
    from ui.clients.part_list import PartItem


@pytest.fixture
def bakery(workspace: Workspace, open_page: Open) -> Desk:
    """One client, its card open."""
    client = workspace.clients.add("Bakery")
    desk = open_page(workspace)
    desk.page.select(client.id)
    return desk


def client(desk: Desk) -> Client:
    return desk.workspace.clients.list()[0]


def pick(qtbot: QtBot, combo: QWidget, words: str) -> None:
    """Choose from a list as the keyboard does."""
    if isinstance(combo, OfferedLine):
        write(qtbot, combo, words)
        return
    assert isinstance(combo, QComboBox)
    index = combo.findText(words)
    assert index >= 0, words
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def write(qtbot: QtBot, line: QWidget, words: str) -> None:
    """Replace what stands in a field, and leave it."""
    line.setFocus()
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    line.selectAll()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def editor(item: PartItem, name: str) -> QWidget:
    assert item.form is not None
    found = item.form.editor(name).focusProxy()
    assert isinstance(found, QWidget)
    return found


def added(qtbot: QtBot, desk: Desk, key: str) -> PartItem:
    """Press the plus of a part; the new line."""
    before = set(desk.page.card.parts[key].items())
    [part] = [each for each in PARTS if each.key == key]
    buttons = desk.page.card.folds[key].findChildren(QToolButton)
    qtbot.mouseClick(next(each for each in buttons if each.accessibleName() == part.add), Qt.MouseButton.LeftButton)
    return next(item for item in desk.page.card.parts[key].items() if item not in before)


# the client's own fields


@pytest.mark.parametrize(
    ("part", "name", "words"),
    [
        ("profile", "name", "Bakery Walnut"),
        ("place", "audience", "Families of the quarter"),
        ("brief", "philosophy", "Bread takes time"),
        ("brief", "brand_values", "No powder"),
        ("brief", "tone_of_voice", "Warm"),
        ("brief", "words_to_use", "sourdough"),
        ("brief", "words_to_avoid", "cheap"),
        ("brief", "objections", "Too dear"),
        ("notes", "notes", "Closed on Mondays"),
    ],
)
def test_words_are_kept_when_the_field_is_left(bakery: Desk, qtbot: QtBot, part: str, name: str, words: str) -> None:
    bakery.page.card.jump(part)
    before = client(bakery)
    write(qtbot, bakery.line(name, part), words)
    assert getattr(client(bakery), name) == words
    assert bakery.workspace.history.undoable() is changing(Client)
    bakery.context.undo()
    assert client(bakery) == before


def test_an_empty_name_is_refused_beside_the_field(bakery: Desk, qtbot: QtBot) -> None:
    write(qtbot, bakery.line("name"), " ")
    assert client(bakery).name == "Bakery"
    assert bakery.line("name").property("wrong") is True
    qtbot.keyClick(bakery.line("name"), Qt.Key.Key_Escape)
    assert bakery.page.inspector_is_open
    line = bakery.line("name")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Bakery"


def test_the_heading_and_the_line_follow_the_name(bakery: Desk, qtbot: QtBot) -> None:
    write(qtbot, bakery.line("name"), "Walnut")
    assert bakery.names() == ["Walnut"]
    assert "Walnut" in {each.accessibleName() for each in bakery.page.findChildren(Label) if each.isVisible()}


def test_advice_follows_the_profile_with_warnings_first(bakery: Desk, qtbot: QtBot) -> None:
    def said() -> set[str]:
        return {advice.key for advice in bakery.page.card.advice.shown()}

    assert "b2g_pointless" not in said()
    pick(qtbot, bakery.line("relation"), "B2G: business to government")
    assert "b2g_pointless" in said()
    assert bakery.page.card.advice.shown()[0].severity is Severity.WARNING
    assert client(bakery).relation is Relation.B2G
    pick(qtbot, bakery.line("segment"), "Government body")
    assert client(bakery).segment is Segment.GOVERNMENT
    bakery.context.undo()
    bakery.context.undo()
    assert "b2g_pointless" not in said()


def test_advice_rests_on_what_was_filled_in(bakery: Desk, qtbot: QtBot) -> None:
    def unsaid() -> list[str]:
        return [each.text() for each in bakery.page.card.advice.findChildren(Label) if "Not said yet" in each.text()]

    assert not bakery.page.card.advice.shown()
    assert unsaid() == ["Advice follows from the profile. Not said yet: Segment, Relation, Presence, Industry."]
    pick(qtbot, bakery.line("segment"), "Small business")
    assert {advice.key for advice in bakery.page.card.advice.shown()} == {"small_little_money", "small_proof"}
    assert unsaid() == ["Advice follows from the profile. Not said yet: Relation, Presence, Industry."]
    pick(qtbot, bakery.line("segment"), "Not said yet")
    assert not bakery.page.card.advice.shown()


def test_advice_speaks_to_whoever_reads_it(bakery: Desk, qtbot: QtBot) -> None:
    pick(qtbot, bakery.line("segment"), "Small business")
    bakery.workspace.settings.change(kind=DeskKind.OWN_BUSINESS)
    shown = {advice.key for advice in bakery.page.card.advice.shown()}
    assert "small_beginners" in shown
    assert "small_proof" not in shown


def test_in_a_business_of_one_s_own_nobody_is_sent_to_find_who_decides(bakery: Desk, qtbot: QtBot) -> None:
    def said() -> bool:
        return any("the one who decides" in each.text() for each in bakery.page.card.findChildren(Label))

    pick(qtbot, bakery.line("relation"), "B2B: business to business")
    assert said()
    bakery.workspace.settings.change(kind=DeskKind.OWN_BUSINESS)
    assert not said()


def test_a_sphere_where_ads_are_forbidden_warns_of_it(bakery: Desk, qtbot: QtBot) -> None:
    write(qtbot, bakery.line("sphere"), "wine shop, alcohol")
    shown = [advice.key for advice in bakery.page.card.advice.shown()]
    assert "ads_forbidden" in shown


def test_all_advice_on_request(bakery: Desk, qtbot: QtBot) -> None:
    pick(qtbot, bakery.line("segment"), "Small business")
    pick(qtbot, bakery.line("relation"), "B2C: business to consumers")
    pick(qtbot, bakery.line("presence"), "Online and on the ground")
    write(qtbot, bakery.line("sphere"), "Confectionery, restaurant")
    advice = bakery.page.card.advice
    few = len(advice.shown())
    every = bakery.context.knowledge.advice(client(bakery).profile(), DeskKind.CLIENTS)
    assert few < len(every)
    more = next(each for each in advice.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert list(advice.shown()) == every
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(advice.shown()) == few


def test_a_sphere_taken_from_the_suggestions_is_kept(bakery: Desk, qtbot: QtBot) -> None:
    line = bakery.line("sphere")
    assert isinstance(line, OfferedLine)
    line.setFocus()
    qtbot.keyClicks(line, "medic")
    qtbot.waitUntil(lambda: line.is_open)
    popup = QApplication.activePopupWidget()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: client(bakery).sphere == "Medicine")


def test_country_brings_zone_currency_and_language_and_says_so(bakery: Desk, qtbot: QtBot) -> None:
    pick(qtbot, bakery.line("country", "place"), "Georgia")
    moved = client(bakery)
    assert (moved.country, moved.time_zone, moved.currency, moved.language) == ("GE", "Asia/Tbilisi", "GEL", "ka")
    assert bakery.said[-1].sentence == "Followed the country: time zone, currency, language"
    currency = bakery.line("currency", "place")
    assert isinstance(currency, QLineEdit)
    assert currency.text().startswith("GEL")
    bakery.context.undo()
    assert client(bakery).country == ""


@pytest.mark.parametrize(("typed", "code"), [("gel", "GEL"), ("USD", "USD"), ("japanese yen", "JPY"), ("XTS", "XTS")])
def test_any_currency_may_be_typed(bakery: Desk, qtbot: QtBot, typed: str, code: str) -> None:
    line = bakery.line("currency", "place")
    assert isinstance(line, OfferedLine)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    line.close_list()
    bakery.line("name").setFocus()
    assert client(bakery).currency == code


def test_what_is_no_currency_is_refused_and_stays(bakery: Desk, qtbot: QtBot) -> None:
    line = bakery.line("currency", "place")
    write(qtbot, line, "shells")
    assert client(bakery).currency == "EUR"
    assert isinstance(line, QLineEdit)
    assert line.text() == "shells"
    assert line.property("wrong") is True


def test_zone_is_found_by_a_part_of_its_name(bakery: Desk, qtbot: QtBot) -> None:
    line = bakery.line("time_zone", "place")
    assert isinstance(line, OfferedLine)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "tbilisi")
    line.close_list()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert client(bakery).time_zone == "Asia/Tbilisi"


# contacts, accounts, agreements, providers


def test_a_contact_is_added_filled_in_and_removed(bakery: Desk, qtbot: QtBot) -> None:
    item = added(qtbot, bakery, "contacts")
    focused = QApplication.focusWidget()
    assert focused is editor(item, "name")
    for name, words in (("name", "Nino"), ("role", "Owner"), ("phone", "+995 1"), ("email", "n@example.org")):
        write(qtbot, editor(item, name), words)
    (contact,) = bakery.workspace.records.all(Contact)
    assert (contact.name, contact.role, contact.phone, contact.email) == ("Nino", "Owner", "+995 1", "n@example.org")
    assert item.line.accessibleName() == "Nino, Owner · +995 1"
    item.line.setFocus()
    qtbot.keyClick(item.line, Qt.Key.Key_Delete)
    assert bakery.workspace.records.all(Contact) == []
    assert bakery.said[-1].sentence == "Removed the contact Nino"
    assert bakery.names() == ["Bakery"]
    bakery.context.undo()
    assert bakery.workspace.records.all(Contact) == [contact]
    assert len(bakery.page.card.parts["contacts"].items()) == 1


def test_business_to_business_asks_for_the_one_who_decides(bakery: Desk, qtbot: QtBot) -> None:
    notice = bakery.page.card._decider  # noqa: SLF001  # one of many sentences there
    assert not notice.isVisible()
    pick(qtbot, bakery.line("relation"), "B2B: business to business")
    assert notice.isVisible()
    other = bakery.workspace.clients.add("Other")
    bakery.workspace.records.change(Client, other.id, relation=Relation.B2B)
    for each in (other, client(bakery)):
        bakery.page.select(each.id)
        assert notice.isVisible()
    item = added(qtbot, bakery, "contacts")
    box = editor(item, "decides")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert bakery.workspace.records.all(Contact)[0].decides
    assert not notice.isVisible()
    assert "Decides" in item.line.accessibleName()


def test_accounts_begin_with_a_network_that_is_missing(bakery: Desk, qtbot: QtBot) -> None:
    added(qtbot, bakery, "accounts")
    item = added(qtbot, bakery, "accounts")
    assert [account.network for account in bakery.workspace.records.all(Account, order_by="network")] == [
        Network.FACEBOOK,
        Network.INSTAGRAM,
    ]
    pick(qtbot, editor(item, "network"), "Telegram")
    write(qtbot, editor(item, "handle"), "@bakery")
    write(qtbot, editor(item, "link"), "https://example.org/bakery")
    write(qtbot, editor(item, "followers_at_start"), "1,250")
    account = bakery.workspace.records.all(Account, network=Network.TELEGRAM)[0]
    assert (account.handle, account.link, account.followers_at_start) == ("@bakery", "https://example.org/bakery", 1250)
    assert bakery.page.table.records()[0].networks == (Network.INSTAGRAM, Network.TELEGRAM)
    write(qtbot, editor(item, "followers_at_start"), "-5")
    assert editor(item, "followers_at_start").property("wrong") is True


def test_an_agreement_is_typed_by_its_last_day(bakery: Desk, qtbot: QtBot) -> None:
    item = added(qtbot, bakery, "agreements")
    write(qtbot, editor(item, "ends"), "30.11.2026")
    write(qtbot, editor(item, "monthly_fee"), "800")
    write(qtbot, editor(item, "included_posts"), "12")
    write(qtbot, editor(item, "included_hours"), "20")
    write(qtbot, editor(item, "included"), "12 posts")
    (agreement,) = bakery.workspace.records.all(Agreement)
    assert (agreement.starts, agreement.ends) == (date(2026, 11, 1), date(2026, 12, 1))
    assert (agreement.monthly_fee, agreement.included) == (Money.of(800, "EUR"), "12 posts")
    assert (agreement.included_posts, agreement.included_hours) == (12, 20)
    assert "1 Nov 2026 – 30 Nov 2026 · 12 posts · 20 hours" in item.line.accessibleName()
    ends = editor(item, "ends")
    assert isinstance(ends, QLineEdit)
    assert ends.text() == "30 Nov 2026"
    qtbot.keyClick(ends, Qt.Key.Key_Up)
    assert bakery.workspace.records.all(Agreement)[0].ends == date(2026, 12, 2)
    assert "In force" in item.line.accessibleName()
    row = bakery.page.table.records()[0]
    assert row.days_left == 16


def test_an_end_before_the_start_is_refused(bakery: Desk, qtbot: QtBot) -> None:
    item = added(qtbot, bakery, "agreements")
    write(qtbot, editor(item, "ends"), "1.1.2026")
    assert editor(item, "ends").property("wrong") is True
    assert bakery.workspace.records.all(Agreement)[0].ends is None


def test_the_next_agreement_begins_where_the_last_ends(bakery: Desk, qtbot: QtBot) -> None:
    first = Agreement(
        id=AgreementId(new_id()), client_id=client(bakery).id, starts=date(2026, 1, 1), ends=date(2027, 1, 1)
    )
    bakery.workspace.records.add(first)
    added(qtbot, bakery, "agreements")
    assert bakery.workspace.records.all(Agreement, order_by="starts")[1].starts == date(2027, 1, 1)


def test_a_provider_with_all_that_is_known(bakery: Desk, qtbot: QtBot) -> None:
    item = added(qtbot, bakery, "providers")
    assert bakery.workspace.records.all(Provider)[0].kind is ProviderKind.SELF
    write(qtbot, editor(item, "name"), "Levan")
    pick(qtbot, editor(item, "kind"), "Freelancer")
    write(qtbot, editor(item, "monthly_price"), "400*2")
    write(qtbot, editor(item, "starts"), "1.10.2026")
    write(qtbot, editor(item, "trial_ends"), "30.11.2026")
    qtbot.keyClick(editor(item, "rating"), Qt.Key.Key_4)
    write(qtbot, editor(item, "note"), "Quick")
    (provider,) = bakery.workspace.records.all(Provider)
    assert (provider.name, provider.kind, provider.rating, provider.note) == (
        "Levan",
        ProviderKind.FREELANCER,
        4,
        "Quick",
    )
    assert provider.monthly_price == Money.of(800, "EUR")
    assert (provider.starts, provider.trial_ends) == (date(2026, 10, 1), date(2026, 11, 30))
    assert "On trial" in item.line.accessibleName()


def test_one_line_is_open_at_a_time_and_closing_saves(bakery: Desk, qtbot: QtBot) -> None:
    first, second = added(qtbot, bakery, "contacts"), added(qtbot, bakery, "contacts")
    assert second.line.isChecked()
    assert not first.line.isChecked()
    line = editor(second, "name")
    qtbot.keyClicks(line, "Mari")
    qtbot.mouseClick(first.line, Qt.MouseButton.LeftButton)
    assert first.line.isChecked()
    assert {contact.name for contact in bakery.workspace.records.all(Contact)} == {"", "Mari"}


def test_removing_by_the_link(bakery: Desk, qtbot: QtBot) -> None:
    item = added(qtbot, bakery, "contacts")
    link = next(each for each in item.findChildren(QPushButton) if each.text() == "Remove")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert bakery.page.card.parts["contacts"].items() == []
    assert bakery.page.card.parts["contacts"]._empty.isVisible()  # noqa: SLF001  # its words are the part's own


def test_what_is_being_typed_survives_changes_made_elsewhere(bakery: Desk, qtbot: QtBot) -> None:
    line = bakery.line("sphere")
    line.setFocus()
    qtbot.keyClicks(line, "Bread")
    bakery.workspace.records.add(Contact(id=ContactId(new_id()), client_id=client(bakery).id, name="Nino"))
    assert isinstance(line, QLineEdit)
    assert line.text() == "Bread"
    assert len(bakery.page.card.parts["contacts"].items()) == 1


def test_going_to_another_client_saves_what_was_typed(bakery: Desk, qtbot: QtBot) -> None:
    other = bakery.workspace.clients.add("Atelier")
    item = added(qtbot, bakery, "contacts")
    qtbot.keyClicks(editor(item, "name"), "Nino")
    bakery.page.select(other.id)
    assert bakery.workspace.records.all(Contact)[0].name == "Nino"
    assert bakery.page.card.parts["contacts"].items() == []


def test_every_part_can_be_brought_into_sight(bakery: Desk) -> None:
    card = bakery.page.card
    for key, fold in card.folds.items():
        card.jump(key)
        QApplication.processEvents()
        assert fold.is_open
        assert fold.header.hasFocus()
        assert not fold.visibleRegion().isEmpty()


def test_what_is_empty_is_one_line_with_what_adds_to_it(bakery: Desk, qtbot: QtBot) -> None:
    folds = bakery.page.card.folds
    assert [key for key, fold in folds.items() if fold.is_open] == ["advice", "profile", "place"]
    [plus] = [each for each in folds["contacts"].findChildren(QToolButton) if each.accessibleName() == "Add a contact"]
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    [item] = bakery.page.card.parts["contacts"].items()
    assert folds["contacts"].is_open
    assert editor(item, "name").hasFocus()


def test_another_client_opens_with_what_is_said_of_it(bakery: Desk) -> None:
    other = bakery.workspace.clients.add("Other")
    bakery.workspace.records.change(Client, other.id, notes="Closed on Mondays", site="https://other.example")
    bakery.workspace.records.add(Contact(id=ContactId(new_id()), client_id=other.id, name="Nino"))
    bakery.page.select(other.id)
    folds = bakery.page.card.folds
    shut = [key for key, fold in folds.items() if not fold.is_open]
    assert shut == ["accounts", "agreements", "providers", "brief"]
    folds["notes"].put_away()
    bakery.workspace.records.change(Client, other.id, sphere="Cakes")
    assert not folds["notes"].is_open


def test_counts_stand_beside_the_headings(bakery: Desk, qtbot: QtBot) -> None:
    added(qtbot, bakery, "contacts")
    write(qtbot, bakery.line("philosophy", "brief"), "Bread takes time")
    assert bakery.page.card.folds["contacts"].header.accessibleDescription() == "1"
    assert bakery.page.card.folds["brief"].header.accessibleDescription() == "1 of 6"


def test_folding_by_keyboard(bakery: Desk, qtbot: QtBot) -> None:
    fold = bakery.page.card.folds["notes"]
    fold.open()
    qtbot.keyClick(fold.header, Qt.Key.Key_Return)
    assert not fold.is_open
    assert not bakery.page.card.notes.isVisible()
    qtbot.keyClick(fold.header, Qt.Key.Key_Space)
    assert bakery.page.card.notes.isVisible()


def test_every_control_of_the_card_has_a_name(bakery: Desk, qtbot: QtBot) -> None:
    for key in ("contacts", "accounts", "agreements", "providers"):
        added(qtbot, bakery, key)
    bakery.page.card.jump("brief")
    for control in bakery.page.card.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
            inner = isinstance(control.parentWidget(), QComboBox)
            assert control.accessibleName() or inner, control
