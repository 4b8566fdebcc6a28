"""Why something about a reputation is refused."""

from __future__ import annotations

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _


class SecondOwnBrandError(SmmdeskError):
    """A client is one brand; others that are watched are not its own."""

    message = _("“{name}” is already the client's own brand. Change that one first, or keep this one as a rival.")


class OwnBrandError(SmmdeskError):
    """The figures of a client are those of its own brand."""

    message = _("“{name}” is the client's own brand and stays. Change its name or its spellings instead.")


class OtherClientsBrandError(SmmdeskError):
    """What is said of one client's brands is no other client's."""

    message = _("“{name}” is watched for another client. Choose a brand of this one.")


class OtherClientsActivityError(SmmdeskError):
    """What was done for one client brings about nothing of another."""

    message = _("“{name}” was done for another client. Choose an activity of this one.")


class NoReasonError(SmmdeskError):
    """What is left without an answer for no reason is only forgotten."""

    message = _("Write why this needs no answer, in a word or two.")


class NoNoteError(SmmdeskError):
    """An alarm that is put aside without a word is only hidden."""

    message = _("Write in a word or two what was done about it.")


class NoAlarmError(SmmdeskError):
    """What is over, or was put aside by somebody else, cannot be put aside."""

    message = _("No alarm goes on any more that could be put aside. Look at the crisis sign again.")


class ManySpellingsError(SmmdeskError):
    """Each spelling is looked for in each text."""

    message = _("A brand can have {most} spellings. Keep those that people write most often.")


class SpellingError(SmmdeskError):
    """A spelling without a letter or figure would be found nowhere, or everywhere."""

    message = _("“{spelling}” names nothing. Write a word as people write it; a * at its end lets it end anyhow.")


class AnsweredEarlyError(SmmdeskError):
    """Nobody answers what is not written yet."""

    message = _("The answer is older than the mention. Change the time of one of the two.")


class AnsweredAndLetBeError(SmmdeskError):
    """A mention is answered, or left without an answer on purpose."""

    message = _("This mention has an answer and a reason for none. Keep one of the two.")


class SameCountError(SmmdeskError):
    """Two counts of the same would make two shares of voice."""

    message = _("There is already a count for this brand, period and source. Change that one.")


class HoursError(SmmdeskError):
    """What is no list of spans of a day, or of one that runs backwards."""

    message = _(
        "“{hours}” are no working hours. Write them in order, such as 09:00-13:00, 14:00-18:00, or leave the day empty "
        "if it is closed."
    )


class PlaceholderError(SmmdeskError):
    """A template may hold only what can be filled in from a mention, its brand and its rule."""

    message = _("“{name}” cannot be filled in. Choose among {known}, or write it without braces.")


class UndisclosedPraiseError(SmmdeskError):
    """Whoever is paid or belongs to the house, and does not say so, deceives those who read it."""

    message = _(
        "Paid or insider praise without saying so is unlawful in many countries. Write how it is disclosed, or drop it."
    )


class GroundlessListError(SmmdeskError):
    """Data of persons are kept on a legal ground, and not for ever."""

    message = _(
        "A list with data of persons needs a legal ground and a day by which it is deleted. Enter both, or keep "
        "communities and counts only."
    )


class NamelessCommunityError(SmmdeskError):
    """A community that has neither name nor link cannot be found again."""

    message = _("A community without name and link cannot be found again. Enter one of the two.")
