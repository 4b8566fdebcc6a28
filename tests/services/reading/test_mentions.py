"""Files of mentions taken in: whose they are, that nothing comes twice, and that no data of persons stay."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.ids import BrandId, ClientId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source, ToneBy
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.exchange.mentions.kind import NoMentionsError
from smmdesk.opening import open_workspace
from smmdesk.services.reading.kind import Asked
from smmdesk.services.reading.mentions import MENTION_FILES, UnknownBrandError
from smmdesk.speech.language import Language
from tests.desks import new_desk
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

FILES = Path(__file__).parents[2] / "data" / "mentions"
CLIENT = ClientId("sweet")
ZONE = "Asia/Tbilisi"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone=ZONE))
    return workspace


def watched(desk: Workspace, name: str, *, own: bool = False, spellings: tuple[str, ...] = ()) -> Brand:
    brand = Brand(id=BrandId(name), client_id=CLIENT, name=name, own=own, spellings=spellings)
    desk.records.add(brand)
    return brand


def read_in(desk: Workspace, file: Path, *, brand: str = "", dry_run: bool = False) -> ImportReport:
    return desk.importing.import_file(
        file, "Sweet Balcony", kind=MENTION_FILES, date_order="dmy", asked=Asked(brand=brand), dry_run=dry_run
    )


def by_link(desk: Workspace) -> dict[str, Mention]:
    return {each.link: each for each in desk.records.all(Mention)}


def written(folder: Path, text: str) -> Path:
    path = folder / "mentions.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_meltwater_file_comes_once_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_desk(tmp_path / "desk").close()
    asked = ["import", str(tmp_path / "desk"), str(FILES / "meltwater.csv"), "--client", "Sweet Balcony"]
    told = []
    for _time in range(2):
        assert main([*asked, "--as", "mentions", "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert [(each["added"], each["updated"], each["skipped"]) for each in told] == [(4, 0, 0), (0, 0, 4)]
    assert told[0]["brands"] == [{"brand": "Sweet Balcony", "mentions": 3}, {"brand": None, "mentions": 1}]
    assert (told[0]["mentions"], told[0]["waiting"]) == (4, 1)
    with open_workspace(tmp_path / "desk") as workspace:
        found = {each.link.partition("?")[0]: each for each in workspace.records.all(Mention)}
    tweet = found["https://twitter.com/ana/status/1"]
    assert (tweet.tone, tweet.tone_by, tweet.source) == (Sentiment.NEGATIVE, ToneBy.FILE, Source.COMMUNITY)
    assert (tweet.reach, tweet.likes, tweet.comments, tweet.reposts) == (310, 4, 2, 1)
    assert (tweet.moment.wall, tweet.timed, tweet.needs_answer) == (datetime(2026, 11, 15, 23, 40), True, True)
    article = found["https://www.news.example/cake"]
    assert article.text == "Ten places for a slice...\n...the honey cake of Sweet Balcony is worth the queue..."
    assert (article.title, article.author, article.language) == ("Where to eat cake in Tbilisi", "Nino Beridze", "en")
    assert "AVE: 1156.25" in article.note
    assert "Alternate Date Format" not in article.note


def test_alerts_come_with_real_links_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_desk(tmp_path / "desk").close()
    asked = ["import", str(tmp_path / "desk"), str(FILES / "alerts.xml"), "--client", "Sweet Balcony"]
    assert main([*asked, "--as", "mentions", "--dry-run"]) == 0
    assert "2 added, 0 updated, 0 skipped." in capsys.readouterr().out
    for added in (2, 0):
        assert main([*asked, "--as", "mentions", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["added"] == added
    with open_workspace(tmp_path / "desk") as workspace:
        found = workspace.records.all(Mention, order_by="moment_wall")
    assert every("google.com/url" not in each.link for each in found)
    assert [(each.source, each.kind) for each in found] == [
        (Source.REVIEW_SITE, MentionKind.REVIEW),
        (Source.ONLINE_MEDIA, MentionKind.MEDIA),
    ]


def test_a_russian_table_is_read_with_the_words_of_its_service(desk: Workspace) -> None:
    own = watched(desk, "Сладкий балкон", own=True)
    rival = watched(desk, "Дом мёда")
    report = read_in(desk, FILES / "upominaniya.csv")
    assert (report.added, report.passed_over) == (4, 2)
    assert report.told["mentions"] == 5
    found = desk.records.all(Mention)
    complaint, review, media = (by_link(desk)[link] for link in _RUSSIAN)
    assert (complaint.brand_id, complaint.tone, complaint.needs_answer) == (own.id, Sentiment.NEGATIVE, True)
    assert (complaint.reach, complaint.likes, complaint.topics) == (1200, 3, ("торт", "сервис"))
    assert complaint.note == "Индекс цитирования: 45,2\nРегион: Тбилиси"
    assert (review.stars, review.tone, review.timed) == (5, Sentiment.POSITIVE, False)
    assert review.answered == LocalMoment(datetime(2026, 11, 26, 18, 0), ZONE)
    assert (media.brand_id, media.tone, media.needs_answer) == (None, Sentiment.NEUTRAL, False)
    # of one text that names two brands each has its own mention
    both = [each for each in found if each.link == "https://forum.example/t?id=5"]
    assert {each.brand_id for each in both} == {own.id, rival.id}
    assert {each.tone for each in both} == {None}
    again = read_in(desk, FILES / "upominaniya.csv")
    assert (again.added, again.updated, again.skipped) == (0, 0, 4)


_RUSSIAN = (
    "https://vk.com/wall-1_11?utm_source=x",
    "https://otzovik.com/review_1.html",
    "https://smi.example/rynok",
)


def test_no_data_of_persons_are_kept(desk: Workspace) -> None:
    report = read_in(desk, FILES / "with_persons.csv")
    assert report.added == 3
    (told,) = [str(each) for each in report.problems if "persons" in str(each)]
    assert told == ("Data of persons were not kept. Columns: Author e-mail, Phone, Contact, User ID. Rows with any: 3.")
    assert report.about.table is not None
    assert report.about.table.uses.count("-") == 4
    assert {each.note for each in desk.records.all(Mention)} == {"Seen: shelf", "", "Seen: window"}
    folder = desk.folder
    assert folder is not None
    desk.close()
    kept = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    assert b"Wonderful cake" in kept
    for secret in (b"secret", b"second@", b"555 01", b"5550102", b"2-11-22", b"77000"):
        assert secret not in kept


def test_cells_beyond_the_names_keep_no_person_either(desk: Workspace, tmp_path: Path) -> None:
    read_in(desk, written(tmp_path, "Date,Link,Text\n2026-11-10,https://a.example/1,So good,ana@mail.example\n"))
    (made,) = desk.records.all(Mention)
    assert made.note == ""


def test_what_a_person_said_no_file_takes_back(desk: Workspace) -> None:
    read_in(desk, FILES / "meltwater.csv")
    tweet = by_link(desk)["https://twitter.com/ana/status/1"]
    desk.reputation.judge([tweet.id], Sentiment.POSITIVE)
    desk.reputation.answer(tweet.id)
    other = by_link(desk)["https://press.example/sugar"]
    desk.reputation.change(other.id, brand_id=tweet.brand_id)
    before = desk.records.all(Mention)
    report = read_in(desk, FILES / "meltwater.csv")
    assert (report.added, report.updated) == (0, 0)
    assert desk.records.all(Mention) == before


def test_what_was_written_down_by_hand_is_known(desk: Workspace, tmp_path: Path) -> None:
    desk.reputation.write_down(CLIENT, link="http://forum.example/t/7/", text="Sweet Balcony is late")
    path = written(tmp_path, "Date,Link,Text\n2026-11-10,https://www.forum.example/t/7?utm_medium=x,Sweet Balcony\n")
    assert read_in(desk, path).added == 0


def test_without_links_day_author_and_words_tell_mentions_apart(desk: Workspace, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Date,Author,Text,Stars\n2026-11-10,Ana,So  good,5\n2026-11-10,Ana,so good,4\n2026-11-11,Ana,So good,5\n"
        "2026-11-12,,,5\n2026-11-12,,,5\n",
    )
    assert read_in(desk, path, brand="Sweet Balcony").told["mentions"] == 4
    assert read_in(desk, path, brand="Sweet Balcony").told["mentions"] == 0


def test_it_can_be_said_of_which_brand_all_of_it_is(desk: Workspace) -> None:
    rival = watched(desk, "Honey House", spellings=("Медовый дом",))
    with pytest.raises(UnknownBrandError, match="Honey House"):
        read_in(desk, FILES / "with_persons.csv", brand="Nobody")
    assert desk.records.all(Mention) == []
    assert desk.records.all(ImportedFile) == []
    read_in(desk, FILES / "with_persons.csv", brand="медовый дом")
    assert {each.brand_id for each in desk.records.all(Mention)} == {rival.id}
    assert not any(each.needs_answer for each in desk.records.all(Mention))


def test_reviews_of_the_own_brand_wait_for_an_answer(desk: Workspace) -> None:
    report = read_in(desk, FILES / "with_persons.csv", brand="Sweet Balcony")
    assert report.told["waiting"] == 3
    assert every(each.waits for each in desk.records.all(Mention))


def test_one_act_is_taken_back_as_a_whole(desk: Workspace) -> None:
    read_in(desk, FILES / "alerts.xml")
    (own,) = desk.records.all(Brand)
    assert (own.name, own.own) == ("Sweet Balcony", True)
    desk.history.undo()
    assert desk.records.all(Mention) == []
    assert desk.records.all(Brand) == []
    assert read_in(desk, FILES / "alerts.xml").added == 2


def test_a_dry_run_writes_nothing(desk: Workspace) -> None:
    latest = desk.database.latest()
    report = read_in(desk, FILES / "upominaniya.csv", dry_run=True)
    assert (report.added, [row.row for row in report.first]) == (4, [4, 5, 6, 7])
    assert desk.database.latest() == latest


def test_a_link_without_a_date_has_the_day_of_reading(desk: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "Link,Text,Author\nhttps://a.example/1,So good,Ana\n")
    report = read_in(desk, path)
    (made,) = desk.records.all(Mention)
    assert (made.day, made.timed) == (desk.now().astimezone().date(), False)
    assert made.day != date(1970, 1, 1)
    assert any("1 mentions have a link and no date" in str(each) for each in report.problems)
    assert read_in(desk, path).added == 0


def test_neither_link_nor_date_is_refused_with_a_next_step(desk: Workspace, tmp_path: Path) -> None:
    latest = desk.database.latest()
    with pytest.raises(NoMentionsError, match="Date or Link"):
        read_in(desk, written(tmp_path, "Text,Author,Stars\nSo good,Ana,5\n"))
    assert desk.database.latest() == latest


def test_what_is_not_understood_stands_in_the_note(desk: Workspace, tmp_path: Path) -> None:
    text = (
        "Date,Link,Text,Tone,Stars,Reach,Source type,Answered\n"
        "2026-11-10 10:00,https://a.example/1,So good,furious,7,-5,Pigeon,2026-11-09 10:00\n"
        "2026-11-11 10:00,https://a.example/2,So so,mixed,0,,,yes\n"
        "2026-11-12 10:00,not a link,Why?,0.3,★★★☆☆,1 000,Форум,We are sorry\n"
    )
    report = read_in(desk, written(tmp_path, text), brand="Sweet Balcony")
    first, second, third = desk.records.all(Mention, order_by="moment_wall")
    assert {*first.note.split("\n")} == {
        "Tone: furious",
        "Stars: 7",
        "Reach: -5",
        "Source type: Pigeon",
        "2026-11-09 10:00",
    }
    assert (first.tone, first.stars, first.reach, first.answered) == (None, None, None, None)
    assert (second.tone, second.stars, second.waits) == (None, None, False)
    assert (third.tone, third.stars, third.reach, third.source) == (Sentiment.POSITIVE, 3, 1000, Source.FORUM)
    assert (third.link, third.note, third.answer, third.waits) == ("", "Link: not a link", "We are sorry", False)
    assert len(report.problems) == 4


def test_before_it_is_done_it_says_how_many_name_no_brand(desk: Workspace) -> None:
    report = read_in(desk, FILES / "meltwater.csv", dry_run=True)
    said = MENTION_FILES.says.to_add(Language("en"), report.added, report.told)
    assert said == "4 mentions will be added. 1 of them names no brand that you watch."
    assert MENTION_FILES.says.done(Language("en"), report.added, report.told) == "Brought in 4 mentions"


def test_what_named_no_brand_has_it_once_its_spelling_is_there(desk: Workspace, tmp_path: Path) -> None:
    """And what a person said of it stays."""
    own = watched(desk, "Sweet Balcony", own=True)
    lines = "Date;Link;Text\n2026-11-03;a.org/1;Балкончик, почему?\n2026-11-04;a.org/2;Sweet Balcony\n"
    file = written(tmp_path, lines)
    assert read_in(desk, file).added == 2
    nameless = by_link(desk)["a.org/1"]
    assert nameless.brand_id is None
    desk.reputation.judge([nameless.id], Sentiment.NEGATIVE)
    desk.reputation.change_brand(own.id, spellings=("Балкончик",))
    report = read_in(desk, file)
    assert (report.added, report.updated) == (0, 1)
    named = by_link(desk)["a.org/1"]
    assert (named.id, named.brand_id, named.tone) == (nameless.id, own.id, Sentiment.NEGATIVE)
    again = read_in(desk, file)
    assert (again.added, again.updated) == (0, 0)
    desk.history.undo()
    assert by_link(desk)["a.org/1"].brand_id is None


def test_a_brand_that_a_person_took_away_stays_away(desk: Workspace, tmp_path: Path) -> None:
    watched(desk, "Sweet Balcony", own=True)
    file = written(tmp_path, "Date;Link;Text\n2026-11-03;a.org/1;Sweet Balcony\n")
    read_in(desk, file)
    [made] = desk.records.all(Mention)
    desk.reputation.change(made.id, brand_id=None)
    assert (read_in(desk, file).updated, desk.records.get(Mention, made.id).brand_id) == (0, None)
