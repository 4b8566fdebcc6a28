"""What has to be known of figures on paper: days that are missing, what was typed, what networks count otherwise."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import last_before
from smmdesk.knowledge.metrics import break_words
from smmdesk.speech import measured
from smmdesk.speech.explained import left_out, worded
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from smmdesk.documents.results import Results
    from smmdesk.domain.clients import Account
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.records import Formula, Measurement
    from smmdesk.domain.results.sheet import ResultsSheet

_MOST: Final = 8
"""Spans of days that are named; more are counted."""


def notes(
    found: Results, breaks: Sequence[Break], formulas: Sequence[Formula], language: Language
) -> list[tuple[str, list[str]]]:
    """Pairs of what they are about and the lines of that; without those of which there is nothing to say."""
    told = (
        (_("Counted in another way since"), _breaks(found, breaks, language)),
        (_("Days without figures"), _gaps(found.now, language)),
        (_("Not counted"), _left_out(found, language)),
        (_("From the networks' files"), _from_files(found.now, language)),
        (_("Typed by hand"), _typed(found.now, language)),
        (_("Accounts that closed"), _closed(found.now, language)),
        (_("Metrics of your own"), (_formula(each, found.now, language) for each in formulas)),
    )
    return [(language(name), lines) for name, made in told if (lines := list(made))]


def _breaks(found: Results, breaks: Sequence[Break], language: Language) -> Iterator[str]:
    """Those of the networks and metrics on the paper that lie within its days or those before."""
    start = found.before.period.start if found.before else found.now.period.start
    words, keys = break_words(language.code), {*found.keys}
    near = [each for each in breaks if start < each.on < found.now.period.end and each.network in found.now.networks]
    for key in dict.fromkeys(each.key for each in near if each.metric in keys):
        yield words[key].text


def _gaps(sheet: ResultsSheet, language: Language) -> Iterator[str]:
    """Of each account of which days are known those that are not."""
    elapsed = [day for day in sheet.period.days() if day < sheet.today]
    for account in sheet.open_accounts:
        known = {day for row in sheet.rows if row.account_id == account.id for day in row.period.days()}
        missing = [day for day in elapsed if day not in known]
        if missing and len(missing) < len(elapsed):
            yield f"{_name(account, language)}: {_days(missing, language)}"


def _days(days: Sequence[date], language: Language) -> str:
    """Days that follow one another as spans."""
    # within a run days grow as their places do
    runs = [
        [day for _at, day in run] for _key, run in groupby(enumerate(days), lambda each: each[1].toordinal() - each[0])
    ]
    spans = [_span(run, language) for run in runs[:_MOST]]
    rest = sum(map(len, runs[_MOST:]))
    return ", ".join([*spans, *([language.count("{n} more day", "{n} more days", rest)] if rest else [])])


def _span(days: Sequence[date], language: Language) -> str:
    first, last = language.short_date(days[0]), language.short_date(days[-1])
    return first if first == last else f"{first} – {last}"


def _left_out(found: Results, language: Language) -> Iterator[str]:
    """Rows that were not counted and why; of each network alone where the whole has no such sum."""
    for key in found.keys:
        lines = left_out(found.now.value(key), found.now, language)
        yield from (f"{measured.name(found.now, key, language)}: {line}" for line in lines)


def _typed(sheet: ResultsSheet, language: Language) -> Iterator[str]:
    return _whose(sheet, lambda row: row.typed, language)


def _from_files(sheet: ResultsSheet, language: Language) -> Iterator[str]:
    """What files said and nobody corrected."""

    def told(row: Measurement) -> Iterable[str]:
        return [key for key in row.figures if key not in row.typed] if row.source_id is not None else ()

    return _whose(sheet, told, language)


def _whose(sheet: ResultsSheet, keys_of: Callable[[Measurement], Iterable[str]], language: Language) -> Iterator[str]:
    """By account, and of the business, the metrics that rows of the period have so, and of which days these are."""
    rows = [row for row in sheet.rows if row.period.overlaps(sheet.period) and any(keys_of(row))]
    accounts = {each.id: each for each in sheet.accounts}
    for id in dict.fromkeys(row.account_id for row in rows):
        own = [row for row in rows if row.account_id == id]
        keys = dict.fromkeys(key for row in own for key in keys_of(row))
        names = ", ".join(measured.name(sheet, key, language) for key in keys)
        first, last = min(row.starts for row in own), max(last_before(row.ends) for row in own)
        whose = _name(accounts[id], language) if id in accounts else language(_("The business itself"))
        yield f"{whose}: {names} ({_span([first, last], language)})"


def _closed(sheet: ResultsSheet, language: Language) -> Iterator[str]:
    for account in sheet.accounts:
        if account.closed_on and account.closed_on < sheet.period.end:
            yield f"{_name(account, language)}: {language.date(account.closed_on)}"


def _name(account: Account, language: Language) -> str:
    return f"{language.word(account.network)} {account.handle or account.link}".strip()


def _formula(formula: Formula, sheet: ResultsSheet, language: Language) -> str:
    """How somebody's own metric is reckoned and shown."""
    decimals = language.count("{n} decimal", "{n} decimals", formula.decimals)
    how = (language.word(formula.shown), decimals, language.word(formula.good), language.word(formula.level))
    expression = worded(formula.expression, lambda name: measured.name(sheet, name, language))
    told = f"{formula.name} = {expression}; {', '.join(how)}"
    return f"{told}. {formula.note}" if formula.note else told
