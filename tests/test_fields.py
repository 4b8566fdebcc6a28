"""Every field of every record is seen in the window and told on paper, or stands below with the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.strategy.sheets import KINDS
from smmdesk.storage.declaring import RECORDS
from tests.fields import in_window, on_paper, unseen
from tests.made_up import LINE
from tests.services import made_up_record
from tests.services.made_up_record import Meeting
from ui.pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication

STRATEGY_ROWS: Final = [kind.__name__ for kind in KINDS]
NOT_IN_WINDOW: Final = {
    "Post.source_key": "by it a file that is read again finds its rows",
    "Evaluation.template": "for when there is a second checklist; there is one",
    "Answer.item": "says which question it answers, and stands beside it",
    "ImportedFile": "tells that a file was read before, when it is read again",
    "Report.issued_on": "told of one that was issued, which is read only: here all is to be seen that is typed",
    "Report.whys": "under posts that are ranked, for which there have to be five",
    "Report.frozen": "the paper of an issued one, printed as it went out",
    "ColumnPreset": "what was said of the columns of a file, for the next one",
    **{
        f"{kind}.{name}": reason
        for kind in STRATEGY_ROWS
        for name, reason in (("origin", "by it versions are compared"), ("position", "its number, such as 1.2"))
    },
    "Mention.source_key": "by it a file that is read again finds its rows",
    "VoiceCount": "a table of the tab Voice has each; what a share is told with says that it rests on one",
    "ApprovalSheet": "an answer is read to it, in a dialog",
    "Post.approved_mark": "by it a post is known to be as it was approved",
    "Snippet": "in a dialog of its own; what it was put into is told",
    "OwnDate": "in a dialog of its own; its name stands on its days",
    "LimitEdit": "below the text of a network, in the place of what came with the program",
    "Post.series_day": "which of its series a post is, wherever it was moved since",
    "Series": "told in a line of its posts, changed in a dialog of its own; tables have its name",
    "Snooze": "told of an alarm that goes on: nothing that is said here raises one",
    "Strategy.frozen_at": "when its first day was agreed on, which is told",
    **{
        f"FunnelStage.{name}": "of reach alone, in the place of a share"
        for name in ("cost_low", "cost_expected", "cost_high")
    },
}
NOT_IN_ITS_VIEWS: Final = {
    "PostVariant": "on the tab of its network, where the post goes out in that",
    "Mention.language": "a file says it, and nothing rests on it: it goes out with the table",
    "Measurement.source_id": "the file's name is the tip of a cell",
    "Measurement.typed": "a dot in the cell, and its tip",
    "Publication.external_id": "by it a file that is read again finds its posts",
    "Publication.permalink": "by it, too",
    "Publication.kind_as_given": "the network's own word, for which the format stands",
    "Publication.boosted": "a reason why a post did well or badly, and a sign in the table",
    "Publication.seconds": "goes out with the table",
    "Publication.post_id": "Enter leads there",
    "Publication.link": "what is not sure is asked",
    "Snapshot.source_id": "told of days",
    "Mix.by": "the switch above its target, which has all of them",
    "Formula.decimals": "one digit, which stands everywhere",
}
NOT_ON_PAPER: Final = NOT_IN_WINDOW | {
    "Snapshot.source_id": "told of days",
    "StrategyEntry.part": "the heading that the row stands under",
    "Formula.key": "what other formulas call it by: on paper they say its name",
    **{f"Brand.{name}": "by it a brand is found in what people write" for name in ("own", "spellings", "note")},
    "Report.sections": "those that are wanted stand there, under headings of their own",
    "ReplyTemplate": "an answer begins with it; what was answered is told",
    "AudienceList.file_sha256": "by it a file is known again",
    "Mention.template_id": "with what an answer began: what was answered is told",
    **{f"Slot.{name}": "which of its hours are empty is told" for name in ("tolerance", "ends")},
    "Desk": "settings, which no client and no spreadsheet asks for",
}
"""By field, or by record for all of its fields: why it is left out."""


def test_every_field_is_seen_in_the_window(qapp: QApplication, tmp_path: Path) -> None:
    reasons = NOT_IN_WINDOW | NOT_IN_ITS_VIEWS
    assert without(reasons, unseen(RECORDS, in_window(tmp_path, RECORDS), tmp_path)) == ([], set())


def test_every_field_is_told_in_a_table_or_a_document(tmp_path: Path) -> None:
    assert without(NOT_ON_PAPER, unseen(RECORDS, on_paper, tmp_path)) == ([], set())


def test_a_new_field_that_was_put_nowhere_is_named(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of the made-up record shows what a meeting was about, and not when it was; no output knows of either."""
    with made_up_record.declared():
        made_up_record.revise(tmp_path, monkeypatch)
        monkeypatch.setitem(PAGES, LINE.id, LINE)
        assert unseen([Meeting], in_window(tmp_path, [Meeting]), tmp_path / "window") == ["Meeting.on"]
        assert unseen([Meeting], on_paper, tmp_path / "paper") == ["Meeting.subject", "Meeting.on"]


def without(reasons: dict[str, str], found: list[str]) -> tuple[list[str], set[str]]:
    """What was found and has no reason; the reasons that nothing needs any more."""
    told = {each: next((name for name in (each, each.partition(".")[0]) if name in reasons), "") for each in found}
    return [each for each, reason in told.items() if not reason], reasons.keys() - told.values()
