"""Cells on the clipboard, as text and as a table at once."""

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def put(text: str, html: str = "", *, mark: str = "") -> None:
    """Offer both to whoever pastes; `mark` is a type of content that tells whose it is.

    Qt keeps what holds them until after Python has ended, and destroys it then: it has to be one that Qt itself made,
    or that is a crash (see "Ownership" in ARCHITECTURE.md). A model makes one for what is dragged out of it.
    """
    model = QStringListModel([""])
    carried = model.mimeData([model.index(0)])
    carried.clear()
    carried.setText(text)
    if html:
        carried.setHtml(html)
    if mark:
        carried.setData(mark, b"1")
    QGuiApplication.clipboard().setMimeData(carried)
