"""Rules for answers, replies, activities, counts of others and lists of an audience; mentions point at two of them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
fingerprint = "1153d4a0ca04e2fc9925fe8dd850a2efdc635ae8ae5273522d5d062af0a86c6f"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """There were none of these, so no mention pointed at any."""
    _make_answers()
    _make_activities()
    _make_counts()
    _make_lists()
    _point_mentions()


def _point_mentions() -> None:
    """They are made anew word by word: Alembic would write their keys in an order that is another each time."""
    op.execute("CREATE TABLE former_mention AS SELECT * FROM mention")
    op.drop_table("mention")
    columns = _mention_columns()
    _make(
        "mention",
        *columns,
        client_id="client",
        brand_id="brand",
        template_id="reply_template",
        activity_id="activity",
    )
    names = ", ".join(("id", *(column.name for column in columns), "version"))
    op.execute("UPDATE former_mention SET template_id = NULL, activity_id = NULL")
    op.execute(f"INSERT INTO mention ({names}) SELECT {names} FROM former_mention")  # noqa: S608  (names of this page)
    op.drop_table("former_mention")
    op.create_index(op.f("ix_mention_brand_id"), "mention", ["brand_id"])
    op.create_index(op.f("ix_mention_client_id_moment_wall"), "mention", ["client_id", "moment_wall"])
    for name in ("template_id", "activity_id"):
        linked = sa.text(f"{name} IS NOT NULL")
        op.create_index(op.f(f"ix_mention_{name}"), "mention", [name], sqlite_where=linked, postgresql_where=linked)


def _mention_columns() -> list[sa.Column[str] | sa.Column[int]]:
    return [
        _text("client_id"),
        _text("brand_id", optional=True),
        *_moment("moment", optional=False),
        _whole("timed"),
        *_texts("source", "kind", "place", "link", "author", "title", "text", "topics"),
        _text("tone", optional=True),
        _text("tone_by"),
        *(_whole(name, optional=True) for name in ("stars", "reach", "likes", "comments", "reposts")),
        _text("language"),
        _whole("needs_answer"),
        *_moment("answered"),
        *_texts("answered_by", "answer"),
        _text("template_id", optional=True),
        _text("let_be"),
        _text("activity_id", optional=True),
        *_texts("source_key", "note"),
    ]


def _make_answers() -> None:
    _make(
        "answer_rule",
        *_texts("client_id", "hours"),
        *(_whole(name) for name in ("closed_on_holidays", "goal_negative", "goal_other")),
        *_texts("signer", "deputy", "tone", "never", "steps", "call_owner"),
        client_id="client",
    )
    op.create_index(op.f("ix_answer_rule_client_id"), "answer_rule", ["client_id"])
    _make(
        "reply_template",
        _text("client_id", optional=True),
        *_texts("name", "about", "language", "text"),
        client_id="client",
    )
    op.create_index(op.f("ix_reply_template_client_id"), "reply_template", ["client_id"])


def _make_activities() -> None:
    _make(
        "activity",
        *_texts("client_id", "kind", "what", "place", "link"),
        _text("starts", optional=True),
        _text("ends", optional=True),
        *_texts("person", "status", "goal"),
        _whole("cost_minor", optional=True),
        _text("cost_currency", optional=True),
        *_texts("reward", "disclosure", "proof", "expected", "result", "note"),
        client_id="client",
    )
    op.create_index(op.f("ix_activity_client_id"), "activity", ["client_id"])


def _make_counts() -> None:
    _make(
        "voice_count",
        _text("client_id"),
        _text("brand_id", optional=True),
        *_texts("starts", "ends"),
        _text("source", optional=True),
        _whole("publications"),
        _text("origin"),
        client_id="client",
        brand_id="brand",
    )
    op.create_index(op.f("ix_voice_count_client_id"), "voice_count", ["client_id"])
    op.create_index(op.f("ix_voice_count_brand_id"), "voice_count", ["brand_id"])


def _make_lists() -> None:
    _make(
        "audience_list",
        *_texts("client_id", "name", "portrait", "origin", "source"),
        _text("collected_on", optional=True),
        *_texts("holds", "ground", "ground_note"),
        _text("informed_on", optional=True),
        _text("delete_by", optional=True),
        _whole("people", optional=True),
        *_texts("file_name", "file_sha256", "note"),
        client_id="client",
    )
    op.create_index(op.f("ix_audience_list_client_id"), "audience_list", ["client_id"])
    _make(
        "community",
        _text("list_id"),
        _text("network", optional=True),
        *_texts("name", "link"),
        _whole("members", optional=True),
        _text("topic"),
        _whole("fit", optional=True),
        _whole("rules_read"),
        _text("note"),
        list_id="audience_list",
    )
    op.create_index(op.f("ix_community_list_id"), "community", ["list_id"])


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _whole(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE_NUMBER, nullable=optional)


def _moment(name: str, *, optional: bool = True) -> tuple[sa.Column[str], sa.Column[str]]:
    return _text(f"{name}_wall", optional=optional), _text(f"{name}_zone", optional=optional)


def _make(table: str, *columns: sa.Column[str] | sa.Column[int], **at: str) -> None:
    """A table with an id, the columns and the version; `at` says which of them points at which table."""
    op.create_table(
        table,
        _text("id"),
        *columns,
        _whole("version"),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
            )
            for name, to in at.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_strict=True,
    )
