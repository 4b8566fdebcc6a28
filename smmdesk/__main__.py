"""`python -m smmdesk`: the same program as the command `smmdesk`."""

import sys

from smmdesk.cli import main

sys.exit(main())
