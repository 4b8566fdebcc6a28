"""Files with a table of posts and one of days: a zip of YouTube, a workbook of LinkedIn."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.periods import Period
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.services.reading.figures import FIGURES
from smmdesk.speech.language import Language
from tests.services.reading.test_results import CLIENT, FILES, desk, read_in

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

__all__ = ["desk"]  # a fixture

YOUTUBE = "Content 2025-09-01_2025-09-04 Sweet Fixture.zip"
LINKEDIN = "linkedin.xls"


@pytest.mark.parametrize(("name", "posts", "days"), [(YOUTUBE, 3, 3), (LINKEDIN, 2, 3)])
def test_posts_are_posts_and_days_are_days(desk: Workspace, name: str, posts: int, days: int) -> None:
    report = read_in(desk, FILES / name)
    none = {"updated": 0, "same": 0}
    assert (report.told["posts"], report.told["days"]) == ({"added": posts, **none}, {"added": days, **none})
    assert len(desk.records.all(Publication)) == posts
    assert len(desk.records.all(Measurement)) == days
    assert desk.records.all(Publication, external_id="") == []
    assert read_in(desk, FILES / name).added == 0


def test_the_days_of_a_channel_are_counted_from_its_days(desk: Workspace) -> None:
    """The file's own total of 1,010 is of the videos; the days say what the whole channel had."""
    read_in(desk, FILES / YOUTUBE)
    sheet = desk.results.sheet(CLIENT, Period.month(2025, 9))
    rows = sorted(desk.records.all(Measurement), key=lambda row: row.starts)
    assert sheet.value("views").value == Fraction(sum(row.figures["views"] for row in rows))


@pytest.mark.parametrize(
    ("code", "to_add", "done"),
    [
        ("en", "3 posts and 3 days will be added.", "Brought in: 3 posts and 3 days"),
        ("ru", "Добавятся 3 поста и 3 дня.", "Загружено: 3 поста и 3 дня"),
        ("ka", "დაემატება 3 პოსტი და 3 დღე.", "ჩაიტვირთა: 3 პოსტი და 3 დღე"),
    ],
)
def test_both_are_told(desk: Workspace, code: str, to_add: str, done: str) -> None:
    told, language = read_in(desk, FILES / YOUTUBE, dry_run=True).told, Language(code)
    assert FIGURES.says.to_add(language, 6, told) == to_add
    assert FIGURES.says.done(language, 6, told) == done
