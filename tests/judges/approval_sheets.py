"""Sheets for approval in the hands of programs that nobody here wrote: LibreOffice fills one in, Chromium opens a page.

Both run with the network off and an empty profile; `dev.py judges` brings and runs them.
"""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from resources.develop import system
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.workspace import Workspace

LONGEST: Final = 120
"""Seconds."""
MONDAY = date(2026, 12, 14)
HOSTILE = "</script><img src=x onerror=alert(1)> & “quoted”"
TEXTS = ("Honey cake is back.", HOSTILE, "Ржаной хлеб", "თაფლის ნამცხვარი", "Late one", "Sixth")
OFF_LINE = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


@pytest.fixture(autouse=True)
def programs() -> None:
    if lacking := system.missing(system.OPENERS):
        pytest.fail(system.lack_of(lacking), pytrace=False)


@pytest.fixture
def client(workspace: Workspace) -> Client:
    made = Client(id=ClientId(new_id()), name="Honey", time_zone="Asia/Tbilisi", language="en")
    return workspace.records.add(made)


@pytest.fixture
def posts(workspace: Workspace, client: Client) -> list[Post]:
    return [
        workspace.records.add(
            Post(
                id=PostId(new_id()),
                client_id=client.id,
                moment=LocalMoment.at(MONDAY + timedelta(days=at), 9, 30, "Asia/Tbilisi"),
                networks=(Network.INSTAGRAM,),
                text=text,
                status=PostStatus.TO_APPROVE,
            )
        )
        for at, text in enumerate(TEXTS)
    ]


