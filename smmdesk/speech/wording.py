"""Every enum member's name, in English; a test holds that none lacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.budget import Category
from smmdesk.domain.checklist import (
    CAP,
    FAIR,
    FIRM,
    GOOD,
    SEEN,
    Ceiling,
    EvaluationSheet,
    Group,
    Score,
    ScoreBand,
    Verdict,
    as_told,
    verdicts_of,
)
from smmdesk.domain.clients import ClientColour, ClientStatus, Presence, Relation, Segment
from smmdesk.domain.comparing.firmness import Firm
from smmdesk.domain.comparing.ranking import Beyond, Part
from smmdesk.domain.comparison import Card, Criterion, Offer, Way
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus, Tone
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.results import named as results
from smmdesk.domain.text import _
from smmdesk.speech.approvals import APPROVALS
from smmdesk.speech.calendar_names import CALENDAR
from smmdesk.speech.formats import FORMATS
from smmdesk.speech.plan_names import PLANS
from smmdesk.speech.reputation_names import REPUTATION
from smmdesk.speech.scheduler_names import SCHEDULERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum, StrEnum
    from fractions import Fraction

    from smmdesk.speech.language import Language

_NAMES: tuple[tuple[Enum, str], ...] = (
    (Segment.UNKNOWN, _("Not said yet")),
    (Segment.PRIVATE_PERSON, _("Private person")),
    (Segment.SMALL, _("Small business")),
    (Segment.MEDIUM, _("Medium business")),
    (Segment.LARGE, _("Large business")),
    (Segment.GOVERNMENT, _("Government body")),
    (Relation.UNKNOWN, _("Not said yet")),
    (Relation.B2B, _("B2B: business to business")),
    (Relation.B2C, _("B2C: business to consumers")),
    (Relation.B2G, _("B2G: business to government")),
    (Relation.G2C, _("G2C: government to citizens")),
    (Relation.C2C, _("C2C: person to person")),
    (Presence.UNKNOWN, _("Not said yet")),
    (Presence.ONLINE, _("Online only")),
    (Presence.GROUND, _("On the ground only")),
    (Presence.BOTH, _("Online and on the ground")),
    (ClientStatus.LEAD, _("Lead")),
    (ClientStatus.ACTIVE, _("Active")),
    (ClientStatus.PAUSED, _("Paused")),
    (ClientStatus.ENDED, _("Ended")),
    (ClientColour.AUTOMATIC, _("Automatic")),
    (ClientColour.RED, _("Red")),
    (ClientColour.ORANGE, _("Orange")),
    (ClientColour.YELLOW, _("Yellow")),
    (ClientColour.GREEN, _("Green")),
    (ClientColour.TEAL, _("Teal")),
    (ClientColour.BLUE, _("Blue")),
    (ClientColour.INDIGO, _("Indigo")),
    (ClientColour.PURPLE, _("Purple")),
    (ClientColour.PINK, _("Pink")),
    (ClientColour.BROWN, _("Brown")),
    (Network.INSTAGRAM, _("Instagram")),
    (Network.FACEBOOK, _("Facebook")),
    (Network.VK, _("VK")),
    (Network.TELEGRAM, _("Telegram")),
    (Network.TIKTOK, _("TikTok")),
    (Network.YOUTUBE, _("YouTube")),
    (Network.LINKEDIN, _("LinkedIn")),
    (Network.X, _("X")),
    (Network.PINTEREST, _("Pinterest")),
    (Network.THREADS, _("Threads")),
    (Network.OK, _("OK")),
    (Network.DZEN, _("Dzen")),
    *FORMATS.items(),
    *APPROVALS,
    *CALENDAR,
    (PostStatus.IDEA, _("Idea")),
    (PostStatus.DRAFT, _("Draft")),
    (PostStatus.TO_APPROVE, _("To approve")),
    (PostStatus.APPROVED, _("Approved")),
    (PostStatus.SCHEDULED, _("Scheduled")),
    (PostStatus.PUBLISHED, _("Published")),
    (PostStatus.REJECTED, _("Rejected")),
    (Tone.PLAYFUL, _("Playful")),
    (Tone.LIGHT, _("Light")),
    (Tone.NEUTRAL, _("Neutral")),
    (Tone.SERIOUS, _("Serious")),
    (ProviderKind.SELF, _("Self")),
    (ProviderKind.FREELANCER, _("Freelancer")),
    (ProviderKind.EMPLOYEE, _("Employee")),
    (ProviderKind.AGENCY, _("Agency")),
    (Category.CONTENT, _("Content and running the pages")),
    (Category.PROMOTION, _("Promotion")),
    (Category.RESEARCH, _("Research and analytics")),
    (Category.TRAINING, _("Training and development")),
    (Way.AGENCY, _("Agency")),
    (Way.IMMERSION, _("Agency with immersion")),
    (Way.FREELANCER, _("Freelancer")),
    (Way.EXPERIENCED, _("Experienced freelancer")),
    (Way.IN_HOUSE, _("In-house specialist")),
    (Way.DEPARTMENT, _("In-house department")),
    (Way.SELF_CONSULTED, _("By yourself, with a consultant")),
    (Way.SELF, _("By yourself")),
    (Criterion.COST, _("Cost")),
    (Criterion.CONTROL, _("Control")),
    (Criterion.PRODUCT_KNOWLEDGE, _("Product knowledge")),
    (Criterion.FLEXIBILITY, _("Flexibility")),
    (Criterion.RANGE_OF_SKILLS, _("Range of skills")),
    (Criterion.CONTINUITY, _("Continuity")),
    (Criterion.LIVE_CONTENT, _("Live content")),
    (Criterion.SPEED, _("Speed of reaction")),
    (Criterion.RESPONSIBILITY, _("Responsibility for the result")),
    (Criterion.TECHNICAL_DEPTH, _("Technical depth")),
    (Criterion.BRAND_VOICE, _("Brand voice")),
    (Criterion.OWNER_LOAD, _("Little load on the owner")),
    (Card.MONEY, _("Money")),
    (Card.TIME, _("Time")),
    (Card.QUALITY, _("Quality")),
    (Card.CONTROL, _("Control and speed")),
    (Beyond.BUDGET, _("beyond your budget")),
    (Beyond.TIME, _("beyond your time")),
    (Firm.FIRM, _("The answer is firm")),
    (Firm.AS_GUESSED, _("Firm, as far as our own scores and prices go")),
    (Firm.LEANING, _("The answer leans this way, no more")),
    (Firm.OPEN, _("The answer is open")),
    (Part.FEE, _("Price or salary")),
    (Part.ON_TOP, _("Contributions, VAT")),
    (Part.ADS, _("Ads")),
    (Part.TOOLS, _("Tools")),
    (Part.TRAINING, _("Training")),
    (Part.OWNER_TIME, _("Owner's time")),
    (Part.ONBOARDING, _("Start of the work")),
    (Part.REPLACEMENT, _("Risk of replacement")),
    (Group.GOALS, _("Goals and strategy")),
    (ScoreBand.GOOD, _("Good")),
    (ScoreBand.FAIR, _("Middling")),
    (ScoreBand.POOR, _("Weak")),
    (Group.BUSINESS, _("Business result")),
    (Group.CONTENT, _("Content")),
    (Group.COMMUNITY, _("Community work")),
    (Group.AUDIENCE, _("Audience quality")),
    (Group.ADVERTISING, _("Advertising")),
    (Group.ANALYTICS, _("Analytics and reports")),
    (Group.REPUTATION, _("Reputation")),
    (Group.COOPERATION, _("Working together")),
    (Group.RED_FLAGS, _("Red flags")),
    (Ceiling.NOT_MET, _("Nothing decisive of the business result is met")),
    (Ceiling.PARTLY, _("What is decisive of the business result is met only in part")),
    (Ceiling.SET_ASIDE, _("What is decisive of the business result is set aside as not applicable")),
    (Ceiling.OPEN, _("What is decisive of the business result is not answered yet")),
    (Verdict.YES, _("Yes")),
    (Verdict.PARTLY, _("Partly")),
    (Verdict.NO, _("No")),
    (Verdict.NOT_APPLICABLE, _("Not applicable")),
    (DeskKind.OWN_BUSINESS, _("My own business")),
    (DeskKind.CLIENTS, _("My clients")),
    (results.Good.UP, _("More is better")),
    (results.Good.DOWN, _("Less is better")),
    (results.Good.NONE, _("Neither is better")),
    (results.Shown.PERCENT, _("Percent")),
    (results.Shown.NUMBER, _("Number")),
    (results.Shown.MONEY, _("Money")),
    (results.Shown.SECONDS, _("Time")),
    (results.Shown.TIMES, _("Times")),
    (results.FormulaLevel.PERIOD, _("Of a period")),
    (results.FormulaLevel.POST, _("Of each post")),
    (results.FormulaLevel.BOTH, _("Of a period and of each post")),
    (results.Link.NONE, _("Not in the calendar")),
    (results.Link.SURE, _("In the calendar")),
    (results.Link.PROPOSED, _("Perhaps in the calendar")),
    (results.Link.CONFIRMED, _("In the calendar, confirmed")),
    (results.Link.REFUSED, _("Not that post")),
    *PLANS,
    *REPUTATION,
    *SCHEDULERS,
    (results.Basis.DAYS, _("of the days of the period")),
    (results.Basis.POSTS, _("posts of the period, so far")),
    (results.Basis.FORMULA, _("by its formula")),
    (results.Unit.NUMBER, _("number")),
    (results.Unit.MONEY, _("money")),
    (results.Unit.SECONDS, _("time")),
    (results.Cheaper.DECIDED, _("decided")),
    (results.Cheaper.NOT_YET, _("not decided yet")),
    (results.Cheaper.ALIKE, _("alike so far")),
    (results.Cheaper.NOTHING, _("nothing happened yet")),
    (results.Doubt.NEGATIVE, _("Below 0: is that so?")),
    (results.Doubt.JUMP, _("Differs by almost a third or more from the day before: is that so?")),
    (results.Doubt.BELOW_REACH, _("Fewer views than people reached: is that so?")),
    (results.Event.CLICK, _("Clicks")),
    (results.Event.LEAD, _("Leads")),
    (results.Event.SALE, _("Sales")),
    (results.Facet.BOOSTED, _("Boosted")),
    (results.Facet.FORMAT, _("Format")),
    (results.Facet.RUBRIC, _("Rubric")),
    (results.Facet.TONE, _("Tone")),
    (results.Facet.WEEKDAY, _("Weekday")),
    (results.Facet.HOUR, _("Hour")),
    (results.Facet.LENGTH, _("Length")),
    (results.Length.SHORT, _("short text")),
    (results.Length.MIDDLING, _("text of middle length")),
    (results.Length.LONG, _("long text")),
)

# By class too: members of different string enums with one value are equal, so that one would hide the other.
WORDS: Mapping[tuple[type[Enum], Enum], str] = {(type(member), member): name for member, name in _NAMES}


def known(member: StrEnum, language: Language) -> str:
    """Its name; nothing where nobody has said yet which one it is."""
    return language.word(member) if member else ""


def offer_name(offer: Offer, language: Language) -> str:
    """The way, and who offers it where that is known: two freelancers must be told apart."""
    way = language.word(offer.way)
    return f"{way}: {offer.name}" if offer.name else way


def unchecked(sheet: EvaluationSheet, language: Language) -> str:
    """How many red flags were looked at; empty once all were, for only then it can be said that none is up."""
    flags = [item.key for item in sheet.items if item.group is Group.RED_FLAGS]
    done = len(verdicts_of(sheet.answers.values()).keys() & {*flags})
    return language(_("Red flags: {done} of {all} checked"), done=done, all=len(flags)) if done < len(flags) else ""


def in_percent(share: Fraction | None, language: Language) -> str:
    """A score in whole percents, never rounded up over a threshold; a dash for none."""
    return language.percent(None if share is None else as_told(share))


def reckoned(score: Score, language: Language) -> str:
    """What a score comes from: points earned ÷ points possible = score, where there is one, and what is set aside."""
    told = [set_aside(score, language)]
    if score.is_seen:
        # points come in halves: the denominator is 1 or 2, and so many decimals less one are needed
        earned = language.number(score.earned, score.earned.denominator - 1)
        told.insert(0, f"{earned} ÷ {language.number(score.weight)} = {in_percent(score.reckoned, language)}")
    return " · ".join(filter(None, told))


def answered(sheet: EvaluationSheet, language: Language) -> str:
    """How many of the items are answered, and what score that gives."""
    done = language(_("{done} of {all} answered"), done=sheet.score.answered, all=sheet.score.items)
    return " · ".join(filter(None, (done, reckoned(sheet.score, language))))


def set_aside(score: Score, language: Language) -> str:
    """How much does not apply, and what it weighs, since it is free; empty where all of it does."""
    if not score.passed:
        return ""
    return language.count(
        "{n} does not apply ({points} of {all} points)",
        "{n} do not apply ({points} of {all} points)",
        score.passed,
        points=language.number(score.set_aside),
        all=language.number(score.asked),
    )


def rests_on(score: Score | None, language: Language) -> str:
    """On how much of what is asked a score rests, beside it; empty where that is all, and before the first answer."""
    if score is None or score.is_whole or not (score.answered or score.passed):
        return ""
    if score.passed == score.items:
        return language.word(Verdict.NOT_APPLICABLE)
    return language(_("{done} of {all}"), done=score.answered, all=score.items)


def too_little(score: Score, language: Language) -> str:
    """Why there is no score; empty where there is one."""
    if score.is_seen:
        return ""
    return language(
        _("No score: the answers hold {done} of {all} points, and it takes {share} of them."),
        done=language.number(score.weight),
        all=language.number(score.asked),
        share=language.percent(SEEN),
    )


_MEANT = {
    ScoreBand.GOOD: _("Good: most of what counts is done. What is missing stands below, dearest first."),
    ScoreBand.FAIR: _("Middling: much is done, and much is missing. Begin with what stands below, dearest first."),
    ScoreBand.POOR: _("Weak: more is missing than done. Begin with what stands below, dearest first."),
}


_FOLLOWS = {
    ScoreBand.GOOD: _("What follows: keep to it, mend what stands first below, and fill in a new one in a month."),
    ScoreBand.FAIR: _(
        "What follows: agree with whoever does the work on the first items below, each with a date, and fill in a "
        "new one in a month."
    ),
    ScoreBand.POOR: _(
        "What follows: agree on the first items below, each with a date. If next month is no better, compare who else "
        "could run the networks."
    ),
}
_FLAG_FIRST = _("What follows: first settle the decisive red flag, by a set date, and fill in a new one in a month.")


def follows(sheet: EvaluationSheet, language: Language) -> str:
    """In which band the score lies, and what to do about it; empty while there is no verdict."""
    if (band := sheet.score.band) is None or sheet.band is None:
        return ""
    good, fair = map(language.percent, (GOOD, FAIR))
    where = language(_BETWEEN[band], share=in_percent(sheet.score.share, language), good=good, fair=fair)
    return f"{where} {language(_FLAG_FIRST if sheet.is_held_back else _FOLLOWS[sheet.band])}"


_BETWEEN = {
    ScoreBand.GOOD: _("{share} is {good} or more."),
    ScoreBand.FAIR: _("{share} lies between {fair} and {good}."),
    ScoreBand.POOR: _("{share} is less than {fair}."),
}


def meant(sheet: EvaluationSheet, language: Language) -> str:
    """What the score of an evaluation means, and what holds it down; or why there is none."""
    return _judged(sheet, language, language(_MEANT[sheet.band]) if sheet.band else "")


def judged(sheet: EvaluationSheet, language: Language) -> str:
    """The same in a table, where nothing stands below."""
    return _judged(sheet, language, f"{language.word(sheet.band)}." if sheet.band else "")


def _judged(sheet: EvaluationSheet, language: Language, verdict: str) -> str:
    score = sheet.score
    if not score.is_seen:
        return too_little(score, language)
    if sheet.is_held_back:  # what the score alone means would contradict it
        return language(HELD_BACK)
    told = [verdict or language(NO_VERDICT, share=language.percent(FIRM))]
    if score.ceiling and score.share != score.reckoned:
        told.append(language(CAPPED, why=language.word(score.ceiling), cap=language.percent(CAP)))
    return " ".join(told)


NO_VERDICT = _("No verdict yet: it takes answers to {share} of the points that apply.")
CAPPED = _("{why}: the whole is worth {cap} at most.")
HELD_BACK = _("A decisive red flag is up: it is not good whatever the score.")
# on paper that is still blank the same two are rules, not what was found
LIMITS = (
    _("Without a plain yes to a line of the business result with {points} points the whole is worth {cap} at most."),
    _("With a decisive red flag up it is not good whatever the score."),
)


def thresholds(language: Language) -> str:
    """From where on a score is good, middling, weak, how much it rests on, and what makes it so."""
    good, fair, seen, firm = map(language.percent, (GOOD, FAIR, SEEN, FIRM))
    return language(
        _(
            "Good from {good}, middling from {fair}, weak below. A score, of all or of a group, takes answers to "
            "{seen} of its points, a verdict answers to {firm} of those that apply; “not applicable” is no answer. "
            "The business result counts threefold. Our measure."
        ),
        good=good,
        fair=fair,
        seen=seen,
        firm=firm,
    )
