"""The services of a workspace, one declaration each. Their modules are imported when they are first asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.storage.folder import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from smmdesk.domain.periods import Clock
    from smmdesk.services.activities import ActivityService
    from smmdesk.services.answers import AnswerService
    from smmdesk.services.approval import ApprovalService
    from smmdesk.services.budget import BudgetService
    from smmdesk.services.calendar import CalendarService
    from smmdesk.services.checklist import ChecklistService
    from smmdesk.services.clients import ClientService
    from smmdesk.services.comparison import ComparisonService
    from smmdesk.services.copied_periods import PeriodCopies
    from smmdesk.services.exporting import ExportService
    from smmdesk.services.history import HistoryService
    from smmdesk.services.keeping.backups import BackupService
    from smmdesk.services.lists import ListService
    from smmdesk.services.media import MediaService
    from smmdesk.services.mix import MixService
    from smmdesk.services.publishing import PublishingService
    from smmdesk.services.reading.importing import ImportService
    from smmdesk.services.records import RecordService
    from smmdesk.services.repeats import RepeatService
    from smmdesk.services.reports import ReportService
    from smmdesk.services.reputation import ReputationService
    from smmdesk.services.results import ResultsService
    from smmdesk.services.schedulers import SchedulerService
    from smmdesk.services.series import SeriesService
    from smmdesk.services.service import Service
    from smmdesk.services.settings import SettingsService
    from smmdesk.services.slots import SlotService
    from smmdesk.services.strategy import StrategyService
    from smmdesk.services.texts import TextService
    from smmdesk.services.voice import VoiceService
    from smmdesk.services.waiting import Turns
    from smmdesk.storage.database import Database
    from smmdesk.storage.manifest import Reason

S = TypeVar("S", bound="Service")


class NoFolderError(SmmdeskError):
    """A team's database lies on a server, without a folder for backups or media files."""

    message = _("A workspace on a server has no folder and keeps no media files. Back it up on the server.")


class service(cached_property[S]):  # noqa: N801  (reads as what it extends)
    """A service that writes records: its calls are turns of the workspace's."""

    def __init__(self, make: Callable[[Any], S]) -> None:
        def with_turns(services: Services) -> S:
            made = make(services)
            made.turns = services.turns
            return made

        super().__init__(with_turns)
        self.__doc__ = make.__doc__


