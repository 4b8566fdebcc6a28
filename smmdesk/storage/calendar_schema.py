"""The kinds of records that a calendar has beside its posts, declared as those of `schema.py` are, read last."""

from sqlalchemy import UniqueConstraint

from smmdesk.domain.mix import Mix
from smmdesk.domain.slots import Slot
from smmdesk.domain.text import _
from smmdesk.storage.declaring import parent, record, text, texts, whole

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
