"""What the program is made of, and under which licences."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from smmdesk.speech.language import _


@dataclass(frozen=True, slots=True)
class Credit:
    """A component, its licence by SPDX, what it is for here, and its name on the package index where it has one."""

    name: str
    licence: str
    use: str
    package: str = ""

    def version(self) -> str:
        """The version at work; empty where nobody knows."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


CREDITS: Final = (
    Credit("Qt, PySide6", "LGPL-3.0", _("the window"), "PySide6-Essentials"),
    Credit("SQLite, SQLCipher", "Public domain, BSD-3-Clause", _("the workspace's file")),
    Credit("sqlcipher3", "Zlib", _("the way to that file"), "sqlcipher3"),
    Credit("SQLAlchemy", "MIT", _("reading and writing"), "SQLAlchemy"),
    Credit("Alembic", "MIT", _("bringing older workspaces up to date"), "alembic"),
    Credit("Psycopg", "LGPL-3.0", _("a team's server"), "psycopg"),
    Credit("Typst", "Apache-2.0", _("documents to print"), "typst"),
    Credit("Pillow", "MIT-CMU", _("pictures on paper"), "pillow"),
    Credit("Matplotlib", "Matplotlib (PSF)", _("charts"), "matplotlib"),
    Credit("NumPy", "BSD-3-Clause", _("finding repeats among many texts"), "numpy"),
    Credit("Babel, CLDR", "BSD-3-Clause, Unicode-3.0", _("languages, dates, money"), "Babel"),
    Credit("python-calamine", "MIT", _("reading spreadsheets"), "python-calamine"),
    Credit("XlsxWriter", "BSD-2-Clause", _("writing spreadsheets"), "XlsxWriter"),
    Credit("charset-normalizer", "MIT", _("reading text of any encoding"), "charset-normalizer"),
    Credit("icalendar", "BSD-2-Clause", _("calendar files"), "icalendar"),
    Credit("python-dateutil", "Apache-2.0 or BSD-3-Clause", _("repeating dates"), "python-dateutil"),
    Credit("holidays", "MIT", _("public holidays"), "holidays"),
    Credit("tzdata", "Public domain", _("time zones"), "tzdata"),
    Credit("platformdirs", "MIT", _("where settings lie"), "platformdirs"),
    Credit("FiraGO, Noto Emoji", "OFL-1.1", _("typefaces")),
    Credit("Phosphor Icons", "MIT", _("icons")),
)
