"""Words that are used again, put where somebody writes: a text at the cursor, a set of hashtags, tags of the link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit

from smmdesk.domain.ids import SnippetId, new_id
from smmdesk.domain.links import tagged, tags_by
from smmdesk.domain.posts import Post
from smmdesk.domain.snippets import FIRST_PATTERN, Snippet, SnippetKind
from smmdesk.domain.text import beginning, hashtags
from smmdesk.knowledge.transliteration import latin_letters
from smmdesk.speech.language import _
from ui.widgets.buttons import DropButton
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.networks import Network
    from ui.shell.context import Context
    from ui.widgets.forms.form import Form

_WIDEST: Final = 220
_OFFERED: Final = (SnippetKind.TEXT, SnippetKind.HASHTAGS, SnippetKind.FIRST_COMMENT, SnippetKind.UTM)
_LONGEST: Final = 80  # letters of what a line of the menu shows


class InsertButton(DropButton):
    """Opens what may be put into the post, or into what one network gets of it, below its form of texts."""

    def __init__(self, context: Context, form: Form, network: Network | None = None) -> None:
        super().__init__(_WIDEST)
        self._context, self._language = context, context.language
        self._form, self._network = form, network
        self._post: Post | None = None
        self.set_words(self._language(_("Insert…")))
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def show_post(self, post: Post) -> None:
        """The post as it goes out where the form is."""
        self._post = post

    def open_menu(self) -> None:
        """What there is, by kind; then ways to keep more."""
        if self._post is None:
            return
        menu = passing_menu(self)
        self.fill(menu, self._context.workspace.texts.snippets(self._post.client_id))
        begin_by_keyboard(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def fill(self, menu: QMenu, snippets: Sequence[Snippet]) -> None:
        """Put these into a menu."""
        language = self._language
        for kind in _OFFERED:
            found = [each for each in snippets if each.kind is kind]
            if kind is SnippetKind.UTM and not found:
                found = [Snippet(id=SnippetId(""), kind=kind, name=FIRST_PATTERN, text=FIRST_PATTERN)]
            if found:
                menu.addSection(language.word(kind))
            for each in found:
                menu.addAction(beginning(each.name, _LONGEST).replace("&", "&&"), partial(self.insert, each))
        menu.addSeparator()
        if self._post is not None and self._post.hashtags:
            menu.addAction(language(_("Keep these hashtags as a set")), self.keep_hashtags)
        menu.addAction(language(_("Snippets…")), lambda: self._context.commands.run("snippets.edit"))

    def insert(self, snippet: Snippet) -> None:
        """Put one into the place that it is for."""
        acts: dict[SnippetKind, Callable[[str], None]] = {
            SnippetKind.TEXT: self._write,
            SnippetKind.HASHTAGS: self._add_hashtags,
            SnippetKind.FIRST_COMMENT: partial(self._save, "first_comment"),
            SnippetKind.UTM: self._tag,
        }
        acts[snippet.kind](snippet.text)

    def keep_hashtags(self) -> None:
        """The hashtags of the post become a set of its client."""
        post, context = self._post, self._context
        if post is None:
            return
        text = " ".join(post.hashtags)
        made = Snippet(
            id=SnippetId(new_id()),
            client_id=post.client_id,
            kind=SnippetKind.HASHTAGS,
            name=beginning(text, _LONGEST),
            text=text,
        )
        words = self._language(_("Kept as a set of hashtags: {name}"), name=made.name)
        context.do(lambda: context.workspace.records.add(made), tell=lambda _kept: context.say_undoable(words))

    def _write(self, words: str) -> None:
        lines = self._form.editor("text").findChild(QPlainTextEdit)
        if isinstance(lines, QPlainTextEdit):
            lines.setFocus()
            lines.textCursor().insertText(words)

    def _add_hashtags(self, words: str) -> None:
        if self._post is not None:
            self._form.flush()
            self._save("hashtags", tuple(dict.fromkeys((*self._post.hashtags, *hashtags(words)))))

    def _tag(self, pattern: str) -> None:
        post = self._post
        if post is not None:
            self._form.flush()
            self._context.do(lambda: self._keep("link", self._tagged(self._link(), post, pattern)))

    def _tagged(self, link: str, post: Post, pattern: str) -> str:
        """By what is known of the post; the network waits where there are several."""
        alone = self._network or (post.networks[0] if len(post.networks) == 1 else None)
        values = {
            "rubric": post.rubric,
            "date": post.day.isoformat() if post.day else "",
            "format": post.format or "",
            **({"network": alone.value} if alone else {}),
        }
        return tagged(link, tags_by(pattern, values), latin_letters())

    def _link(self) -> str:
        """As it is kept, and not as it goes out."""
        shown = self._form.record if self._network else self._post
        return shown.link if shown is not None else ""

    def _save(self, name: str, value: object) -> None:
        self._context.do(partial(self._keep, name, value))

    def _keep(self, name: str, value: Any) -> object:  # noqa: ANN401  (each field holds its own)
        post = self._post
        if post is None:
            return None
        if self._network is not None:
            return self._context.workspace.texts.write(post.id, self._network, **{name: value})
        return self._context.workspace.records.change(Post, post.id, **{name: value})
