"""Reports: drafted beside the figures they comment, issued once, and the same ever after."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from smmdesk.documents.edition import Edition
from smmdesk.documents.reporting.paper import frozen
from smmdesk.documents.reporting.since import differing
from smmdesk.domain.changes import ISSUE_REPORT
from smmdesk.domain.clients import Client
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.ids import ClientId, ReportId, new_id
from smmdesk.domain.planning.report import Report, last_full_month
from smmdesk.services.outputs.report import facts_of
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.speech.language import Language
from smmdesk.storage.kinds import adding

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.periods import Period
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class ReportService(Service):
    """What a person does with reports; their texts are changed by `RecordService`."""

    def __init__(self, database: Database, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._database = database
        self._now = now
        self._today = today

    def of(self, client_id: ClientId) -> list[Report]:
        """The client's reports, the newest first."""
        with self._database.read() as reader:
            found = reader.all(Report, client_id=client_id, order_by=("starts", "id"))
        return found[::-1]

    def begin(self, client_id: ClientId, period: Period | None = None) -> Report:
        """A draft without a word of its own, in the client's language; of the last full month by itself."""
        with self._database.write(adding(Report)) as work:
            client, desk = work.get(Client, client_id), work.find(Desk, DESK) or Desk()
            days = period or last_full_month(self._today())
            begun = Report(
                id=ReportId(new_id()),
                client_id=client_id,
                starts=days.start,
                ends=days.end,
                language=client.language or desk.language,
                prepared_by=desk.name,
            )
            work.add_all([begun := ruled(work, begun)])
        return begun

    def facts(self, report_id: ReportId) -> ReportFacts:
        """The figures that the report's texts comment, as they are now."""
        with self._database.read() as reader:
            return facts_of(reader, reader.get(Report, report_id), self._today())

    def changed_since(self, report_id: ReportId) -> list[str]:
        """Of an issued one each figure that is another by now, with both, in its own language."""
        with self._database.read() as reader:
            report = reader.get(Report, report_id)
            language = Language(report.language)
            now = frozen(facts_of(reader, report, self._today()), Edition(language=language, made=self._today()))
        return list(differing(json.loads(report.frozen), now, language)) if report.frozen else []

    def issue(self, report_id: ReportId) -> Report:
        """Keep every figure and word of the paper: printed again in a year it says the same."""
        with self._database.write(ISSUE_REPORT) as work:
            work.save(report := issued(work, work.get(Report, report_id), self._today()))
        return report


def issued(reader: Reader, report: Report, today: date) -> Report:
    """A draft as it goes out on that day."""
    report.check_draft()
    facts = facts_of(reader, report, today)
    kept = frozen(facts, Edition(language=Language(report.language), made=today))
    strategy = facts.strategy.strategy if facts.strategy else None
    return report.issued(today, json.dumps(kept, ensure_ascii=False), strategy)
