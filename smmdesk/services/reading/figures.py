"""Files of figures as a kind of file: what is said of them, and what their columns may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.networks import Network
from smmdesk.domain.results.own_columns import own_name
from smmdesk.domain.results.rates import rates_said
from smmdesk.domain.results.records import Publication
from smmdesk.domain.text import _
from smmdesk.exchange.analytics.kind import RESULTS
from smmdesk.exchange.analytics.sources import OWN as OWN_COLUMN
from smmdesk.exchange.table.mapping import LEFT_OUT
from smmdesk.knowledge.metrics import catalogue
from smmdesk.knowledge.metrics import name_of as metric_name
from smmdesk.knowledge.result_files import read_result_files
from smmdesk.services.reading.kind import Kind, Says, Shown
from smmdesk.services.reading.results import Results
from smmdesk.speech.measured import rate as rate_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.figure_rows import FirstFigures
    from smmdesk.speech.language import Language


def _when(row: FirstFigures, language: Language) -> str:
    return language.short_date(row.day)


def _figures(row: FirstFigures, language: Language) -> str:
    told = (f"{name_of(key, language)} {language.number(figure)}" for key, figure in row.figures.items())
    return ", ".join(told)


def name_of(key: str, language: Language) -> str:
    """What a metric is called, a column that is kept apart by its own name."""
    return metric_name(key, language.code) if key in catalogue() else own_name(key)


def _called(words: str, language: Language) -> str:
    return name_of(words, language) if words in catalogue() else language(words)


def _to_add(language: Language, n: int, told: Mapping[str, Any]) -> str:
    if both := _of_both(language, told):
        return language(_("{posts} and {days} will be added."), **both)
    if any(told["posts"].values()):
        return language.count("{n} post will be added.", "{n} posts will be added.", n)
    return language.count("{n} day will be added.", "{n} days will be added.", n)


def _done(language: Language, n: int, told: Mapping[str, Any]) -> str:
    if both := _of_both(language, told):
        return language(_("Brought in: {posts} and {days}"), **both)
    if any(told["posts"].values()):
        return language.count("Brought in figures of {n} post", "Brought in figures of {n} posts", n)
    return language.count("Brought in figures of {n} day", "Brought in figures of {n} days", n)


def _of_both(language: Language, told: Mapping[str, Any]) -> Mapping[str, str]:
    """How many posts and days came, where a file has a table of each, as a zip of YouTube has."""
    posts, days = told["posts"]["added"], told["days"]["added"]
    if not (posts and days):
        return {}
    return {
        "posts": language.count("{n} post", "{n} posts", posts),
        "days": language.count("{n} day", "{n} days", days),
    }


def _source(told: Mapping[str, Any], language: Language) -> str:
    """What the file was taken for, as the way to it is called."""
    ways = (way.name for way in read_result_files(language.code) if told["source"] in way.sources)
    return next(ways, language(_("A table of figures")))


def _account(told: Mapping[str, Any], language: Language) -> str:
    """The accounts; one without a name is called as its network is."""
    name = str(told["account"])
    return language.word(Network(name)) if name in {*Network} else name or "—"


def lines(told: Mapping[str, Any], language: Language) -> Sequence[str]:
    """What was found out of the file, in sentences."""
    found = _("{source}; account: {account}.")
    said = [language(found, source=_source(told, language), account=_account(told, language))]
    clock = told["clock"]
    if clock.get("by"):
        times = _("Times were in {zone} time (proved by {by} of {of} posts).")
        said.append(language(times, zone=clock["zone"], by=clock["by"], of=clock["of"]))
    said += _money(told["money"], language)
    links = told["linked"]
    if any(links.values()):
        of_posts = _("Of the posts {sure} are in the calendar, {proposed} perhaps, {none} are not.")
        said.append(language(of_posts, **links))
    if told["unknown_columns"]:
        left = _("Left out: {names}.")
        said.append(language(left, names=", ".join(told["unknown_columns"])))
    return said


def _money(told: Mapping[str, Any], language: Language) -> Iterator[str]:
    """At which rates money of other currencies counts."""
    for rate in rates_said(told["rates"]):
        counts = _("Money in {currency} counts at a rate that was said: {rate}; what the file says is kept beside it.")
        yield language(counts, currency=rate.currency, rate=rate_said(rate, told["currency"], language))


FIELDS: Final = {
    "date": _("Date"),
    "time": _("Time"),
    "ends": _("Last day"),
    "external_id": _("Number of the post"),
    "permalink": _("Link to the post"),
    "text": _("Text"),
    "title": _("Title above the text"),
    "kind": _("Format"),
    "seconds": _("Length"),
    "account": _("Account"),
    "network": _("Network"),
    "currency": _("Currency"),
}
"""What a column of a file of figures may be, beside a metric."""

FIGURES: Final = Kind(
    name="results",
    file=RESULTS,
    record=Publication,
    act=IMPORT_RESULTS,
    keeping=Results,
    fields={**FIELDS, **{key: key for key in catalogue()}},
    called=_called,
    others={LEFT_OUT: _("Leave out"), OWN_COLUMN: _("A figure of its own")},
    preview=(
        Shown(_("Date"), _when, sort=lambda row: (row.day is None, row.day or 0), width=120),
        Shown(_("Text"), lambda row, _language: " ".join(row.text.split())),
        Shown(_("Figures"), _figures),
    ),
    says=Says(
        title=_("Bring in figures"),
        files=_("Figures of networks"),
        endings="*.csv *.xlsx *.xls *.ods *.tsv *.txt *.zip",
        into=_("Into the results of"),
        whose=_("Whose figures are they? Choose the client, or type a new name."),
        unrecognised=_("No figures of a network were recognised here. Say what the columns are."),
        first_rows=_("First rows"),
        first_row=_("The first row: {row}"),
        no_row=_("No row has figures yet: say which column is the date, or the link to the post."),
        kept=_("Kept with the figures: {names}."),
        to_add=_to_add,
        done=_done,
    ),
    lines=lines,
    asks=True,
)
