"""The page as a person meets it: real keys and clicks on real widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from smmdesk.domain.changes import ANSWER_ITEM
from smmdesk.domain.checklist import Answer, Evaluation, Group, Verdict
from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.reputation.named import MentionKind
from smmdesk.domain.reputation.records import Mention
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language
from tests.sight import bring_to_front, words_cut
from ui.checklist.overview_table import COLUMNS
from ui.checklist.page import ChecklistPage
from ui.checklist.question import Question
from ui.checklist.result_panel import Groups
from ui.checklist.sifting import Only
from ui.shell.sharing import in_sight, print_page
from ui.style.theme import Scheme, colour, use_scheme
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.ids import EvaluationId
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said

Make = Callable[..., ChecklistPage]
YES, PARTLY, NO, NOT = Verdict
TODAY, EN = date(2026, 11, 16), Language("en")
WHOSE = [column.title for column in COLUMNS].index("Whose work")
DUE = [column.title for column in COLUMNS].index("Due again")


@pytest.fixture
def make(context_on: Callable[..., Context], qtbot: QtBot) -> Make:
    """Opens the page over a workspace; `client` is chosen first."""

    def open_page(
        workspace: Workspace, *, client: Client | None = None, code: str = "en", size: tuple[int, int] = (1240, 820)
    ) -> ChecklistPage:
        context = context_on(workspace, Language(code))
        context.client_id = client.id if client else None
        page = ChecklistPage(context)
        bring_to_front(qtbot, page, size)
        settle(qtbot, page)
        return page

    return open_page


def settle(qtbot: QtBot, page: ChecklistPage) -> None:
    """Wait for background work and for what is shown a moment later."""
    qtbot.waitUntil(lambda: not context_of(page).background.jobs() and page.view.is_settled)
    QApplication.processEvents()


def context_of(page: ChecklistPage) -> Context:
    return page.context


def is_open(page: ChecklistPage) -> bool:
    """Whether the result is shown on the right."""
    return page.inspector_is_open


def judged(example: Workspace) -> Client:
    return next(each for each in example.clients.list() if example.checklist.of(each.id))


def rich(example: Workspace) -> Client:
    """The one whom the example has judged."""
    (evaluation,) = [each for each in example.records.all(Evaluation) if each.made_on == TODAY]
    return example.records.get(Client, evaluation.client_id)


def unjudged(example: Workspace) -> Client:
    return next(each for each in example.clients.list() if not example.checklist.of(each.id))


def near_full(page: ChecklistPage) -> bool:
    """Whether the ring is filled on its left, its last quarter."""
    ring = page.view.strip.ring
    return ring.grab().toImage().pixelColor(3, ring.height() // 2).name() != colour("hover").name()


def press(qtbot: QtBot, keys: str | Qt.Key) -> None:
    """Keys into whatever has the focus; letters of any script."""
    for each in [keys] if isinstance(keys, Qt.Key) else keys:
        target = QApplication.focusWidget()
        assert target is not None
        if isinstance(each, Qt.Key):
            qtbot.keyClick(target, each)
        else:
            code = ord(each.upper())
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, each))


def started(qtbot: QtBot, page: ChecklistPage) -> EvaluationId:
    page.start()
    settle(qtbot, page)
    assert page.evaluation is not None
    return page.evaluation.id


def said(page: ChecklistPage) -> list[Said]:
    heard: list[Said] = []
    context_of(page).said.connect(heard.append)
    return heard


def answers(workspace: Workspace, evaluation: str) -> dict[str, Verdict | None]:
    return {each.item: each.verdict for each in workspace.records.all(Answer, evaluation_id=evaluation)}


def words(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(Label) if each.isVisible())


class TestAnswering:
    def test_the_whole_list_is_filled_in_by_keyboard_alone(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        heard = said(page)
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, page)
        assert page.evaluation is not None
        order = list(page.board.open_items())
        assert len(order) >= 47
        for number in range(len(order)):
            press(qtbot, "ypnx"[number % 4])
        given = answers(example, page.evaluation.id)
        assert [given[key] for key in order] == [list(Verdict)[n % 4] for n in range(len(order))]
        assert page.board.open_items() == []
        assert any(each.sentence.startswith("No question is open any more") for each in heard)

    def test_what_is_set_aside_is_no_answer(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        """With all but one question set aside there is a sentence for a score, on the strip, in groups and in heads."""
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        assert page.view.sheet is not None
        scored = [item for item in page.view.sheet.items if item.group is not Group.RED_FLAGS]
        aside = dict.fromkeys((item.key for item in scored), Verdict.NOT_APPLICABLE)
        example.checklist.take(evaluation, {**aside, "goals.numbered": YES})
        settle(qtbot, page)
        strip, points = page.view.strip, sum(item.points for item in scored)
        assert strip.answered.text() == f"1 of {len(scored)} answered"
        told = f"{len(scored) - 1} do not apply ({points - 3} of {points} points)"
        assert strip.aside.accessibleName() == told
        assert strip.change.accessibleName() == (
            f"No score: the answers hold 3 of {points} points, and it takes 50% of them."
        )
        assert not strip.ring.isVisibleTo(page)
        page.toggle_result()
        (groups,) = page.view.result.findChildren(Groups)
        spoken = groups.spoken()
        assert "Goals and strategy: — · 1 of 7" in spoken
        assert "Business result: — · Not applicable" in spoken

    def test_an_answer_is_one_step_of_undo_and_the_line_shows_it(
        self, example: Workspace, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        monkeypatch.setattr("ui.checklist.score_strip.announce", lambda _ring, words: said.append(words))
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        first = page.board.current
        assert said == []  # what was already so is no news
        press(qtbot, "y")
        assert answers(example, evaluation) == {first: YES}
        assert page.view.strip.answered.text() == f"1 of {len(page.board.open_items()) + 1 - flags(page)} answered"
        assert page.view.sheet is not None
        score = page.view.sheet.score
        # one yes of so many is no score, nor is it said that it were one
        none = f"No score: the answers hold {score.weight} of {score.asked} points, and it takes 50% of them."
        assert f"\n{none}\n" in page.view.strip.ring.toolTip()
        assert "100%" not in page.view.strip.ring.toolTip()
        assert not page.view.strip.ring.isVisibleTo(page)
        assert said == [page.view.strip.ring.accessibleName()] == [f"1 of {score.items} answered"]
        assert not near_full(page)
        context_of(page).undo()
        assert answers(example, evaluation) == {}
        assert first in page.board.open_items()
        context_of(page).redo()
        assert answers(example, evaluation) == {first: YES}

    @pytest.mark.parametrize(("keys", "verdicts"), [("1234", list(Verdict)), ("нзтч", list(Verdict))])
    def test_figures_and_the_keys_of_another_layout_answer(
        self, keys: str, verdicts: list[Verdict], example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        order = page.board.open_items()[:4]
        press(qtbot, keys)
        given = answers(example, evaluation)
        assert [given[key] for key in order] == verdicts

    @pytest.mark.parametrize("code", ["en", "ru", "ka"])
    def test_the_letters_shown_answer_in_each_language(
        self, code: str, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        from ui.checklist.keys import signs

        page = make(example, client=unjudged(example), code=code)
        evaluation = started(qtbot, page)
        order = page.board.open_items()[:4]
        press(qtbot, "".join(signs(Language(code)).values()).lower())
        given = answers(example, evaluation)
        assert [given[key] for key in order] == list(Verdict)

    def test_backspace_takes_an_answer_back(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        first = page.board.current
        press(qtbot, "n")
        press(qtbot, Qt.Key.Key_Up)
        assert page.board.current == first
        press(qtbot, Qt.Key.Key_Backspace)
        assert answers(example, evaluation) == {first: None}
        assert page.board.current == first

    def test_arrows_move_and_the_next_open_question_is_found(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=unjudged(example))
        started(qtbot, page)
        order = page.board.in_sight()
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, "y")
        assert page.board.current == order[3]
        press(qtbot, Qt.Key.Key_End)
        assert page.board.current == order[-1]
        press(qtbot, "n")  # nothing is open below: from the top again
        assert page.board.current == order[0]
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, "y")
        assert page.board.current == order[3]

    def test_changing_an_answer_goes_one_line_down(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        page.board.make_current(page.board.in_sight()[4], focus=True)
        press(qtbot, "n")
        assert page.board.current == page.board.in_sight()[5]

    def test_evidence_and_comment_are_written_between_answers(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        first = page.board.current
        press(qtbot, "e")
        assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
        press(qtbot, "yes, in the order book")
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, "c")
        press(qtbot, "ask again")
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, "p")
        (answer,) = example.records.all(Answer, evaluation_id=evaluation)
        assert (answer.item, answer.verdict) == (first, PARTLY)
        assert (answer.evidence, answer.comment) == ("yes, in the order book", "ask again")
        assert page.board.current != first

    def test_what_is_typed_belongs_to_its_own_question(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        first, second = page.board.in_sight()[:2]
        press(qtbot, "e")
        press(qtbot, "seen")
        page.board.make_current(second, focus=True)
        assert [(each.item, each.evidence) for each in example.records.all(Answer, evaluation_id=evaluation)] == [
            (first, "seen")
        ]

    def test_escape_takes_typing_back_and_then_leaves(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        press(qtbot, Qt.Key.Key_Return)
        press(qtbot, "never mind")
        press(qtbot, Qt.Key.Key_Escape)
        press(qtbot, Qt.Key.Key_Escape)
        press(qtbot, "y")
        assert list(answers(example, evaluation).values()) == [YES]
        assert example.records.all(Answer, evaluation_id=evaluation)[0].evidence == ""

    def test_a_click_answers_and_a_second_one_takes_it_back(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        third = page.board.in_sight()[2]
        question = question_of(page, third)
        place = question.answer_places()[NO].center()
        qtbot.mouseClick(question, Qt.MouseButton.LeftButton, pos=place)
        assert answers(example, evaluation) == {third: NO}
        assert page.board.current == third
        qtbot.mouseClick(page.board.bar.buttons[NO], Qt.MouseButton.LeftButton)
        assert answers(example, evaluation) == {third: None}

    def test_the_buttons_of_the_line_have_names(self, example: Workspace, make: Make) -> None:
        page = make(example, client=judged(example))
        assert [each.accessibleName() for each in page.board.bar.buttons.values()] == [
            "Yes",
            "Partly",
            "No",
            "Not applicable",
        ]
        line = question_of(page, page.board.current)
        assert line.accessibleName().startswith("1. Every goal has a number")
        assert "Weight 3 of 3" in line.accessibleName()


def question_of(page: ChecklistPage, key: str | None) -> Question:
    return next(each for each in page.board.findChildren(Question) if each.item.key == key)


def flags(page: ChecklistPage) -> int:
    assert page.view.sheet is not None
    return sum(1 for item in page.view.sheet.items if item.group is Group.RED_FLAGS)


class TestComputedAnswers:
    def test_the_figures_are_shown_and_space_takes_the_answer(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        page.board.make_current("content.as_planned", focus=True)
        assert "The figures speak for “yes”. Marked as published:" in words(page.board.details)
        press(qtbot, Qt.Key.Key_Space)
        assert answers(example, evaluation) == {"content.as_planned": YES}

    def test_overruling_is_shown(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        started(qtbot, page)
        page.board.make_current("content.as_planned", focus=True)
        press(qtbot, "n")
        press(qtbot, Qt.Key.Key_Up)
        page.board.make_current("content.as_planned", focus=True)
        assert "you answered otherwise" in words(page.board.details)
        assert page.board.details.take_button.isVisible()

    def test_all_computed_answers_are_taken_in_one_act(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        many = len(page.view.untaken())
        assert many >= 5
        assert page.view.strip.taking.text() == f"Take {many} computed answers"
        qtbot.mouseClick(page.view.strip.taking, Qt.MouseButton.LeftButton)
        assert len(answers(example, evaluation)) == many
        assert page.view.strip.taking.isHidden()
        context_of(page).undo()
        assert answers(example, evaluation) == {}

    def test_figures_follow_the_workspace(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        from smmdesk.domain.posts import Post, PostStatus

        client = unjudged(example)
        page = make(example, client=client)
        started(qtbot, page)
        before = page.view.findings["content.as_planned"].verdict
        due = [
            each.id
            for each in example.calendar.posts(Period.month(2026, 11), client.id)
            if each.status is PostStatus.PUBLISHED
        ]
        example.calendar.set_status(due, PostStatus.APPROVED)
        settle(qtbot, page)
        assert before is YES
        assert page.view.findings["content.as_planned"].verdict is NO
        assert example.records.all(Post)

    def test_what_people_say_proposes_answers_with_their_figures(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=rich(example))
        assert page.evaluation is not None
        figures = {
            "reputation.reviews": "Reviews answered within two working days: 15 of 15, 100%.",
            "reputation.share_of_voice": "Share of voice in the industry, October 2026: 18.2% (12.3–26.0%).",
            "reputation.mentions": "or a file of mentions was read: 4 of 4. Mentions from there: 26.",
            "community.in_time": "Half of them took no longer than 1 h 15 min of working time.",
        }
        for item, told in figures.items():
            page.board.make_current(item, focus=True)
            assert "The figures speak for “yes”" in words(page.board.details)
            assert told in words(page.board.details)
            press(qtbot, Qt.Key.Key_Space)
            assert answers(example, page.evaluation.id)[item] is YES

    def test_the_figures_follow_what_is_written_down_of_mentions(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        client = rich(example)
        page = make(example, client=client)
        before = page.view.findings["community.negative_rule"].verdict
        example.answers.change_rule(client.id, never="")
        settle(qtbot, page)
        assert (before, page.view.findings["community.negative_rule"].verdict) == (YES, PARTLY)
        reviews = [
            each for each in example.records.all(Mention, client_id=client.id) if each.kind is MentionKind.REVIEW
        ]
        october = next(each for each in reviews if each.needs_answer and each.day.month == 10)
        example.reputation.change(october.id, answered=None)
        settle(qtbot, page)
        assert page.view.findings["reputation.reviews"].values["waiting"] == 1

    def test_the_figures_follow_the_strategy(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        client = rich(example)
        page = make(example, client=client)
        before = page.view.findings["goals.revised"].values["days"]
        held = example.strategy.in_force(client.id)
        assert held is not None
        example.strategy.handle(held.rows[Part.CORRECTIONS][0].id, TODAY)
        settle(qtbot, page)
        assert before != 0
        assert page.view.findings["goals.revised"].values["days"] == 0


class TestEvaluations:
    def test_a_new_one_is_for_the_period_and_whoever_worked_then(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        client = judged(example)
        page = make(example, client=client)
        provider = example.clients.card(client.id).providers[0]
        started(qtbot, page)
        assert page.evaluation is not None
        assert page.evaluation.period == Period.month(2026, 11)
        assert (page.evaluation.provider_id, page.evaluation.kind) == (provider.id, provider.kind)
        assert page.chooser.combo.currentText().startswith("November 2026 · ")
        assert page.chooser.combo.count() == 2

    def test_without_a_provider_one_judges_oneself(self, workspace: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(workspace, client=workspace.clients.add("Bakery"))
        assert "There is no checklist yet" in words(page)
        started(qtbot, page)
        assert page.evaluation is not None
        assert page.evaluation.kind is ProviderKind.SELF
        assert page.view.sheet is not None
        assert not any(item.key == "cooperation.one_contact" for item in page.view.sheet.items)

    def test_removing_asks_nothing_and_can_be_taken_back(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        heard = said(page)
        assert page.evaluation is not None
        kept = page.evaluation.id
        page.remove()
        settle(qtbot, page)
        assert example.records.all(Evaluation) == []
        assert "There is no checklist yet" in words(page)
        assert heard[-1].sentence == "Removed the checklist: October 2026"
        assert heard[-1].run is not None
        heard[-1].run()
        settle(qtbot, page)
        assert page.evaluation is not None
        assert page.evaluation.id == kept
        assert len(example.records.all(Answer)) > 40

    def test_undoing_a_removal_shows_that_one_again(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        client = judged(example)
        page = make(example, client=client)
        october = page.evaluation
        started(qtbot, page)
        page.remove()
        settle(qtbot, page)
        assert page.evaluation == october
        context_of(page).undo()
        settle(qtbot, page)
        assert page.evaluation is not None
        assert page.evaluation.starts.month == 11

    def test_whose_work_days_and_note_are_changed_in_place(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        about = page.view.about
        about.editor("who").pick(("kind", "self"))
        settle(qtbot, page)
        assert page.evaluation is not None
        assert (page.evaluation.kind, page.evaluation.provider_id) == (ProviderKind.SELF, None)
        assert "cooperation.one_contact" not in page.board.in_sight()
        note = about.editor("note").focusProxy()
        assert isinstance(note, QPlainTextEdit)
        note.setFocus()
        note.selectAll()
        press(qtbot, "with the owner")
        page.board.setFocus()
        assert example.records.get(Evaluation, page.evaluation.id).note == "with the owner"
        context_of(page).undo()
        context_of(page).undo()
        settle(qtbot, page)
        assert page.evaluation.kind is ProviderKind.FREELANCER

    def test_days_in_wrong_order_are_refused_beside_the_field(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=judged(example))
        assert page.evaluation is not None
        line = page.view.about.editor("last").focusProxy()
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        press(qtbot, "1.9.2026")
        page.board.setFocus()
        assert "must come after" in words(page.view.about) or any(
            "must come after" in each.text() for each in page.view.about.findChildren(Label)
        )
        assert example.records.get(Evaluation, page.evaluation.id).ends == page.evaluation.ends
        line.setFocus()
        line.selectAll()
        press(qtbot, Qt.Key.Key_Delete)
        page.board.setFocus()
        assert any("A date is needed" in each.text() for each in page.view.about.findChildren(Label))

    def test_earlier_ones_are_compared_with_and_opened(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        client = judged(example)
        page = make(example, client=client)
        evaluation = started(qtbot, page)
        october = example.checklist.of(client.id)[-1]
        assert page.view.strip.change.accessibleName().startswith("Last time (October 2026): ")
        press(qtbot, "yyyy")
        settle(qtbot, page)
        # four answers are not compared with a whole list
        assert page.view.strip.change.accessibleName().startswith("Last time (October 2026): ")
        assert not page.view.result.history.isVisible()
        press(qtbot, "y" * 40)
        settle(qtbot, page)
        assert "points (October 2026: " in page.view.strip.change.accessibleName()
        line = page.view.result.history
        assert line.isVisible()
        assert "October 2026: " in "".join(line.spoken())
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.place(0).toPoint() + QPoint(1, 1))
        settle(qtbot, page)
        assert page.evaluation is not None
        assert page.evaluation.id == october.id
        page.select(evaluation)
        assert page.evaluation.id == evaluation

    def test_the_chosen_period_picks_the_evaluation(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        client = judged(example)
        september = example.checklist.start(client.id, Period.month(2026, 9), example.today(), kind=ProviderKind.SELF)
        page = make(example, client=client)
        context_of(page).choose_period(Period.month(2026, 9))
        assert page.evaluation == september
        context_of(page).choose_period(Period.month(2026, 10))
        assert page.evaluation is not None
        assert page.evaluation.starts.month == 10


class TestAllClients:
    def test_each_is_listed_with_the_latest_and_enter_opens_it(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example)
        rows = page.overview.records()
        assert {row.client.name for row in rows} == {client.name for client in example.clients.list()}
        client = judged(example)
        page.overview.select([client.id])
        page.overview.setFocus()
        press(qtbot, Qt.Key.Key_Return)
        settle(qtbot, page)
        assert context_of(page).client_id == client.id
        assert page.evaluation is not None
        assert page.evaluation.client_id == client.id

    def test_a_new_checklist_is_for_the_client_under_the_cursor(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        client = unjudged(example)
        page = make(example)
        page.overview.select([client.id])
        started(qtbot, page)
        assert context_of(page).client_id == client.id
        assert page.evaluation is not None
        assert page.evaluation.client_id == client.id

    def test_without_clients_it_says_where_to_begin_and_leads_there(
        self, workspace: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(workspace)
        assert "No clients yet" in words(page)
        assert page.start_for is None
        with qtbot.waitSignal(context_of(page).page_wanted) as told:
            context_of(page).commands.run("evaluation.new")
        assert told.args == ["clients", None]


class TestSifting:
    def test_words_sift_the_questions(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        page.focus_filter()
        press(qtbot, "competitors table")
        qtbot.waitUntil(lambda: page.board.in_sight() == ["goals.competitors"])

    def test_only_open_or_weak_ones(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        page.board.set_only(Only.WEAK)
        weak = page.board.in_sight()
        assert "goals.portraits" in weak
        assert "goals.numbered" not in weak
        page.board.set_only(Only.OPEN)
        assert page.board.in_sight() == []

    def test_groups_fold_by_keyboard(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        page.board.make_current("goals.numbered", focus=True)
        press(qtbot, Qt.Key.Key_Left)
        assert not any(key.startswith("goals.") for key in page.board.in_sight())
        press(qtbot, Qt.Key.Key_Right)
        assert "goals.numbered" in page.board.in_sight()
        press(qtbot, Qt.Key.Key_Left)
        press(qtbot, Qt.Key.Key_Down)
        assert page.board.current == "business.leads_come"


class TestResult:
    def test_the_weakest_come_first_and_lead_to_their_question(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=judged(example))
        assert page.inspector_is_open
        assert page.view.sheet is not None
        leads = [each for each in page.view.result.findChildren(QPushButton) if each.text() == "Go to the question"]
        visible = [each for each in leads if not each.isHidden()]
        flagged = len(page.view.sheet.red_flags)
        assert len(visible) == 5 + flagged
        first = page.view.sheet.weakest[0].key
        worded = Knowledge("en").checklist().item(first)
        assert worded
        assert worded.fault in words(page.view.result)
        assert worded.statement not in words(page.view.result)
        qtbot.mouseClick(visible[flagged], Qt.MouseButton.LeftButton)
        assert page.board.current == first

    def test_of_flags_nobody_looked_at_it_says_no_more_than_that(
        self, example: Workspace, make: Make, qtbot: QtBot
    ) -> None:
        page = make(example, client=unjudged(example))
        started(qtbot, page)
        assert f"Red flags: 0 of {flags(page)} checked" in words(page.view.result)
        assert "No red flag is up" not in words(page.view.result)

    def test_closed_it_stays_closed_until_asked_for(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        client = judged(example)
        page = make(example, client=client)
        page.toggle_result()
        assert not is_open(page)
        context_of(page).choose_client(unjudged(example).id)
        context_of(page).choose_client(client.id)
        assert not is_open(page)
        page.toggle_result()
        assert is_open(page)
        context_of(page).choose_client(unjudged(example).id)
        assert not is_open(page)
        context_of(page).choose_client(client.id)
        assert is_open(page)

    def test_a_narrow_window_keeps_its_room_for_the_questions(self, example: Workspace, make: Make) -> None:
        page = make(example, client=judged(example), size=(848, 560))
        assert not page.inspector_is_open
        assert page.board.viewport().width() > 700


class TestPrinting:
    def test_filled_and_blank_open_the_preview(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=judged(example))
        for dialog, output in ((print_page(page), "checklist"), (page.print_blank(), "checklist-blank")):
            assert dialog is not None
            qtbot.addWidget(dialog)
            assert dialog.wish.output == output
            pdf = next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Save PDF…")
            qtbot.waitUntil(pdf.isEnabled, timeout=20_000)
            dialog.reject()

    def test_the_filled_list_goes_into_a_spreadsheet(
        self, example: Workspace, make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = make(example, client=judged(example))
        dialog = print_page(page)
        assert dialog is not None
        qtbot.addWidget(dialog)
        button = next(each for each in dialog.findChildren(QAbstractButton) if each.text().startswith("Save as spread"))
        qtbot.waitUntil(button.isEnabled, timeout=20_000)
        path = tmp_path / "list.xlsx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: path.exists() and button.isEnabled(), timeout=20_000)
        rows = [" ".join(str(cell) for cell in row) for row in load_workbook(path).worksheets[0].values]
        assert len(rows) > 50
        assert any("Competitors are compared in a table" in row for row in rows)
        dialog.reject()

    def test_every_command_can_be_found_and_none_is_dead(self, example: Workspace, make: Make) -> None:
        page = make(example, client=judged(example))
        ids = {each.command.id for each in context_of(page).commands}
        assert {"checklist.print_blank", "evaluation.new", "evaluation.remove"} <= ids
        assert context_of(page).commands.action("checklist.print_blank").shortcut().toString() == "Ctrl+Shift+P"

    def test_of_all_clients_the_latest_lists_go_out(self, example: Workspace, make: Make) -> None:
        page = make(example, client=None)
        assert in_sight(page) == "the latest of each · All clients"
        latest = [sheet.evaluation.id for sheet in example.checklist.latest().values()]
        assert page.shared("checklist").only == frozenset(latest)

    def test_where_nothing_was_judged_the_blank_list_is_what_is_printed(self, example: Workspace, make: Make) -> None:
        page = make(example, client=unjudged(example))
        dialog = print_page(page)
        assert dialog
        assert (dialog.wish.output, dialog.wish.client_id) == ("checklist-blank", unjudged(example).id)
        dialog.reject()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_it_opens_in_every_language_and_theme(
    code: str, scheme: Scheme, example: Workspace, make: Make, qtbot: QtBot, qapp: QApplication
) -> None:
    use_scheme(qapp, scheme)
    page = make(example, client=judged(example), code=code, size=(848, 560))
    page.toggle_result()
    assert not page.grab().isNull()
    nameless = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and not (each.accessibleName() or each.text() or isinstance(each.parent(), QLineEdit))
    ]
    assert nameless == []


def test_undo_names_the_act(example: Workspace, make: Make, qtbot: QtBot) -> None:
    page = make(example, client=unjudged(example))
    started(qtbot, page)
    press(qtbot, "y")
    assert example.history.undo().act is ANSWER_ITEM


class TestRepeating:
    """The example was judged on 16 November 2026, which is today."""

    @pytest.fixture
    def overdue(self, example: Workspace) -> Client:
        client = unjudged(example)
        example.checklist.start(client.id, Period.month(2026, 9), date(2026, 10, 3), kind=ProviderKind.SELF)
        return client

    def test_the_list_of_all_says_when_and_marks_what_is_due(
        self, example: Workspace, make: Make, overdue: Client
    ) -> None:
        page = make(example)
        shown = {row.client.id: row for row in page.overview.records()}
        column = COLUMNS[DUE]
        assert column.icon
        assert column.text(shown[overdue.id], EN) == "3 Nov 2026: due"
        assert column.icon(shown[overdue.id]) is not None
        waiting = shown[rich(example).id]
        assert column.text(waiting, EN) == "16 Dec 2026"
        assert column.icon(waiting) is None
        never = next(row for row in shown.values() if row.sheet is None)
        assert column.text(never, EN) == ""
        page.overview.sortByColumn(DUE, Qt.SortOrder.AscendingOrder)
        assert [row.client.id for row in page.overview.records()] == [overdue.id, waiting.id, never.id]

    def test_what_rests_is_not_asked_for(self, example: Workspace, make: Make, overdue: Client) -> None:
        page = make(example)
        example.records.change(Client, overdue.id, status=ClientStatus.PAUSED)
        (row,) = [row for row in page.overview.records() if row.client.id == overdue.id]
        assert COLUMNS[DUE].text(row, EN) == ""
        context_of(page).choose_client(overdue.id)
        assert page.view.strip.again.isHidden()
        assert page.view.strip.due.accessibleName() == ""

    def test_a_checklist_says_when_it_is_due_again(self, example: Workspace, make: Make) -> None:
        page = make(example, client=rich(example))
        assert page.view.strip.due.accessibleName() == "Due again on 16 December"
        assert page.view.strip.again.isHidden()
        assert page.evaluation
        example.records.change(Evaluation, page.evaluation.id, made_on=date(2026, 12, 31))
        assert page.view.strip.due.accessibleName() == "Due again on 31 January 2027"

    def test_one_that_is_due_begins_the_next_by_a_click(
        self, example: Workspace, make: Make, qtbot: QtBot, overdue: Client
    ) -> None:
        page = make(example, client=overdue)
        first = page.evaluation
        assert page.view.strip.due.accessibleName() == "Due since 3 November"
        qtbot.mouseClick(page.view.strip.again, Qt.MouseButton.LeftButton)
        settle(qtbot, page)
        assert first
        assert page.evaluation
        assert page.evaluation.id != first.id
        assert (page.evaluation.made_on, page.evaluation.period) == (TODAY, Period.month(2026, 11))
        assert page.view.strip.due.accessibleName() == "Due again on 16 December"
        assert page.view.strip.again.isHidden()
        page.select(first.id)
        settle(qtbot, page)
        assert page.view.strip.due.accessibleName() == ""

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_all_of_it_fits(self, example: Workspace, make: Make, code: str, overdue: Client) -> None:
        page = make(example, client=overdue, code=code, size=(924, 560))
        assert page.view.strip.again.isVisible()
        assert page.view.strip.due.text() == page.view.strip.due.accessibleName()
        page.toggle_result()
        QApplication.processEvents()
        assert page.view.strip.due.text() == page.view.strip.due.accessibleName()
        assert words_cut(page.view.strip) == []
        context_of(page).choose_client(None)
        QApplication.processEvents()
        assert not page.overview.isColumnHidden(DUE)
        assert page.overview.columnWidth(0) >= 140

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_names_are_whole_in_a_large_window(self, workspace: Workspace, make: Make, code: str) -> None:
        workspace.make_example(code)
        table = make(workspace, code=code, size=(1768, 1003)).overview
        model, metrics = table.model(), table.fontMetrics()
        for column in (0, WHOSE):
            words = [model.index(row, column).data() for row in range(model.rowCount())]
            assert max(map(metrics.horizontalAdvance, words)) + 24 <= table.columnWidth(column)


class TestMenu:
    """The right mouse button and the menu key."""

    def test_a_question_is_answered_from_its_menu(self, example: Workspace, make: Make, qtbot: QtBot) -> None:
        page = make(example, client=unjudged(example))
        evaluation = started(qtbot, page)
        first, second = page.board.in_sight()[:2]
        question = next(each for each in page.findChildren(Question) if each.item.key == second)
        place = QPoint(40, 10)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, question.mapToGlobal(place))
        QApplication.sendEvent(question, asked)
        menu = opened_menu()
        assert page.board.current == second
        told = [each.text() for each in menu.actions() if not each.isSeparator()]
        assert told[:4] == ["Answer: yes", "Answer: partly", "Answer: no", "Answer: not applicable"]
        assert "Take the answer back" not in told
        menu.actions()[2].trigger()
        menu.close()
        assert answers(example, evaluation) == {second: Verdict.NO}

        page.board.make_current(second, focus=True)
        qtbot.keyClick(question, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = opened_menu()
        assert "Take the answer back" in [each.text() for each in menu.actions()]
        assert menu.activeAction() is menu.actions()[0]
        menu.close()
        assert first in page.board.open_items()


def opened_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
