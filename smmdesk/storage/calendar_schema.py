"""The kinds of records that a calendar has beside its posts, declared as those of `schema.py` are, read last."""

from sqlalchemy import Index, UniqueConstraint

from smmdesk.domain.approval.sheets import ApprovalSheet
from smmdesk.domain.limits import LimitEdit
from smmdesk.domain.mix import Mix
from smmdesk.domain.own_dates import OwnDate
from smmdesk.domain.series import Series
from smmdesk.domain.slots import Slot
from smmdesk.domain.snippets import Snippet
from smmdesk.domain.text import _
from smmdesk.domain.variants import PostVariant
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

post_variant = record(
    PostVariant,
    "post_variant",
    # no index of its own: that of the constraint begins with it
    parent("post_id", "post", index=False),
    text("network"),
    text("text", optional=True),
    text("hashtags", optional=True),
    text("link", optional=True),
    text("title"),
    text("first_comment", optional=True),
    Index("ix_post_variant_post_id_network", "post_id", "network", unique=True),
    plural="post_variants",
    words=_("Texts of networks"),
)

snippet = record(
    Snippet,
    "snippet",
    parent("client_id", "client", optional=True),
    *texts("kind", "name", "text", "language"),
    plural="snippets",
    words=_("Snippets"),
    acts=(_("Add snippet"), _("Change snippet"), _("Remove snippets")),
)

limit_edit = record(
    LimitEdit,
    "limit_edit",
    *texts("network", "what", "unit"),
    whole("amount", optional=True),
    whole("hard"),
    *texts("checked_on", "source"),
    UniqueConstraint("network", "what", "hard"),
    plural="limit_edits",
    words=_("Own limits of networks"),
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

own_date = record(
    OwnDate,
    "own_date",
    parent("client_id", "client", optional=True),
    *texts("starts", "ends", "name", "kind"),
    whole("yearly"),
    plural="own_dates",
    words=_("Own dates"),
    acts=(_("Add own date"), _("Change own date"), _("Remove own dates")),
)
