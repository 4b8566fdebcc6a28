"""The colours of clients: chosen by the user, else given in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import ClientColour

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client

# neighbours are easy to tell apart; red comes late, for it reads as a warning
IN_TURN: Final = (
    ClientColour.INDIGO,
    ClientColour.ORANGE,
    ClientColour.TEAL,
    ClientColour.PINK,
    ClientColour.BLUE,
    ClientColour.BROWN,
    ClientColour.GREEN,
    ClientColour.PURPLE,
    ClientColour.YELLOW,
    ClientColour.RED,
)


def token_of(client: Client, place: int = 0) -> str:
    """The name of its colour for `theme.colour`, which may be kept: `client.teal`.

    `place` is the client's among all by age, by which it gets one where nobody has chosen.
    """
    return f"client.{client.colour or IN_TURN[place % len(IN_TURN)]}"
