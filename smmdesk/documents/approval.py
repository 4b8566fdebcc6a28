"""A sheet for approval on paper: three boxes and a line beside each post, and how to answer by message instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.calendar import MOST_PICTURES, Media, at_most, pictures_of
from smmdesk.documents.links import target
from smmdesk.domain.approval.sheets import Decision
from smmdesk.domain.text import raised
from smmdesk.speech.language import Language, _
from smmdesk.speech.sheets import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.approval.answers import SheetWords
    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.variants import Texts


def paper(
    sheet: ApprovalSheet,
    posts: Sequence[Texts],
    client: str,
    words: SheetWords,
    edition: Edition,
    *,
    media: Media = lambda _name: None,
) -> Document:
    """The posts in their order, each with its number on the sheet; `media` gives the file of a picture by its name."""
    language = edition.language
    numbers = {id: number for number, id in enumerate(sheet.posts, 1)}
    few = at_most(MOST_PICTURES, media)
    body = {
        "posts": [_post(numbers[each.post.id], each, few, language) for each in posts],
        "decisions": [raised(words.decisions[each]) for each in Decision],
        "examples": examples(words, language),
        "words": {
            "how": language(_("Mark a box for each post; write beside it what should change.")),
            "by_message": by_message(sheet, language),
            "comment": language(_("What to change")),
            "signed": language(_("Name and day")),
            "link": language(_("Link")),
            "media": language(_("Media")),
        },
    }
    head = edition.head(
        language(_("For approval")),
        client,
        lines=(about(sheet, len(posts), language),),
        client=client,
        period=language(_("Sheet {code}"), code=sheet.code),
    )
    return edition.document("approval", head, body)


def about(sheet: ApprovalSheet, count: int, language: Language) -> str:
    """By what the sheet is known, how long it is, and until when an answer is waited for."""
    parts = [language(_("Sheet {code}"), code=sheet.code), language.count("{n} post", "{n} posts", count)]
    if sheet.due:
        parts.append(language(_("answer until {day}"), day=language.date(sheet.due)))
    return " · ".join(parts)


def by_message(sheet: ApprovalSheet, language: Language) -> str:
    """How to answer without a file; the first line says to which sheet."""
    return language(_("How to answer by message, one line for each post (sheet {code}):"), code=sheet.code)


def examples(words: SheetWords, language: Language) -> list[str]:
    """Lines as they may be typed."""
    yes, change, no = (words.decisions[each] for each in Decision)
    return [f"1 {yes}", f"2 {change}: {language(_('what should change'))}", f"3 {no}", f"{words.all} {yes}"]


def _post(number: int, texts: Texts, media: Media, language: Language) -> dict[str, object]:
    told, post = shown(texts, language), texts.post
    return {
        "number": number,
        **{name: told[name] for name in ("day", "time", "networks", "text")},
        "media": told["media"].replace("\n", ", "),
        "link": target(post.link),
        **pictures_of(post, media),
    }
