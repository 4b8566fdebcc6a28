"""Worn-out phrases are found as whole words, in the language of the text whatever the window's is."""

import pytest

from smmdesk.knowledge.texts import read_worn_out
from smmdesk.knowledge.worn_out import worn_out_in
from smmdesk.speech.language import LANGUAGES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We are a TEAM of\nprofessionals, and a market  leader.", ["team of professionals", "market leader"]),
        ("Don’t miss out!", ["don't miss out"]),
        ("Steam of professionals, market leadership", []),
        ("Мы — команда профессионалов. Don't miss out!", ["don't miss out", "команда профессионалов"]),
        ("Чего же вы ждете?", ["чего же вы ждёте"]),
        ("Кухня под ключ", ["под ключ"]),
        ("Замок под ключом", []),
        ("იჩქარეთ, ბაზრის ლიდერი აქ არის", ["ბაზრის ლიდერი", "იჩქარეთ"]),
        ("ნუ იჩქარეთო", []),
        ("", []),
    ],
)
def test_whole_words_in_the_language_of_the_text(text: str, found: list[str]) -> None:
    assert worn_out_in(text) == found


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_phrase_is_found_in_a_sentence_of_its_own(code: str) -> None:
    for phrase in read_worn_out(code):
        assert phrase in worn_out_in(f"— {phrase.capitalize() if code != 'ka' else phrase}!")
