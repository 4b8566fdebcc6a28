"""The views on the left, by name."""

from typing import Final

OFFERS: Final = "offers"
QUESTIONS: Final = "questions"
WEIGHTS: Final = "weights"
REASONS: Final = "reasons"
PROFILE: Final = "profile"