def sent(workspace: Workspace, client: Client, path: Path) -> ApprovalSheet:
    wish = Wish(output="approval", language=Language("en"), client_id=client.id)
    ids = [post.id for post in workspace.approval.to_send(client.id, Period(MONDAY, MONDAY + timedelta(days=7)))]
    return workspace.approval.send(wish, ids, path)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class TestLibreOffice:
    """It opens the workbook, somebody answers, sorts, inserts and deletes, and it is saved as it saves."""

    @pytest.mark.parametrize("kind", ["xlsx", "ods"])
    def test_an_answered_sheet_comes_back_through_it(
        self, kind: str, workspace: Workspace, client: Client, posts: list[Post], tmp_path: Path
    ) -> None:
        import openpyxl

        sheet = sent(workspace, client, tmp_path / "sheet.xlsx")
        book = openpyxl.load_workbook(tmp_path / "sheet.xlsx")
        rows = book.worksheets[0]
        for number, said, comment in ((1, "Yes", ""), (2, "Change", '=HYPERLINK("x")'), (4, "No", "a")):
            rows.cell(4 + number, 8, said)
            rows.cell(4 + number, 9, comment).data_type = "s"
        rows.delete_rows(4 + 3)
        rows.insert_rows(4 + 2, amount=2)
        book.save(tmp_path / "answered.xlsx")
        profile = f"-env:UserInstallation=file://{tmp_path}/office"
        there = tmp_path / "there"
        run(
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(there),
            str(tmp_path / "answered.xlsx"),
        )
        answered = there / "answered.ods"
        if kind == "xlsx":
            run("soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(there), str(answered))
            answered = there / "answered.xlsx"
        answer = workspace.approval.read_file(answered, client.id)
        assert answer.sheet == sheet
        assert [(line.number, line.decision, line.row.comment) for line in answer.ready] == [
            (1, "yes", ""),
            (2, "change", '=HYPERLINK("x")'),
            (4, "no", "a"),
        ]
        assert len(answer.unanswered) == 3
        workspace.approval.take(answer, answer.ready)
        assert [workspace.records.get(Post, post.id).status for post in posts] == [
            PostStatus.APPROVED, PostStatus.DRAFT, PostStatus.TO_APPROVE, PostStatus.REJECTED, PostStatus.TO_APPROVE,
            PostStatus.TO_APPROVE,
        ]  # fmt: skip
        assert workspace.approval.read_file(answered, client.id).ready == []


ANSWERING = """
<script>
document.querySelectorAll("article")[0].querySelector("input[value=yes]").click();
document.querySelectorAll("article")[1].querySelector("input[value=change]").click();
document.querySelectorAll("article")[1].querySelector("textarea").value = "The price is 320,\\n not 280";
document.querySelectorAll("article")[3].querySelector("input[value=no]").click();
document.getElementById("by").value = "ნინო";
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.getElementById("copy").click();
document.title = JSON.stringify({
  answer: document.querySelector("#answer textarea").value,
  told: document.getElementById("told").textContent,
  articles: document.querySelectorAll("article").length,
  strangers: document.querySelectorAll("article img").length,
});
</script>
"""


class TestChromium:
    """It opens the page from a file."""

    def dump(self, page: Path, tmp_path: Path, *more: str) -> str:
        """The page as it stands after its scripts, and what it asked of any address as `net.json`."""
        flags = (*OFF_LINE, f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={tmp_path / 'net.json'}", *more)
        return run("chromium", *flags, "--dump-dom", page.as_uri())

    def test_somebody_answers_and_it_is_read_as_it_was_said(
        self, workspace: Workspace, client: Client, posts: list[Post], tmp_path: Path
    ) -> None:
        page = tmp_path / "sheet.html"
        sheet = sent(workspace, client, page)
        answering = tmp_path / "answering.html"
        answering.write_text(page.read_text("utf-8").replace("</body>", f"{ANSWERING}</body>"), "utf-8")
        title = re.search("<title>(.*?)</title>", self.dump(answering, tmp_path), re.DOTALL)
        assert title is not None
        from html import unescape

        found: dict[str, Any] = json.loads(unescape(title[1]))
        assert (found["articles"], found["strangers"]) == (len(posts), 0)
        answer = workspace.approval.read_text(found["answer"], client.id)
        assert (answer.sheet, answer.is_whole, answer.by) == (sheet, True, "ნინო")
        assert [(line.number, line.decision, line.row.comment) for line in answer.ready] == [
            (1, "yes", ""),
            (2, "change", "The price is 320, not 280"),
            (4, "no", ""),
        ]

    def test_it_asks_nothing_of_any_address(
        self, workspace: Workspace, client: Client, posts: list[Post], tmp_path: Path
    ) -> None:
        sent(workspace, client, tmp_path / "sheet.html")
        self.dump(tmp_path / "sheet.html", tmp_path)
        logged = (tmp_path / "net.json").read_text("utf-8")
        asked = {url for url in re.findall(r'"url":"([^"]+)"', logged) if not url.startswith(("file:", "data:"))}
        # what the program asks of its maker by itself is no matter of the page's
        assert {url for url in asked if "google" not in url} == set()
        assert page_is_closed((tmp_path / "sheet.html").read_text("utf-8"))

    def test_without_script_all_is_there_to_read(
        self, workspace: Workspace, client: Client, posts: list[Post], tmp_path: Path
    ) -> None:
        sheet = sent(workspace, client, tmp_path / "sheet.html")
        printed, mute = tmp_path / "printed.pdf", tmp_path / "mute.html"
        page = (tmp_path / "sheet.html").read_text("utf-8")
        # as previews of mails do it; a browser told to run no script at all does not print either
        mute.write_text(page.replace("script-src 'unsafe-inline'", "script-src 'none'"), "utf-8")
        run(
            "chromium", *OFF_LINE, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", mute.as_uri()
        )
        words = " ".join(run("pdftotext", str(printed), "-").split())
        assert [text for text in TEXTS if text not in words] == []
        assert f"sheet {sheet.code}" in words
        assert "2 change: what should change" in words
        assert "Copy the answer" not in words


def page_is_closed(page: str) -> bool:
    """Whether it holds no address that a browser would open by itself."""
    return "http:" not in page and "https:" not in page and "default-src 'none'" in page
