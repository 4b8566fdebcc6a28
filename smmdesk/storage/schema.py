"""Every kind of record (others: `strategy_schema.py` and its neighbours): class, table, name, names of acts.

All that goes by kinds of records follows from here: reading and writing, undo, counts and the keys of `check --json`,
what a rescue saved, the words of acts. A test holds each table's columns equal to its record's fields.

`version` is the number of the act that wrote the row: it tells undo whether a row is still what an act made of it.
Foreign keys are checked at COMMIT, so that undo may put rows back in any order. `on_remove` says what becomes of a
row whose parent goes: it goes too ("cascade") or lets go of it ("clear"); the writer does that, and notes each row.
"""

from sqlalchemy import Column, Index, Table, UniqueConstraint, literal_column

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer
from smmdesk.domain.desk import ColumnPreset, Desk, ImportedFile
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.providers import Provider
from smmdesk.domain.results.records import Formula, Measurement, Publication, Snapshot
from smmdesk.domain.text import _
from smmdesk.storage.declaring import WHOLE_NUMBER, metadata, moment, money, parent, record, text, texts, whole

desk = record(
    Desk,
    "desk",
    *texts("name", "kind", "language", "currency", "country", "time_zone", "logo", "engagement"),
    whole("reuse_days"),
    plural="settings",
    words=_("Settings"),
    acts=(_("Change settings"), _("Change settings"), _("Change settings")),
)

client = record(
    Client,
    "client",
    *texts("name", "status", "colour", "segment", "relation", "presence", "sphere", "audience"),
    *texts("site", "messengers", "logo", "files"),
    *texts("language", "time_zone", "currency", "country"),
    whole("margin", optional=True),
    *texts("philosophy", "brand_values", "tone_of_voice", "words_to_use", "words_to_avoid", "objections", "notes"),
    plural="clients",
    words=_("Clients"),
    acts=(_("Add client"), _("Change client"), _("Remove clients")),
)

contact = record(
    Contact,
    "contact",
    parent("client_id", "client"),
    *texts("name", "role", "phone", "email"),
    whole("decides"),
    text("note"),
    plural="contacts",
    words=_("Contacts"),
    acts=(_("Add contact"), _("Change contact"), _("Remove contact")),
)

account = record(
    Account,
    "account",
    parent("client_id", "client"),
    *texts("network", "handle", "link"),
    whole("followers_at_start", optional=True),
    text("closed_on", optional=True),
    text("note"),
    plural="accounts",
    words=_("Accounts"),
    acts=(_("Add account"), _("Change account"), _("Remove account")),
)

agreement = record(
    Agreement,
    "agreement",
    parent("client_id", "client"),
    text("starts", optional=True),
    text("ends", optional=True),
    *money("monthly_fee"),
    text("paid_until", optional=True),
    whole("included_posts", optional=True),
    whole("included_hours", optional=True),
    text("included"),
    plural="agreements",
    words=_("Agreements"),
    acts=(_("Add agreement"), _("Change agreement"), _("Remove agreement")),
)

provider = record(
    Provider,
    "provider",
    parent("client_id", "client"),
    *texts("name", "kind"),
    *money("monthly_price"),
    text("starts", optional=True),
    text("ends", optional=True),
    text("trial_ends", optional=True),
    whole("rating", optional=True),
    text("note"),
    plural="providers",
    words=_("Providers"),
    acts=(_("Add provider"), _("Change provider"), _("Remove provider")),
)

TO_APPROVE = literal_column("status") == literal_column(f"'{PostStatus.TO_APPROVE}'")
"""As it stands in the index, which no engine would use for a value that it is told only later."""

post = record(
    Post,
    "post",
    # no index of its own: the first one below begins with the client and serves both
    parent("client_id", "client", index=False),
    *moment("moment"),
    text("networks"),
    text("format", optional=True),
    text("rubric"),
    text("tone", optional=True),
    *texts("goal", "status", "text", "hashtags", "link", "media", "alt", "first_comment", "tags"),
    *texts("person", "approval_note"),
    *money("cost"),
    text("published_link"),
    *moment("published_at"),
    *texts("note", "source_key", "approved_mark"),
    parent("series_id", "series", on_remove="clear", index=False),
    text("series_day", optional=True),
    plural="posts",
    words=_("Posts"),
    acts=(_("Add post"), _("Change post"), _("Remove posts")),
)
Index(None, post.c.client_id, post.c.moment_wall)
Index(None, post.c.moment_wall)
# few posts wait for an answer at a time, and they are counted for every list of clients
Index("ix_post_to_approve", post.c.client_id, sqlite_where=TO_APPROVE, postgresql_where=TO_APPROVE)
# most posts stand by themselves
IN_SERIES = post.c.series_id.is_not(None)
Index(None, post.c.series_id, sqlite_where=IN_SERIES, postgresql_where=IN_SERIES)

budget = record(
    Budget,
    "budget",
    parent("client_id", "client"),
    *texts("starts", "ends", "currency"),
    *money("total"),
    *money("revenue"),
    whole("share", optional=True),
    *texts("split", "note"),
    plural="budgets",
    words=_("Budgets"),
    acts=(_("Add budget"), _("Change budget"), _("Remove budget")),
)

