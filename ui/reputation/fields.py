"""The fields of mentions and of brands, as the inspector shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.named import MOST, MentionKind, Sentiment, Source
from smmdesk.speech.language import Language, _
from ui.reputation.filter_bar import NO_BRAND
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Moment
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.editors import Line, Lines, Tick, Whole
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.rating import Rating

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smmdesk.domain.reputation.records import Mention

OF_THEMSELVES = _("None, they said it of themselves")
_COUNT = Whole(high=MOST)


@dataclass(frozen=True, slots=True)
class Listed:
    """Words (`tuple[str, ...]`), with commas between, such as ways of writing a name."""

    def build(self, language: Language) -> Editor:
        """An editor of `tuple[str, ...]`."""

        def read(text: str) -> tuple[str, ...]:
            return tuple(filter(None, (each.strip() for each in text.split(","))))

        return TypedLine(language, read, lambda value: ", ".join(value or ()))


def mention_sections(today: Callable[[], date], zone: Callable[[], str]) -> tuple[Section, ...]:
    """Every field of a mention that a person fills in, what was said before what became of it."""
    return (
        Section("", (*_said(today, zone), *_judged())),
        Section(_("Answer"), _answered(today, zone)),
        Section(_("How far it went"), _reached()),
        Section(_("Brought about by us"), (Field("activity_id", _("Own activity"), Choice((), none=OF_THEMSELVES)),)),
        Section(_("More"), (Field("note", _("Note"), Lines(least=1), hint=_("Only you see it.")),)),
    )


def _said(today: Callable[[], date], zone: Callable[[], str]) -> tuple[Field, ...]:
    return (
        Field("text", _("Text"), Lines(_("What was said, in their words"), least=3)),
        Field("moment", _("When"), Moment(today, zone)),
        Field("timed", "", Tick(_("The hour is known"))),
        Field("source", _("Where"), Choice(Source), half=True),
        Field("kind", _("Counts as"), Choice(MentionKind), half=True),
        Field("place", _("Site, group or map"), Line(), half=True),
        Field("author", _("Who"), Line(), half=True),
        Field("title", _("Headline"), Line(), when=_has_headline),
        Field("link", _("Link"), Line("https://")),
    )


def _judged() -> tuple[Field, ...]:
    return (
        Field("brand_id", _("About whom"), Choice((), none=NO_BRAND)),
        Field("tone", _("Tone"), Choice(Sentiment, none=_("No tone yet")), half=True),
        Field("stars", _("Stars"), Rating(), half=True),
        Field("topics", _("Topics"), Listed(), hint=_("What it is about, with commas between: delivery, price.")),
    )


def _answered(today: Callable[[], date], zone: Callable[[], str]) -> tuple[Field, ...]:
    return (
        Field("needs_answer", "", Tick(_("Needs an answer"))),
        Field("answered", _("When it was answered"), Moment(today, zone), when=_is_answerable),
        Field("answered_by", _("Answered by"), Line(), when=_is_answerable),
        Field("answer", _("What was answered"), Lines(least=1), when=_is_answerable),
        Field("let_be", _("Why it needs no answer"), Line(), when=_is_left_or_open),
    )


def _reached() -> tuple[Field, ...]:
    return (
        Field("reach", _("Reach"), _COUNT, half=True),
        Field("likes", _("Likes"), _COUNT, half=True),
        Field("comments", _("Comments"), _COUNT, half=True),
        Field("reposts", _("Reposts"), _COUNT, half=True),
    )


def _has_headline(mention: Mention) -> bool:
    return mention.kind is MentionKind.MEDIA or bool(mention.title)


def _is_answerable(mention: Mention) -> bool:
    return mention.needs_answer or mention.answered is not None or bool(mention.answer or mention.answered_by)


def _is_left_or_open(mention: Mention) -> bool:
    return bool(mention.let_be) or mention.waits


def brand_sections() -> tuple[Section, ...]:
    """What is known of a brand."""
    fields = (
        Field("name", _("Name"), Line()),
        Field(
            "spellings",
            _("Spellings"),
            Listed(),
            hint=_("Other ways in which people write it, with commas between. A * lets a word end anyhow."),
        ),
        Field("note", _("Note"), Lines(least=1)),
    )
    return (Section("", fields),)