class Services(ABC):
    """Those of one workspace, over its database, its folder and its clock. A folder is None on a server."""

    def __init__(self, folder: Path | None, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    # what they work on

    @property
    @abstractmethod
    def database(self) -> Database:
        """What everything is kept in."""

    @property
    @abstractmethod
    def turns(self) -> Turns:
        """What waits for another program to finish writing."""

    @abstractmethod
    def guard(self) -> None:
        """`WorkspaceReplacedError` where the file that is open is not there any more."""

    def today(self) -> date:
        """The day on this machine's wall calendar."""
        return self.now().astimezone().date()

    def now(self) -> datetime:
        """The present moment, aware of its zone."""
        return self._clock()

    def keep_safe(self, reason: Reason) -> None:
        """Before much changes at once: a backup, when anything was changed since the newest one."""
        if self.folder is not None:
            self.backups.make_if_needed(reason)

    @property
    def _own_folder(self) -> Path:
        if self.folder is None:
            raise NoFolderError
        return self.folder

    # what they are

    @service
    def records(self) -> RecordService:
        """Single records of any kind."""
        from smmdesk.services.records import RecordService

        return RecordService(self.database)

    @service
    def settings(self) -> SettingsService:
        """Whose desk it is."""
        from smmdesk.services.settings import SettingsService

        return SettingsService(self.database)

    @service
    def clients(self) -> ClientService:
        """Clients and all that belongs to them."""
        from smmdesk.services.clients import ClientService

        return ClientService(self.database, self.records, self.settings)

    @service
    def calendar(self) -> CalendarService:
        """Posts by day."""
        from smmdesk.services.calendar import CalendarService

        return CalendarService(self.database, self.records, self.now)

    @service
    def publishing(self) -> PublishingService:
        """Posts that a person publishes by hand."""
        from smmdesk.services.publishing import PublishingService

        return PublishingService(self.database, self.now)

    @service
    def repeats(self) -> RepeatService:
        """What of a post was said before."""
        from smmdesk.services.repeats import RepeatService

        return RepeatService(self.database)

    @service
    def texts(self) -> TextService:
        """What posts say in single networks, and what networks let through."""
        from smmdesk.services.texts import TextService

        return TextService(self.database, self.today)

    @service
    def slots(self) -> SlotService:
        """The hours that posts are meant for."""
        from smmdesk.services.slots import SlotService

        return SlotService(self.database, self.now)

    @service
    def approval(self) -> ApprovalService:
        """Posts that go to clients for approval, and what they answer."""
        from smmdesk.services.approval import ApprovalService

        return ApprovalService(self.database, self.now, self.exporting)

    @service
    def mix(self) -> MixService:
        """Of what posts are to consist."""
        from smmdesk.services.mix import MixService

        return MixService(self.database)

    @service
    def series(self) -> SeriesService:
        """Posts that come again."""
        from smmdesk.services.series import SeriesService

        return SeriesService(self.database, self.now)

    @service
    def period_copies(self) -> PeriodCopies:
        """Weeks and months once more."""
        from smmdesk.services.copied_periods import PeriodCopies

        return PeriodCopies(self.database)

    @service
    def budget(self) -> BudgetService:
        """Money planned and paid."""
        from smmdesk.services.budget import BudgetService

        return BudgetService(self.database, self.records)

    @service
    def comparison(self) -> ComparisonService:
        """Who should run it."""
        from smmdesk.services.comparison import ComparisonService

        return ComparisonService(self.database, self.records)

    @service
    def checklist(self) -> ChecklistService:
        """How good the work is."""
        from smmdesk.knowledge import Knowledge
        from smmdesk.services.checklist import ChecklistService

        # the items alone, which are the same in every language; their wording is asked for where they are shown
        return ChecklistService(self.database, self.records, Knowledge("en").checklist().items, self.now)

    @service
    def results(self) -> ResultsService:
        """What the work brought."""
        from smmdesk.knowledge.metrics import catalogue, derived
        from smmdesk.services.results import ResultsService

        return ResultsService(self.database, self.records, self.today, catalogue(), derived())

    @service
    def strategy(self) -> StrategyService:
        """Plans in numbers, and their versions."""
        from smmdesk.services.strategy import StrategyService

        return StrategyService(self.database, self.now, self.today)

    @service
    def reports(self) -> ReportService:
        """What clients are told of a period."""
        from smmdesk.services.reports import ReportService

        return ReportService(self.database, self.now, self.today)

    @service
    def reputation(self) -> ReputationService:
        """What people say of clients."""
        from smmdesk.services.reputation import ReputationService

        return ReputationService(self.database, self.now)

    @service
    def answers(self) -> AnswerService:
        """How clients answer what people say."""
        from smmdesk.services.answers import AnswerService

        return AnswerService(self.database)

    @service
    def voice(self) -> VoiceService:
        """Who is heard how much."""
        from smmdesk.services.voice import VoiceService

        return VoiceService(self.database, self.now)

    @service
    def activities(self) -> ActivityService:
        """What is done for the reputation of clients."""
        from smmdesk.services.activities import ActivityService

        return ActivityService(self.database)

    @service
    def lists(self) -> ListService:
        """Lists of an audience, and the communities on them."""
        from smmdesk.services.lists import ListService

        return ListService(self.database)

    @service
    def schedulers(self) -> SchedulerService:
        """Files for programs that publish posts."""
        from smmdesk.services.schedulers import SchedulerService

        return SchedulerService(self.database, self.now)

    @service
    def history(self) -> HistoryService:
        """Undo and redo."""
        from smmdesk.services.history import HistoryService

        return HistoryService(self.database)

    @service
    def importing(self) -> ImportService:
        """Files from outside."""
        from smmdesk.services.reading.importing import ImportService
        from smmdesk.storage.manifest import Reason

        return ImportService(self.database, self.clients, self._clock, partial(self.keep_safe, Reason.IMPORT))

    # these write no records, so nothing of theirs has to wait

    @cached_property
    def media(self) -> MediaService:
        """Files of posts, kept in the workspace's folder."""
        from smmdesk.services.media import MediaService

        return MediaService(self._own_folder / MEDIA)

    @cached_property
    def exporting(self) -> ExportService:
        """Papers, and files for others."""
        from smmdesk.services.exporting import ExportService

        return ExportService(self.database, self.now, self.today, self.media.file)

    @cached_property
    def backups(self) -> BackupService:
        """Copies of the workspace's file, kept in its folder or elsewhere."""
        from smmdesk.services.keeping.backups import BackupService

        return BackupService(self._own_folder, self._clock, self.guard)
