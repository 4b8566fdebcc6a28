"""The look as data: sizes at a text size of 100 %, and the palettes. Nothing here knows Qt."""

from typing import Final, NamedTuple

SPACE_1: Final = 4
SPACE_2: Final = 8
SPACE_3: Final = 12
SPACE_4: Final = 16
SPACE_5: Final = 24

CORNER: Final = 6
# what holds words: use these through `ui.style.text_size.scaled`
# 20 for the words, 4 of padding and 1 of frame on either side
CONTROL_HEIGHT: Final = 30
ROW_HEIGHT: Final = 34
ICON: Final = 16
INSPECTOR_WIDTH: Final = 336

BLINK: Final = 300
"""Milliseconds that nobody needs to be told about: words that came and went within them would only flicker."""

FONT_FAMILY: Final = "FiraGO"
FONT_SMALL: Final = 8.5
FONT_BASE: Final = 10.0
FONT_HEADING: Final = 13.0
FONT_TITLE: Final = 17.0


class Tone(NamedTuple):  # made in a fifth of the time that a dataclass takes, before every first frame
    """One status colour: words on the page, a soft ground for a chip, and a solid fill for bars and dots."""

    text: str
    soft: str
    solid: str


class Colours(NamedTuple):
    """One palette. Every text colour reads at 4.5:1 or better on every ground it may lie on (a test computes it)."""

    window: str
    """the frame: navigation, top bar"""
    page: str
    """the ground of a page"""
    surface: str
    """what lies on the page: fields, cards, menus"""
    hover: str
    pressed: str
    border: str
    border_strong: str
    """an edge that only adorns: of menus, pictures, lines of a chart"""
    edge: str
    """what tells a field, a button or the chosen one of several from its ground: 3:1 or better"""
    text: str
    muted: str
    faint: str
    """placeholders and disabled words; still readable"""
    accent: str
    """a fill: the primary button, a checked box"""
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    """the accent as words and icons"""
    accent_soft: str
    """the ground of what is selected"""
    accent_pale: str
    """a fill beside one in the accent that comes behind it"""
    focus: str
    """the frame around where the keyboard is: 3:1 or better on every ground but the accent"""
    focus_on_accent: str
    tooltip: str
    on_tooltip: str
    good: Tone
    attention: Tone
    bad: Tone
    info: Tone
    clients: dict[str, str]
    """fills for marks of clients by the names of `ClientColour`: 3:1 or better on every ground; letters stand beside"""

    def tone(self, name: str) -> Tone:
        """The status colour called `good`, `attention`, `bad` or `info`."""
        return {"good": self.good, "attention": self.attention, "bad": self.bad, "info": self.info}[name]

    def colour(self, name: str) -> str:
        """A colour by its name here; a tone's name means its words (`bad`), `bad.solid` its fill.

        `client.red` is the mark of a client.
        """
        if "." in name:
            group, part = name.split(".")
            return self.clients[part] if group == "client" else str(getattr(self.tone(group), part))
        value = getattr(self, name)
        return value.text if isinstance(value, Tone) else str(value)


LIGHT: Final = Colours(
    window="#F4F4F3",
    page="#FCFCFB",
    surface="#FFFFFF",
    hover="#EBEBEA",
    pressed="#E1E1DF",
    border="#E5E5E3",
    border_strong="#CFCFCC",
    edge="#7F7F7B",
    text="#1D1D1F",
    muted="#5C5C63",
    faint="#626269",
    accent="#4453C4",
    accent_hover="#3A48B0",
    accent_pressed="#313D99",
    on_accent="#FFFFFF",
    accent_text="#3D4BB5",
    accent_soft="#E6E8F8",
    accent_pale="#7F8AE0",
    focus="#5F6BD3",
    focus_on_accent="#0A0A0B",
    tooltip="#2A2A2E",
    on_tooltip="#F4F4F5",
    good=Tone(text="#1C6B43", soft="#DFF2E7", solid="#2E9E66"),
    attention=Tone(text="#8A5200", soft="#FBEDD2", solid="#BF7D1B"),
    bad=Tone(text="#B3261E", soft="#FBE4E1", solid="#D9483E"),
    info=Tone(text="#1F5F8F", soft="#DFEEF8", solid="#3F8FC9"),
    clients={
        "red": "#C93B34",
        "orange": "#C05F10",
        "yellow": "#917400",
        "green": "#2E8B4A",
        "teal": "#12857F",
        "blue": "#2F7FC1",
        "indigo": "#4453C4",
        "purple": "#8048B8",
        "pink": "#BF3F86",
        "brown": "#8A5A3C",
    },
)

