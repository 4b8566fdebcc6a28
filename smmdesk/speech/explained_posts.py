"""Where a figure of posts comes from: of one post, its index, and an hour of the week in which several went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.named import Basis, Shown
from smmdesk.domain.results.posts import figure_of
from smmdesk.domain.results.ratios import mean
from smmdesk.domain.results.values import ENGAGEMENTS, Value
from smmdesk.domain.text import first_words
from smmdesk.speech import measured, post_findings
from smmdesk.speech.explained import Explanation, definition_of, pitfall_of, reckoned, worded
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import PostResult

INDEX_IS: Final = _("How many times the median of its kind: of its network, and of its format where that has enough.")
_MEAN_IS: Final = _("The mean of the indexes of its posts. An index is: {what_it_is}")
_SHOWN: Final = 60
"""Letters of a post that name it."""
_DECIMALS: Final = 2
"""Of an index."""


def called(post: PostResult, language: Language) -> str:
    """A post among others: how it begins, where it came out, and on which day."""
    publication = post.publication
    day = language.short_date(publication.day) if publication.day else ""
    told = (first_words(publication.text, _SHOWN), publication.network.letters, day)
    return " · ".join(filter(None, told))


def as_of(post: PostResult, language: Language) -> str:
    """Of which day its figures are."""
    if post.snapshot is None:
        return language(_("No figures are known yet."))
    return language(_("So far, as of {day}"), day=language.short_date(post.snapshot.taken_on))


def of_post(sheet: ResultsSheet, key: str, post: PostResult, language: Language) -> Explanation:
    """What a metric, raw or computed, comes to at one post."""
    names, calculation = sheet.names_at(post), sheet.calculations.get(key)
    value = sheet.at(key, post)
    inputs = {name: names.get(name) for name in sorted(calculation.names)} if calculation else {}
    beneath = {part.key: sheet.at(part.key, post) for part in calculation.parts[:-1]} if calculation else {}
    found = Value(key=key, value=value, basis=Basis.POSTS, inputs={**inputs, **beneath})
    formula = sheet.derived[key].formula if key in sheet.derived else ""
    return Explanation(
        name=measured.name(sheet, key, language),
        figure=measured.of(sheet, key, value, language),
        definition=definition_of(sheet, key, language),
        pitfall=pitfall_of(sheet, key, language),
        formula=worded(formula, lambda name: measured.name(sheet, name, language)),
        reckoned=reckoned(formula, found, sheet, language) if formula and value is not None else "",
        inputs=tuple(_inputs(sheet, key, post, inputs, language)),
        basis=as_of(post, language),
    )


def _inputs(
    sheet: ResultsSheet, key: str, post: PostResult, inputs: dict[str, Fraction | None], language: Language
) -> Iterator[tuple[str, str]]:
    """What it was computed from; engagements are followed by what they were added up of."""
    for name, value in inputs.items():
        yield measured.name(sheet, name, language), measured.of(sheet, name, value, language)
    if ENGAGEMENTS in {key, *inputs}:
        for part in post.engagement:
            if part in post.figures:
                yield measured.name(sheet, part, language), language.number(post.figures[part])


def of_index(sheet: ResultsSheet, times: Fraction, metric: str, judged: PostResult, language: Language) -> Explanation:
    """How many times the median of its kind a post has; `judged` has the figures that were compared."""
    name, value = measured.name(sheet, metric, language), figure_of(judged, metric)
    usual = value / times if value is not None and times else None
    figure = _times(times, language)
    shown, middle = (measured.of(sheet, metric, each, language) for each in (value, usual))
    return Explanation(
        name=language(_("Index")),
        figure=figure,
        definition=language(INDEX_IS),
        formula=language(_("{metric} ÷ the median of its kind"), metric=name),
        reckoned=f"{shown} ÷ {middle} = {figure}" if usual is not None else "",
        inputs=((name, shown), (language(_("Median of its kind")), middle)),
        basis=as_of(judged, language),
    )


def of_hour(
    weekday: int, hour: int, posts: Sequence[tuple[PostResult, Fraction]], least: int, language: Language
) -> Explanation:
    """The posts of an hour of the week with the index of each; of fewer than `least` there is no mean."""
    value = mean([index for _post, index in posts]) if len(posts) >= least else None
    figure = measured.figure(value, Shown.TIMES, _DECIMALS, "", language)
    return Explanation(
        name=post_findings.when(weekday, hour, language),
        figure=figure,
        definition=language(_MEAN_IS, what_it_is=language(INDEX_IS)),
        formula=language(_("Sum of the indexes ÷ {posts}"), posts=_posts(len(posts), language)),
        reckoned=_reckoned([index for _post, index in posts], figure, language) if value is not None else "",
        inputs=tuple((called(post, language), _times(index, language)) for post, index in posts),
        basis=_posts(len(posts), language),
    )


def _reckoned(indexes: Sequence[Fraction], figure: str, language: Language) -> str:
    whole = " + ".join(language.number(index, _DECIMALS) for index in indexes)
    return f"({whole}) ÷ {language.number(len(indexes))} = {figure}"


def _posts(count: int, language: Language) -> str:
    return language.count("{n} post", "{n} posts", count)


def _times(index: Fraction, language: Language) -> str:
    return measured.figure(index, Shown.TIMES, _DECIMALS, "", language)
