"""The kinds of records of reputations, declared as those of `schema.py` are."""

from sqlalchemy import Index, UniqueConstraint

from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.records import Activity, AnswerRule, Brand, Mention, ReplyTemplate, VoiceCount
from smmdesk.domain.snoozes import Snooze
from smmdesk.domain.text import _
from smmdesk.storage.declaring import moment, money, parent, record, text, texts, whole

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

answer_rule = record(
    AnswerRule,
    "answer_rule",
    parent("client_id", "client"),
    text("hours"),
    *(whole(name) for name in ("closed_on_holidays", "goal_negative", "goal_other")),
    *texts("signer", "deputy", "tone", "never", "steps", "call_owner"),
    plural="answer_rules",
    words=_("Rules for answers"),
    acts=(_("Add rule for answers"), _("Change rule for answers"), _("Remove rule for answers")),
)

reply_template = record(
    ReplyTemplate,
    "reply_template",
    # a client's goes with it: without one it would be a reply of all clients
    parent("client_id", "client", optional=True),
    *texts("name", "about", "language", "text"),
    plural="reply_templates",
    words=_("Replies"),
    acts=(_("Add reply"), _("Change reply"), _("Remove replies")),
)

activity = record(
    Activity,
    "activity",
    parent("client_id", "client"),
    *texts("kind", "what", "place", "link"),
    text("starts", optional=True),
    text("ends", optional=True),
    *texts("person", "status", "goal"),
    *money("cost"),
    *texts("reward", "disclosure", "proof", "expected", "result", "note"),
    plural="activities",
    words=_("Activities"),
    acts=(_("Add activity"), _("Change activity"), _("Remove activities")),
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
    # most mentions of a file have neither: their indexes are the ones below
    parent("template_id", "reply_template", on_remove="clear", index=False),
    text("let_be"),
    parent("activity_id", "activity", on_remove="clear", index=False),
    *texts("source_key", "note"),
    plural="mentions",
    words=_("Mentions"),
    acts=(_("Add mention"), _("Change mention"), _("Remove mentions")),
)
Index(None, mention.c.client_id, mention.c.moment_wall)
for of in (mention.c.template_id, mention.c.activity_id):
    Index(None, of, sqlite_where=of.is_not(None), postgresql_where=of.is_not(None))

voice_count = record(
    VoiceCount,
    "voice_count",
    parent("client_id", "client"),
    # a brand's goes with it: without one it would count the whole industry
    parent("brand_id", "brand", optional=True),
    *texts("starts", "ends"),
    text("source", optional=True),
    whole("publications"),
    text("origin"),
    plural="voice_counts",
    words=_("Counts of publications"),
    acts=(_("Add count of publications"), _("Change count of publications"), _("Remove counts of publications")),
)

audience_list = record(
    AudienceList,
    "audience_list",
    parent("client_id", "client"),
    *texts("name", "portrait", "origin", "source"),
    text("collected_on", optional=True),
    *texts("holds", "ground", "ground_note"),
    text("informed_on", optional=True),
    text("delete_by", optional=True),
    text("deleted_on", optional=True),
    whole("people", optional=True),
    *texts("file_name", "file_sha256", "note"),
    plural="audience_lists",
    words=_("Lists of an audience"),
    acts=(_("Add list of an audience"), _("Change list of an audience"), _("Remove lists of an audience")),
)

community = record(
    Community,
    "community",
    parent("list_id", "audience_list"),
    text("network", optional=True),
    *texts("name", "link"),
    whole("members", optional=True),
    text("topic"),
    whole("fit", optional=True),
    whole("rules_read"),
    text("note"),
    plural="communities",
    words=_("Communities"),
    acts=(_("Add community"), _("Change community"), _("Remove communities")),
)

snooze = record(
    Snooze,
    "snooze",
    # a client's goes with it: without one it would be of the workspace
    parent("client_id", "client", optional=True),
    *texts("key", "made_on"),
    text("until", optional=True),
    whole("count", optional=True),
    text("note"),
    UniqueConstraint("key"),
    plural="snoozes",
    words=_("What was put aside"),
    acts=(_("Put something aside"), _("Change what was put aside"), _("Tell again of what was put aside")),
)
