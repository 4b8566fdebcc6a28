"""The kinds of records of reputations, declared as those of `schema.py` are, which reads this page last."""

from sqlalchemy import Index

from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.domain.text import _
from smmdesk.storage.declaring import moment, parent, record, text, texts, whole

brand = record(
    Brand,
    "brand",
    parent("client_id", "client"),
    text("name"),
    whole("own"),
    *texts("spellings", "note"),
    plural="brands",
    words=_("Brands"),
    acts=(_("Add brand"), _("Change brand"), _("Remove brands")),
)

mention = record(
    Mention,
    "mention",
    # no index of its own: the one below begins with the client
    parent("client_id", "client", index=False),
    parent("brand_id", "brand", on_remove="clear"),
    *moment("moment", optional=False),
    whole("timed"),
    *texts("source", "kind", "place", "link", "author", "title", "text", "topics"),
    text("tone", optional=True),
    text("tone_by"),
    *(whole(name, optional=True) for name in ("stars", "reach", "likes", "comments", "reposts")),
    text("language"),
    whole("needs_answer"),
    *moment("answered"),
    *texts("answered_by", "answer"),
    # notes, until there are replies and activities to point at
    text("template_id", optional=True),
    text("let_be"),
    text("activity_id", optional=True),
    *texts("source_key", "note"),
    plural="mentions",
    words=_("Mentions"),
    acts=(_("Add mention"), _("Change mention"), _("Remove mentions")),
)
Index(None, mention.c.client_id, mention.c.moment_wall)
