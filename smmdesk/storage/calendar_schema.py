"""The kinds of records that a calendar has beside its posts, declared as those of `schema.py` are, read last."""

from sqlalchemy import UniqueConstraint

from smmdesk.domain.approval.sheets import ApprovalSheet
from smmdesk.domain.mix import Mix
from smmdesk.domain.series import Series
from smmdesk.domain.slots import Slot
from smmdesk.domain.text import _
from smmdesk.storage.declaring import moment, parent, record, text, texts, whole

slot = record(
    Slot,
    "slot",
    parent("client_id", "client"),
    text("network", optional=True),
    *texts("weekdays", "at", "rubric"),
    text("format", optional=True),
    whole("tolerance"),
    text("starts", optional=True),
    text("ends", optional=True),
    plural="slots",
    words=_("Slots"),
    acts=(_("Add slot"), _("Change slot"), _("Remove slots")),
)

approval_sheet = record(
    ApprovalSheet,
    "approval_sheet",
    parent("client_id", "client"),
    text("code"),
    text("made_at"),
    text("due", optional=True),
    *texts("form", "posts", "taken"),
    text("read_at", optional=True),
    text("answered_by"),
    UniqueConstraint("code"),
    plural="approval_sheets",
    words=_("Sheets for approval"),
)

mix = record(
    Mix,
    "mix",
    parent("client_id", "client"),
    *texts("by", "shares"),
    UniqueConstraint("client_id", "by"),
    plural="mixes",
    words=_("Target mixes"),
    acts=(_("Set target mix"), _("Change target mix"), _("Remove target mix")),
)

series = record(
    Series,
    "series",
    parent("client_id", "client"),
    text("name"),
    *moment("first", optional=False),
    text("freq"),
    whole("interval"),
    text("weekdays"),
    whole("nth"),
    whole("month_day"),
    text("month_end"),
    text("until", optional=True),
    whole("count", optional=True),
    *texts("skipped", "made_until", "text", "fields"),
    plural="series",
    words=_("Series of posts"),
    acts=(_("Repeat post"), _("Change series"), _("Remove series")),
)
