"""A text that names two brands becomes two mentions with one link, once somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.reputation.records import Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage

LINK = "https://forum.example/cakes"


def test_what_a_text_names_too_is_a_mention_with_a_click(
    page: ReputationPage, write: Callable[..., Mention], workspace: Workspace
) -> None:
    rival = workspace.reputation.add_brand(page.client_id, "Crumb Street")  # type: ignore[arg-type]  # one is chosen
    text = "Sweet Balcony or Crumb Street? The first, for its honey cake."
    made = write(3, text=text, link=LINK, source=Source.FORUM, tone=Sentiment.POSITIVE, topics=("cake",))
    alone = write(4, text="Only Sweet Balcony here")
    page.refresh()
    page.table.select([alone.id])
    page.edit()
    assert page.details.named_too.isHidden()
    page.table.select([made.id])
    page.edit()
    [offer] = page.details.named_too.buttons
    assert offer.text() == "It names Crumb Street, too: write that down"
    offer.click()
    [other] = [each for each in workspace.records.all(Mention) if each.brand_id == rival.id]
    assert (other.text, other.link, other.topics, other.moment) == (text, LINK, ("cake",), made.moment)
    assert (other.tone, other.needs_answer) == (None, False)
    assert page.details.named_too.isHidden(), "nothing is offered twice"
    told = workspace.voice.sheet(made.client_id, page.context.period, None).told
    assert told is not None
    assert told.now.publications[rival.id] == 1
    workspace.history.undo()
    assert not [each for each in workspace.records.all(Mention) if each.brand_id == rival.id]
