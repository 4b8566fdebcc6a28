"""What an import did, as the JSON object that scripts read; `docs/command-line.md` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.exchange.incoming import RowProblem
    from smmdesk.exchange.table.sheets import SheetTold
    from smmdesk.services.importing import ImportReport
    from smmdesk.speech.language import Language


def import_told(report: ImportReport, language: Language) -> dict[str, Any]:
    """Counts, problems, and how the file was understood: the use of each column and, of a workbook, its sheets."""
    about, table = report.about, report.about.table
    told: dict[str, Any] = {"added": report.added, "updated": report.updated, "skipped": report.skipped}
    told["problems"] = [_problem(problem, language) for problem in report.problems]
    if report.passed_over:
        told["passed_over"] = {"count": report.passed_over, "rows": [_passed(row) for row in report.passed]}
    if table:
        names = (name for name, _use in about.columns)
        told["uses"] = [{"column": name, "use": use} for name, use in zip(names, table.uses, strict=True)]
        if table.as_before:
            told["columns"] = "remembered"
    if any(sheet.name for sheet in about.sheets):
        told["sheets"] = _sheets(about.sheets)
        told["left_out"] = _sheets(about.left_out)
    return told


def _problem(problem: RowProblem, language: Language) -> dict[str, Any]:
    return {**_place(problem), "message": language(problem.message, **problem.values)}


def _passed(row: RowProblem) -> dict[str, Any]:
    return {**_place(row), "text": row.values["value"]}


def _place(problem: RowProblem) -> dict[str, Any]:
    return {"row": problem.row, **({"sheet": problem.sheet} if problem.sheet else {})}


def _sheets(sheets: Iterable[SheetTold]) -> list[dict[str, Any]]:
    return [{"name": sheet.name, "rows": sheet.rows, "columns": sheet.columns} for sheet in sheets]
