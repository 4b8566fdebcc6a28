"""What screen readers hear of a painted calendar."""

from collections.abc import Mapping
from datetime import date

from smmdesk.speech.language import Language, _


def day_in_words(language: Language, day: date, posts: int, holidays: Mapping[date, str]) -> str:
    """Tuesday 3 November, 2 posts; and the holiday's name."""
    return f"{day_named(language, day)}, {posts_in_words(language, day, posts, holidays)}"


def day_named(language: Language, day: date) -> str:
    """Tuesday 3 November."""
    return f"{raised(language.weekday(day))} {language.day_and_month(day)}"


def posts_in_words(language: Language, day: date, posts: int, holidays: Mapping[date, str]) -> str:
    """2 posts; and the holiday's name."""
    count = language.count("{n} post", "{n} posts", posts) if posts else language(_("no posts"))
    return ", ".join(part for part in (count, holidays.get(day, "")) if part)


def raised(name: str) -> str:
    """A name as a heading; Georgian letters have no capitals that one would use here."""
    return name if "ა" <= name[:1] <= "ჿ" else name[:1].upper() + name[1:]
