"""The line that begins a post: what is understood of it, and that nothing of it is lost."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.exchange.plans.quick_words import QuickPost, QuickWords

QUICK = QuickWords(["News", "Behind the scenes", "Новости", "სიახლეები"])
IG, FB, TG, VK = Network.INSTAGRAM, Network.FACEBOOK, Network.TELEGRAM, Network.VK
HALF_SEVEN = time(18, 30)
KNOWN = [
    "18:30",
    "9.30",
    "10.12",
    "7 pm",
    "IG",
    "FB",
    "тг",
    "вк",
    "Instagram",
    "reel",
    "рилс",
    "short video",
    "News",
    "X",
    "ok",
    "in",
]
SIGNS = ["—", "-", "|", ",", "&", "#new", "#мёд", "#1", '"', '"IG"', "IG/FB,", "«IG»", "ცომი", "Honey", "cake", "of"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "18:30 IG FB reel Honey cake #new",
            QuickPost(
                text="Honey cake", time=HALF_SEVEN, networks=(IG, FB), format=Format.SHORT_VIDEO, hashtags=("#new",)
            ),
        ),
        (
            "18:30 тг вк рилс новости Медовик #мёд #торт",
            QuickPost(
                text="Медовик",
                time=HALF_SEVEN,
                networks=(TG, VK),
                format=Format.SHORT_VIDEO,
                rubric="Новости",
                hashtags=("#мёд", "#торт"),
            ),
        ),
        (
            "18:30 ინსტა რილსი სიახლეები თაფლის ტორტი",
            QuickPost(
                text="თაფლის ტორტი",
                time=HALF_SEVEN,
                networks=(IG,),
                format=Format.SHORT_VIDEO,
                rubric="სიახლეები",
            ),
        ),
        ("IG/FB, 7 pm — Hello", QuickPost(text="Hello", time=time(19), networks=(IG, FB))),
        ("reel IG: behind the scenes we bake", QuickPost(text="we bake", networks=(IG,), format=Format.SHORT_VIDEO,
                                                         rubric="Behind the scenes")),
        ("18:30 X OK go", QuickPost(text="go", time=HALF_SEVEN, networks=(Network.X, Network.OK))),
        ("18:30", QuickPost(time=HALF_SEVEN)),
        ("18:30 reel photo", QuickPost(text="photo", time=HALF_SEVEN, format=Format.SHORT_VIDEO)),
    ],
)  # fmt: skip
def test_what_stands_before_the_text_is_understood(line: str, said: QuickPost) -> None:
    found = QUICK.understand(line)
    assert said == QuickPost(
        text=found.text,
        time=found.time,
        networks=found.networks,
        format=found.format,
        rubric=found.rubric,
        hashtags=found.hashtags,
    )


@pytest.mark.parametrize(
    ("line", "form", "rubric", "text"),
    [
        ("9:15 IG story Oven", Format.STORY, "", "Oven"),
        ("9:15 IG story story Oven", Format.STORY, "Story", "Oven"),
        ("IG reel story Oven", Format.SHORT_VIDEO, "Story", "Oven"),
        ("18:30 вк история Печь", Format.STORY, "", "Печь"),
        ("18:30 вк рилс история Печь", Format.SHORT_VIDEO, "История", "Печь"),
    ],
)
def test_what_is_a_form_and_a_rubric_is_the_form_first(line: str, form: Format, rubric: str, text: str) -> None:
    found = QuickWords(["Story", "История"]).understand(line)
    assert (found.format, found.rubric, found.text) == (form, rubric, text)


@pytest.mark.parametrize(
    "line",
    [
        "Story of our oven",
        "Live music on Friday",
        "Instagram, Facebook and we",
        "News from the bakery",
        "In November",
        "OK, we did it",
        "X marks the spot",
        "Threads of gold",
        "ok",
        "18:30–20:00 tasting",
        "18:30 - 20:00 tasting",
        "25:70 IG",
        "(IG) down",
        "#new #fresh",
        "We are #1",
        '"Honey" cake',
    ],
)
def test_a_text_that_only_begins_like_that_stays_whole(line: str) -> None:
    assert QUICK.understand(line) == QuickPost(text=line)


@pytest.mark.parametrize(
    ("line", "text", "taken"),
    [
        ('18:30 "IG" is down', "IG is down", ("18:30",)),
        ('IG "reel" of the day', "reel of the day", ("IG",)),
        ('"18:30 IG" is a slot', "18:30 IG is a slot", ()),
        ('Bread "#new"', "Bread #new", ()),
        ('18:30 "Honey" cake', '"Honey" cake', ("18:30",)),
        ('18:30 5" wide, 6" tall', '5" wide, 6" tall', ("18:30",)),
        ('IG "FB', '"FB', ("IG",)),
    ],
)
def test_quotes_keep_words_in_the_text(line: str, text: str, taken: tuple[str, ...]) -> None:
    found = QUICK.understand(line)
    assert (found.text, found.taken) == (text, taken)


@pytest.mark.parametrize(
    ("line", "at", "text"),
    [
        ("09.30 Honey cake", time(9, 30), "Honey cake"),
        ("9.30 тг вк Медовик", time(9, 30), "Медовик"),
        ("IG 18.45 თაფლის ტორტი", time(18, 45), "თაფლის ტორტი"),
        ("20.00 — Живой звук", time(20), "Живой звук"),
        ("00.05 რილსი ღამის ცომი", time(0, 5), "ღამის ცომი"),
        ("9.30 #new", time(9, 30), ""),
    ],
)
def test_an_hour_may_have_a_dot(line: str, at: time, text: str) -> None:
    found = QUICK.understand(line)
    assert (found.time, found.text) == (at, text)


@pytest.mark.parametrize(
    "line",
    [
        "3.5 kg of honey",
        "2.50 ₾ за эклер",
        "9.90 лари и ни тетри больше",
        "12.50 ₽, и торт ваш",
        "1.50 კგ ფქვილი",
        "10.12 Fair in the old town",
        "9.05 День Победы",
        "12.11 გამოფენა",
        "24.30 Nothing",
        "31.60 Nothing",
        "09.30",
        "09.30-11.00 tasting",
        "09.30 – 11.00 tasting",
        "1.15.2 is out",
    ],
)
def test_amounts_days_and_spans_with_a_dot_are_text(line: str) -> None:
    assert QUICK.understand(line) == QuickPost(text=line)


@given(st.times(), st.sampled_from(["Honey cake", "Медовик", "თაფლის ტორტი"]))
def test_with_a_dot_it_is_the_hour_that_it_is_with_a_colon_or_text(at: time, text: str) -> None:
    dotted = QUICK.understand(f"{at:%H.%M} {text}")
    if at.hour and 1 <= at.minute <= 12:  # so may a day be written
        assert dotted == QuickPost(text=f"{at:%H.%M} {text}")
    else:
        assert dotted.time == QUICK.understand(f"{at:%H:%M} {text}").time
        assert dotted.text == text


def in_order(found: QuickPost) -> list[str]:
    return [*found.taken, *found.text.split(), *found.hashtags]


@given(st.lists(st.sampled_from([*KNOWN, *SIGNS]), max_size=8).map(" ".join))
def test_no_word_of_a_line_is_lost(line: str) -> None:
    found = QUICK.understand(line)
    assert "".join(in_order(found)).replace('"', "") == "".join(line.split()).replace('"', "")
    if '"' not in line:
        assert in_order(found) == line.split()


@given(st.text(max_size=40))
def test_nothing_of_any_text_is_lost(line: str) -> None:
    found = QUICK.understand(line)
    left = "".join(in_order(found)).replace('"', "")
    assert left == "".join(line.split()).replace('"', "")


@given(st.lists(st.sampled_from([*KNOWN, *(sign for sign in SIGNS if '"' not in sign)]), min_size=1).map(" ".join))
def test_anything_can_be_typed_as_it_is(words: str) -> None:
    assert QUICK.understand(f'"{words}"').text in {words, f'"{words}"'}
    assert QUICK.understand(f'18:30 "{words}"').text in {words, f'"{words}"'}


@given(
    st.times(), st.lists(st.sampled_from(Network), unique=True), st.sampled_from(Format), st.sampled_from(["", "News"])
)
def test_what_is_written_out_is_understood(at: time, networks: list[Network], form: Format, rubric: str) -> None:
    line = f"{at:%H:%M} {' '.join(network.letters for network in networks)} {form.replace('_', ' ')} {rubric} a cake"
    found = QUICK.understand(line)
    assert (found.time, found.networks) == (at.replace(second=0, microsecond=0), tuple(networks))
    assert (found.format, found.rubric, found.text) == (form, rubric, "a cake")
