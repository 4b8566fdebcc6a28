"""A sheet for approval as one file for a browser: it reads from no address, sends nothing, and copies the answer.

Whoever opens it chooses for each post and sends back some lines of text, which are read as they are and which a check
line proves to be whole. All that a client wrote is escaped; without script posts and instructions are there to read.
"""

from __future__ import annotations

import json
from html import escape
from itertools import islice
from string import Template
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.approval import about, by_message, examples
from smmdesk.documents.pictures import is_picture, thumbnail
from smmdesk.domain.approval.answers import MOST_COMMENT
from smmdesk.domain.media import plain_name
from smmdesk.domain.text import _, raised
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.sheets import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from smmdesk.domain.approval.answers import SheetWords
    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import Texts
    from smmdesk.speech.language import Language

TEMPLATE: Final = RESOURCES / "approval" / "page.html"
MOST_BYTES: Final = 8_000_000
"""Of the whole file: more is often refused by mail and messengers."""
_FOR_WORDS: Final = 2_000_000
"""Of them what is left for everything but pictures."""
_PICTURES_OF_A_POST: Final = 4


def page(
    sheet: ApprovalSheet,
    posts: Sequence[Texts],
    client: str,
    words: SheetWords,
    language: Language,
    *,
    media: Callable[[str], Path | None] = lambda _name: None,
) -> bytes:
    """The file. Pictures are left out once it would be too large; they are named then, as all media are."""
    numbers = {id: number for number, id in enumerate(sheet.posts, 1)}
    pictures = _Pictures(media)
    articles = [_article(numbers[each.post.id], each, pictures, words, language) for each in posts]
    made = Template(TEMPLATE.read_text("utf-8")).substitute(
        language=language.code,
        title=escape(language(_("For approval: {client}"), client=client)),
        about=escape(about(sheet, len(posts), language)),
        how=escape(language(_("Choose for each post, copy the answer and send it back as a message."))),
        by_message=_by_message(sheet, words, language),
        posts="\n".join(articles),
        name_label=escape(language(_("Your name (as it is to stand beside the answer)"))),
        answer_label=escape(language(_("The answer"))),
        save=escape(language(_("Save as a file"))),
        copy=escape(language(_("Copy the answer"))),
        data=_island(sheet, words, language),
    )
    return made.encode()


def _by_message(sheet: ApprovalSheet, words: SheetWords, language: Language) -> str:
    """How to answer where no script runs, or on paper."""
    lines = "<br>".join(map(escape, examples(words, language)))
    return f"<p>{escape(by_message(sheet, language))}<br>{lines}</p>"


def _article(number: int, texts: Texts, pictures: _Pictures, words: SheetWords, language: Language) -> str:
    told = {name: escape(each) for name, each in shown(texts, language).items()}
    head = " · ".join(filter(None, (str(number), told["day"], told["time"], told["networks"])))
    comment = escape(language(_("What to change")))
    choices = "".join(
        f'<label class="{each}"><input type="radio" name="d{number}" value="{each}">{escape(raised(said))}</label>'
        for each, said in words.decisions.items()
    )
    lines = [
        f'<article data-number="{number}"><h2>{head}</h2>',
        f'<div class="text">{told["text"]}</div>',
        f'<p class="link quiet">{told["link"]}</p>' if told["link"] else "",
        pictures.of(texts.post),
        f'<p class="quiet">{told["media"].replace(chr(10), ", ")}</p>' if told["media"] else "",
        f"<fieldset><legend>{head}</legend>",
        f'<div class="choices">{choices}</div>',
        f'<label class="field"><span>{comment}</span><textarea maxlength="{MOST_COMMENT}"></textarea></label>',
        "</fieldset></article>",
    ]
    return "\n".join(filter(None, lines))


class _Pictures:
    """Pictures as long as there is room for them."""

    def __init__(self, media: Callable[[str], Path | None]) -> None:
        self._media = media
        self._left = MOST_BYTES - _FOR_WORDS

    def of(self, post: Post) -> str:
        """The first pictures of a post, '' without any."""
        found = "".join(islice(self._drawn(post), _PICTURES_OF_A_POST))
        return f'<div class="pictures">{found}</div>' if found else ""

    def _drawn(self, post: Post) -> Iterator[str]:
        for name in filter(is_picture, post.media):
            file = self._media(name)
            small: dict[str, Any] | None = thumbnail(file) if file else None
            if small and len(small["jpeg"]) <= self._left:
                self._left -= len(small["jpeg"])
                size = f'width="{small["width"]}" height="{small["height"]}"'
                yield f'<img alt="{escape(plain_name(name))}" {size} src="data:image/jpeg;base64,{small["jpeg"]}">'


def _island(sheet: ApprovalSheet, words: SheetWords, language: Language) -> str:
    told = {
        "code": sheet.code,
        "words": dict(words.decisions),
        "by": raised(words.by),
        "progress": language(_("{done} of {all} answered"), done="{done}", all="{all}"),
        "undecided": language(_("Post {number} has a comment and no answer: choose one."), number="{number}"),
        "nothing": language(_("Nothing is answered yet.")),
        "copied": language(_("Copied. Paste it into your message.")),
        "select": language(_("Copy the selected lines and paste them into your message.")),
        "saved": language(_("Saved as {name}. Send that file back."), name="{name}"),
    }
    # a text that ends the script's element would begin markup of its own
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
