"""What a table costs without us: read by `csv`, written by `executemany` into one table without a key."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def into_one_table(table: Path, heads: Sequence[str], database: Path) -> None:
    """All rows of a file below its heads."""
    names, marks = ", ".join(f'"{name}"' for name in heads), ", ".join("?" * len(heads))
    with closing(sqlite3.connect(database)) as made, table.open(newline="") as file:
        made.execute(f"CREATE TABLE bare ({names})")
        rows = csv.reader(file)
        next(rows)
        made.executemany(f"INSERT INTO bare VALUES ({marks})", rows)
        made.commit()
