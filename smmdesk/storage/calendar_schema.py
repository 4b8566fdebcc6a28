"""The kinds of records that a calendar has beside its posts, declared as those of `schema.py` are, read last."""

from sqlalchemy import Index, UniqueConstraint

from smmdesk.domain.limits import LimitEdit
from smmdesk.domain.slots import Slot
from smmdesk.domain.snippets import Snippet
from smmdesk.domain.text import _
from smmdesk.domain.variants import PostVariant
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
