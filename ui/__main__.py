"""`python -m ui`: straight to the window."""

import sys
from pathlib import Path

from ui.app import run

sys.exit(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
