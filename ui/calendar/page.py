"""The calendar: posts of a period by month and as a list, ideas without a date, and the post that is being edited."""

from typing import Final

from smmdesk.language import _

VIEWS: Final = (("month", _("Month")), ("list", _("List")), ("ideas", _("Ideas")))
_CONCERNS: Final = frozenset({"post", "client", "desk"})
_AHEAD: Final = 120
"""Milliseconds after which the months beside are got ready."""
_MENU: Final = ("post.open", "post.next_status", "", "post.copy", "post.paste", "post.remove")
