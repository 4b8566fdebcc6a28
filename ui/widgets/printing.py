"""Page pictures onto paper: what is printed is what the preview shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence

PRINT_DPI = 300


def printer_for(first: QImage, name: str) -> QPrinter:
    """A printer set up for pages like this one: whole sheet, upright or lying, A4 or Letter by its proportions."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName(name)
    long, short = max(first.width(), first.height()), min(first.width(), first.height())
    letter = long / max(short, 1) < 1.35  # Letter is 1.29 times as long as wide, A4 1.41 times
    made.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
    lying = first.width() > first.height()
    made.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    # the pages bring their margins with them
    made.setFullPage(True)
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    return made


def print_pages(parent: QWidget, language: Language, pages: Sequence[bytes], name: str) -> bool:
    """Ask for the printer and print PNG `pages` (made at PRINT_DPI); False where the person thought better of it."""
    images = [QImage.fromData(page) for page in pages]
    if not images:
        return False
    printer = printer_for(images[0], name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(language(_("Print {name}"), name=name))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    put_on_paper(printer, images)
    return True


def put_on_paper(printer: QPrinter, images: Sequence[QImage]) -> None:
    """Each picture fills a sheet, keeping its proportions; of the pages only the range that was asked for."""
    # 0 is what Qt says where all pages are wanted
    first = printer.fromPage() or 1
    last = printer.toPage() or len(images)
    painter = QPainter(printer)
    for number, image in enumerate(images[first - 1 : last]):
        if number:
            printer.newPage()
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
    painter.end()
