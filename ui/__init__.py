"""The window: pages, dialogs, widgets. Qt is imported here first, so that what it does to imports can be undone."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide reads the source of every module that is imported after it and keeps it, in case it says
# `from __feature__ import …`. Nothing here does; SQLAlchemy and its likes are read for nothing.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
