"""Posts: the way to publication, and the text as it is published."""

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.posts import Post, PostStatus

POST = Post(id=PostId("p"), client_id=ClientId("c"), text="Fresh bread", hashtags=("bread", "#morning"))


def test_every_status_leads_to_publication_in_the_end() -> None:
    for first in PostStatus:
        way = [first]
        while (following := way[-1].following) is not None:
            way.append(following)
            assert len(way) <= len(PostStatus)
        assert way[-1] is PostStatus.PUBLISHED


def test_what_was_rejected_is_written_anew() -> None:
    assert PostStatus.REJECTED.following is PostStatus.DRAFT
    assert PostStatus.DRAFT.following is PostStatus.TO_APPROVE


def test_hashtags_stand_under_the_text_with_one_hash_each() -> None:
    assert POST.caption() == "Fresh bread\n\n#bread #morning"
    assert Post(id=PostId("p"), client_id=ClientId("c"), hashtags=("bread",)).caption() == "#bread"
    assert Post(id=PostId("p"), client_id=ClientId("c"), text="Bread").caption() == "Bread"
