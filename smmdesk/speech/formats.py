"""What the formats of posts are called: apart from all other words, since the first frame shows these alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import Format
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS: Final[Mapping[Format, str]] = {
    Format.TEXT: _("Text"),
    Format.PHOTO: _("Photo"),
    Format.CAROUSEL: _("Carousel"),
    Format.VIDEO: _("Video"),
    Format.SHORT_VIDEO: _("Short video"),
    Format.STORY: _("Story"),
    Format.LIVE: _("Live"),
    Format.LINK: _("Link"),
    Format.POLL: _("Poll"),
    Format.ARTICLE: _("Article"),
    Format.PODCAST: _("Podcast"),
}
