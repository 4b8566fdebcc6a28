from collections.abc import Iterator
from typing import Any

import pytest

from smmdesk.exchange import plan_rows, sandbox


@pytest.fixture
def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child's work without the child: a property is tried a hundred times."""

    def run(task: str, arguments: dict[str, Any], **_: object) -> Iterator[Any]:
        yield from filter(None, plan_rows.stream(**arguments))

    monkeypatch.setattr(sandbox, "run", run)
