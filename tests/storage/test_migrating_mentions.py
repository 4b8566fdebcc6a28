"""To the ninth schema: mentions stay as they were, and point at replies and activities that are there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from smmdesk.domain.ids import ActivityId, ReplyTemplateId, new_id
from smmdesk.domain.reputation.records import Activity, Mention, ReplyTemplate
from smmdesk.storage.kinds import adding, changing, removing
from smmdesk.storage.opening import open_file
from tests.storage.former import made_by

if TYPE_CHECKING:
    from pathlib import Path

ROWS = {
    "client": {"id": "bakery", "name": "Bakery", "status": "active", "colour": "", "files": "[]", "messengers": "[]"},
    "brand": {"id": "own", "client_id": "bakery", "name": "Bakery", "own": "1", "spellings": "[]"},
    "mention": {
        "id": "crushed",
        "client_id": "bakery",
        "brand_id": "own",
        "moment_wall": "2026-11-16T10:05",
        "moment_zone": "Asia/Tbilisi",
        "timed": "1",
        "source": "map",
        "kind": "review",
        "text": "The cake arrived crushed",
        "topics": '["delivery"]',
        "tone": "negative",
        "tone_by": "person",
        "needs_answer": "1",
        # nothing could ever write one of these, and a key that leads nowhere would close the workspace for good
        "template_id": "nowhere",
        "activity_id": "nowhere",
        "version": "7",
    },
}


def test_mentions_are_kept_and_point_at_what_is_there(tmp_path: Path) -> None:
    path = made_by(8, tmp_path / "workspace.db", ROWS)
    with closing(open_file(path)) as database:
        with database.read() as reader:
            [mention] = reader.all(Mention)
        assert (mention.text, mention.topics, mention.brand_id) == ("The cake arrived crushed", ("delivery",), "own")
        assert (mention.template_id, mention.activity_id) == (None, None)
        assert database.check() == []
        reply = ReplyTemplate(id=ReplyTemplateId(new_id()), client_id=mention.client_id, name="Sorry")
        activity = Activity(id=ActivityId(new_id()), client_id=mention.client_id, what="Asked for reviews")
        with database.write(adding(ReplyTemplate)) as work:
            work.add_all([reply])
            work.add_all([activity])
        with database.write(changing(Mention)) as work:
            work.save(replace(mention, template_id=reply.id, activity_id=activity.id))
        with database.write(removing(Activity)) as work:
            work.remove(Activity, [activity.id])
        with database.read() as reader:
            assert reader.get(Mention, mention.id) == replace(mention, template_id=reply.id)
        assert database.check() == []
