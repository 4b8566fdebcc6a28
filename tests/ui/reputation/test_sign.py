"""The crisis sign and the share of voice as tiles, and what they show once they are pressed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.reputation.records import VoiceCount
from smmdesk.domain.snoozes import Snooze
from tests.desks import new_desk
from ui.reputation.why_popup import WhyPopup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace
    from ui.reputation.figure_tile import FigureTile
    from ui.reputation.page import ReputationPage

    Write = Callable[..., Mention]

NOW = datetime(2026, 12, 3, 8, tzinfo=UTC)
TODAY = date(2026, 12, 3)
BAD = Sentiment.NEGATIVE


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """On 3 December: the week of the sign begins in November."""
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def ago(workspace: Workspace, client: Client) -> Write:
    """Writes down a mention of so many days ago."""

    def made(days: int, **values: Any) -> Mention:
        day = TODAY - timedelta(days=days)
        return workspace.reputation.write_down(client.id, LocalMoment.at(day, 10, 5, "Asia/Tbilisi"), **values)

    return made


@pytest.fixture
def december(page: ReputationPage) -> ReputationPage:
    with page.act():
        page.context.choose_period(Period.month(2026, 12))
    return page


def tile(page: ReputationPage, key: str) -> FigureTile:
    return next(each for each in page.tiles.tiles if each.key == key)


def shown(page: ReputationPage) -> list[str]:
    return sorted(each.text for each in page.table.records())


def step(page: ReputationPage, words: str) -> None:
    next(each for each in page.details.told.steps if words in each.text()).click()


def told(page: ReputationPage) -> dict[str, str]:
    return dict(page.details.told.lines.parts)


def test_an_alarm_shows_exactly_its_complaints_of_other_months_too(december: ReputationPage, ago: Write) -> None:
    for days in (0, 2, 5, 6):
        ago(days, text=f"bad {days}", tone=BAD, source=Source.MAP)
    ago(1, text="untold")
    ago(3, text="good", tone=Sentiment.POSITIVE)
    ago(60, text="long ago")
    sign = tile(december, "sign")
    assert (sign.figure, sign.middle) == ("Alarm", "4 complaints, usual 0")
    assert sign.accessibleName() == "Crisis sign, Alarm, 4 complaints, usual 0, unusual attention"
    sign.click()
    assert shown(december) == ["bad 0", "bad 2", "bad 5", "bad 6"]
    said = told(december)
    assert said["In words"] == "4 complaints in 7 days; usual is 0 (alarm at 3)."
    assert said["Raised by"] == "more complaints than usual"
    assert said["Where"] == "Maps: 4"
    assert "P(X ≥ 4) < 0.0001; X ~ NB(r = ½ + 8 · 0, p = 8 ÷ 9)" in said["How likely is that in a usual week?"]
    assert "P(K ≥ 4 of 5) = 0." in said["How likely is that in a usual week?"]
    step(december, "without a tone")
    assert shown(december) == ["untold"]
    step(december, "all 6 mentions")
    assert shown(december) == ["bad 0", "bad 2", "bad 5", "bad 6", "good", "untold"]
    step(december, "Show the 4 complaints")
    assert len(shown(december)) == 4
    december.show_everything()
    assert shown(december) == ["bad 0", "bad 2", "untold"]


def test_what_is_judged_otherwise_leaves_the_sign(december: ReputationPage, ago: Write) -> None:
    for days in (0, 1, 5):
        ago(days, text=f"bad {days}", tone=BAD)
    ago(62, text="long ago")
    tile(december, "sign").click()
    mention = next(each for each in december.table.records() if each.text == "bad 5")
    december.context.workspace.reputation.judge([mention.id], Sentiment.NEUTRAL)
    assert shown(december) == ["bad 0", "bad 1"]
    assert tile(december, "sign").figure == "Watch closely"
    assert told(december)["In words"].startswith("2 complaints in 7 days; usual is 0")


def test_the_chart_has_the_weeks_and_the_line_of_alarm(december: ReputationPage, ago: Write, qtbot: QtBot) -> None:
    for days in (0, 8, 15, 16, 62):
        ago(days, tone=BAD)
    tile(december, "sign").click()
    chart = december.details.told.chart
    assert chart is not None
    qtbot.waitUntil(lambda: chart.chart is not None)
    figures = chart.as_table()
    assert figures is not None
    rows = [*figures.rows]
    assert [row[1] for row in rows] == ["1", "0", "0", "0", "0", "0", "2", "1", "1"]
    assert rows[-1][0] == "27 November – 3 December"
    texts = [each.get_text() for each in chart.chart.figure.axes[0].texts] if chart.chart else []
    assert "alarm at 3" in texts


def test_where_nobody_looked_it_says_so_and_takes_a_look(
    december: ReputationPage, ago: Write, workspace: Workspace
) -> None:
    ago(20, text="last")
    sign = tile(december, "sign")
    assert (sign.figure, sign.middle) == ("Not watched", "No mentions since 13 Nov 2026")
    sign.click()
    assert told(december)["In words"] == "No mentions since 13 Nov 2026. Read a new file, or note that you looked."
    step(december, "nothing new")
    (made,) = workspace.records.all(VoiceCount)
    assert (made.publications, made.starts, made.ends) == (0, date(2026, 11, 14), date(2026, 12, 4))
    assert tile(december, "sign").figure == "Too early to say what is usual"
    assert not any("nothing new" in each.text() for each in december.details.told.steps if each.isVisible())
    workspace.history.undo()
    assert tile(december, "sign").figure == "Not watched"


def test_the_sign_of_a_month_that_is_over_is_that_of_its_end(page: ReputationPage, ago: Write) -> None:
    for days in (0, 1, 2):
        ago(days, tone=BAD)
    ago(12)
    ago(60)
    assert tile(page, "sign").middle.startswith("0 complaints")
    tile(page, "sign").click()
    assert page.details.told.lines.accessibleName() == "Crisis sign, 30 Nov 2026"


def test_a_share_of_voice_shows_the_mentions_of_the_own_brand(
    page: ReputationPage, write: Write, workspace: Workspace, client: Client
) -> None:
    for number in range(3):
        write(10 + number, text=f"ours {number}", link=f"example.org/{number}")
    rival = workspace.reputation.add_brand(client.id, "Crumb Street")
    write(14, text="theirs", brand_id=rival.id)
    voice = tile(page, "voice")
    assert (voice.figure, voice.middle) == ("75.0%", "30.1–95.4% among watched brands")
    workspace.voice.add_count(client.id, Period.month(2026, 11), 20)
    voice = tile(page, "voice")
    assert (voice.figure, voice.middle) == ("15.0%", "5.2–36.0% of the industry")
    voice.click()
    assert shown(page) == ["ours 0", "ours 1", "ours 2"]
    said = told(page)
    assert said["Of the industry"] == "3 of 20 publications: 15.0% (5.2–36.0%)"
    assert said["Among watched brands"] == "3 of 4 publications: 75.0% (30.1–95.4%)"
    assert said["Counted elsewhere"] == "The industry"
    assert (
        said["Publications"] == "Sweet Balcony: 3 · 15.0%\nCrumb Street: 1 · 5.0%\nNo brand that is watched: 16 · 80.0%"
    )


def test_without_an_industry_it_says_what_to_do(page: ReputationPage, write: Write) -> None:
    write(10, text="ours")
    tile(page, "voice").click()
    wanted = "Enter how many publications there were in the industry, or import them."
    assert told(page)["Of the industry"] == wanted


def test_the_clients_rule_stands_below_the_sign_and_is_printed_from_there(
    december: ReputationPage, ago: Write, workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (0, 2, 5):
        ago(days, tone=BAD)
    ago(60)
    tile(december, "sign").click()
    assert told(december)["The rule"] == "Nobody has written down yet who answers, and how."
    assert "Print the rule" not in [each.text() for each in december.details.told.steps]
    workspace.answers.change_rule(
        client.id, signer="Nino", never="Delete a review", call_owner="Health", goal_negative=120
    )
    tile(december, "sign").click()
    assert told(december)["The rule"].splitlines() == [
        "Answers and signs: Nino",
        "What we never do: Delete a review",
        "When the owner is called: Health",
        "Within: complaints 2 h, all else 4 h",
    ]
    printed: list[object] = []
    monkeypatch.setattr("ui.shell.sharing.share", lambda _page, way: printed.append(way.output))
    step(december, "Print the rule")
    assert printed == ["reputation-rule"]


def test_a_rule_that_nobody_wrote_is_written_from_the_sign(december: ReputationPage, ago: Write) -> None:
    ago(1, tone=BAD)
    tile(december, "sign").click()
    step(december, "Write the rule")
    assert december.views.key == "answers"
    assert december.focusWidget() is not None
    assert "signs" in december.focusWidget().accessibleName()


def popup_of(page: ReputationPage) -> WhyPopup:
    return next(each for each in page.findChildren(WhyPopup) if each.isVisible())


def test_an_alarm_is_put_aside_with_a_note_and_told_again(
    december: ReputationPage, ago: Write, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (0, 2, 5, 6):
        ago(days, tone=BAD)
    ago(60)
    tile(december, "sign").click()
    assert told(december)["Alarm since"] == "1 Dec 2026; it is over once seven days in a row were calm."
    assert "Put aside" not in told(december)
    step(december, "Put alarm aside")
    popup = popup_of(december)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "what was done" in popup.refused.text()
    assert not workspace.records.all(Snooze)
    QTest.keyClicks(popup.line, "All four answered")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    (made,) = workspace.records.all(Snooze)
    assert (made.count, made.note) == (4, "All four answered")
    assert told(december)["Put aside"].splitlines() == [
        "On 3 Dec 2026: 4 complaints in 7 days.",
        "It comes back at 6 in 7 days, half as many again, or as a new alarm after seven calm days.",
        "All four answered",
    ]
    assert tile(december, "sign").remark.startswith("alarm put aside on 3 December")
    commands = december.context.commands
    assert [commands.can_run(f"alarm.{name}") for name in ("put_aside", "tell_again")] == [False, True]
    assert not any("Put alarm aside" in each.text() for each in december.details.told.steps if each.isVisible())
    step(december, "Tell of the alarm again")
    assert not workspace.records.all(Snooze)
    assert "Put aside" not in told(december)
    workspace.history.undo()
    assert told(december)["Put aside"]
    for days in (0, 0):
        ago(days, tone=BAD)
    assert told(december)["Put aside"].splitlines()[1] == "Back since 3 Dec 2026: complaints grew by half."
    assert tile(december, "sign").remark.startswith("alarm is back since 3 December")
    assert commands.can_run("alarm.put_aside")


def test_of_days_that_are_over_no_alarm_can_be_put_aside(page: ReputationPage, ago: Write) -> None:
    for days in (3, 4, 5, 6):
        ago(days, tone=BAD)
    ago(60)
    tile(page, "sign").click()
    assert told(page)["Alarm since"].startswith("29 Nov 2026")
    assert not any("alarm" in each.text() for each in page.details.told.steps)
    assert not page.context.commands.can_run("alarm.put_aside")
