"""Words on a few lines, for what is painted by hand."""

from itertools import pairwise

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout


def wrapped(words: str, face: QFont, width: int, most: int = 2) -> list[str]:
    """The words on so many lines at the most; the last takes the rest, to be cut where it is painted."""
    if most == 1 or QFontMetrics(face).horizontalAdvance(words) <= width:
        return [words]
    layout = QTextLayout(words, face)
    layout.beginLayout()
    ends = [0]
    while len(ends) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    parts = [words[start:end].strip() for start, end in pairwise([*ends, len(words)])]
    return [part for part in parts if part]
