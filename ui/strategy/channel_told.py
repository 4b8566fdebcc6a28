"""A channel in words: what is planned there beside what became of it, how it is worked on, and its KPI."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import CostBasis, Part
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.domain.strategy.records import Channel, Kpi
from smmdesk.speech.language import Language, _
from ui.strategy.editors import slots_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.strategy.shown import RowShown

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class ChannelTold:
    """`figures` are a name, what is planned and what became of it; `words` pairs of a name and what is said."""

    name: str
    figures: tuple[tuple[str, str, str], ...]
    words: tuple[tuple[str, str], ...]
    open_things: tuple[str, ...]


def told(row: RowShown, language: Language) -> ChannelTold:
    """All of it; words that nobody wrote are left out."""
    channel = cast("Channel", row.row)
    said = ((language(name), words) for name, words in _words(row, channel, language))
    return ChannelTold(
        name=f"{row.number}  {called(row, language)}",
        figures=tuple((language(name), plan, fact) for name, plan, fact in _figures(row, channel, language)),
        words=tuple((name, words) for name, words in said if words),
        open_things=tuple(row.shown.open_words(each).text for each in row.shown.open_of(row.id)),
    )


def called(row: RowShown, language: Language) -> str:
    """The network, and the account that is meant."""
    channel = cast("Channel", row.row)
    account = next((each for each in row.shown.accounts if each.id == channel.account_id), None)
    return " · ".join(filter(None, (language.word(channel.network), account.handle if account else "")))


def _figures(row: RowShown, channel: Channel, language: Language) -> Iterator[tuple[str, str, str]]:
    figures = row.shown.figures
    sheet = figures.results.of(channel.network)
    yield _("Posts a month"), _number(channel.posts_a_month, language), _number(len(sheet.posts) or None, language)
    wanted, there = channel.followers_wanted, sheet.value(FOLLOWERS).value
    yield _("Followers"), _number(wanted, language), _number(there, language)
    yield _("Budget a month"), _money(channel.monthly_budget, language), _paid(row, channel, language)


def _paid(row: RowShown, channel: Channel, language: Language) -> str:
    """Of several currencies one beside the other."""
    books, results = row.shown.figures.books, row.shown.figures.results
    if several := books.paid_in(CostBasis.PAID, results, channel.network):
        return ", ".join(map(language.short_money, several))
    paid = books.cost(CostBasis.PAID, results, channel.network)
    return _money(None if paid is None else Money.of(paid, results.currency), language)


def _words(row: RowShown, channel: Channel, language: Language) -> Iterator[tuple[str, str]]:
    by = channel.followers_by
    yield _("What it is for"), channel.role.strip()
    yield _("Formats"), ", ".join(map(language.word, channel.formats))
    yield _("Tones"), ", ".join(map(language.word, channel.tones))
    yield _("Days and hours"), slots_in_words(channel.slots, language)
    yield _("Followers wanted by"), language.short_date(by) if by else ""
    yield _("Share of all channels"), _share(row, channel, language)
    yield _("KPI"), "\n".join(_kpis(row, channel, language))


def _share(row: RowShown, channel: Channel, language: Language) -> str:
    """Of the posts and of the money that are planned, where there is more than one channel."""
    every = [each for each in row.shown.sheet.rows[Part.CHANNELS] if isinstance(each, Channel)]
    posts = _part(channel.posts_a_month, [each.posts_a_month for each in every])
    money = _part(_minor(channel), [_minor(each) for each in every])
    if len(every) < 2:
        return ""
    said = (
        "" if posts is None else language(_("{share} of the posts"), share=language.percent(posts)),
        "" if money is None else language(_("{share} of the budget"), share=language.percent(money)),
    )
    return ", ".join(filter(None, said))


def _part(own: int | None, every: list[int | None]) -> Fraction | None:
    whole = sum(each or 0 for each in every)
    return None if own is None or not whole else Fraction(own, whole)


def _minor(channel: Channel) -> int | None:
    return channel.monthly_budget.minor if channel.monthly_budget else None


def _kpis(row: RowShown, channel: Channel, language: Language) -> Iterator[str]:
    """Those of the version that are about its network: plan, fact and status."""
    for kpi in row.shown.sheet.rows[Part.KPI]:
        words = row.shown.fact_words(kpi.id)
        if not isinstance(kpi, Kpi) or kpi.network is not channel.network or words is None:
            continue
        name = row.shown.metrics.name(kpi.metric, kpi.network)
        plan = language(_("plan {figure}"), figure=words.plan)
        yield f"{name}: {' · '.join((words.fact, plan, words.status))}"


def _money(amount: Money | None, language: Language) -> str:
    return NOTHING if amount is None else language.short_money(amount)


def _number(value: int | Fraction | None, language: Language) -> str:
    return NOTHING if value is None else language.number(value)
