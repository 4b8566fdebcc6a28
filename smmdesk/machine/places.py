"""Where things lie: what ships with the program, and the user's own folders."""

from contextlib import suppress
from pathlib import Path

import platformdirs

import resources
from smmdesk.machine.files import make_private

RESOURCES = Path(resources.__file__).parent


def settings_folder() -> Path:
    """The user's folder for this program's settings; made when absent, unless the disk refuses."""
    # `appauthor`: Windows would have a folder of the author's name around it
    folder = platformdirs.user_config_path("SMMdesk", appauthor=False)
    with suppress(OSError):
        make_private(folder)
    return folder


def log_folder() -> Path:
    """The user's folder for log files; made when absent, unless the disk refuses: that is no reason to stop."""
    folder = platformdirs.user_log_path("SMMdesk", appauthor=False)
    with suppress(OSError):
        make_private(folder)
    return folder


def state_folder() -> Path:
    """The user's folder for what this computer alone needs to go on after an end; perhaps absent."""
    return platformdirs.user_state_path("SMMdesk", appauthor=False)


def cache_folder() -> Path:
    """The user's folder for what can be made again; perhaps absent."""
    return platformdirs.user_cache_path("SMMdesk", appauthor=False)


def documents_folder() -> Path:
    """Where the user's own papers usually lie: the first suggestion for a workspace or an export."""
    return platformdirs.user_documents_path()


def spare_folders() -> list[Path]:
    """Where a file may lie for a while that its own disk has no room for: the user's own folder, a temporary one."""
    from tempfile import gettempdir

    found = []
    for where in (Path.home, gettempdir):
        with suppress(OSError, RuntimeError):  # a user without a home; no disk with room
            found.append(Path(where()))
    return found


def examples_folder() -> Path:
    """Where the examples lie that pages offer while they are empty: one for each language, beside nobody's own work."""
    return platformdirs.user_data_path("SMMdesk", appauthor=False) / "examples"


def is_example(folder: Path) -> bool:
    """Whether it is one of these."""
    return folder.resolve().is_relative_to(examples_folder().resolve())
