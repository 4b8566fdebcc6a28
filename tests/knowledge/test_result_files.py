"""How to get the file: steps in every language, dated where somebody read them, and of what to look for elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from smmdesk.domain.networks import Network
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.files import facts
from smmdesk.knowledge.result_files import read_result_files
from smmdesk.speech.languages import HABITS
from tests.every import every

CODES = tuple(HABITS)
MOVE = {"en": "Menus move", "ru": "Меню меняются", "ka": "მენიუ იცვლება"}
ASKED_FOR = {
    *(Network.INSTAGRAM, Network.FACEBOOK, Network.TIKTOK, Network.YOUTUBE, Network.LINKEDIN),
    *(Network.X, Network.VK, Network.TELEGRAM),
}


@pytest.mark.parametrize("code", CODES)
def test_every_file_has_a_few_short_steps(code: str) -> None:
    files = Knowledge(code).result_files()
    assert every(2 <= len(each.steps) <= 4 for each in files)
    assert every(15 <= len(step) <= 150 and step.endswith(".") for each in files for step in each.steps)
    assert every(len(each.name) <= 30 for each in files)
    assert len({each.name for each in files}) == len(files)


@pytest.mark.parametrize("code", CODES)
def test_languages_differ_in_words_alone(code: str) -> None:
    told = [(each.key, len(each.steps), each.networks, each.sources, each.reading) for each in read_result_files(code)]
    assert told == [
        (each.key, len(each.steps), each.networks, each.sources, each.reading) for each in read_result_files("en")
    ]


@pytest.mark.parametrize("code", CODES)
def test_what_could_not_be_read_says_what_to_look_for_and_has_no_day(code: str) -> None:
    files = read_result_files(code)
    assert every((each.reading is None) == (MOVE[code] in each.steps[0]) for each in files)
    assert {each.reading is None for each in files} == {True, False}


def test_what_was_read_has_its_address_and_is_old_after_half_a_year() -> None:
    read = [(each, each.reading) for each in read_result_files("en") if each.reading]
    assert every(re.fullmatch(r"https://[^\s/]+/\S+", reading.source) for _file, reading in read)
    assert every(reading.checked <= date(2026, 12, 1) for _file, reading in read)
    assert every(not each.is_stale(reading.checked + timedelta(days=180)) for each, reading in read)
    assert every(each.is_stale(reading.checked + timedelta(days=181)) for each, reading in read)


def test_somebodys_guide_is_told_from_a_page_of_whoever_gives_the_file() -> None:
    readings = [each.reading for each in read_result_files("en") if each.reading]
    assert every(reading.secondary == (reading.site == "github.com") for reading in readings)


def test_steps_without_a_day_are_never_old() -> None:
    unread = [each for each in read_result_files("en") if each.reading is None]
    assert every(not each.is_stale(date.max) for each in unread)


def test_files_can_be_asked_for_by_network() -> None:
    knowledge = Knowledge("en")
    assert [each.key for each in knowledge.result_files(Network.FACEBOOK)] == [
        "meta_content",
        "meta_series",
        "ads_meta",
    ]
    assert [each.key for each in knowledge.result_files(Network.YOUTUBE)] == ["youtube"]
    assert knowledge.result_files(Network.DZEN) == ()
    assert {network for network in Network if knowledge.result_files(network)} == ASKED_FOR
    assert [each.key for each in knowledge.result_files() if not each.networks] == ["ads_google", "ga4", "sproutsocial"]


def test_no_two_ways_lead_to_the_same_kind_of_file() -> None:
    sources = [source for each in read_result_files("en") for source in each.sources]
    assert len({*sources}) == len(sources)
    assert every(each.sources for each in read_result_files("en"))


def test_whatever_is_recognised_has_a_way_to_it() -> None:
    sources = facts("analytics")["sources"].items()
    # what we wrote ourselves comes from nowhere else
    known = {source for source, row in sources if "as" not in row and not source.startswith("smmdesk")}
    assert {source for each in read_result_files("en") for source in each.sources} == known
