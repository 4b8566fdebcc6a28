"""The calendar: posts of a period by month and as a list, ideas without a date, and the post that is being edited."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.language import _
from ui.calendar.acts import PostActs
from ui.calendar.commands import COMMANDS
from ui.calendar.filter_bar import FilterButton, FilterChips
from ui.calendar.holiday_board import HolidayBoard
from ui.calendar.inspector import PostInspector
from ui.calendar.looks import marks
from ui.calendar.month_days import MonthDays
from ui.calendar.month_switch import MonthSwitch
from ui.calendar.month_view import MonthView
from ui.calendar.post_filter import PostFilter
from ui.calendar.post_list import PostList
from ui.calendar.post_shelf import PostShelf
from ui.shell.context import Context
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.choice import SegmentBar
from ui.widgets.empty_page import EmptyPage
from ui.widgets.labels import Label, hint
from ui.widgets.page import Page

VIEWS: Final = (("month", _("Month")), ("list", _("List")), ("ideas", _("Ideas")))
_CONCERNS: Final = frozenset({"post", "client", "desk"})
_AHEAD: Final = 120
"""Milliseconds after which the months beside are got ready."""
_MENU: Final = ("post.open", "post.next_status", "", "post.copy", "post.paste", "post.remove")

