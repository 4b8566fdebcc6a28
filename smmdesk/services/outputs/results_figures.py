"""Results for programs: every figure with what it was reckoned from, as one JSON object."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.money import Money, minor_digits
from smmdesk.domain.results.activity import activity
from smmdesk.domain.results.metrics import Days, exact
from smmdesk.domain.results.named import Unit
from smmdesk.domain.results.posts import best_of, index_of_posts, indexed_by
from smmdesk.domain.results.rates import in_other_money
from smmdesk.domain.results.told import average_post
from smmdesk.exchange.spreadsheets.json_file import write_object
from smmdesk.knowledge.metrics import break_words, breaks
from smmdesk.services.outputs.plain import days, exact_text
from smmdesk.services.outputs.results_of import results_of
from smmdesk.speech import compared as words
from smmdesk.speech import measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from smmdesk.documents.results import Results
    from smmdesk.domain.clients import Account
    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.against import Compared
    from smmdesk.domain.results.periods import Total
    from smmdesk.domain.results.records import Measurement
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.sources import Sources
    from smmdesk.speech.language import Language

_DECIMALS: Final = 4
"""Of what rests on a mean: as a fraction it would tell the sum, which is no figure of anything."""


def figures_file(sources: Sources, wish: Wish) -> Write:
    """The clients of whom anything is known, each with the figures of the whole and of each network."""
    told = {"results": [_client(each, wish.language) for each in results_of(sources, wish)]}
    return partial(write_object, told=told)


def _client(found: Results, language: Language) -> dict[str, Any]:
    now = found.now
    return {
        "client": found.client.name,
        "currency": now.currency,
        **days(now.period),
        "before": days(found.before.period) if found.before else None,
        "figures": _figures(found, language),
        "networks": [
            {
                "network": network.value,
                "accounts": [_account(each, found) for each in now.accounts if each.network is network],
                "figures": _figures(found.of(network), language, network),
                "active": _active(found.of(network).now),
            }
            for network in now.networks
        ],
        "posts": _posts(found),
        "typed": [_typed(row, now) for row in now.rows if row.typed and row.period.overlaps(now.period)],
        "breaks": _breaks(found, language),
    }


def _account(account: Account, found: Results) -> dict[str, Any]:
    newest = found.newest.get(account.id)
    return {
        "account": account.handle or account.link,
        "data_to": newest.isoformat() if newest else None,
        "closed_on": account.closed_on.isoformat() if account.closed_on else None,
    }


def _typed(row: Measurement, sheet: ResultsSheet) -> dict[str, Any]:
    return {**_whose(row, sheet), **days(row.period), "metrics": [*row.typed]}


def _whose(row: Measurement, sheet: ResultsSheet) -> dict[str, Any]:
    """None for the business itself."""
    account = next((each for each in sheet.accounts if each.id == row.account_id), None)
    return {
        "network": account.network.value if account else None,
        "account": (account.handle or account.link) if account else None,
    }


def _breaks(found: Results, language: Language) -> list[dict[str, Any]]:
    """What networks count otherwise since a day of the period, or of the one before."""
    start, said = (found.before or found.now).period.start, break_words(language.code)
    near = [each for each in breaks() if start < each.on < found.now.period.end and each.network in found.now.networks]
    return [
        {
            "network": each.network.value,
            "metric": each.metric,
            "on": each.on.isoformat(),
            "sure": each.sure,
            "text": said[each.key].text,
        }
        for each in near
    ]


def _posts(found: Results) -> list[dict[str, Any]]:
    """How each post compares with others, by its first figures of a week or more after it came out."""
    ranked, index, by = best_of(found.ripe), index_of_posts(found.ripe), indexed_by(found.ripe)
    return [
        {
            "network": post.publication.network.value,
            "external_id": post.publication.external_id,
            "permalink": post.publication.permalink,
            "date": post.publication.day.isoformat() if post.publication.day else None,
            "taken_on": post.snapshot.taken_on.isoformat(),
            "index": exact_text(index.get(post.publication.id)),
            "index_of": by[post.publication.network] if post.publication.id in index else None,
            "best": _place(post.publication.id, ranked.best),
            "worst": _place(post.publication.id, ranked.worst),
        }
        for post in found.ripe
        if post.snapshot is not None
    ]


def _place(name: PublicationId, ranked: Sequence[PublicationId]) -> int | None:
    """1 for the first; None for one that is not among them."""
    return ranked.index(name) + 1 if name in ranked else None


def _active(sheet: ResultsSheet) -> list[dict[str, Any]]:
    """How many followers are active by weekday (0 is Monday) and hour, and of how many days that is the mean."""
    found = sorted(activity(sheet).items())
    return [
        {"weekday": weekday, "hour": hour, "mean": _rounded(each.mean), "days": each.days}
        for (weekday, hour), each in found
    ]


# figures


def _figures(found: Results, language: Language, network: Network | None = None) -> dict[str, Any]:
    return {key: _figure(found, key, language, network) for key in found.keys}


def _figure(found: Results, key: str, language: Language, network: Network | None) -> dict[str, Any]:
    sheet, value = found.now, found.now.value(key)
    write = _writer(sheet, key)
    return {
        "name": measured.name(sheet, key, language),
        "value": write(value.value),
        "unit": measured.shown_as(sheet, key)[0].value,
        "shown": measured.told(sheet, key, language),
        "basis": value.basis.value,
        "days": _known(value.total),
        "highest": value.total.highest if value.total else None,
        "posts": {"known": value.posts, "of": value.of_posts} if sheet.is_of_posts(key) else None,
        "average_post": write(average_post(sheet, key)),
        "inputs": {name: _writer(sheet, name)(each) for name, each in value.inputs.items()},
        "without": [each.value for each in sheet.without(key)],
        "rows_apart": [_apart(row, key, sheet) for row in (value.total.apart if value.total else ())],
        "other_sources": _other(value.total, key, sheet),
        "in_other_money": [*_in_other_money(sheet, value)],
        "compared": _compared(found.compared(key, breaks(), network), sheet, language),
    }


def _known(total: Total | None) -> dict[str, int] | None:
    return {"known": total.known, "elapsed": total.elapsed} if total else None


def _apart(row: Measurement, key: str, sheet: ResultsSheet) -> dict[str, Any]:
    value = exact(row.figures[key], sheet.catalogue[key].unit, sheet.currency)
    return {**_whose(row, sheet), **days(row.period), "value": _writer(sheet, key)(value)}


def _other(total: Total | None, key: str, sheet: ResultsSheet) -> str | None:
    """What the books have beyond the accounts; below 0 where the parts are more than the whole."""
    if total is None or total.other is None:
        return None
    return _writer(sheet, key)(exact(total.other, sheet.catalogue[key].unit, sheet.currency))


def _in_other_money(sheet: ResultsSheet, value: Value) -> Iterator[dict[str, Any]]:
    """Amounts of files in other currencies, and the rate at which they are in the figure; None where they are not."""
    for (currency, rate), amount in in_other_money(sheet, value).items():
        said = {"worth": f"{rate.worth:f}", "on": rate.on.isoformat()} if rate else None
        yield {"currency": currency, "amount": f"{Money(amount, currency).amount:f}", "rate": said}


def _compared(found: Compared | None, sheet: ResultsSheet, language: Language) -> dict[str, Any] | None:
    """What became of it, or why nothing is said of that."""
    if found is None:
        return None
    key, change, said = found.now.key, found.change, words.change(found, sheet, language)
    write, share = _writer(sheet, key), _rounded if _rests_on_mean(sheet, key) else exact_text
    return {
        "before": write(found.before.value),
        "difference": write(change.difference),
        "in_points": change.in_points,
        "relative": share(change.relative),
        "per_day": share(change.per_day),
        "is_better": found.is_better,
        "why_not": found.silence.value if found.silence else None,
        "not_comparable_since": found.broken.on.isoformat() if found.broken else None,
        "shown": said.short,
        "more": said.more,
    }


# numbers as text


def _writer(sheet: ResultsSheet, key: str) -> Callable[[Fraction | None], str | None]:
    if _rests_on_mean(sheet, key):
        return _rounded
    is_amount = key in sheet.catalogue and sheet.catalogue[key].unit is Unit.MONEY
    return partial(_rounded, digits=minor_digits(sheet.currency)) if is_amount else exact_text


def _rests_on_mean(sheet: ResultsSheet, key: str) -> bool:
    """Whether a mean of days is in it, whose sum nobody may read out of a fraction."""
    names = sheet.calculations[key].names if key in sheet.calculations else {key}
    return any(name in sheet.catalogue and sheet.catalogue[name].days is Days.MEAN for name in names)


def _rounded(value: Fraction | None, digits: int = _DECIMALS) -> str | None:
    return None if value is None else f"{Decimal(round(value * 10**digits)).scaleb(-digits):f}"
