"""Refusals: sentences with their values, across processes and in every language."""

import importlib
import pickle
import pkgutil
import string

import pytest

import smmdesk
from smmdesk.domain.errors import PeriodError, SmmdeskError
from smmdesk.speech.language import LANGUAGES, Language


def every_kind() -> list[type[SmmdeskError]]:
    for module in pkgutil.walk_packages(smmdesk.__path__, "smmdesk."):
        if not module.name.endswith(("__main__", "migrations.env")):
            importlib.import_module(module.name)
    found, waiting = [], [SmmdeskError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    # those of the window, where other tests have brought it, may end in a sentence that they are given
    ours = [kind for kind in found if kind.__module__.startswith("smmdesk.")]
    # in the same order in each worker, whatever it has imported first
    return sorted(ours, key=lambda kind: (kind.__name__, kind.__module__))


def example_of(kind: type[SmmdeskError]) -> SmmdeskError:
    """With a value for each name in its sentence."""
    names = {name for _, name, _, _ in string.Formatter().parse(kind.message) if name}
    return kind(**dict.fromkeys(names, "7"))


KINDS = every_kind()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_refusal_says_something_and_crosses_processes(kind: type[SmmdeskError]) -> None:
    error = example_of(kind)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.values, str(again)) == (error.values, str(error))
    assert str(error).endswith((".", "?", "!"))
    assert "{" not in str(error)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_refusal_can_be_said_in_every_language(code: str) -> None:
    for kind in KINDS:
        assert len(Language(code).error(example_of(kind))) > 5


def test_what_is_logged_of_a_refusal_holds_its_values() -> None:
    assert "2026-11-05" in repr(PeriodError(start="2026-11-05", end="2026-11-04"))


def test_values_are_formatted_by_the_language() -> None:
    from datetime import date

    error = PeriodError(start=date(2026, 11, 5), end=date(2026, 11, 4))
    assert Language("en").error(error) == "The end (4 November 2026) must come after the start (5 November 2026)."
