"""The first frame: what it does not show is not loaded before it."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from smmdesk.domain.ids import new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostId
from smmdesk.opening import create_workspace

LATER = (
    "sqlalchemy",
    "matplotlib",
    "typst",
    "holidays",
    "smmdesk.knowledge",
    "smmdesk.services.records",
    "icalendar",
    "smmdesk.domain.checklist",
    "ui.widgets.choice",
    "ui.calendar.month.voice",
)
WATCH = """
import linecache
import os
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import run
from ui.calendar.month.view import MonthView

paint = MonthView.paintEvent

def painted(view, event):
    paint(view, event)
    loaded = [name for name in sys.argv[2:] if name in sys.modules]
    posts = [chip.post.text for cell in view.places.cells for chip in cell.chips]
    QApplication.instance().setStyleSheet("")  # it hides which style is below
    kept = [name for name in linecache.cache if "ui/calendar/" in name]  # sources that were read for nothing
    print(posts, loaded, QApplication.style().name(), kept, flush=True)
    os._exit(0)

MonthView.paintEvent = painted
run(Path(sys.argv[1]))
"""


def test_the_first_frame_shows_the_posts_and_waits_for_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with create_workspace(folder) as workspace:
        client = workspace.clients.add("Bakery")
        moment = LocalMoment(datetime.now(UTC).replace(tzinfo=None, second=0, microsecond=0), "UTC")
        workspace.records.add(Post(id=PostId(new_id()), client_id=client.id, moment=moment, text="Honey cake"))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_STYLE_OVERRIDE": "windows",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [sys.executable, "-c", WATCH, str(folder), *LATER]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout == "['Honey cake'] [] fusion []\n"
