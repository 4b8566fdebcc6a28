"""What all services that write records are: each call from outside is one turn."""

from __future__ import annotations

from functools import partial, wraps
from types import FunctionType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.services.waiting import Turns

S = TypeVar("S", bound="Service")
P = ParamSpec("P")
R = TypeVar("R")


class Service:
    """One area of what a person does. A method that others may call takes its turn; nobody has to remember that."""

    turns: Turns | None = None
    """Those of the workspace that holds it; without any it waits for other programs as long as it takes."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, found in [*vars(cls).items()]:
            if isinstance(found, FunctionType) and not name.startswith("_"):
                setattr(cls, name, _in_turn(found))


def _in_turn(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    @wraps(method)
    def call(service: S, /, *given: P.args, **named: P.kwargs) -> R:
        whole = partial(method, service, *given, **named)
        return whole() if service.turns is None else service.turns.take(whole)

    return call
