"""What an import did, as the JSON object that scripts read; `docs/command-line.md` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_words import changes_of, like
from smmdesk.storage.kinds import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.incoming import RowProblem
    from smmdesk.exchange.table.sheets import SheetTold
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.services.reading.kind import Kind
    from smmdesk.speech.language import Language


def import_told(report: ImportReport, kind: Kind[Any], language: Language) -> dict[str, Any]:
    """Counts, problems, and how the file was understood: the use of each column and, of a workbook, its sheets."""
    about, table = report.about, report.about.table
    told: dict[str, Any] = {"added": report.added, "updated": report.updated, "skipped": report.skipped}
    if report.refused:
        told["refused"] = report.refused
    told.update(report.told)
    told["problems"] = [_problem(problem, language) for problem in report.problems]
    if report.passed_over:
        told["passed_over"] = {"count": report.passed_over, "rows": [_passed(row) for row in report.passed]}
    if report.changed:
        told["changed"] = [_changed(each, kind, language) for each in report.changed]
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


def changed_told(report: ImportReport, kind: Kind[Any], language: Language) -> Iterator[str]:
    """How many rows look like records that are here, changed, and each of them with what was done."""
    if not report.changed:
        return
    left, changes = sum(each.answer is Answer.SKIP for each in report.changed), changes_of(kind)
    yield changes.left(language, left) if left else changes.told(language, len(report.changed))
    for each in report.changed:
        yield f"{each.row.row}: {like(each, kind, language)}"


def _changed(changed: ChangedRow, kind: Kind[Any], language: Language) -> dict[str, Any]:
    return {
        "row": changed.row.row,
        table_of(kind.record).name: changed.record.id,
        "field": changes_of(kind).uses.get(changed.what, changed.what),
        "since": changed.since or None,
        "done": changed.answer.value,
        "message": like(changed, kind, language),
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
