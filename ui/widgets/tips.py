"""Tool tips that hold what people typed: Qt takes for markup what looks like it, and would fetch its pictures."""

from html import escape


def plain(words: str) -> str:
    """The tip that shows these very words, long ones on several lines; none for none."""
    return words and f"<p>{escape(words)}</p>".replace("\n", "<br>")
