"""Tool tips that hold what people typed: Qt takes for markup what looks like it, and would fetch its pictures."""

from typing import Final

_WRITTEN: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"})
"""As `html.escape` does, which brings the names of all characters with it: 2 ms of every start."""


_LINE: Final = 80
"""Letters: where Qt begins a new line of a tip that is markup; it breaks no other."""


def words(tip: str) -> str:
    """What somebody reads in a tip that `plain` has made."""
    if not tip.startswith("<p>"):
        return tip
    from PySide6.QtGui import QTextDocumentFragment

    return QTextDocumentFragment.fromHtml(tip).toPlainText()


def plain(words: str) -> str:
    """The tip that shows these very words, long ones on several lines; none for none."""
    # a screen reader says a tip as it is written: without a tag where none is needed
    if len(words) <= _LINE and not {"<", "&"} & set(words):
        return words
    return f"<p>{words.translate(_WRITTEN)}</p>"