budget_line = record(
    BudgetLine,
    "budget_line",
    parent("budget_id", "budget"),
    text("category"),
    *money("planned", optional=False),
    *money("actual"),
    text("on", optional=True),
    text("network", optional=True),
    *texts("purpose", "goal", "justification"),
    parent("provider_id", "provider", on_remove="clear"),
    text("receipt"),
    plural="budget_lines",
    words=_("Budget lines"),
    acts=(_("Add budget line"), _("Change budget line"), _("Remove budget lines")),
)

comparison = record(
    Comparison,
    "comparison",
    parent("client_id", "client"),
    text("currency"),
    *money("hour_value", optional=False),
    whole("hour_known"),
    *money("can_pay"),
    whole("hours_a_week", optional=True),
    *money("ads"),
    *money("pays_now"),
    *money("thousand"),
    text("name"),
    whole("months"),
    text("weights"),
    text("review_on", optional=True),
    text("note"),
    plural="comparisons",
    words=_("Comparisons"),
    acts=(_("Add comparison"), _("Change comparison"), _("Remove comparison")),
)

offer = record(
    Offer,
    "offer",
    parent("comparison_id", "comparison"),
    *texts("way", "name"),
    *money("fee"),
    whole("on_top"),
    *money("ads"),
    *money("tools"),
    *money("training"),
    whole("owner_hours"),
    *money("onboarding"),
    *money("replacement_cost"),
    whole("replacement_chance"),
    *texts("answers", "scores", "included", "typed"),
    plural="offers",
    words=_("Offers"),
    acts=(_("Add offer"), _("Change offer"), _("Remove offers")),
)

evaluation = record(
    Evaluation,
    "evaluation",
    parent("client_id", "client"),
    *texts("starts", "ends", "made_on", "kind"),
    parent("provider_id", "provider", on_remove="clear"),
    *texts("template", "note"),
    plural="evaluations",
    words=_("Checklists"),
    acts=(_("Add checklist"), _("Change checklist"), _("Remove checklist")),
)

answer = record(
    Answer,
    "answer",
    parent("evaluation_id", "evaluation"),
    text("item"),
    text("verdict", optional=True),
    *texts("evidence", "comment"),
    UniqueConstraint("evaluation_id", "item"),
    plural="answers",
    words=_("Answers"),
)

imported_file = record(
    ImportedFile,
    "imported_file",
    parent("client_id", "client"),
    *texts("sha256", "name", "read_at"),
    whole("rows"),
    text("up_to", optional=True),
    text("rates"),
    plural="imported_files",
    words=_("Imported files"),
)

column_preset = record(
    ColumnPreset,
    "column_preset",
    *texts("signature", "uses"),
    plural="column_presets",
    words=_("Remembered columns"),
)

measurement = record(
    Measurement,
    "measurement",
    # no index of its own: the one below begins with the client
    parent("client_id", "client", index=False),
    parent("account_id", "account", optional=True),
    *texts("starts", "ends", "currency", "figures"),
    parent("source_id", "imported_file", on_remove="clear"),
    text("typed"),
    plural="measurements",
    words=_("Figures"),
)
Index(None, measurement.c.client_id, measurement.c.starts)

publication = record(
    Publication,
    "publication",
    parent("client_id", "client", index=False),
    # nobody looks for the publications of an account but who removes it, and a file brings 100,000 of them
    parent("account_id", "account", on_remove="clear", index=False),
    *texts("network", "external_id", "permalink"),
    *moment("moment"),
    text("format", optional=True),
    *texts("kind_as_given", "text"),
    whole("seconds", optional=True),
    whole("boosted"),
    parent("post_id", "post", on_remove="clear", index=False),
    text("link"),
    plural="publications",
    words=_("Publications"),
)
Index(None, publication.c.client_id, publication.c.moment_wall)
# most publications of a file are no post of the calendar
IS_LINKED = publication.c.post_id.is_not(None)
Index(None, publication.c.post_id, sqlite_where=IS_LINKED, postgresql_where=IS_LINKED)

snapshot = record(
    Snapshot,
    "snapshot",
    parent("publication_id", "publication", index=False),
    *texts("taken_on", "figures"),
    # a note, and no key that is looked up for each row: a file goes with its client only, and so do these
    text("source_id", optional=True),
    plural="snapshots",
    words=_("Figures of publications"),
)
# no constraint, whose own index nobody would find here
Index(None, snapshot.c.publication_id, snapshot.c.taken_on, unique=True)

formula = record(
    Formula,
    "formula",
    *texts("name", "key", "expression", "shown"),
    whole("decimals"),
    *texts("good", "level", "note"),
    UniqueConstraint("key"),
    plural="formulas",
    words=_("Own metrics"),
    acts=(_("Add own metric"), _("Change own metric"), _("Remove own metrics")),
)

change = Table(
    "change",
    metadata,
    Column("number", WHOLE_NUMBER, primary_key=True, autoincrement=False),
    *texts("act", "kind", "at", "state", "rows"),
    whole("target", optional=True),
    sqlite_strict=True,
)
# the next act to undo is asked for after every act, and rows of this table may be megabytes
Index(None, change.c.state)

# pages of their own; what they point at stands above
import smmdesk.storage.strategy_schema  # noqa: E402, I001  (in the order in which they came)
import smmdesk.storage.reputation_schema  # noqa: E402
import smmdesk.storage.calendar_schema  # noqa: E402, F401