DARK: Final = Colours(
    window="#17171A",
    page="#1C1C1F",
    surface="#242428",
    hover="#2C2C31",
    pressed="#36363C",
    border="#303036",
    border_strong="#46464E",
    edge="#82828C",
    text="#ECECEE",
    muted="#B4B4BC",
    faint="#A3A3AD",
    accent="#5B69D6",
    accent_hover="#5361CC",
    accent_pressed="#4F5CC4",
    on_accent="#FFFFFF",
    accent_text="#A9B2F7",
    accent_soft="#31365A",
    accent_pale="#7C88EA",
    focus="#7C88EA",
    focus_on_accent="#FFFFFF",
    tooltip="#ECECEE",
    on_tooltip="#1C1C1F",
    good=Tone(text="#7FD3A4", soft="#1F3A2C", solid="#3FA873"),
    attention=Tone(text="#F0BE6E", soft="#43331A", solid="#D29A3A"),
    bad=Tone(text="#F79A91", soft="#4A2522", solid="#DE5C52"),
    info=Tone(text="#8EC5EE", soft="#1E3547", solid="#4C97CF"),
    clients={
        "red": "#E8736A",
        "orange": "#E58A3F",
        "yellow": "#D9B832",
        "green": "#58B974",
        "teal": "#35B5AB",
        "blue": "#5AA6E0",
        "indigo": "#8C98F2",
        "purple": "#B58AE8",
        "pink": "#E57DB5",
        "brown": "#C2946F",
    },
)

HIGH_LIGHT: Final = Colours(
    window="#FFFFFF",
    page="#FFFFFF",
    surface="#FFFFFF",
    hover="#E8E8E8",
    pressed="#DCDCDC",
    border="#6E6E6E",
    border_strong="#3C3C3C",
    edge="#1D1D1F",
    text="#000000",
    muted="#2A2A2D",
    faint="#38383C",
    accent="#202C8F",
    accent_hover="#172070",
    accent_pressed="#0E1552",
    on_accent="#FFFFFF",
    accent_text="#1B2680",
    accent_soft="#DDE1FF",
    accent_pale="#6873D6",
    focus="#1B2680",
    focus_on_accent="#FFFFFF",
    tooltip="#000000",
    on_tooltip="#FFFFFF",
    good=Tone(text="#0B3D22", soft="#DDF5E7", solid="#17643C"),
    attention=Tone(text="#4F2E00", soft="#FFEFCF", solid="#8A5200"),
    bad=Tone(text="#7A0C08", soft="#FFE3E0", solid="#A81C15"),
    info=Tone(text="#0B3656", soft="#DDF0FC", solid="#1F5F8F"),
    clients={
        "red": "#A3221C",
        "orange": "#8F4206",
        "yellow": "#6B5500",
        "green": "#1C6B36",
        "teal": "#0B615C",
        "blue": "#1D5C91",
        "indigo": "#2F3CA3",
        "purple": "#63329A",
        "pink": "#99286A",
        "brown": "#6B4228",
    },
)

HIGH_DARK: Final = Colours(
    window="#000000",
    page="#000000",
    surface="#000000",
    hover="#1E1E22",
    pressed="#2A2A30",
    border="#8A8A92",
    border_strong="#B4B4BC",
    edge="#D6D6DC",
    text="#FFFFFF",
    muted="#E2E2E7",
    faint="#D2D2D9",
    accent="#B3BCFF",
    accent_hover="#C7CEFF",
    accent_pressed="#DADFFF",
    on_accent="#000000",
    accent_text="#C7CEFF",
    accent_soft="#232B66",
    accent_pale="#7C88EA",
    focus="#FFD84D",
    focus_on_accent="#000000",
    tooltip="#FFFFFF",
    on_tooltip="#000000",
    good=Tone(text="#A6EBC4", soft="#0B2E1C", solid="#5BC98F"),
    attention=Tone(text="#FFD894", soft="#3A2500", solid="#E9B45A"),
    bad=Tone(text="#FFBDB6", soft="#45100C", solid="#F27B70"),
    info=Tone(text="#B5DDF8", soft="#0A2A42", solid="#70B6E8"),
    clients={
        "red": "#FF9088",
        "orange": "#F7A35E",
        "yellow": "#EBCB4A",
        "green": "#74D690",
        "teal": "#55D0C6",
        "blue": "#7FC0F2",
        "indigo": "#AAB4FF",
        "purple": "#CBA6F5",
        "pink": "#F59CCB",
        "brown": "#D9AE8A",
    },
)

NETWORKS: Final[dict[str, str]] = {
    "instagram": "#C2326F",
    "facebook": "#2A62C9",
    "vk": "#2F6FB5",
    "telegram": "#1F7AAD",
    "tiktok": "#2B2B33",
    "youtube": "#C4302B",
    "linkedin": "#2867A8",
    "x": "#3C4046",
    "pinterest": "#B3252F",
    "threads": "#4A4A50",
    "ok": "#B45A0A",
    "dzen": "#6B4FA3",
}
"""Grounds of the network chips, all dark enough for white letters; hues a hint only, the letters say it."""
