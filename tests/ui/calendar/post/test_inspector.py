"""The inspector: every field is saved as it is left, hints have reasons, refusals stay beside the field."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from smmdesk.domain.clients import Account, Client, ClientStatus
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.strategy.records import Goal
from smmdesk.knowledge.networks import read_networks
from smmdesk.speech.language import Language
from tests.patience import PATIENCE
from tests.ui.calendar.conftest import LEFT, Desk
from ui.calendar.post.counters import Counters
from ui.calendar.post.day_panel import DayPanel
from ui.calendar.post.hints import Hints
from ui.calendar.post.many_panel import ManyPanel
from ui.calendar.post.panel import PostPanel
from ui.widgets.forms.chip_set import ChipSet
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smmdesk.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def draft(desk: Desk) -> Post:
    """A new post of today, open on the right."""
    client = desk.context.client_id
    assert client
    post = desk.workspace.calendar.add(client, date(2026, 11, 17), "Fresh bread")
    desk.page.select(post.id)
    return post


def panel(desk: Desk) -> PostPanel:
    """Where one post is edited."""
    return desk.page.findChildren(PostPanel)[0]


def field(desk: Desk, name: str, kind: type[QWidget] = QLineEdit) -> Any:
    """The control of that name."""
    return next(each for each in panel(desk).findChildren(kind) if each.accessibleName() == name)


def type_into(control: Any, text: str) -> None:
    """Replace what is in a line, and leave it by Enter."""
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Key.Key_Return)


def open_more(desk: Desk) -> None:
    """What is put away at first."""
    panel(desk).findChildren(Fold)[0].open()


def hints(desk: Desk) -> str:
    """All hints, a line each."""
    return "\n".join(panel(desk).findChildren(Hints)[0].sentences())


def test_the_text_is_saved_when_it_is_left(desk: Desk, draft: Post) -> None:
    text = field(desk, "Text", QPlainTextEdit)
    text.setFocus()
    QTest.keyClick(text, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text, " from seven")
    assert desk.now(draft).text == "Fresh bread"
    desk.month.setFocus()
    assert desk.now(draft).text == "Fresh bread from seven"
    desk.context.undo()
    assert text.toPlainText() == "Fresh bread"


def test_a_post_that_is_opened_to_be_written_is_written_on(desk: Desk, draft: Post) -> None:
    desk.month.setFocus()
    QTest.keyClick(desk.month, Key.Key_Return)
    text = field(desk, "Text", QPlainTextEdit)
    assert text.hasFocus()
    QTest.keyClicks(text, " from seven")
    desk.month.setFocus()
    assert desk.now(draft).text == "Fresh bread from seven"


@pytest.fixture
def patient_search() -> Iterator[None]:
    """Two letters in a row are one word, however slow the machine."""
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(PATIENCE * 1000)
    yield
    QApplication.setKeyboardInputInterval(usual)


@pytest.mark.usefixtures("patient_search")
def test_networks_format_and_tags_are_saved_as_they_are_picked(desk: Desk, draft: Post) -> None:
    desk.workspace.records.change(Post, draft.id, networks=())
    QTest.mouseClick(field(desk, "Networks: Other networks", QPushButton), LEFT)
    QTest.mouseClick(field(desk, "Networks: VK", QPushButton), LEFT)
    QTest.mouseClick(field(desk, "Networks: X", QPushButton), LEFT)
    tags = field(desk, "Hashtags")
    QTest.keyClicks(tags, "bread,#morning,")
    format_box = field(desk, "Format", QComboBox)
    format_box.setFocus()
    QTest.keyClicks(format_box, "Ca")
    now = desk.now(draft)
    assert now.networks == (Network.VK, Network.X)
    assert now.hashtags == ("#bread", "#morning")
    assert now.format is Format.CAROUSEL


def test_words_and_money_are_saved(desk: Desk, draft: Post) -> None:
    open_more(desk)
    for name in ("Rubric", "Goal it serves", "Link", "Person in charge"):
        type_into(field(desk, name), f"My {name}")
    type_into(field(desk, "Cost"), "12.50")
    now = desk.now(draft)
    assert (now.rubric, now.goal, now.person, now.link) == (
        "My Rubric",
        "My Goal it serves",
        "My Person in charge",
        "My Link",
    )
    assert now.cost
    assert now.cost.minor == 1250


def test_a_post_names_a_goal_of_the_strategy_in_force(desk: Desk, draft: Post) -> None:
    strategies = desk.workspace.strategy
    version = strategies.start(draft.client_id).id
    strategies.add(Goal(id=StrategyRowId("goal"), strategy_id=version, name="Orders from the networks"))
    strategies.put_in_force(version)
    open_more(desk)
    line = field(desk, "Goal it serves")
    assert isinstance(line, OfferedLine)
    line.setFocus()
    line.open_list()
    assert line.offered() == ["Orders from the networks"]
    QTest.keyClicks(line, "Ads")
    assert line.offered() == ["Another goal “Ads”"]
    QTest.keyClick(line, Key.Key_Escape)
    desk.page.setFocus()
    assert desk.now(draft).goal == "Ads"


@pytest.mark.parametrize("name", ["Rubric", "Person in charge"])
def test_words_are_saved_though_the_details_are_closed_over_the_list_of_offers(
    desk: Desk, draft: Post, name: str
) -> None:
    open_more(desk)
    line = field(desk, name)
    assert isinstance(line, OfferedLine)
    line.setFocus()
    line.open_list()
    offered = line.offered()[0]
    line.selectAll()
    QTest.keyClicks(line, offered[:3])
    assert line.is_open
    cross = next(each for each in desk.page.findChildren(QToolButton) if each.accessibleName().startswith("Close"))
    QTest.mouseClick(cross, LEFT)
    assert not desk.page.inspector_is_open
    assert offered[:3] in {desk.now(draft).rubric, desk.now(draft).person}


def test_day_time_and_zone_are_saved_and_the_post_moves(desk: Desk, draft: Post) -> None:
    type_into(field(desk, "When"), "25.11")
    type_into(field(desk, "When: time"), "7.05")
    assert draft.moment
    assert desk.now(draft).moment == LocalMoment(datetime(2026, 11, 25, 7, 5), draft.moment.zone)
    assert [each.id for each in desk.page.views.selected()] == [draft.id]
    cell = desk.month.scene.places.cell_of(date(2026, 11, 25))
    assert cell
    assert cell.posts[0].id == draft.id


def test_a_published_post_refuses_another_day_beside_the_field(desk: Desk, draft: Post) -> None:
    desk.workspace.calendar.set_status([draft.id], PostStatus.PUBLISHED)
    type_into(field(desk, "When"), "25.11")
    assert desk.now(draft).moment == draft.moment
    reasons = [each.text() for each in panel(desk).findChildren(QLabel) if each.isVisible()]
    assert any(each.startswith("A published post stays where it was.") for each in reasons)
    assert field(desk, "When").text() == "25.11"


def test_the_button_leads_to_the_next_status(desk: Desk, draft: Post) -> None:
    for status in (PostStatus.TO_APPROVE, PostStatus.APPROVED, PostStatus.SCHEDULED, PostStatus.PUBLISHED):
        button = next(each for each in panel(desk).findChildren(QPushButton) if each.text().startswith("→"))
        QTest.mouseClick(button, LEFT)
        assert desk.now(draft).status is status
    assert not button.isVisible()
    assert field(desk, "Link of the published post").isVisible()


def test_counters_follow_the_typing_by_each_networks_counting(desk: Desk, draft: Post) -> None:
    desk.workspace.records.change(Post, draft.id, networks=(Network.X, Network.YOUTUBE), text="")
    text = field(desk, "Text", QPlainTextEdit)
    text.setFocus()
    text.insertPlainText("хлеб " * 60)
    counters = {
        each.accessibleName() for each in panel(desk).findChildren(Counters)[0].children() if isinstance(each, QWidget)
    }
    assert "X: 300 of 280, counted by weight" in counters
    assert "YouTube: 540 of 5,000 bytes" in counters
    desk.month.setFocus()
    assert "X will not take it: 300 of 280, counted by weight." in hints(desk)


def test_a_picture_that_is_attached_leaves_less_room_at_once(desk: Desk, draft: Post) -> None:
    desk.workspace.records.change(Post, draft.id, networks=(Network.TELEGRAM,), text="Fresh bread " * 100)
    assert "Telegram" not in hints(desk)
    desk.workspace.records.change(Post, draft.id, media=("https://example.com/bread.jpg",))
    assert "Telegram will not take it: 1,200 of 1,024 characters." in hints(desk)
    five = tuple(f"{number}.jpg" for number in range(5))
    desk.workspace.records.change(Post, draft.id, networks=(Network.X,), text="Bread", media=five)
    assert "X will not take it: 5 of 4 pictures." in hints(desk)


def test_a_limit_says_how_old_it_is_and_is_marked_when_it_is_too_old(
    desk: Desk, draft: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = read_networks("en")[Network.THREADS].hard("text")
    assert limit is not None
    assert limit.reading is not None
    checked = limit.reading.checked
    desk.workspace.records.change(Post, draft.id, networks=(Network.THREADS,))
    counters = panel(desk).findChildren(Counters)[0]
    shown = next(each for each in counters.findChildren(QWidget) if each.accessibleName().startswith("Threads: "))
    assert f"Limit as of {Language('en').date(checked)}" in shown.toolTip()
    assert "look it up" not in shown.toolTip()
    before = shown.grab().toImage()
    monkeypatch.setattr(desk.workspace, "_clock", lambda: datetime.combine(checked, time(), UTC) + timedelta(days=92))
    desk.workspace.records.change(Post, draft.id, goal="Orders")
    assert "look it up" in shown.accessibleName()
    assert shown.grab().toImage() != before


def test_a_limit_that_no_source_confirms_says_so(desk: Desk, draft: Post) -> None:
    desk.workspace.records.change(Post, draft.id, networks=(Network.VK,), text="a" * 2049)
    counters = panel(desk).findChildren(Counters)[0]
    shown = next(each for each in counters.findChildren(QWidget) if each.accessibleName().startswith("VK: "))
    assert "No source confirms this limit" in shown.toolTip()
    assert "Long for VK: 2,049 of 2,048 characters." in hints(desk)


def test_hints_say_what_is_missing_and_why(desk: Desk, draft: Post) -> None:
    desk.workspace.records.change(Post, draft.id, networks=())
    assert "No network yet." in hints(desk)
    assert "Which goal does it serve?" in hints(desk)
    desk.workspace.records.change(
        Post, draft.id, networks=(Network.VK,), goal="Orders", text="We are the market leader"
    )
    assert "“market leader” fits any company." in hints(desk)
    assert "No network yet." not in hints(desk)
    desk.workspace.calendar.set_status([draft.id], PostStatus.IDEA)
    desk.workspace.records.change(Post, draft.id, networks=())
    assert "No network yet." not in hints(desk)


def test_words_that_the_brief_avoids_and_a_passed_time_are_pointed_out(desk: Desk, draft: Post) -> None:
    client = desk.context.client_id
    assert client
    desk.workspace.records.change(type(desk.workspace.clients.list()[0]), client, words_to_avoid="cheap; bargain")
    desk.workspace.records.change(Post, draft.id, text="Cheaply made")
    assert "The brief asks to avoid “cheap”." in hints(desk)
    desk.workspace.calendar.move([draft.id], days=-5)
    assert "Its time has passed." in hints(desk)


def test_a_repeat_is_pointed_out_with_its_post(desk: Desk, draft: Post) -> None:
    earlier = desk.posts(PostStatus.PUBLISHED)[3]
    desk.workspace.records.change(Post, draft.id, text=earlier.text)
    desk.qtbot.waitUntil(lambda: "the same as the post of" in hints(desk), timeout=5000)
    assert desk.page.language.moment(earlier.moment) in hints(desk)
    (way,) = [each for each in desk.page.findChildren(QPushButton) if each.text() == "Open that post"]
    wanted: list[tuple[str, str]] = []
    desk.context.page_wanted.connect(lambda page, id: wanted.append((page, id)))
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert wanted == [("calendar", earlier.id)]
    desk.workspace.records.change(Post, draft.id, text="Something else altogether, with words of its own.")
    assert "the same as the post of" not in hints(desk)
    assert not [
        each for each in desk.page.findChildren(QPushButton) if each.text() == "Open that post" and each.isVisible()
    ]


def test_a_post_so_long_that_it_takes_its_time_is_told_of_afterwards(desk: Desk, draft: Post) -> None:
    earlier, said = (
        desk.posts(PostStatus.PUBLISHED)[3],
        "We open at eight from Monday, and the first bread is ready by ten.",
    )
    long = " ".join(str(number**3) for number in range(100, 500))
    desk.workspace.records.change(Post, earlier.id, text=f"{long} {said}")
    desk.workspace.records.change(Post, draft.id, text=said)
    desk.qtbot.waitUntil(lambda: "100% of it stands in the post of" in hints(desk), timeout=5000)


def test_a_link_that_was_used_lately_is_told_with_the_way_to_its_post(desk: Desk, draft: Post) -> None:
    earlier = desk.posts(PostStatus.PUBLISHED)[3]
    link = "https://honey.example/cakes"
    desk.workspace.records.change(Post, earlier.id, link=f"{link}?utm_source=vk")
    desk.workspace.records.change(Post, draft.id, link=link)
    desk.qtbot.waitUntil(lambda: "has the same link" in hints(desk), timeout=5000)
    assert desk.page.language.moment(earlier.moment) in hints(desk)
    ways = [each for each in desk.page.findChildren(QPushButton) if each.text() == "Open that post"]
    wanted: list[tuple[str, str]] = []
    desk.context.page_wanted.connect(lambda page, id: wanted.append((page, id)))
    way = next(each for each in ways if earlier.headline(20)[:15] in each.accessibleDescription())
    way.setFocus()
    QTest.keyClick(way, Key.Key_Space)
    assert wanted == [("calendar", earlier.id)]
    desk.workspace.records.change(Post, draft.id, link="")
    assert "has the same link" not in hints(desk)


@pytest.mark.usefixtures("patient_search")
def test_several_posts_get_one_status_in_one_step(desk: Desk) -> None:
    posts = desk.posts(PostStatus.APPROVED)[:3]
    desk.month.scene.select(posts)
    desk.page.open_selected()
    many = desk.page.findChildren(ManyPanel)[0]
    assert many.isVisible()
    box = next(each for each in many.findChildren(QComboBox) if each.accessibleName() == "Status of all")
    box.setFocus()
    QTest.keyClicks(box, "Rej")
    assert {desk.now(post).status for post in posts} == {PostStatus.REJECTED}
    assert desk.said[-1].sentence == "Set to “Rejected”: 3"
    desk.context.undo()
    assert {desk.now(post).status for post in posts} == {PostStatus.APPROVED}


def test_a_day_without_a_selected_post_offers_a_new_one(desk: Desk, draft: Post) -> None:
    desk.click(desk.cell(date(2026, 11, 28)))
    day = desk.page.findChildren(DayPanel)[0]
    assert day.isVisible()
    assert [each.text() for each in day.findChildren(Label) if each.isVisible()][:1] == ["No posts"]
    button = next(each for each in day.findChildren(QPushButton) if each.text() == "New post")
    QTest.mouseClick(button, LEFT)
    (post,) = desk.page.views.selected()
    assert post.day == date(2026, 11, 28)


@pytest.mark.usefixtures("patient_search")
def test_the_client_can_be_changed_where_there_are_several(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    post = desk.posts(PostStatus.SCHEDULED)[0]
    desk.page.select(post.id)
    other = next(each for each in example.clients.list() if each.id != post.client_id)
    box = field(desk, "Client", QComboBox)
    box.setFocus()
    QTest.keyClicks(box, other.name[:5])
    assert desk.now(post).client_id == other.id


def test_a_client_added_meanwhile_can_be_chosen(desk: Desk, draft: Post) -> None:
    owner = field(desk, "Client", QComboBox)
    new = desk.workspace.clients.add("Garden")
    desk.context.choose_client(None)
    desk.page.select(draft.id)
    place = owner.findText("Garden")
    assert place >= 0
    owner.setCurrentIndex(place)
    owner.activated.emit(place)
    assert desk.now(draft).client_id == new.id
    other = desk.workspace.calendar.add(new.id, date(2026, 11, 18), "Tulips")
    desk.page.select(other.id)
    assert owner.currentText() == "Garden"


def test_the_fields_stand_in_the_order_of_the_work(desk: Desk, draft: Post) -> None:
    open_more(desk)
    QApplication.processEvents()
    names = ("Client", "Status", "When", "Networks: Instagram", "Text", "Hashtags", "Rubric", "Format")
    more = ("Goal it serves", "Tone", "Person in charge", "Link", "Cost", "Note")
    shown = {each.accessibleName(): each for each in panel(desk).findChildren(QWidget) if each.isVisible()}
    places = [shown[name].mapTo(panel(desk), QPoint(0, 0)) for name in (*names, *more)]
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))


def test_more_is_put_away_and_says_what_is_filled_in_there(desk: Desk, draft: Post) -> None:
    (more,) = panel(desk).findChildren(Fold)
    assert not more.is_open
    assert not field(desk, "Goal it serves").isVisible()
    assert more.header.accessibleDescription() == ""
    desk.workspace.records.change(Post, draft.id, goal="Orders", person="Nino")
    assert more.header.accessibleDescription() == "Goal it serves, Person in charge"


def test_the_zone_is_a_link_that_opens_the_list_of_zones(desk: Desk, draft: Post) -> None:
    assert draft.moment
    link = next(each for each in panel(desk).findChildren(QPushButton) if "time zone" in each.accessibleName())
    zones = field(desk, "When: time zone")
    assert link.text() == draft.moment.zone.rpartition("/")[2].replace("_", " ")
    assert not zones.isVisible()
    QTest.mouseClick(link, LEFT)
    assert zones.hasFocus()
    zones.selectAll()
    QTest.keyClicks(zones, "Asia/Tokyo")
    QTest.keyClick(zones, Key.Key_Return)
    QApplication.processEvents()
    moment = desk.now(draft).moment
    assert moment
    assert (moment.zone, moment.wall) == ("Asia/Tokyo", draft.moment.wall)
    assert (link.text(), zones.isVisible()) == ("Tokyo", False)


def test_the_networks_of_the_client_stand_first_and_the_others_behind_a_plus(desk: Desk, draft: Post) -> None:
    own = {account.network for account in desk.workspace.records.all(Account, client_id=draft.client_id)}
    assert own
    assert set(draft.networks) == own
    chips = [field(desk, f"Networks: {desk.page.language.word(network)}", QPushButton) for network in Network]
    assert {network for network, chip in zip(Network, chips, strict=True) if chip.isVisible()} == own
    plus = field(desk, "Networks: Other networks", QPushButton)
    QTest.mouseClick(plus, LEFT)
    assert [chip.isVisible() for chip in chips] == [True] * len(Network)
    assert not plus.isVisible()
    QTest.mouseClick(chips[list(Network).index(Network.OK)], LEFT)
    desk.page.select(desk.posts(PostStatus.PUBLISHED)[0].id)
    assert not chips[list(Network).index(Network.OK)].isVisible()
    desk.page.select(draft.id)
    assert chips[list(Network).index(Network.OK)].isVisible()


def test_the_networks_are_one_stop_of_tab_and_arrows_go_between_them(desk: Desk, draft: Post) -> None:
    chips = panel(desk).findChildren(ChipSet)[0]
    stops = [each for each in chips.findChildren(QPushButton) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    chips.setFocus()
    first = QApplication.focusWidget()
    assert isinstance(first, QPushButton)
    QTest.keyClick(first, Key.Key_Right)
    second = QApplication.focusWidget()
    assert isinstance(second, QPushButton)
    assert second is not first
    was = second.isChecked()
    QTest.keyClick(second, Key.Key_Space)
    assert second.isChecked() is not was
    assert len(desk.now(draft).networks) == len(draft.networks) - 1
    QTest.keyClick(second, Key.Key_Left)
    assert QApplication.focusWidget() is first


def test_a_client_that_ended_is_offered_only_for_its_own_posts(
    make_desk: Callable[..., Desk], example: Workspace
) -> None:
    desk = make_desk(example)
    first, second, *_rest = example.clients.list()
    example.records.change(Client, second.id, status=ClientStatus.ENDED)
    posts = {client.id: example.calendar.add(client.id, date(2026, 11, 17)) for client in (first, second)}
    desk.page.select(posts[first.id].id)
    owner = field(desk, "Client", QComboBox)
    assert owner.findText(first.name) >= 0
    assert owner.findText(second.name) == -1
    desk.page.select(posts[second.id].id)
    assert owner.currentText() == second.name
