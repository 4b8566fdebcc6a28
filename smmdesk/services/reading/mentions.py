"""Mentions read in: each row is one or several new mentions, of the brands that it names, or known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import BrandId, MentionId, new_id, new_ids
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.activities import addresses
from smmdesk.domain.reputation.answering import asks_for_answer
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.named import Sentiment, Source, ToneBy
from smmdesk.domain.reputation.records import Activity, Brand, Mention
from smmdesk.domain.reputation.spellings import folded, named
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.domain.text import _
from smmdesk.exchange.mentions.identity import identity_of
from smmdesk.exchange.mentions.kind import MENTIONS
from smmdesk.services.reading.kind import Kind, Says, Shown, Sorted, Taking, columns_of
from smmdesk.services.reputation import brands_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ActivityId
    from smmdesk.exchange.incoming import NamedRows, RowProblem
    from smmdesk.exchange.mentions.kind import FirstMention, MentionRow
    from smmdesk.speech.language import Language
    from smmdesk.storage.reader import Reader

_PARTS: Final = ",;|\n"


class UnknownBrandError(SmmdeskError):
    """The brand that somebody named is not watched for the client."""

    message = _(
        "No brand “{name}” is watched for {client}. Choose one of: {brands}. Or add it on the page of reputation."
    )


@dataclass(slots=True)
class Mentions:
    """Decides for each row which brands it is about, and which of these mentions are here already.

    What is here stays as it is, so that no file takes back what a person said of tone and answer; but one that named no
    brand has the one that is found by now, such as after its spelling was added.
    """

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    brands: list[Brand] = field(default_factory=list)
    made_brand: Brand | None = None  # kept with the first mention
    known: set[str] = field(default_factory=set)
    nameless: dict[str, Mention] = field(default_factory=dict)  # of former files, by their keys
    found: list[Mention] = field(default_factory=list)  # those of them whose brand is known by now
    counts: Counter[BrandId | None] = field(default_factory=Counter)
    waiting: int = 0
    ids: list[str] = field(default_factory=list)  # made at once, the next one last
    own: Mapping[str, ActivityId] = field(default_factory=dict)  # own activities by their addresses

    def sort(self, reader: Reader, rows: NamedRows[MentionRow]) -> Sorted:
        """The mentions to add."""
        if not self.brands:
            self._meet(reader)
        made: list[Mention] = []
        new, updated, self.ids = 0, 0, new_ids(len(rows))[::-1]
        changed: list[Mention] = []
        for row in rows:
            self.found = []
            found = [*self._new(row)]
            new += bool(found)
            updated += bool(self.found and not found)
            made += found
            changed += self.found
        self.counts.update(each.brand_id for each in made)
        self.waiting += sum(each.waits for each in made)
        return Sorted(self._added(made), changed, new, updated)

    def tell(self) -> Mapping[str, Any]:
        """In plain values."""
        names: dict[BrandId | None, str | None] = {brand.id: brand.name for brand in self.brands}
        return {
            "mentions": self.counts.total(),
            "brands": [{"brand": names.get(id), "mentions": n} for id, n in self.counts.most_common()],
            "waiting": self.waiting,
        }

    def _meet(self, reader: Reader) -> None:
        """Take note of brands and mentions that are here; `UnknownBrandError` where the one that was said is not."""
        client = self.about.client
        self.brands = brands_of(reader, client.id)
        if own_brand(self.brands) is None:
            self.made_brand = Brand(id=BrandId(new_id()), client_id=client.id, name=client.name, own=True).checked()
            self.brands.insert(0, self.made_brand)
        for each in reader.all(Mention, client_id=client.id):
            self.known |= {each.source_key, _key(identity_of(each), each.brand_id)}
            if each.brand_id is None and each.source_key.endswith(_key("", None)):
                self.nameless[each.source_key] = each
        self.own = addresses(reader.all(Activity, client_id=client.id))
        said = self.about.asked.brand.strip()
        if said and not self._called(said):
            names = ", ".join(brand.name for brand in self.brands)
            raise UnknownBrandError(name=said, client=client.name, brands=names)

    def _added(self, made: Sequence[Mention]) -> dict[type, Mapping[str, Sequence[Any]]]:
        if not made:
            return {}
        brand, self.made_brand = self.made_brand, None
        # the brand first: mentions point at it
        return {**({Brand: columns_of(Brand, [brand])} if brand else {}), Mention: columns_of(Mention, made)}

    def _new(self, row: MentionRow) -> Iterator[Mention]:
        brands, word = self._brands(row)
        is_worded = bool(row.link or row.text or row.title)
        # of stars alone two may come on one day, and only their number tells them apart
        base = row.key.partition("#")[0] if is_worded else row.key
        about: Sequence[Brand | None] = brands or [None]
        for brand in about:
            key = _key(base, None if brand is None else brand.id)
            if key in self.known:
                continue
            self.known.add(key)
            nameless = self.nameless.pop(_key(base, None), None) if brand else None
            if brand is not None and nameless is not None:
                self.found.append(_named(nameless, brand, key, is_replied=row.replied))
            else:
                yield self._mention(row, brand, key, word)

    def _brands(self, row: MentionRow) -> tuple[Sequence[Brand], str]:
        """Those of the column, else the one that was said for all, else those that the text names; and the column's
        word for the note, where it is no brand."""
        if row.brand and (found := self._called(row.brand)):
            return found, ""
        if said := self.about.asked.brand.strip():
            return self._called(said), row.brand_said
        return named(self.brands, f"{row.title}\n{row.text}"), row.brand_said

    def _called(self, cell: str) -> list[Brand]:
        """The brands whose name or spelling stands in a cell as a whole, or between commas."""
        for sign in _PARTS:
            cell = cell.replace(sign, "\n")
        wanted = {_form(part) for part in [cell.replace("\n", " "), *cell.split("\n")]}
        return [brand for brand in self.brands if not wanted.isdisjoint(map(_form, (brand.name, *brand.spellings)))]

    def _mention(self, row: MentionRow, brand: Brand | None, key: str, word: str) -> Mention:
        zone = self.about.client.time_zone
        source = Source(row.source) if row.source else Source.OTHER
        answered, answer_said = self._answered(row, zone)
        made = Mention(
            id=MentionId(self.ids.pop() if self.ids else new_id()),
            client_id=self.about.client.id,
            brand_id=brand.id if brand else None,
            moment=LocalMoment(datetime.fromisoformat(row.wall), zone),
            timed=row.timed,
            source=source,
            kind=source.kind,
            tone=Sentiment(row.tone) if row.tone else None,
            tone_by=ToneBy.FILE if row.tone else ToneBy.PERSON,
            activity_id=self.own.get(same_link(row.link)) if self.own and row.link else None,
            source_key=key,
            answered=answered,
            note="\n".join(filter(None, (row.note, word, answer_said))),
            **{name: getattr(row, name) for name in _SAME},
        ).checked()
        asks = asks_for_answer(made, is_own=brand is not None and brand.own)
        # one that was answered, nobody knows when, does not wait
        needs = asks and (answered is not None or not row.replied)
        return replace(made, needs_answer=True) if needs else made

    def _answered(self, row: MentionRow, zone: str) -> tuple[LocalMoment | None, str]:
        """When it was answered; an hour before it was said, or that nobody knows, goes into the note."""
        if not row.answered:
            return None, ""
        answered = LocalMoment(datetime.fromisoformat(row.answered), zone)
        said = LocalMoment(datetime.fromisoformat(row.wall), zone)
        if answered.wall < said.wall or (row.timed and answered.utc() < said.utc()):
            return None, row.answered.replace("T", " ")
        return answered, ""


def _named(mention: Mention, brand: Brand, key: str, *, is_replied: bool) -> Mention:
    """Of that brand by now; whether it needs an answer follows, where nobody said so before or gave it."""
    named_now = mention.changed_to(brand_id=brand.id, source_key=key)
    asks = asks_for_answer(named_now, is_own=brand.own) and (mention.answered is not None or not is_replied)
    return replace(named_now, needs_answer=mention.needs_answer or asks)


_SAME: Final = (
    *("place", "link", "author", "title", "text", "topics", "stars", "reach", "likes", "comments", "reposts"),
    *("language", "answer"),
)
"""What a row and a mention call alike."""


def _key(base: str, brand: BrandId | None) -> str:
    return f"{base}:{brand or ''}"


def _form(text: str) -> str:
    return " ".join(folded(text).strip(" \t\"'«»„“”").split())


def _when(row: FirstMention, language: Language) -> str:
    day = language.short_date(row.wall.date())
    return f"{day}, {language.time(row.wall.time())}" if row.timed else day


def _to_add(language: Language, _n: int, told: Mapping[str, Any]) -> str:
    added = language.count("{n} mention will be added.", "{n} mentions will be added.", told["mentions"])
    nameless = sum(each["mentions"] for each in told["brands"] if each["brand"] is None)
    if not nameless:
        return added
    # said before it is done: a spelling that is missing is added in a moment, and mentions one by one are not
    return f"{added} {_nameless(language, nameless)}"


def _nameless(language: Language, n: int) -> str:
    return language.count("{n} of them names no brand that you watch.", "{n} of them name no brand that you watch.", n)


def _done(language: Language, n: int, told: Mapping[str, Any]) -> str:
    if not told["mentions"]:
        return language.count("{n} mention has its brand by now", "{n} mentions have their brand by now", n)
    return language.count("Brought in {n} mention", "Brought in {n} mentions", told["mentions"])


FIELDS: Final = {
    "date": _("Date"),
    "time": _("Time"),
    "title": _("Headline"),
    "text": _("Text"),
    "snippet": _("Sentence in which it was found"),
    "link": _("Link"),
    "place": _("Site, group or map"),
    "source": _("Kind of source"),
    "author": _("Who"),
    "tone": _("Tone"),
    "stars": _("Stars"),
    "reach": _("Reach"),
    "likes": _("Likes"),
    "comments": _("Comments"),
    "reposts": _("Reposts"),
    "brand": _("About whom"),
    "topics": _("Topics"),
    "answered": _("Answered on"),
    "answer": _("What was answered"),
    "language": _("Language"),
    "note": _("Note"),
}
"""What a column of a file of mentions may be."""

MENTION_FILES: Final = Kind(
    name="mentions",
    file=MENTIONS,
    record=Mention,
    act=IMPORT_MENTIONS,
    keeping=Mentions,
    fields=FIELDS,
    preview=(
        Shown(_("Date"), _when, sort=lambda row: row.wall, width=150),
        Shown(_("Site, group or map"), lambda row, _language: row.place, width=150),
        Shown(_("Text"), lambda row, _language: " ".join(row.text.split())),
    ),
    says=Says(
        title=_("Bring in mentions"),
        files=_("Mentions"),
        endings="*.csv *.xlsx *.xls *.ods *.tsv *.txt *.xml *.atom",
        into=_("Into the reputation of"),
        whose=_("Whose reputation is it? Choose the client, or type a new name."),
        unrecognised=_("No mentions were recognised here. Say what the columns are."),
        first_rows=_("First mentions"),
        first_row=_("The first mention: {row}"),
        no_row=_("No row is a mention yet: say which column is the date or the link."),
        kept=_("Kept in the note of each mention: {names}."),
        to_add=_to_add,
        done=_done,
    ),
    of_brand=True,
)
