"""The kinds of records that a calendar has beside its posts, declared as those of `schema.py` are, read last."""

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
