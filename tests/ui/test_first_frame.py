"""The first frame: what it does not show is not loaded before it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post
from smmdesk.opening import create_workspace

OURS_AT_MOST = 101
"""Our own modules that are loaded before the first frame. Each takes about a millisecond: what is not seen there is
imported where it is used. A page that comes adds none."""
FOREIGN = {"PySide6", "platformdirs", "resources", "sqlcipher3"}
LATER = (
    "smmdesk.charts",
    "smmdesk.documents",
    "smmdesk.domain.checklist",
    "smmdesk.exchange",
    "smmdesk.knowledge",
    "smmdesk.services.records",
    "ui.calendar.month.legend",
    "ui.calendar.month.mouse",
    "ui.calendar.month.voice",
    "ui.keeping.workspace_care",
    "ui.shell.dialogs",
    "ui.style.client_colours",
    "ui.widgets.forms.choice",
)
WATCH = """
import json
import linecache
import os
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
before = {*sys.modules}
from ui.app import run
from ui.calendar.month.view import MonthView

paint = MonthView.paintEvent

def painted(view, event):
    paint(view, event)
    posts = [chip.post.text for cell in view.scene.places.cells for chip in cell.chips]
    loaded = [name for name in sys.modules if name not in before]
    sources = [name for name in linecache.cache if "ui/calendar/" in name]
    QApplication.instance().setStyleSheet("")  # it hides which style is below
    style = QApplication.style().name()
    print(json.dumps({"posts": posts, "loaded": loaded, "sources": sources, "style": style}), flush=True)
    os._exit(0)

MonthView.paintEvent = painted
run(Path(sys.argv[1]))
"""


def test_the_first_frame_shows_the_posts_and_waits_for_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with create_workspace(folder) as workspace:
        client = workspace.clients.add("Bakery")
        moment = LocalMoment(datetime.now(UTC).replace(tzinfo=None, second=0, microsecond=0), "UTC")
        workspace.records.add(
            Post(
                id=PostId(new_id()),
                client_id=client.id,
                moment=moment,
                text="Honey cake",
                rubric="Recipes",
                format=Format.PHOTO,
            )
        )
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_STYLE_OVERRIDE": "windows",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [sys.executable, "-c", WATCH, str(folder)]
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=True)
    seen = json.loads(ended.stdout)
    assert (seen["posts"], seen["style"]) == (["Honey cake"], "fusion")
    assert seen["sources"] == []  # Qt's way of importing is undone: it would read them all
    roots = {name.partition(".")[0] for name in seen["loaded"]} - sys.stdlib_module_names
    assert {root for root in roots if not root.startswith("_")} == {"smmdesk", "ui", *FOREIGN}
    ours = {name for name in seen["loaded"] if name.partition(".")[0] in {"smmdesk", "ui"}}
    assert ours.isdisjoint(LATER)
    pages = {page.name for page in Path("ui").iterdir() if (page / "page.py").exists()} - {"widgets"}
    assert {name.split(".")[1] for name in ours if name.count(".")} & pages == {"calendar"}
    modules = {name for name in ours if not Path(*name.split(".")).is_dir()}  # a room holds nothing of its own
    assert len(modules) <= OURS_AT_MOST, " ".join(sorted(modules))


BESIDE = r"""
import inspect, sys
from smmdesk.workspace import Workspace
lines = inspect.getsource(Workspace.prepare).splitlines()
exec("\n".join(line.strip() for line in lines if line.strip().startswith("from ")))
assert "smmdesk.services.calendar" in sys.modules, "what is imported beside the window"
print(*sorted(name for name in sys.modules if name.startswith("smmdesk.knowledge")))
"""


def test_what_is_imported_beside_the_window_leaves_the_knowledge_to_it() -> None:
    """The window imports all of it meanwhile: two threads within one package may each find it half made."""
    ended = subprocess.run([sys.executable, "-c", BESIDE], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout.split() == []
