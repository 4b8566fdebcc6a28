"""What the paper of a comparison is told beside the records: which figures are ours, and where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import FIGURES, Comparison, Offer, Question, Reply
from smmdesk.domain.money import Money
from smmdesk.services.outputs import Wish
from tests.services.test_papers import EN, TODAY, contents

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


def assumed(workspace: Workspace, **client: Any) -> list[str]:
    """What the first page of a new comparison says of where its figures are from; the client with these fields."""
    thousand = client.pop("thousand", None)
    made = begun(workspace, **client)
    workspace.comparison.set_rate(made.id, thousand)
    return said_of(workspace, made.id)


def begun(workspace: Workspace, **client: Any) -> Comparison:
    """A new comparison of a client with these fields."""
    added = workspace.clients.add("Bakery")
    workspace.records.change(Client, added.id, **client)
    return workspace.comparison.start(added.id, TODAY)


def said_of(workspace: Workspace, record: str) -> list[str]:
    [document] = workspace.exporting.documents(Wish(output="comparison", language=EN, record=record))
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in contents(document)["front"]["assumed"]]


def test_a_comparison_says_of_which_year_its_figures_are_and_at_what_rate(workspace: Workspace) -> None:
    told = " ".join(assumed(workspace, currency="GEL", country="GE"))
    for words in (
        "From one agency's article of 2018–2019 about Russia",
        "our assumption, at prices of 2018–2019",
        "Scores that nobody gave: ours, after an article of 2018–2019 by an agency, a rival of freelancers.",
        "What one specialist costs is derived, not read as such: a third to a quarter of a department",
        "Converted from roubles at about the average rate of 2019.",
        "2% in this country since 2019",
    ):
        assert words in told


def test_figures_that_are_not_converted_have_no_rate(workspace: Workspace) -> None:
    told = " ".join(assumed(workspace, currency="RUB", country="RU"))
    assert "30% in this country since 2023" in told
    assert "Converted" not in told


def test_a_rate_that_somebody_gave_is_said(workspace: Workspace) -> None:
    told = " ".join(assumed(workspace, currency="CZK", country="CZ", thousand=Money.of(350, "CZK")))
    assert "Converted from roubles: 1,000 ₽ are taken to be worth CZK 350." in told.replace("₽1,000", "1,000 ₽")
    assert "our assumption. Enter what is paid in your country." in told


def test_a_comparison_of_which_all_was_typed_names_no_source(workspace: Workspace) -> None:
    made = begun(workspace, currency="EUR")
    said = {"hour_value": Money.of(20, "EUR"), "can_pay": Money.of(5000, "EUR"), "hours_a_week": 20}
    workspace.records.change(Comparison, made.id, **said)
    for offer in workspace.comparison.sheet(made.id).offers:
        for name in (*FIGURES, *offer.scores):
            workspace.comparison.confirm(offer.id, name)
    assert [each.split(",")[0] for each in said_of(workspace, made.id)] == [
        "Every figure and every score was given by somebody"
    ]


def test_who_judged_the_freelancers_is_told_on_paper_too(workspace: Workspace) -> None:
    made = begun(workspace, currency="EUR")
    [document] = workspace.exporting.documents(Wish(output="comparison", language=EN, record=made.id))
    assert "10 answers to the questions would replace 16 of them." in contents(document)["judged"]
    told = "These points follow an article of 2018–2019 by an agency, which competes with freelancers."
    assert contents(document)["told_by"] == told


def test_what_nobody_gave_is_marked_as_ours_on_paper_and_what_was_answered_is_not(workspace: Workspace) -> None:
    made = begun(workspace, currency="EUR")
    agency, *_others = workspace.comparison.sheet(made.id).offers
    workspace.records.change(Offer, agency.id, fee=Money.of(900, "EUR"))
    workspace.comparison.answer(agency.id, Question.COVER, Reply.WELL)
    [document] = workspace.exporting.documents(Wish(output="comparison", language=EN, record=made.id))
    body = contents(document)
    assert [row["name"] for row in body["figures"] if row["cells"][0].known] == ["Price or salary a month"]
    marks = [row["name"] for card in body["cards"] for row in card["rows"] if row["cells"][0].known]
    assert marks == ["Continuity"]
    assert [row["name"] for row in body["answers"]] == ["Who steps in when this person is away?"]
