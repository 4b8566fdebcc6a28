"""The line at the foot of the window: saved 12:04 · workspace · what is going on, how far it is, a way to stop it.

Who listens is told of work that takes longer than a blink, and when it is done, unless something else was said of that.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Elided, Label

if TYPE_CHECKING:
    import datetime as dt

    from ui.shell.background import Background, Job

HEIGHT = 28


class JobsBar(QFrame):
    """Quiet as long as nothing goes on."""

    def __init__(self, language: Language, background: Background) -> None:
        super().__init__()
        self.setProperty("kind", "chrome")
        self.setFixedHeight(scaled(HEIGHT))
        self.setAccessibleName(language(_("Status")))
        self._language = language
        self._background = background
        self._saved = Label("", size=tokens.FONT_SMALL, colour="muted")
        self._backed_up = Label("", size=tokens.FONT_SMALL, colour="muted")
        for unsaid in (self._saved, self._backed_up):
            unsaid.hide()
        self._place = Elided("", size=tokens.FONT_SMALL, colour="muted")
        self._job = _JobStrip(language)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_3, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self._saved)
        row.addWidget(self._backed_up)
        row.addWidget(self._place, 1)
        row.addWidget(self._job)
        # also where work does not report: the time that is left gets shorter all the while
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.refresh)
        self._told: set[Job] = set()
        self._is_said = False
        self._blink = QTimer(self, singleShot=True)
        self._blink.timeout.connect(self._tell_begun)
        background.changed.connect(self.refresh)
        background.ended.connect(self._tell_ended)
        self.refresh()

    def show_saved(self, at: dt.time) -> None:
        """When the last change reached the disk."""
        self._saved.setText(self._language(_("Saved {time}"), time=self._language.time(at)))
        self._saved.show()

    def show_backed_up(self, at: dt.time) -> None:
        """When all of it was last copied."""
        self._backed_up.setText(f"· {self._language(_('Backed up {time}'), time=self._language.time(at))}")
        self._backed_up.show()

    def show_workspace(self, name: str) -> None:
        """The workspace that is open."""
        self._place.set_whole(f"· {name}" if self._saved.text() else name)

    def refresh(self) -> None:
        """Show the oldest job, and how many wait behind it; work without a title is too short for a word."""
        jobs = self._jobs()
        self._is_said = False
        if not self._told.issuperset(jobs) and not self._blink.isActive():
            self._blink.start(tokens.BLINK)
        self._job.setVisible(bool(jobs))
        if jobs:
            self._job.show_job(jobs[0], len(jobs) - 1)
            self._tick.start()
        else:
            self._tick.stop()

    def note_said(self, _said: object) -> None:
        """Something is said of what just happened."""
        self._is_said = True

    def _jobs(self) -> list[Job]:
        return [job for job in self._background.jobs() if job.title]

    def _tell_begun(self) -> None:
        jobs, known = self._jobs(), {job.title for job in self._told}
        for title in dict.fromkeys(job.title for job in jobs if job.title not in known):
            self._announce(title)
        self._told = set(jobs)

    def _tell_ended(self, job: Job) -> None:
        is_over = job.title not in {each.title for each in self._jobs()}  # it may have been begun anew
        if job in self._told and is_over and not self._is_said:
            self._announce(self._language(_("{title}: done"), title=job.title))
        self._told.discard(job)

    def _announce(self, words: str) -> None:
        """In whichever window is in front: of those behind it nothing is heard."""
        from ui.widgets.announcing import announce

        announce(QApplication.activeWindow() or self, words)


class _JobStrip(QWidget):
    """Title, bar, percent or remaining time, cross."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._job: Job | None = None
        self._title = Label("", size=tokens.FONT_SMALL, colour="muted")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(scaled(120))
        self._bar.setTextVisible(False)
        self._left = Label("", size=tokens.FONT_SMALL, colour="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        for part in (self._title, self._bar, self._left):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._cross = icon_button("x", language(_("Cancel")), self._cancel)
        self._cross.setProperty("kind", "small")
        self._cross.setFixedSize(scaled(22), scaled(22))
        row.addWidget(self._cross)

    def show_job(self, job: Job, behind: int) -> None:
        self._job = job
        more = f"  +{behind}" if behind else ""
        self._title.setText(job.title + more)
        share = job.share
        # Qt shows a bar from 0 to 0 as one that runs without an end in sight
        self._bar.setRange(0, 0 if share is None else 1000)
        self._bar.setValue(round((share or 0) * 1000))
        self._bar.setAccessibleName(job.title)
        self._left.setText(self._how_far(job, share))
        self._cross.setEnabled(not job.progress.cancelled)

    def _how_far(self, job: Job, share: float | None) -> str:
        if job.progress.cancelled:
            return self._language(_("Stopping…"))
        if share is None:
            return ""
        seconds = job.seconds_left(time.monotonic())
        percent = self._language.percent(share)
        return percent if seconds is None else f"{percent} · {remaining(seconds, self._language)}"

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.show_job(self._job, 0)


def remaining(seconds: float, language: Language) -> str:
    """A guess in few words, rounded so that it does not flicker."""
    if seconds < 60:
        whole = max(round(seconds / 5) * 5, 5)
        return language.count("{n} second left", "{n} seconds left", whole)
    return language.count("{n} minute left", "{n} minutes left", round(seconds / 60))
