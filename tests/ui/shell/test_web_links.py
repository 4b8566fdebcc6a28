"""What a browser may open: pages of the web, and nothing of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from ui.shell.web_links import open_link, web_link

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://maps.example/17?a=1#b ", "https://maps.example/17?a=1#b"),
        ("http://forum.example", "http://forum.example"),
        ("maps.example/17", "https://maps.example/17"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("vbscript://x.example", ""),
        ("C:\\Windows\\calc.exe", ""),
        ("smb://server.example/share", ""),
        ("two words.example", ""),
        ("https://[broken", ""),
        ("no link", ""),
        ("", ""),
    ],
)
def test_only_pages_of_the_web_are_opened(text: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert web_link(text) == address
    assert open_link(text) is bool(address)
    assert opened == ([address] if address else [])
