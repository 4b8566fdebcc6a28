"""Journeys on a desktop of their own: a screen, a window manager, real keys and clicks; each in a child."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.real.desktop import run_there

REAL = Path(__file__).parent / "real"


@pytest.mark.parametrize("way", ["by_mouse", "by_keyboard"])
def test_the_half_hour(tmp_path: Path, way: str) -> None:
    assert "1 passed" in run_there(tmp_path, str(REAL / f"{way}.py"))
