"""Every kind of record, on one page: its class, its table, what it is called, and what its acts are called.

All that goes by kinds of records follows from here: reading and writing, undo, counts and the keys of `check --json`,
what a rescue saved, the words of acts. A test holds each table's columns equal to its record's fields.

`version` is the number of the act that wrote the row: it tells undo whether a row is still what an act made of it.
Foreign keys are checked at COMMIT, so that undo may put rows back in any order. `on_remove` says what becomes of a
row whose parent goes: it goes too ("cascade") or lets go of it ("clear"); the writer does that, and notes each row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import NAMED, OTHER, Act
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison, Offer
from smmdesk.domain.desk import ColumnPreset, Desk, ImportedFile
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

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


class Acts(NamedTuple):
    """What a person does to single records of a kind."""

    add: Act
    change: Act
    remove: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One kind of record: its class and table; by which name, and in which words, it is counted; its acts.

    `plural` is empty for what is never counted, `acts` None for what only comes along with others.
    """

    record: type[Record]
    table: Table
    plural: str
    words: str
    acts: Acts | None


RECORDS: dict[type[Record], Declared] = {}


def record(
    kind: type[Record],
    name: str,
    *columns: Any,
    plural: str = "",
    words: str = "",
    acts: tuple[str, str, str] | None = None,
) -> Table:
    """Declare a kind of record; its table: an id, the columns and the version.

    `plural` counts it in JSON, `words` are its name in the plural; `acts` say that one is added, changed, removed.
    Words are marked.
    """
    made = Table(name, metadata, Column("id", Text, primary_key=True), *columns, whole("version"), sqlite_strict=True)
    own = Acts(*(Act(f"{verb}_{name}", said) for verb, said in zip(Acts._fields, acts, strict=True))) if acts else None
    RECORDS[kind] = Declared(record=kind, table=made, plural=plural, words=words, acts=own)
    return made


def texts(*names: str) -> "list[Column[Any]]":
    """Several columns of text."""
    return [text(name) for name in names]


desk = record(
    Desk,
    "desk",
    *texts("name", "kind", "language", "currency", "country", "time_zone"),
    acts=(_("Change settings"), _("Change settings"), _("Change settings")),
)

client = record(
    Client,
    "client",
    *texts("name", "status", "segment", "relation", "presence", "sphere", "audience"),
    *texts("language", "time_zone", "currency", "country"),
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

post = record(
    Post,
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
    plural="posts",
    words=_("Posts"),
    acts=(_("Add post"), _("Change post"), _("Remove posts")),
)
Index(None, post.c.client_id, post.c.moment_wall)
Index(None, post.c.moment_wall)

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
    *money("ads"),
    *money("tools"),
    *money("training"),
    whole("owner_hours"),
    *money("onboarding"),
    *money("replacement_cost"),
    whole("replacement_chance"),
    *texts("scores", "included"),
    whole("real"),
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
    words=_("Evaluations"),
    acts=(_("Add evaluation"), _("Change evaluation"), _("Remove evaluation")),
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

change = Table(
    "change",
    metadata,
    Column("number", WHOLE_NUMBER, primary_key=True, autoincrement=False),
    *texts("act", "kind", "at", "state", "rows"),
    whole("target", optional=True),
    sqlite_strict=True,
)
Index(None, change.c.state)


def table_of(kind: type) -> Table:
    """The table that keeps the records of a class."""
    return RECORDS[kind].table


def record_of(table: str) -> type[Record]:
    """The class of the records that a table keeps."""
    return next(each.record for each in RECORDS.values() if each.table.name == table)


def parents(kind: type) -> dict[str, tuple[type[Record], bool]]:
    """By field: the class of the record it points at, and whether it may point at nothing."""
    keys = [(column, key) for column in table_of(kind).c for key in column.foreign_keys]
    return {column.name: (record_of(key.column.table.name), bool(column.nullable)) for column, key in keys}


def counted() -> Mapping[str, Declared]:
    """What a workspace holds any number of, by the name it is counted under."""
    return {each.plural: each for each in RECORDS.values() if each.plural}


def adding(kind: type) -> Act:
    """The act of adding one such record."""
    return _acts(kind).add


def changing(kind: type) -> Act:
    """The act of changing one such record."""
    return _acts(kind).change


def removing(kind: type) -> Act:
    """The act of removing such records."""
    return _acts(kind).remove


def _acts(kind: type) -> Acts:
    acts = RECORDS[kind].acts
    if acts is None:
        raise TypeError(f"{kind.__name__} has no acts of its own")
    return acts


def act_named(name: str) -> Act:
    """The act that the account keeps by that name; `OTHER` for one that this program does not know."""
    known = {act.name: act for each in RECORDS.values() for act in each.acts or ()} | {act.name: act for act in NAMED}
    once = {f"remove_{each.plural}": each.acts.remove for each in RECORDS.values() if each.acts}  # as it was
    return known.get(name) or once.get(name, OTHER)


def children(of: Table) -> "list[Column[Any]]":
    """The columns of other tables that point at this one."""
    return [column for each in RECORDS.values() for column in each.table.c if column.references(of.c.id)]
