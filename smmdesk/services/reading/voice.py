"""Counts of publications read in: each row is new, or what it counts is counted already and stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import IMPORT_VOICE
from smmdesk.domain.ids import VoiceCountId, new_id
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.records import VoiceCount
from smmdesk.domain.reputation.spellings import folded
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import NamedRows, RowProblem
from smmdesk.exchange.voice.kind import COUNTS, HEADERS
from smmdesk.services.reading.kind import Kind, Says, Shown, Sorted, Taking, columns_of
from smmdesk.services.reputation import brands_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import BrandId
    from smmdesk.exchange.voice.kind import CountRow, FirstCount
    from smmdesk.speech.language import Language
    from smmdesk.storage.reader import Reader

_NOT_WATCHED: Final = _(
    "“{name}” is no brand that is watched, so its count was not taken in. Add it on the page of reputation, and read "
    "the file again."
)
_REVERSED: Final = _("The last day lies before the first one, so the count was not taken in.")
_OTHERWISE: Final = _("{here} publications are noted here already, {there} stand in the file: what is here stayed.")


@dataclass(slots=True)
class KeptCounts:
    """What is counted here already stays, so that no file takes back what somebody typed; other numbers are told."""

    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)
    brands: dict[str, BrandId] = field(default_factory=dict)
    known: dict[tuple[Any, ...], int] | None = None
    refused: int = 0

    def sort(self, reader: Reader, rows: NamedRows[CountRow]) -> Sorted:
        """The counts to add."""
        known = self._known(reader)
        made: list[VoiceCount] = []
        for row in rows:
            count = self._count(row)
            if count is None:
                self.refused += 1
                continue
            if count.subject not in known:
                known[count.subject] = count.publications
                made.append(count)
            elif known[count.subject] != count.publications:
                values = {"here": known[count.subject], "there": count.publications}
                self.problems.append(RowProblem(row.row, _OTHERWISE, values))
        return Sorted.of(VoiceCount, columns_of(VoiceCount, made), [])

    def _known(self, reader: Reader) -> dict[tuple[Any, ...], int]:
        if self.known is None:
            client = self.about.client.id
            for brand in brands_of(reader, client):
                for name in (brand.name, *brand.spellings):
                    self.brands.setdefault(_form(name), brand.id)
            self.known = {each.subject: each.publications for each in reader.all(VoiceCount, client_id=client)}
        return self.known

    def _count(self, row: CountRow) -> VoiceCount | None:
        """One row; None of what cannot be kept, which is told."""
        starts, ends = date.fromisoformat(row.starts), date.fromisoformat(row.last) + timedelta(days=1)
        brand = self.brands.get(_form(row.brand))
        if row.brand and brand is None:
            self.problems.append(RowProblem(row.row, _NOT_WATCHED, {"name": row.brand}))
            return None
        if ends <= starts:
            self.problems.append(RowProblem(row.row, _REVERSED, {}))
            return None
        return VoiceCount(
            id=VoiceCountId(new_id()),
            client_id=self.about.client.id,
            brand_id=brand,
            starts=starts,
            ends=ends,
            source=Source(row.source) if row.source else None,
            publications=row.publications,
            origin="; ".join(filter(None, (row.origin, *row.note.split("\n")))),
        ).checked()


def _form(name: str) -> str:
    return " ".join(folded(name).strip(" \t\"'«»„“”").split())


def _days(row: FirstCount, language: Language) -> str:
    return f"{language.short_date(row.starts)} – {language.short_date(row.last)}"


def _to_add(language: Language, n: int, _told: Mapping[str, Any]) -> str:
    return language.count("{n} count will be added.", "{n} counts will be added.", n)


def _done(language: Language, n: int, _told: Mapping[str, Any]) -> str:
    return language.count("Brought in {n} count", "Brought in {n} counts", n)


COUNT_FILES: Final = Kind(
    name="voice",
    file=COUNTS,
    record=VoiceCount,
    act=IMPORT_VOICE,
    keeping=KeptCounts,
    fields=HEADERS,
    preview=(
        Shown(
            _("About whom"),
            lambda row, language: row.brand or language(_("The whole industry")),
            sort=lambda row: row.brand,
        ),
        Shown(_("Days"), _days, sort=lambda row: row.starts, width=220),
        Shown(
            _("Publications"),
            lambda row, language: language.number(row.publications),
            sort=lambda row: row.publications,
            width=110,
        ),
    ),
    says=Says(
        title=_("Bring in counts of publications"),
        files=_("Counts of publications"),
        endings="*.csv *.xlsx *.xls *.ods *.tsv *.txt",
        into=_("Into the reputation of"),
        whose=_("Whose reputation is it? Choose the client, or type a new name."),
        unrecognised=_(
            "Which columns hold counts of publications is not known. Say it below: the first and the last day, and how "
            "many there were."
        ),
        first_rows=_("The first counts"),
        first_row=_("The count in row {row}"),
        no_row=_("No row of this file becomes a count."),
        kept=_("Kept beside where the number is from: {names}"),
        to_add=_to_add,
        done=_done,
    ),
)
