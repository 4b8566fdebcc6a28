"""Which column is what: by its name as people write it, by what it holds, and by what else is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import openpyxl
import pytest

from smmdesk.domain.networks import Network
from smmdesk.exchange.errors import NoColumnsError, NothingRecognisedError, UnknownColumnError
from smmdesk.exchange.incoming import Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

OPTIONS: Final = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 9, 1))
NO_TIME: Final = "No time is given for {} of the posts; 12:00 was taken."


class Post(NamedTuple):
    """A post as it is expected; what is left out is to be empty, but for the hour that is made up."""

    day: str = ""
    time: str = "12:00"
    networks: str = ""
    format: str = ""
    status: str = ""
    text: str = ""


class Plan(NamedTuple):
    """A small plan of one kind, what it holds, and what is said of it, of a row behind its number."""

    kind: str
    file: str
    posts: Sequence[Post]
    said: Sequence[str] = ()


FIRST, SECOND = Post("2026-09-01", "10:00", "instagram", text="First"), Post("2026-09-02", "18:30", "vk", text="Second")
BARE: Final = Post("2026-09-01", networks="instagram", text="First")

PLANS_MADE_UP: Final = [
    Plan(
        "a time called scheduled, beside a date",
        "date,platform,caption,scheduled_time\n2026-09-01,IG,First,10:00 AM\n2026-09-02,VK,Second,6:30 PM\n",
        [FIRST, SECOND],
    ),
    Plan(
        "dates under Publish Time alone",
        "Publish Time,Platform,Caption\n2026-09-01 10:00,IG,First\n2026-09-02 18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "times under Publish Time, dates under Date behind it",
        "Publish Time,Date,Platform,Caption\n10:00,2026-09-01,IG,First\n18:30,2026-09-02,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "dates under Time alone",
        "Time,Platform,Caption\n2026-09-01 10:00,IG,First\n2026-09-02 18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "times under a Russian name of the date",
        "Дата;Когда;Соцсеть;Текст\n01.09.2026;10:00;инста;First\n02.09.2026;18:30;вк;Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "time zones behind a name",
        "date,time_wib,platform,caption\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The name of the column “time_wib” states a time zone; Asia/Jakarta was taken."],
    ),
    Plan(
        "an offset behind a name",
        "Date,Posting Time GMT-5,Platform,Caption\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The name of the column “Posting Time GMT-5” states a time zone; Etc/GMT+5 was taken."],
    ),
    Plan(
        "a time zone in brackets",
        "DATE (Y/M/D),TIME (EST),SOCIAL NETWORK,COPY\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The name of the column “TIME (EST)” states a time zone; America/New_York was taken."],
    ),
    Plan(
        "CamelCase",
        "PostDate,PostTime,SocialNetwork,PostText\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "joined in small letters",
        "postdate,posttime,socialnetwork,posttext\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "CamelCase with an adjective",
        "PublishDate,PublishTime,TargetPlatform,FullCaption\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "compounds",
        "Date/Day,Platform & Channel,COPY / HASHTAGS\n2026-09-01,IG,First\n",
        [BARE],
        [NO_TIME.format(1)],
    ),
    Plan(
        "a title in a compound",
        "Date,Platform,Hook/Title,Full Caption\n2026-09-01,IG,A hook,First\n",
        [BARE._replace(text="A hook\n\nFirst")],
        [NO_TIME.format(1)],
    ),
    Plan(
        "adjectives in Russian",
        "Планируемая дата;Площадка;Финальный текст\n01.09.2026;инста;First\n",
        [BARE],
        [NO_TIME.format(1)],
    ),
    Plan(
        "words behind a name",
        "Дата выхода поста;Время публикации поста;Соцсеть;Текст поста\n01.09.2026;10:00;инста;First\n",
        [FIRST],
    ),
    Plan(
        "an alternative text and a brief are no text",
        "Date,Platform,Alt text,Visual brief\n"
        "2026-09-01,IG,A cake on a table by the window,Warm light and a wooden table please\n",
        [BARE._replace(text="")],
        [NO_TIME.format(1)],
    ),
    Plan(
        "the longest texts are the text",
        "Date,Platform,Who does it,What we tell people\n"
        "2026-09-01,IG,Nino,How the first bread is made\n2026-09-02,VK,Anna,Why the dough rests all night\n",
        [
            BARE._replace(text="How the first bread is made"),
            Post("2026-09-02", networks="vk", text="Why the dough rests all night"),
        ],
        [
            "No column is called the text; “What we tell people” has the longest texts and was taken as it.",
            NO_TIME.format(2),
        ],
    ),
    Plan(
        "slots without any text",
        "Date,Platform,Format\n2026-09-01,IG,Reel\n2026-09-02,VK,Story\n",
        [
            Post("2026-09-01", networks="instagram", format="short_video"),
            Post("2026-09-02", networks="vk", format="story"),
        ],
        [NO_TIME.format(2)],
    ),
    Plan(
        "slots ticked by network",
        "Date,Time,Instagram,VK\n2026-09-01,10:00,x,\n2026-09-02,18:30,,x\n",
        [FIRST._replace(text=""), SECOND._replace(text="")],
    ),
    Plan(
        "networks under Type",
        "Date,Time,Type,Caption\n2026-09-01,10:00,Instagram,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The column “Type” holds networks and was taken as them."],
    ),
    Plan(
        "formats under Content, the text behind it",
        "Date,Time,Platform,Content,Caption\n2026-09-01,10:00,IG,Reel,First\n2026-09-02,18:30,VK,Story,Second\n",
        [FIRST._replace(format="short_video"), SECOND._replace(format="story")],
        ["The column “Content” holds formats and was taken as them."],
    ),
    Plan(
        "networks under a name that nobody knows",
        "Date,Time,Place,Caption\n2026-09-01,10:00,Instagram,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The column “Place” holds networks and was taken as them."],
    ),
    Plan(
        "dates under a name that nobody knows",
        "Slot,Platform,Caption\n2026-09-01 10:00,IG,First\n2026-09-02 18:30,VK,Second\n",
        [FIRST, SECOND],
        ["No column is called the date; “Slot” holds dates and was taken as it."],
    ),
    Plan(
        "weekdays under Day settle the order of day and month",
        "Week,Day,Date,Time,Platform,Caption\n1,Tuesday,01/09/2026,10:00,IG,First\n1,Wednesday,02/09/2026,18:30,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "labels under Post, the long text behind it",
        "Date,Platform,Post,Caption\n2026-09-01,IG,Bread,How the first bread of the day is made in our bakery\n",
        [BARE._replace(text="How the first bread of the day is made in our bakery")],
        [NO_TIME.format(1)],
    ),
    Plan(
        "an empty column of a name that is filled elsewhere",
        "Start Date,Due Date,Platform,Text,Caption\n,2026-09-01,IG,,First\n",
        [BARE],
        [NO_TIME.format(1)],
    ),
    Plan(
        "the names once more below",
        "Date,Platform,Caption\n,,\nDate,Platform,Caption\n2026-09-01,IG,First\n2026-09-03,IG,Third\n",
        [BARE, Post("2026-09-03", networks="instagram", text="Third")],
        [NO_TIME.format(2), "3: Passed over, it is no row of the table: Date | Platform | Caption"],
    ),
    Plan(
        "the day of what went out before the day of all",
        "Date Posted,Scheduled Date,Platform,Caption\n2026-09-01,2026-09-01,IG,First\n,2026-09-02,VK,Second\n",
        [BARE, Post("2026-09-02", networks="vk", text="Second")],
        [NO_TIME.format(2)],
    ),
    Plan(
        "the half of the day in a column of its own",
        "Date,Time,AM/PM,Platform,Caption\n2026-09-01,10:00,AM,IG,First\n2026-09-02,6:30,pm,VK,Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "ticks that say what is out",
        "Date,Platform,Caption,Status,Posted?\n2026-09-01,IG,First,Ready,TRUE\n2026-09-02,VK,Second,Draft,FALSE\n",
        [BARE._replace(status="published"), Post("2026-09-02", networks="vk", status="draft", text="Second")],
        [NO_TIME.format(2)],
    ),
    Plan(
        "a day called Tag, as Germans do",
        "Tag;Uhrzeit;Kanal;Text\nDi 01.09.2026;10:00;Instagram;First\nMi 02.09.2026;18:30;VK;Second\n",
        [FIRST, SECOND],
        ["No column is called the date; “Tag” holds dates and was taken as it."],
    ),
    Plan(
        "a day of the week called Tag, beside a date",
        "Tag;Datum;Uhrzeit;Kanal;Text\nDi;01.09.2026;10:00;Instagram;First\nMi;02.09.2026;18:30;VK;Second\n",
        [FIRST, SECOND],
    ),
    Plan(
        "tags in a table without dates",
        "Tag,Text\nbread,First\nrye,Second\n",
        [Post(text="First"), Post(text="Second")],
        ["No column with dates was found, so no post has one. Say which column is the date."],
    ),
    Plan(
        "the day of publishing behind the day when it is due",
        "Due Date,Publish Date,Text\n2026-08-28,2026-09-01,First\n",
        [BARE._replace(networks="")],
        [NO_TIME.format(1)],
    ),
    Plan(
        "times of another zone",
        "Date,Time (UTC),Platform,Caption\n2026-09-01,10:00,IG,First\n2026-09-02,18:30,VK,Second\n",
        [FIRST, SECOND],
        ["The name of the column “Time (UTC)” states a time zone; UTC was taken."],
    ),
    Plan(
        "times of a zone of half an hour",
        "Date,Time (UTC+5:30),Platform,Caption\n2026-09-01,10:00,IG,First\n",
        [FIRST],
        ["The time zone in the name of the column “Time (UTC+5:30)” is not known; the client's was taken."],
    ),
    Plan(
        "a text for each network under its name and a word for text",
        "Date,IG Caption,Post for FB,VK text\n2026-09-01,Bread for IG,Bread for FB,\n2026-09-02,,,Rye for VK\n",
        [
            BARE._replace(text="Bread for IG"),
            BARE._replace(networks="facebook", text="Bread for FB"),
            Post("2026-09-02", networks="vk", text="Rye for VK"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "the same in Russian",
        "Дата;Текст Инстаграм;Текст для ВК\n01.09.2026;Хлеб для инсты;Хлеб для ВК\n",
        [BARE._replace(text="Хлеб для инсты"), BARE._replace(networks="vk", text="Хлеб для ВК")],
        [NO_TIME.format(2)],
    ),
    Plan(
        "the network in brackets behind the word for text",
        "Date,Text (VK),Text [TG]\n2026-09-01,Bread for VK,Bread for TG\n2026-09-02,Rye,\n",
        [
            BARE._replace(networks="vk", text="Bread for VK"),
            BARE._replace(networks="telegram", text="Bread for TG"),
            Post("2026-09-02", networks="vk", text="Rye"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "texts of networks beside a column of all networks and a text for the others",
        "Date,Platform,Text,Text (VK)\n2026-09-01,IG + VK,Bread,Bread for VK\n2026-09-02,IG,Rye,Rye for VK\n",
        [
            BARE._replace(text="Bread"),
            BARE._replace(networks="vk", text="Bread for VK"),
            Post("2026-09-02", networks="instagram", text="Rye"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "an hour for each network beside its text",
        "Date,IG text,IG time,FB text,FB time\n2026-09-01,Bread,10:00,Bread for FB,18:30\n2026-09-02,Rye,9:00,Oats,\n"
        "2026-09-03,,,Figs,19:00\n",
        [
            BARE._replace(time="10:00", text="Bread"),
            BARE._replace(time="18:30", networks="facebook", text="Bread for FB"),
            Post("2026-09-02", "09:00", "instagram", text="Rye"),
            Post("2026-09-02", networks="facebook", text="Oats"),
            Post("2026-09-03", "19:00", "facebook", text="Figs"),
        ],
        [NO_TIME.format(1)],
    ),
    Plan(
        "a lone text beside a column of all networks, whatever its name adds",
        "Date,Platform,Caption (IG)\n2026-09-01,IG + FB,Bread\n2026-09-02,VK,Rye\n",
        [
            BARE._replace(networks="instagram facebook", text="Bread"),
            Post("2026-09-02", networks="vk", text="Rye"),
        ],
        [NO_TIME.format(2)],
    ),
    Plan(
        "a tick and a text for the same network",
        "Date,Instagram,Instagram text,VK,VK text\n2026-09-01,x,Bread,,\n2026-09-02,x,,x,Rye for VK\n",
        [
            BARE._replace(text="Bread"),
            Post("2026-09-02", networks="instagram"),
            Post("2026-09-02", networks="vk", text="Rye for VK"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "cells under networks that say no, or that nothing is known yet",
        "Date,Text,Instagram,VK\n2026-09-01,First,✔️,❌\n2026-09-02,Second,N/A,☑️\n2026-09-03,Third,TBD,—\n",
        [BARE, Post("2026-09-02", networks="vk", text="Second"), Post("2026-09-03", text="Third")],
        [NO_TIME.format(3)],
    ),
    Plan(
        "cells under texts of networks that are none",
        "Date,IG caption,VK caption\n2026-09-01,First,N/A\n2026-09-02,TBD,Second\n2026-09-03,Reel,✅\n",
        [
            BARE,
            Post("2026-09-02", networks="vk", text="Second"),
            Post("2026-09-03", networks="instagram vk"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "texts for networks that are called like everyday words",
        "Date,Text (X),Threads post,Caption [OK],Caption ok\n2026-09-01,For X,For Threads,For OK,yes\n",
        [
            Post("2026-09-01", networks="x", text="For X"),
            Post("2026-09-01", networks="threads", text="For Threads"),
            Post("2026-09-01", networks="ok", text="For OK"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "the same in Russian",
        "Дата,Текст ВК,Текст ОК\n01.09.2026,Хлеб для ВК,Хлеб для ОК\n02.09.2026,,Булка для ОК\n",
        [
            BARE._replace(networks="vk", text="Хлеб для ВК"),
            BARE._replace(networks="ok", text="Хлеб для ОК"),
            Post("2026-09-02", networks="ok", text="Булка для ОК"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "names of texts for networks in one word, with a sign between, and long ones",
        "date,tgText,VK: text,LinkedIn Copy,Text of the post that goes to FB\n2026-09-01,For TG,For VK,For LI,\n",
        [
            Post("2026-09-01", networks="telegram", text="For TG"),
            Post("2026-09-01", networks="vk", text="For VK"),
            Post("2026-09-01", networks="linkedin", text="For LI"),
        ],
        [NO_TIME.format(3)],
    ),
    Plan(
        "a network and a format that are not known, and nothing else in their rows",
        "Date,Platform,Format,Text\n2026-09-01,IG,,First\n,MySpace,,\n,,Hologram,\n",
        [BARE, Post(), Post()],
        [
            "3: The row has neither a text nor a date; it was kept as an idea: MySpace",
            "3: “MySpace” is not a network; it was kept in the note.",
            "4: The row has neither a text nor a date; it was kept as an idea: Hologram",
            "4: “Hologram” is not known here; it was kept in the note.",
            NO_TIME.format(1),
        ],
    ),
    Plan(
        "a meta description, which is no network's",
        "Date,Platform,Text,Meta description\n2026-09-01,IG,First,All about bread and rye\n",
        [BARE],
        [NO_TIME.format(1)],
    ),
    Plan(
        "Notion",
        "\ufeffName,Status,Publish Date,Platform,Assign,Created time\n"
        'First,In progress,"September 1, 2026 10:00 AM",Instagram,Anna,"August 1, 2026 9:00 AM"\n',
        [FIRST._replace(status="draft")],
    ),
    Plan(
        "Trello",
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Attachment Count,Last Activity Date,"
        "List ID,List Name,Board ID,Board Name,Archived,Start Date,Due Complete\n"
        "64f0aa,Bread,https://trello.com/c/x,First,instagram,nino,2026-09-01T06:00:00.000Z,0,2026-08-20T10:00:00.000Z,"
        "77,In progress,88,SMM,false,,false\n",
        [Post("2026-09-01", "10:00", status="draft", text="Bread\n\nFirst")],
        ["“instagram” in the column “Labels” may be a network. If so, say that the column is Networks."],
    ),
    Plan(
        "Trello with columns of a board that nobody else has, labels with their colours",
        "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name\n"
        "1,A,First,Instagram (blue),anna,2026-09-01T10:00:00Z,Published\n"
        '2,B,Second,"news (sky), Behind the scenes (red_dark)",anna,2026-09-02T10:00:00Z,Doing\n'
        "3,C,Third,,anna,2026-09-03T10:00:00Z,Waiting for the client\n"
        "4,D,Fourth,,anna,2026-09-04T10:00:00Z,Summer sale\n",
        [
            Post("2026-09-01", "14:00", status="published", text="A\n\nFirst"),
            Post("2026-09-02", "14:00", status="draft", text="B\n\nSecond"),
            Post("2026-09-03", "14:00", status="to_approve", text="C\n\nThird"),
            Post("2026-09-04", "14:00", text="D\n\nFourth"),
        ],
        [
            "“Instagram (blue)” in the column “Labels” may be a network. If so, say that the column is Networks.",
            "5: “Summer sale” is not known here; it was kept in the note.",
        ],
    ),
    Plan(
        "Asana",
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,"
        "Tags,Notes,Projects,Parent task\n"
        "12025,2026-08-01,,2026-08-02,Bread,Ideas of Nino,Anna,a@a.example,,2026-09-01,,First,SMM,\n",
        [Post("2026-09-01", text="Bread\n\nFirst")],
        ["2: “Ideas of Nino” is not known here; it was kept in the note.", NO_TIME.format(1)],
    ),
    Plan(
        "Asana with a status of its own",
        "Task ID,Name,Section/Column,Due Date,Notes,Parent task,Status\n"
        "12025,Bread,Instagram in May,2026-09-01,First,,Published\n",
        [Post("2026-09-01", status="published", text="Bread\n\nFirst")],
        [NO_TIME.format(1)],
    ),
    Plan(
        "Airtable",
        "Post,Publish Date,Platform,Content Format,Approval Status,Caption Copy,Attachments\n"
        "Bread,2026-09-01 10:00,Instagram,Carousel,In review,How the first bread of the day is made in our bakery,\n",
        [
            FIRST._replace(
                format="carousel", status="to_approve", text="How the first bread of the day is made in our bakery"
            )
        ],
    ),
    Plan(
        "Google Calendar",
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n"
        "Bread,09/01/2026,10:00 AM,09/01/2026,11:00 AM,False,First,Instagram,False\n"
        "Rolls,09/13/2026,6:30 PM,09/13/2026,7:00 PM,False,Second,,False\n",
        [
            Post("2026-09-01", "10:00", text="Bread\n\nFirst"),
            Post("2026-09-13", "18:30", text="Rolls\n\nSecond"),
        ],
    ),
]


def taken(path: Path, options: ReadOptions = OPTIONS) -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    with opened(PLANS, path, options) as reading:
        return list(reading), reading


def found(row: PlannedRow) -> Post:
    return Post(
        str(row.moment.day) if row.moment else "",
        f"{row.moment.wall:%H:%M}" if row.moment else "12:00",
        " ".join(network.value for network in row.networks),
        row.format.value if row.format else "",
        row.status.value if row.status else "",
        row.text,
    )


@pytest.mark.parametrize("plan", PLANS_MADE_UP, ids=lambda plan: plan.kind)
def test_each_kind_of_plan(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(plan.file, "utf-8")
    rows, reading = taken(path)
    assert [found(row) for row in rows] == list(plan.posts)
    said = [*reading.problems, *reading.passed]
    assert [f"{each.row}: {each}" if each.row else str(each) for each in said] == list(plan.said)


def test_a_board_says_which_of_its_columns_is_no_status_and_colours_are_no_hashtags(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(next(plan.file for plan in PLANS_MADE_UP if plan.kind.startswith("Trello with")), "utf-8")
    rows, reading = taken(path)
    said = [(problem.row, str(problem)) for problem in reading.problems if problem.row]
    assert said == [(5, "“Summer sale” is not known here; it was kept in the note.")]
    assert [row.hashtags for row in rows] == [("#Instagram",), ("#news", "#Behind", "#the", "#scenes"), (), ()]
    assert rows[0].note == "Labels: Instagram (blue)"
    rows, _ = taken(path, replace(OPTIONS, told={"Labels": "networks"}))
    assert rows[0].networks == (Network.INSTAGRAM,)


def test_a_zone_in_the_name_of_a_column_is_that_of_its_times_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Date,Time (UTC),Text\n2026-09-01,10:00,A\n2026-09-02,,B\n", "utf-8")
    assert [row.moment.zone for row in taken(path)[0] if row.moment] == ["UTC", "Asia/Tbilisi"]
    path.write_text("Date (GMT+3),Text\n2026-09-01 10:00,A\n2026-09-01T06:00:00Z,B\n", "utf-8")
    moments = [row.moment for row in taken(path)[0] if row.moment]
    assert [f"{each.wall:%H:%M} {each.zone}" for each in moments] == ["10:00 Etc/GMT-3", "10:00 Asia/Tbilisi"]


@pytest.mark.parametrize(
    "text",
    [
        "date,category,amount\n2026-09-01,rent,500\n",
        "Date,Channel,Amount\n2026-09-01,Shop,500\n2026-09-02,Market,300\n",
        "Client,Birth date,Phone\nNino,1990-09-01,5\n",
        "Date,In,Note\n2026-09-01,9:00,early\n",
    ],
)
def test_other_tables_are_no_plans(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(NothingRecognisedError):
        taken(path)


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


NAMES: Final[list[object]] = ["Date", "Platform", "Caption"]


def test_sheets_of_the_same_columns_are_read_together(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "year.xlsx",
        {
            "Cover": [["Our year"]],
            "September": [["September"], NAMES, ["03/09/2026", "VK", "First"], ["03/09/2026", "VK", "First"]],
            "Hashtags": [["Topic", "Text"], ["Bread", "#bread"]],
            "October": [NAMES, ["13/10/2026", "VK", "Later"], ["someday", "VK", "Odd"], ["03/09/2026", "VK", "First"]],
        },
    )
    rows, reading = taken(path)
    assert [(row.row, row.text) for row in rows] == [(3, "First"), (4, "First"), (2, "Later"), (3, "Odd"), (4, "First")]
    assert [str(row.moment.day) if row.moment else "" for row in rows][:3] == ["2026-09-03", "2026-09-03", "2026-10-13"]
    assert len({row.key for row in rows}) == 5
    assert [first.text for first in reading.first] == ["First", "First", "Later", "Odd", "First"]
    assert [(sheet.name, sheet.rows) for sheet in reading.about.sheets] == [("September", 2), ("October", 3)]
    assert [tuple(sheet) for sheet in reading.about.left_out] == [
        ("Hashtags", 1, "Topic, Text", False),
        ("Cover", 1, "", False),
    ]
    assert {str(problem) for problem in reading.problems if not problem.row} == {
        "Sheets with the same columns were read together (with their numbers of rows): September (2), October (3).",
        "The sheet “Hashtags” was left out. Its rows: 1. Its columns: Topic, Text.",
        "The sheet “Cover” was left out. Its rows: 1. Its columns: –.",
        NO_TIME.format(4),
    }
    assert [(problem.sheet, problem.row) for problem in reading.problems if problem.row] == [("October", 3)]
    assert reading.about.total == 5


def test_the_sheet_with_values_of_the_right_kind_is_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "two.xlsx",
        {
            "How to": [["Date", "Platform", "Text"], ["write the day", "where it goes", "what it says"]],
            "Plan": [["When", "Where", "Copy"], [dt.date(2026, 9, 1), "Instagram", "First"]],
        },
    )
    rows, reading = taken(path)
    assert (reading.about.sheet, [row.text for row in rows]) == ("Plan", ["First"])


def test_a_column_of_very_long_texts_is_looked_at_in_no_time(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Date,Platform,Story of it\n" + f"2026-09-01 10:00,IG,{'a word ' * 30_000}\n" * 20, "utf-8")
    rows, reading = taken(path)
    assert {len(row.text) for row in rows} == {7 * 30_000}
    assert [str(problem) for problem in reading.problems] == [
        "No column is called the text; “Story of it” has the longest texts and was taken as it."
    ]


def test_the_person_says_what_a_column_is_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("A title\nAlpha,Beta,Gamma = x\n2026-09-01,First,yes\n", "utf-8")
    told = {"alpha": "date", "BETA": "text", "Gamma = x": "instagram"}
    (row,), reading = taken(path, ReadOptions(zone=OPTIONS.zone, told=told))
    assert found(row) == BARE
    assert reading.about.header_row == 2
    with pytest.raises(UnknownColumnError, match=r"no column “Delta”\. Choose one of: Alpha, Beta, Gamma = x"):
        taken(path, ReadOptions(zone=OPTIONS.zone, told={"Delta": "text"}))


def test_what_was_said_of_a_column_is_no_longer_offered_or_guessed(tmp_path: Path) -> None:
    path = tmp_path / "tags.csv"
    path.write_text("Date,Caption,Tags\n2026-09-01 10:00,First,instagram\n", "utf-8")
    assert [str(problem)[:11] for problem in taken(path)[1].problems] == ["“instagram”"]
    (row,), reading = taken(path, ReadOptions(zone=OPTIONS.zone, told={"Tags": "networks"}))
    assert (found(row), reading.problems) == (FIRST, [])


def test_nothing_can_be_said_of_the_columns_of_a_calendar(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "utf-8")
    with pytest.raises(NoColumnsError):
        taken(path, ReadOptions(zone=OPTIONS.zone, told={"Date": "date"}))
