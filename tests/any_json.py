"""What may stand in a small file of ours that damage, or somebody else, wrote to."""

from __future__ import annotations

import json
from typing import Final

from hypothesis import strategies as st

DAMAGED: Final = (
    *(b"", b"\xff\xfe\x00", b"{", b"null", b"[]", b"{}", b"[[1]]", b"[{}]", b'"text"', b"NaN", b"1e999"),
    *(b"[" * 100_000, b'{"a":' * 100_000, b'{"made_at":' + b"9" * 5000 + b"}"),
)


def nested(keys: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """Any JSON whose objects have these keys."""
    return st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.datetimes().map(str),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
        max_leaves=8,
    )


ANY_JSON: Final = nested(st.text(max_size=8))


def as_bytes(found: object) -> bytes:
    """It as a file."""
    return json.dumps(found).encode()
