"""Draws the icons the window uses as SVG files, from the Phosphor font that QtAwesome brings.

Run while developing, after adding a name below: `python resources/icons/make.py`.
The program itself reads only the SVG files: importing QtAwesome costs as much as a whole first frame.
"""

import json
from pathlib import Path

import qtawesome
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

NAMES = """
address-book archive-box arrow-clockwise arrow-counter-clockwise arrow-down arrow-left arrow-right arrow-square-out
arrow-u-up-left arrow-u-up-right arrow-up arrows-left-right bank bell book-open briefcase broadcast buildings
calendar-blank calendar-check calendar-plus camera caret-down caret-left caret-right caret-up chart-bar
chart-bar-horizontal chart-line-up chart-pie-slice chat-circle-dots check check-circle check-square circle
circle-dashed circle-half clock columns compass copy desktop dots-six-vertical dots-three download-simple
envelope-simple eye eye-slash file-pdf file-text film-strip flag folder-open frame-corners funnel gear-six globe
graduation-cap handshake hash hourglass-medium house-simple image image-square info keyboard layout lightbulb link
list list-bullets list-numbers lock lock-open magnifying-glass map-pin megaphone microphone minus minus-circle
monitor-play moon music-notes newspaper note-pencil paper-plane-tilt paperclip path pencil-simple phone play plus
plus-circle printer prohibit push-pin question quotes rows scales share-network sliders-horizontal smiley smiley-meh
smiley-sad sparkle square square-half stack star star-fill storefront sun table tag target text-align-left text-t
thumbs-down thumbs-up translate trash tray trend-down trend-up trophy upload-simple user users users-three
video-camera wallet warning warning-circle x x-circle
""".split()

HERE = Path(__file__).parent
FONTS = Path(qtawesome.__file__).parent / "fonts"


def outline(font: TTFont, glyph: str) -> str:
    """One glyph as a whole SVG; font units count upwards, SVG downwards."""
    em = font["head"].unitsPerEm
    pen = SVGPathPen(font.getGlyphSet(), ntos=lambda number: f"{number:g}")
    font.getGlyphSet()[glyph].draw(TransformPen(pen, (1, 0, 0, -1, 0, font["hhea"].ascent)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {em} {em}">'
        f'<path fill="currentColor" d="{pen.getCommands()}"/></svg>\n'
    )


def main() -> None:
    """Write every icon of NAMES beside this file and drop those no longer named."""
    font = TTFont(next(FONTS.glob("phosphor-*.ttf")))
    codes = json.loads(next(FONTS.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    glyphs = font.getBestCmap()
    if unknown := sorted(set(NAMES) - set(codes)):
        raise SystemExit(f"The font has no {', '.join(unknown)}.")
    for old in HERE.glob("*.svg"):
        old.unlink()
    for name in NAMES:
        svg = outline(font, glyphs[int(codes[name], 16)])
        (HERE / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
