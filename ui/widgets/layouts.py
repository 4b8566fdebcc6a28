"""Letters of other keyboard layouts by the Latin letter on the same key, for keys that mean something by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SAME_KEY: Final[Mapping[str, str]] = {
    **dict(zip("НЗТЧУСЕ", "YPNXECT", strict=True)),  # ЙЦУКЕН
    **dict(zip("ყპნხეცტ", "YPNXECT", strict=True)),  # Georgian QWERTY
}
"""Capitals, where the script has them."""
