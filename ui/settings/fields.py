"""The fields of the settings: the workspace's own, which undo knows, and the program's on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ENGAGING, MOST_REUSE_DAYS, DeskKind
from smmdesk.knowledge.metrics import name_of
from smmdesk.speech.language import LANGUAGES, Language, _
from ui.shell.media_field import Media
from ui.style.text_size import AS_SYSTEM, SIZES
from ui.style.theme import Contrast, Scheme
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice, Segments
from ui.widgets.forms.editors import Line, Tick, Whole
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.world import COUNTRY, LANGUAGE, ZONE, Currency

if TYPE_CHECKING:
    from ui.shell.media_files import MediaShelf
    from ui.widgets.forms.editor import Editor
    from ui.widgets.segments import Options


def engaging(language: Language) -> Options:
    """What may count as an engagement, by its name."""
    return [(key, name_of(key, language.code)) for key in ENGAGING]


def desk(logo: MediaShelf) -> tuple[Section, ...]:
    """The workspace's own."""
    return (
        Section(
            "",
            (
                Field("name", _("Name"), Line(_("Your name, or that of your business"))),
                Field("kind", _("I look after"), Segments(DeskKind)),
                Field("country", _("Country"), COUNTRY, half=True),
                Field("currency", _("Currency"), Currency(), half=True),
                Field("time_zone", _("Time zone"), ZONE, half=True),
                Field("language", _("Language of clients and documents"), LANGUAGE, half=True),
            ),
        ),
        Section(
            "",
            (
                Field(
                    "logo",
                    _("Logo"),
                    Media(logo, _("Choose the logo"), _("Take the logo {name} off"), is_one=True),
                    hint=_("It stands beside the client’s on reports."),
                ),
                Field(
                    "engagement",
                    _("What counts as an engagement"),
                    Chips(engaging),
                    hint=_("Every engagement rate follows it, of days that are over as well."),
                ),
                Field(
                    "reuse_days",
                    _("Link or file used again within"),
                    Whole(high=MOST_REUSE_DAYS, unit=_("days"), may_be_empty=False),
                    hint=_("A post names the earlier one that had its link or a file of it; 0 turns that off."),
                ),
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class ProgramSettings:
    """What the program's form shows."""

    language: str
    theme: Scheme
    contrast: Contrast
    text_size: int
    tray: bool


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A `Scheme`; its words are those of the look."""

    def build(self, language: Language) -> Editor:
        """An editor of `Scheme`."""
        return Segments(theme_options(language)).build(language)


def theme_options(language: Language) -> Options:
    """The three schemes by name."""
    return [
        (Scheme.SYSTEM, language(_("As the system"))),
        (Scheme.LIGHT, language.sense("look", "Light")),
        (Scheme.DARK, language.sense("look", "Dark")),
    ]


@dataclass(frozen=True, slots=True)
class ContrastChoice:
    """A `Contrast`, in words of its own."""

    def build(self, language: Language) -> Editor:
        """An editor of `Contrast`."""
        options = [
            (Contrast.SYSTEM, language(_("As the system"))),
            (Contrast.USUAL, language.sense("contrast", "Usual")),
            (Contrast.HIGH, language.sense("contrast", "High")),
        ]
        return Segments(options).build(language)


def text_sizes(language: Language) -> Options:
    """The sizes of words by their share of the usual one."""
    return [
        (AS_SYSTEM, language(_("As the system"))),
        *((size, language.percent(Fraction(size, 100))) for size in SIZES),
    ]


def _has_tray(_settings: ProgramSettings) -> bool:
    """Whether the desktop has a place to call from; without one what is due stands in the window alone."""
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable()


LANGUAGE_OF_WINDOW: Final = Segments(list(LANGUAGES.items()))

PROGRAM: Final = (
    Section(
        "",
        (
            Field("language", _("Language of the window"), LANGUAGE_OF_WINDOW),
            Field("theme", _("Look"), ThemeChoice()),
            Field("contrast", _("Contrast"), ContrastChoice()),
            Field("text_size", _("Text size"), Choice(text_sizes)),
            Field("tray", "", Tick(_("Call me when a post is due while I work elsewhere")), when=_has_tray),
        ),
    ),
)
