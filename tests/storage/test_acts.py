"""The names of acts in the account: those that workspaces hold from before are told as they always were."""

import subprocess
import sys

import pytest

from smmdesk.domain.changes import NAMED, OTHER
from smmdesk.domain.clients import Client
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.kinds import act_named, removing
from tests.every import every

ONCE = {
    "set_up_desk": "Set up the workspace",
    "change_desk": "Change settings",
    "make_example": "Make the example",
    "add_client": "Add client",
    "change_client": "Change client",
    "remove_clients": "Remove clients",
    "add_contact": "Add contact",
    "remove_contact": "Remove contact",
    "change_account": "Change account",
    "remove_agreement": "Remove agreement",
    "add_provider": "Add provider",
    "add_post": "Add post",
    "move_posts": "Move posts",
    "copy_posts": "Copy posts",
    "remove_posts": "Remove posts",
    "set_status": "Set status",
    "change_budget": "Change budget",
    "add_budget_line": "Add budget line",
    "remove_budget_lines": "Remove budget lines",
    "remove_comparison": "Remove comparison",
    "change_offer": "Change offer",
    "remove_offers": "Remove offers",
    "add_evaluation": "Add checklist",
    "answer_item": "Answer item",
    "import_plan": "Import plan",
    "other": "Other change",
    "send_newsletter": "Other change",
    "": "Other change",
}
"""Names as the first workspaces hold them, some of what later programs may write, and how each is said."""
ACTS = [*NAMED, *(act for each in RECORDS.values() for act in each.acts or ())]


@pytest.mark.parametrize(("name", "words"), ONCE.items())
def test_an_act_of_before_is_named_as_ever(name: str, words: str) -> None:
    assert act_named(name).words == words


def test_an_act_that_is_kept_is_found_again() -> None:
    assert act_named(removing(Client).name) is removing(Client)
    assert [act_named(act.name) for act in ACTS] == ACTS
    assert len({act.name for act in ACTS}) == len(ACTS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_act_and_every_kind_of_record_is_said_in_every_language(code: str) -> None:
    language = Language(code)
    sentences = {act.words for act in ACTS} | {each.words for each in RECORDS.values() if each.plural}
    said = {language(each) for each in sentences}
    assert every(said)
    assert len(said) == len(sentences)
    assert code == "en" or not said & sentences
    assert OTHER.words in sentences


def test_what_is_not_declared_is_said_in_a_sentence() -> None:
    with pytest.raises(LookupError, match=r"^no record\(…\) in schema\.py declares int$"):
        removing(int)


@pytest.mark.parametrize("module", ["schema", "kinds", "mentions", "posts", "results", "history"])
def test_the_order_of_kinds_is_one_whichever_module_is_first(module: str) -> None:
    code = (
        f"import smmdesk.storage.{module}; from smmdesk.storage.declaring import RECORDS;"
        " print(*(kind.__name__ for kind in RECORDS))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert told[:2] == ["Desk", "Client"]
    assert told.index("Strategy") < told.index("Brand")
