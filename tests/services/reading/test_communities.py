"""Files of communities taken in: once, on a list of their own, and without anything of a person."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.named import LegalGround
from smmdesk.exchange.communities.kind import NoCommunitiesError
from smmdesk.services.reading.communities import COMMUNITY_FILES
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

CLIENT = ClientId("sweet")
ROWS = (
    "Название;Ссылка;Подписчики;Соцсеть;Телефон;Админ;Тема;Комментарий",
    "Мамы квартала;https://vk.com/mamy;12 400;ВК;+7 900 123-45-67;Ольга П.;Дети;Тихо по выходным",
    "Домашние пекари;https://t.me/pekari;3100;;8 (900) 765-43-21;Игорь;Выпечка;olga@example.com",
    ";https://ok.ru/tort;;;;;;Пишут редко",
    "Инна;https://vk.com/id77123;15;ВК;;;;Пусто",
)
OF_PERSONS = ("123-45-67", "765-43-21", "Ольга", "Игорь", "olga@", "Инна", "id77123")


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Europe/Moscow"))
    return workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Группы города.csv"
    path.write_text("\n".join((*ROWS, "")), "utf-8")
    return path


def read_in(desk: Workspace, file: Path, *, dry_run: bool = False) -> ImportReport:
    return desk.importing.import_file(file, "Sweet Balcony", kind=COMMUNITY_FILES, date_order="dmy", dry_run=dry_run)


def test_they_come_once_onto_a_list_of_the_files_name(desk: Workspace, file: Path) -> None:
    report = read_in(desk, file)
    assert (report.added, report.updated) == (3, 0)
    [made] = desk.records.all(AudienceList)
    assert (made.name, made.ground, made.file_name) == ("Группы города", LegalGround.NOT_PERSONAL, file.name)
    found = {each.name or each.link: each for each in desk.records.all(Community)}
    mothers = found["Мамы квартала"]
    assert (mothers.network, mothers.members, mothers.topic) == (Network.VK, 12_400, "Дети")
    assert mothers.note == "Тихо по выходным"
    assert found["Домашние пекари"].network is Network.TELEGRAM
    assert found["https://ok.ru/tort"].network is Network.OK
    again = read_in(desk, file)
    assert (again.added, again.updated) == (0, 0)
    assert len(desk.records.all(AudienceList)) == 1
    desk.history.undo()
    assert (desk.records.all(AudienceList), desk.records.all(Community)) == ([], [])


def test_nothing_of_a_person_is_kept_and_that_is_said(desk: Workspace, file: Path) -> None:
    report = read_in(desk, file)
    told = [Language("ru")(each.message, **each.values) for each in report.problems]
    [said] = [each for each in told if "Телефон" in each]
    assert "Админ" in said
    assert "Комментарий" in said
    assert "Ссылка" in said
    assert desk.folder is not None
    with closing(sqlite3.connect(desk.folder / "workspace.db")) as database:
        kept = "\n".join(database.iterdump())
    assert [each for each in OF_PERSONS if each in kept] == []


def test_what_stands_in_a_sentence_is_taken_out_of_it(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(
        "Group;Link;Members;Topic;Note;Mood\n"
        "Bakers;https://t.me/pekari;3100;Baking, ask ol@example.com;Rings: +7 900 123-45-67;calm, 8 (900) 765-43-21\n",
        "utf-8",
    )
    report = read_in(desk, path)
    [kept] = desk.records.all(Community)
    assert kept.topic == "Baking, ask …"
    assert kept.note == "Rings: …\nMood: calm, …"
    assert [each.values["value"] for each in report.problems] == ["Topic, Note, Mood"]


@pytest.mark.parametrize(
    "name",
    [
        *("User", "Profile link", "Профиль", "მომხმარებელი", "Moderated by", "Username", "Модератор", "Ник"),
        *("მოდერატორი", "Organizer", "Founded by", "Кто ведёт", "Создатель", "Skype", "ხელმძღვანელი"),
    ],
)
def test_who_runs_a_community_is_not_kept(desk: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(f"Group,Link,Members,{name}\nHome bakers,https://t.me/pekari,3100,Olga\n", "utf-8")
    report = read_in(desk, path)
    assert [name in str(each.values) for each in report.problems] == [True]
    [kept] = desk.records.all(Community)
    assert (kept.name, kept.note) == ("Home bakers", "")


@pytest.mark.parametrize("names", ["Имя;Фамилия", "First name;Last name", "Name;Surname", "სახელი;გვარი"])
def test_of_a_table_of_people_nothing_is_kept(desk: Workspace, tmp_path: Path, names: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"{names};Ссылка;Подписчики\nОльга;Петрова;https://vk.com/olga.p;120\n", "utf-8")
    report = read_in(desk, path)
    assert report.added == 0
    assert [names.partition(";")[0] in str(each.values) for each in report.problems] == [True]
    assert desk.records.all(AudienceList) == []


@pytest.mark.parametrize(
    "link",
    [
        *("https://wa.me/995599123456", "https://t.me/+79001234567", "tg://user?id=599123456"),
        *("https://www.linkedin.com/in/olga-petrova/", "https://vk.com/id77123?w=wall", "tel:+995599123456"),
        *("https://api.whatsapp.com/send?phone=995599123456", "https://my.mail.ru/mail/olga/"),
    ],
)
def test_whoever_can_be_written_to_or_called_is_no_community(desk: Workspace, tmp_path: Path, link: str) -> None:
    path = tmp_path / "groups.csv"
    bakers = "Home bakers,https://t.me/+AbC123,3100\nTown,https://ok.ru/group/79001234567,20\n"
    path.write_text(f"Group,Link,Members\nOlga,{link},1\n{bakers}", "utf-8")
    report = read_in(desk, path)
    assert ["Link" in str(each.values) for each in report.problems] == [True]
    assert {each.name for each in desk.records.all(Community)} == {"Home bakers", "Town"}


def test_of_pasted_lines_addresses_and_phones_are_left_out(desk: Workspace) -> None:
    one = desk.lists.add(CLIENT, "Groups", desk.today())
    lines = "Home bakers: ol@example.com, +7 900 123-45-67 https://ok.ru/group/79001234567\nol@example.com\nMothers"
    desk.lists.add_communities(one.id, lines)
    found = {each.name: each.link for each in desk.records.all(Community)}
    assert found == {"Home bakers": "https://ok.ru/group/79001234567", "Mothers": ""}


def test_a_community_stays_whose_owner_has_a_family_name(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("Community;Link;Members;Surname\nHome bakers;https://t.me/pekari;3100;Petrova\n", "utf-8")
    assert read_in(desk, path).added == 1
    [kept] = desk.records.all(Community)
    assert (kept.name, kept.note) == ("Home bakers", "")


def test_by_the_command_line(desk: Workspace, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk.close()
    asked = ["import", str(desk.folder), str(file), "--client", "Sweet Balcony", "--as", "communities", "--json"]
    told = []
    for _time in range(2):
        assert main(asked) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert [(each["added"], each["updated"], each["skipped"]) for each in told] == [(3, 0, 0), (0, 0, 3)]
    assert told[0]["list"] == "Группы города"


def test_what_is_here_stays_as_a_person_left_it(desk: Workspace, file: Path) -> None:
    [kept] = desk.lists.add_communities(desk.lists.add(CLIENT, "Mine", desk.today()).id, "Mothers https://vk.com/mamy")
    desk.records.change(Community, kept.id, fit=3)
    assert read_in(desk, file).added == 2
    assert desk.records.get(Community, kept.id).fit == 3


def test_a_dry_run_and_another_table(desk: Workspace, file: Path, tmp_path: Path) -> None:
    assert read_in(desk, file, dry_run=True).added == 3
    assert desk.records.all(AudienceList) == []
    other = tmp_path / "other.csv"
    other.write_text("Colour;Weight\nred;2\nblue;3\n", "utf-8")
    with pytest.raises(NoCommunitiesError):
        read_in(desk, other)
