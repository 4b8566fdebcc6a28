"""Every table, on one page. A test holds each table's columns equal to its record's fields.

`version` is the number of the act that wrote the row: it tells undo whether a row is still what an act made of it.
Foreign keys are checked at COMMIT, so that undo may put rows back in any order. `on_remove` says what becomes of a
row whose parent goes: it goes too ("cascade") or lets go of it ("clear"); the writer does that, and notes each row.
"""

from typing import Any, Literal

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer
from smmdesk.domain.desk import ColumnPreset, Desk, ImportedFile
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider

FINGERPRINTS = {1: "11bf498f44fc7eada9dda2fe65427552330ba0bf0501e11b642e044d94a9c36d"}
"""By schema version: `opening.fingerprint` of a database that the migrations made, in SQLite."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WHOLE_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # STRICT tables know INTEGER only; it has 64 bits there


def text(name: str, *, optional: bool = False) -> "Column[Any]":
    """A column of text: words, ids, enum values, dates, JSON."""
    return Column(name, Text, nullable=optional)


def whole(name: str, *, optional: bool = False) -> "Column[Any]":
    """A column of whole numbers: counts, flags, minor units, basis points."""
    return Column(name, WHOLE_NUMBER, nullable=optional)


def money(name: str, *, optional: bool = True) -> "tuple[Column[Any], Column[Any]]":
    """An amount: minor units and ISO 4217 code."""
    return whole(f"{name}_minor", optional=optional), text(f"{name}_currency", optional=optional)


def moment(name: str) -> "tuple[Column[Any], Column[Any]]":
    """Local wall time to the minute, and its IANA zone; both empty for none."""
    return text(f"{name}_wall", optional=True), text(f"{name}_zone", optional=True)


def parent(name: str, table: str, *, on_remove: Literal["cascade", "clear"] = "cascade") -> "Column[Any]":
    """The id of the row this one belongs to, or points at."""
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=on_remove == "clear", index=True, info={"on_remove": on_remove})


def table(name: str, *columns: Any) -> Table:
    """A table of records: an id, its columns and the version."""
    return Table(name, metadata, Column("id", Text, primary_key=True), *columns, whole("version"), sqlite_strict=True)


def texts(*names: str) -> "list[Column[Any]]":
    """Several columns of text."""
    return [text(name) for name in names]


desk = table("desk", *texts("name", "kind", "language", "currency", "country", "time_zone"))

client = table(
    "client",
    *texts("name", "status", "segment", "relation", "presence", "sphere", "audience"),
    *texts("language", "time_zone", "currency", "country"),
    *texts("philosophy", "brand_values", "tone_of_voice", "words_to_use", "words_to_avoid", "objections", "notes"),
)

contact = table(
    "contact",
    parent("client_id", "client"),
    *texts("name", "role", "phone", "email"),
    whole("decides"),
    text("note"),
)

account = table(
    "account",
    parent("client_id", "client"),
    *texts("network", "handle", "link"),
    whole("followers_at_start", optional=True),
    text("note"),
)

agreement = table(
    "agreement",
    parent("client_id", "client"),
    text("starts", optional=True),
    text("ends", optional=True),
    *money("monthly_fee"),
    whole("included_hours", optional=True),
    text("included"),
)

provider = table(
    "provider",
    parent("client_id", "client"),
    *texts("name", "kind"),
    *money("monthly_price"),
    text("starts", optional=True),
    text("ends", optional=True),
    text("trial_ends", optional=True),
    whole("rating", optional=True),
    text("note"),
)

post = table(
    "post",
    Column(
        "client_id",
        Text,
        ForeignKey("client.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        info={"on_remove": "cascade"},
    ),
    *moment("moment"),
    text("networks"),
    text("format", optional=True),
    text("rubric"),
    text("tone", optional=True),
    *texts("goal", "status", "text", "hashtags", "link", "media", "person", "approval_note"),
    *money("cost"),
    *texts("published_link", "note", "source_key"),
)
Index(None, post.c.client_id, post.c.moment_wall)
Index(None, post.c.moment_wall)

budget = table(
    "budget",
    parent("client_id", "client"),
    *texts("starts", "ends", "currency"),
    *money("total"),
    *money("revenue"),
    whole("share", optional=True),
    *texts("split", "note"),
)

budget_line = table(
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
)

comparison = table(
    "comparison",
    parent("client_id", "client"),
    text("currency"),
    *money("hour_value", optional=False),
    text("name"),
    whole("months"),
    text("weights"),
    text("review_on", optional=True),
    text("note"),
)

offer = table(
    "offer",
    parent("comparison_id", "comparison"),
    *texts("way", "name"),
    *money("fee"),
    *money("ads"),
    *money("tools"),
    *money("training"),
    whole("owner_hours"),
    *money("onboarding"),
    *money("replacement_cost"),
    whole("replacement_chance"),
    *texts("scores", "included"),
    whole("real"),
)

evaluation = table(
    "evaluation",
    parent("client_id", "client"),
    *texts("starts", "ends", "made_on", "kind"),
    parent("provider_id", "provider", on_remove="clear"),
    *texts("template", "note"),
)

answer = table(
    "answer",
    parent("evaluation_id", "evaluation"),
    text("item"),
    text("verdict", optional=True),
    *texts("evidence", "comment"),
    UniqueConstraint("evaluation_id", "item"),
)

imported_file = table(
    "imported_file",
    parent("client_id", "client"),
    *texts("sha256", "name", "read_at"),
    whole("rows"),
)

column_preset = table("column_preset", *texts("signature", "uses"))

change = Table(
    "change",
    metadata,
    Column("number", WHOLE_NUMBER, primary_key=True, autoincrement=False),
    *texts("act", "kind", "at", "state", "rows"),
    whole("target", optional=True),
    sqlite_strict=True,
)
Index(None, change.c.state)

TABLE_OF: dict[type, Table] = {
    Desk: desk,
    Client: client,
    Contact: contact,
    Account: account,
    Agreement: agreement,
    Provider: provider,
    Post: post,
    Budget: budget,
    BudgetLine: budget_line,
    Comparison: comparison,
    Offer: offer,
    Evaluation: evaluation,
    Answer: answer,
    ImportedFile: imported_file,
    ColumnPreset: column_preset,
}
RECORD_OF = {table.name: record for record, table in TABLE_OF.items()}


def children(of: Table) -> "list[Column[Any]]":
    """The columns of other tables that point at this one."""
    return [column for each in TABLE_OF.values() for column in each.c if column.references(of.c.id)]
