import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest

from smmdesk.charts import budget, style
from smmdesk.charts.budget import Spending
from tests.charts.test_budget import WORDS
from tests.every import every

PNG = b"\x89PNG\r\n\x1a\n"


def a_chart(title: str = "Up 3 points", palette: style.Palette = style.LIGHT) -> style.Chart:
    spent = Spending(days=[date(2026, 11, 1), date(2026, 11, 2)], planned=[100, 20], actual=[80, None])
    return budget.cumulative(spent, title, WORDS, str, palette)


def test_pyplot_and_its_global_state_stay_out() -> None:
    code = (
        "import sys; from smmdesk.charts import style, budget, comparison\n"
        "assert 'matplotlib' not in sys.modules\n"
        "style.png(comparison.radar((), [], 'x', style.LIGHT).figure)\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error::UserWarning", "-c", code], check=True)


def test_the_typeface_is_ours() -> None:
    figure = a_chart().figure
    names = {text.get_fontfamily()[0] for text in [*figure.axes[0].texts, *figure.axes[0].get_xticklabels()]}
    assert names == {"FiraGO"}
    from matplotlib.font_manager import findfont

    assert "FiraGO" in findfont("FiraGO")


def test_a_picture_can_be_had() -> None:
    assert style.png(a_chart().figure, 50).startswith(PNG)


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK])
def test_the_palette_is_used(palette: style.Palette) -> None:
    from matplotlib.colors import to_hex

    assert to_hex(a_chart(palette=palette).figure.get_facecolor()).upper() == palette.ground


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK])
def test_neighbours_in_a_stack_differ_in_grey(palette: style.Palette) -> None:
    greys = [_luminance(colour) for colour in palette.series]
    assert every(_contrast(one, other) > 1.6 for one, other in pairwise(greys))


@pytest.mark.parametrize("palette", [style.LIGHT, style.DARK])
def test_words_can_be_read_on_the_ground(palette: style.Palette) -> None:
    ground = _luminance(palette.ground)
    assert min(_contrast(_luminance(colour), ground) for colour in (palette.text, palette.muted)) >= 4.5


@pytest.mark.parametrize("title", ["$5 and $6 _x^2_ \\frac", "🔥 日本 مرحبا ₾", "W" * 500, ""])
def test_any_words_can_be_a_title(title: str) -> None:
    assert style.png(a_chart(title).figure, 40).startswith(PNG)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
