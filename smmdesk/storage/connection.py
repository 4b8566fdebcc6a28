"""A bare connection to a workspace's file, by one recipe. Needs no SQLAlchemy, which takes as long to import as a
window takes to appear."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

SCHEMA_VERSION = 1
APPLICATION_ID = 0x534D4D44  # "SMMD"

PRAGMAS: Mapping[str, str] = {
    "cipher_log_level": "NONE",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "secure_delete": "ON",
    "cache_size": "-65536",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
}


def connect(path: Path, **changed: str) -> Any:
    """A bare connection by the recipe; `changed` PRAGMAs replace those of the recipe. Fails on what is no database."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
    for name, value in {**PRAGMAS, **changed}.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.execute("SELECT count(*) FROM sqlite_master")
    return connection
