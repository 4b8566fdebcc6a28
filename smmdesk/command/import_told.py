"""What an import did, as the JSON object that scripts read; `docs/command-line.md` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_words import like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.incoming import RowProblem
    from smmdesk.exchange.table.sheets import SheetTold
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.speech.language import Language

_FIELDS = {"moment": "date"}  # as the uses of columns are called


def import_told(report: ImportReport, language: Language) -> dict[str, Any]:
    """Counts, problems, and how the file was understood: the use of each column and, of a workbook, its sheets."""
    about, table = report.about, report.about.table
    told: dict[str, Any] = {"added": report.added, "updated": report.updated, "skipped": report.skipped}
    told["problems"] = [_problem(problem, language) for problem in report.problems]
    if report.passed_over:
        told["passed_over"] = {"count": report.passed_over, "rows": [_passed(row) for row in report.passed]}
    if report.changed:
        told["changed"] = [_changed(each, language) for each in report.changed]
    if table:
        names = (name for name, _use in about.columns)
        told["uses"] = [{"column": name, "use": use} for name, use in zip(names, table.uses, strict=True)]
        if table.as_before:
            told["columns"] = "remembered"
    # a CSV file is one sheet without a name
    if any(sheet.name for sheet in about.sheets):
        told["sheets"] = _sheets(about.sheets)
        told["left_out"] = _sheets(about.left_out)
    return told


def changed_told(report: ImportReport, language: Language) -> Iterator[str]:
    """How many rows look like posts that are here, changed, and each of them with what was done."""
    number = len(report.changed)
    if left := sum(each.answer is Answer.SKIP for each in report.changed):
        yield language.count(
            "{n} row looks like a post that is here, changed, and was left out: say --changed update or add.",
            "{n} rows look like posts that are here, changed, and were left out: say --changed update or add.",
            left,
        )
    elif number:
        yield language.count(
            "{n} row looks like a post that is here, changed.",
            "{n} rows look like posts that are here, changed.",
            number,
        )
    for each in report.changed:
        yield f"{each.row.row}: {like(each, language)}"


def _changed(changed: ChangedRow, language: Language) -> dict[str, Any]:
    return {
        "row": changed.row.row,
        "post": changed.post.id,
        "field": _FIELDS.get(changed.what, changed.what),
        "since": changed.since.value or None,
        "done": changed.answer.value,
        "message": like(changed, language),
    }


def _problem(problem: RowProblem, language: Language) -> dict[str, Any]:
    return {**_place(problem), "message": language(problem.message, **problem.values)}


def _passed(row: RowProblem) -> dict[str, Any]:
    return {**_place(row), "text": row.values["value"]}


def _place(problem: RowProblem) -> dict[str, Any]:
    return {"row": problem.row, **({"sheet": problem.sheet} if problem.sheet else {})}


def _sheets(sheets: Sequence[SheetTold]) -> list[dict[str, Any]]:
    told = [{"name": sheet.name, "rows": sheet.rows, "columns": sheet.columns} for sheet in sheets]
    return [{**each, "hidden": True} if sheet.hidden else each for sheet, each in zip(sheets, told, strict=True)]
