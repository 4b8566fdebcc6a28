"""Writes down the names of months and weekdays that Babel knows, and how dates are put together: `dates.json`.

`dev.py translate` runs it, also after an update of Babel.
Every window shows a month's name; to import Babel and read its data for that takes a tenth of a bare window.
"""

import json
import re
from pathlib import Path

from babel import Locale

HERE = Path(__file__).parent
WIDTHS = {"wide": 4, "abbreviated": 3}


def words(locale: Locale) -> dict[str, object]:
    """The names by the field of a date that they fill, as https://unicode.org/reports/tr35/tr35-dates.html calls it."""
    names: dict[str, object] = {"first_weekday": locale.first_week_day}
    for letter, context in (("M", "format"), ("L", "stand-alone")):
        for width, count in WIDTHS.items():
            names[letter * count] = [locale.months[context][width][month] for month in range(1, 13)]
    for width, count in WIDTHS.items():
        names["c" * count] = [locale.days["stand-alone"][width][day] for day in range(7)]
    return names | {width: template(locale.date_formats[width].pattern) for width in ("long", "medium")}


def template(pattern: str) -> str:
    """Babel's pattern for `str.format`: fields in braces, what is quoted without its quotes."""
    return re.sub(r"'([^']*)'|([a-zA-Z]+)", lambda part: part[1] or f"{{{part[2]}}}", pattern)


if __name__ == "__main__":
    languages = json.loads((HERE / "languages.json").read_bytes())
    found = {code: words(Locale.parse(row["locale"])) for code, row in languages.items()}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (HERE / "dates.json").write_text(text + "\n", "utf-8", newline="\n")
