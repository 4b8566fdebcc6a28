"""Results on paper: what happened in a period, beside the one before, and what every figure rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.results_notes import notes
from smmdesk.documents.scale import scale
from smmdesk.documents.tidy import shortened
from smmdesk.domain.results.against import Compared, compared
from smmdesk.domain.results.metrics import broken
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.posts import RATES, best_of, rate_index
from smmdesk.domain.results.ratios import ratio
from smmdesk.domain.results.sheet import STALE
from smmdesk.domain.results.told import is_told
from smmdesk.speech import compared as told
from smmdesk.speech import measured, post_findings
from smmdesk.speech.explained import Explanation, explanation
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import AccountId, PublicationId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.comparing import Change
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.posts import Best
    from smmdesk.domain.results.records import Formula
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import PostResult

_MOST_TILES, _MOST_COLUMNS = 6, 5
_FEWEST_BARS, _MOST_BARS = 5, 190
_TILES: Final = (
    *("leads", "sales", "revenue", "spend", "cpl", "followers", "views", "impressions", "reach", "reach_day"),
    *("er_reach", "er_views", "link_clicks", "profile_visits", "engagements", "interactions", "likes", "comments"),
)
"""What is shown large, as far as it is known: what it all is for stands first."""
_COLUMNS: Final = (
    *("followers", "views", "impressions", "reach", "reach_day", "er_reach", "link_clicks", "leads", "spend"),
    *("er_views", "profile_visits", "interactions", "likes", "comments", "follows"),
)
_BARS: Final = ("views", "impressions", "reach_day", "interactions", "profile_visits", "likes", "leads", "follows")


@dataclass(frozen=True, kw_only=True)
class Results:
    """What is known of a client in a period and the one before; `ripe` are posts by what may be compared of them."""

    client: Client
    now: ResultsSheet
    before: ResultsSheet | None
    ripe: Sequence[PostResult]
    newest: Mapping[AccountId | None, date]
    """the last day of which each account has figures, within these days or after them"""

    @property
    def says_anything(self) -> bool:
        """Whether anything of these days themselves is known."""
        period = self.now.period
        return bool(self.now.posts) or any(row.period.overlaps(period) for row in self.now.rows)

    def of(self, network: Network | None) -> Results:
        """The same of one network alone; of none itself."""
        if network is None:
            return self
        before = self.before.of(network) if self.before else None
        ripe = [post for post in self.ripe if post.publication.network is network]
        return replace(self, now=self.now.of(network), before=before, ripe=ripe)

    def compared(self, key: str, breaks: Sequence[Break], network: Network | None = None) -> Compared | None:
        """What became of a metric; None where there is nothing before."""
        return compared(key, self.now, self.before, breaks, network) if self.before else None

    @cached_property
    def keys(self) -> list[str]:
        """The metrics that have a figure, or rows that were not counted or of which there is no sum, of the whole or of
        any network."""
        sheets = [self.now, *map(self.now.of, self.now.networks)]
        there = [*self.now.catalogue, "engagements", *self.now.derived]
        return [key for key in there if is_told(self.now, key) and any(_has(sheet, key) for sheet in sheets)]


def _has(sheet: ResultsSheet, key: str) -> bool:
    value = sheet.value(key)
    is_crossed = key in sheet.catalogue and sheet.crossed(key) is not None
    return value.value is not None or is_crossed or bool(value.total and value.total.apart)


def paper(found: Results, edition: Edition, *, breaks: Sequence[Break], formulas: Sequence[Formula]) -> Document:
    """One to three pages: the figures that matter, the networks, the best posts, every figure, notes."""
    language, now = edition.language, found.now
    name, days = found.client.name, language.period(now.period)
    earlier = found.before.period if found.before else None
    against = language(_("Compared with {period}"), period=language.period_inside(earlier)) if earlier else ""
    so_far = language(_("The period is not over yet.")) if now.period.end > now.today else ""
    head = edition.head(
        language(_("Results")),
        name,
        lines=(days, " · ".join(filter(None, (against, so_far)))),
        client=name,
        period=days,
    )
    page = ResultsPage(found, language, breaks)
    body = {
        "tiles": list(page.tiles()),
        "chart": page.chart(),
        "networks": page.networks(),
        "posts": page.best(),
        "seen_by": measured.name(now, best_of(found.ripe).seen_by, language),
        "posts_hint": posts_hint(found, language),
        "figures": list(page.figures()),
        "notes": notes(found, breaks, formulas, language),
        "words": results_words(language),
    }
    return edition.document("results", head, body)


def posts_hint(found: Results, language: Language) -> str:
    """By what the best posts are ranked, which is also what they have so many times the usual of."""
    ranked = best_of(found.ripe)
    told = [post_findings.ranked_words(ranked, language)]
    if ranked.tried:
        rate = measured.name(found.now, RATES[ranked.seen_by], language)
        told.append(post_findings.index_words(rate, language))
    return " ".join(told)


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """What a paper tells of results, part by part, in plain words and numbers."""

    found: Results
    language: Language
    breaks: Sequence[Break]

    @property
    def now(self) -> ResultsSheet:
        """The sheet of the period."""
        return self.found.now

    # the figures that matter

    def tiles(self) -> Iterator[dict[str, str]]:
        """What is shown large."""
        there = [key for key in _TILES if self.now.value(key).value is not None]
        for key in there[:_MOST_TILES]:
            yield {
                "key": key,
                "name": measured.name(self.now, key, self.language),
                "figure": measured.told(self.now, key, self.language),
                "change": self.change(key),
                "note": self._rests_on(key),
            }

    def change(self, key: str, network: Network | None = None) -> str:
        """What became of a metric since the period before, in a few words; `network` is that of the page, if any."""
        found = self.found.compared(key, self.breaks, network)
        return told.change(found, self.now, self.language).short if found else ""

    def step(self, key: str, network: Network | None = None) -> Change | None:
        """The change that those words tell of; None where they say why there is none."""
        found = self.found.compared(key, self.breaks, network)
        return found.change if found and found.step is not None else None

    def _rests_on(self, key: str) -> str:
        """What a figure is of, as far as that does not go without saying."""
        value, language = self.now.value(key), self.language
        highest = value.total.highest if value.total else None
        return " · ".join(
            filter(
                None,
                (
                    told.known(value, self.now, language),
                    language(_("highest day {figure}"), figure=language.number(highest)) if highest else "",
                    self._without(key),
                ),
            )
        )

    def _without(self, key: str) -> str:
        missing = self.now.without(key)
        names = ", ".join(map(self.language.word, missing))
        return self.language(_("without {networks}: there only posts are known"), networks=names) if names else ""

    # day by day

    def chart(self) -> dict[str, Any] | None:
        """Bars of the first metric of which enough days are known."""
        known, days = self._by_day(), self._days()
        return self._bars(known[0], known[1], days) if known and days else None

    @property
    def drawn(self) -> str:
        """The metric of the chart; none where there is no chart."""
        return found[0] if (found := self._by_day()) and self._days() else ""

    def _days(self) -> list[date]:
        is_short = (self.now.period.end - self.now.period.start).days <= _MOST_BARS
        return list(self.now.period.days()) if is_short else []

    def _by_day(self) -> tuple[str, Mapping[date, Fraction]] | None:
        known = {key: self.now.by_day(key) for key in _BARS}
        key = next((key for key in _BARS if len(known[key]) >= _FEWEST_BARS and max(known[key].values()) > 0), None)
        return (key, known[key]) if key else None

    def _bars(self, key: str, known: Mapping[date, Fraction], days: Sequence[date]) -> dict[str, Any]:
        language, highest = self.language, max(known.values())
        best = next(day for day in days if known.get(day) == highest)
        compared_with = self.found.compared(key, self.breaks)
        before = self.found.before.period if self.found.before else None
        figure = measured.of(self.now, key, highest, language)
        return {
            "title": told.title(key, self.now, compared_with, before, language),
            "bars": [None if (value := known.get(day)) is None else max(0.0, float(value / highest)) for day in days],
            "breaks": [days.index(each) for each in self._broken_on(key) if each in days],
            "scale": scale(highest, lambda value: measured.of(self.now, key, value, language), is_whole=True),
            "ends": [language.day_and_month(days[0]), language.day_and_month(days[-1])],
            "most": language(_("Most on {date}: {figure}"), date=language.day_and_month(best), figure=figure),
            "gaps": language(_("Days without a bar are not known.")) if len(known) < len(days) else "",
        }

    def _broken_on(self, key: str) -> list[date]:
        period = self.now.period
        found = (broken(self.breaks, each, key, period, period) for each in self.now.networks)
        return [each.on for each in found if each]

    # by network

    def networks(self) -> dict[str, Any] | None:
        """A row for each network, with those figures that most of the paper is about."""
        parts, keys = {network: self.found.of(network) for network in self.now.networks}, self.columns
        if not parts:
            return None
        return {
            "keys": keys,
            "head": [measured.name(self.now, key, self.language) for key in keys],
            "rows": [self._network(network, part, keys) for network, part in parts.items()],
        }

    @property
    def columns(self) -> list[str]:
        """Those figures, of which at least one network has each."""
        sheets = [self.now.of(network) for network in self.now.networks]
        keys = [key for key in _COLUMNS if any(sheet.value(key).value is not None for sheet in sheets)]
        return keys[:_MOST_COLUMNS]

    def _network(self, network: Network, part: Results, keys: Sequence[str]) -> dict[str, Any]:
        accounts = ", ".join(each.handle or each.link for each in part.now.accounts if each.handle or each.link)
        newest = part.now.data_to(self.found.newest)
        return {
            "of": network.value,
            "name": self.language.word(network),
            "accounts": shortened(accounts, 60),
            "figures": [measured.told(part.now, key, self.language) for key in keys],
            "changes": [_brief(part.compared(key, self.breaks, network), part.now, self.language) for key in keys],
            "of_posts": [key != "reach" and part.now.is_of_posts(key) for key in keys],
            "known": _coverage(part.now, self.language),
            "data_to": self.language.short_date(newest) if newest else "—",
            "is_old": bool(newest and self.now.today - newest > STALE),
        }

    # posts

    def best(self) -> list[dict[str, str]]:
        """The same as on the page, each with what it reached when it could be compared."""
        ranked = best_of(self.found.ripe)
        return self.posts(ranked, ranked.best)

    def posts(self, ranked: Best, ids: Sequence[PublicationId]) -> list[dict[str, str]]:
        """Those of the ranked posts."""
        index = rate_index(self.found.ripe, ranked)
        by_id = {post.publication.id: post for post in self.found.ripe}
        return [self._post(by_id[id], ranked, index.get(id)) for id in ids]

    def _post(self, post: PostResult, ranked: Best, index: Fraction | None) -> dict[str, str]:
        publication, language, seen_by = post.publication, self.language, ranked.seen_by
        form = language.word(publication.format) if publication.format else publication.kind_as_given
        text = " ".join(publication.text.split())
        hits, seen = ranked.tried[publication.id]
        rate = measured.of(self.now, RATES[seen_by], ratio(hits, seen), language)
        return {
            "date": language.short_date(publication.day) if publication.day else "—",
            "about": " · ".join(filter(None, (language.word(publication.network), form))),
            "text": shortened(text, 140) or publication.permalink,
            "figure": measured.of(self.now, seen_by, Fraction(seen), language),
            "rate": rate,
            "index": measured.figure(index, Shown.TIMES, 2, "", language),
        }

    # every figure

    def figures(self) -> Iterator[dict[str, str]]:
        """All that is known, each with what it is, how it was reckoned, and what it rests on."""
        for key in self.found.keys:
            told_of = explanation(self.now, key, self.language)
            found = self.found.compared(key, self.breaks)
            change = told.change(found, self.now, self.language) if found and told_of.figure != "—" else told.Told("")
            is_told = found is not None and found.silence is None
            yield {
                "name": told_of.name,
                # a formula says it as well
                "definition": "" if told_of.formula else told_of.definition,
                "formula": f"{told_of.formula}: {told_of.reckoned}" if told_of.reckoned else told_of.formula,
                "figure": told_of.figure,
                "before": measured.told(self.found.before, key, self.language) if self.found.before else "",
                "change": change.short if is_told else "",
                # why nothing is said of a break stands among the notes
                "more": change.more if is_told else change.short,
                "rests_on": " · ".join(filter(None, (*_basis(told_of), told_of.average, self._without(key)))),
            }


def _basis(told_of: Explanation) -> tuple[str, ...]:
    """What a figure rests on; of a formula its figures say it."""
    return () if told_of.reckoned else (told_of.basis, told_of.days)


def _coverage(sheet: ResultsSheet, language: Language) -> str:
    """Of how many days anything is known, or that only posts are."""
    elapsed = {day for day in sheet.period.days() if day < sheet.today}
    known = {day for row in sheet.rows for day in row.period.days() if day in elapsed}
    return told.days_known(len(known), len(elapsed), language) if known else language(_("posts only"))


def _brief(found: Compared | None, sheet: ResultsSheet, language: Language) -> str:
    """The change where there is little room; why there is none stands further below."""
    if found is None or found.silence:
        return ""
    change = found.change
    share = change.relative if change.per_day is None else change.per_day
    if change.in_points or share is None or told.is_told_as_nought(found, sheet, language):
        return told.change(found, sheet, language).short
    return told.signed(share, language.percent(abs(share), 1))


def results_words(language: Language) -> dict[str, str]:
    """What stands over tables and above columns."""
    return {
        "networks": language(_("By network")),
        "network": language(_("Network")),
        "data_to": language(_("Data to")),
        "old": language(_("Figures older than {n} days: bring in new ones."), n=STALE // timedelta(days=1)),
        "of_posts": language(_("* posts of the period, so far")),
        "posts": language(_("Best posts")),
        "date": language(_("Date")),
        "post": language(_("Post")),
        "rate": language(_("Engagement")),
        "index": language(_("Engagement ÷ usual")),
        "figures": language(_("Every figure, and what it rests on")),
        "figure": language(_("Figure")),
        "now": language(_("Now")),
        "before": language(_("Before")),
        "change": language(_("Changed by")),
        "notes": language(_("Notes")),
    }
