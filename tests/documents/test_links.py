import pytest

from smmdesk.documents.links import mail, target


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "HTTP://example.org", "mailto:a@example.org"])
def test_harmless_addresses_lead_somewhere(address: str) -> None:
    assert target(f" {address} ") == {"shown": address, "address": address}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x()",
        "file:///etc/passwd",
        "data:text/html,x",
        "example.org",
        "",
        "https://a b",
        'http://"x"',
        "//x",
    ],
)
def test_all_others_are_only_shown(address: str) -> None:
    assert target(address) == {"shown": address, "address": None}


def test_a_mailbox_becomes_a_letter() -> None:
    assert mail("nana@example.org")["address"] == "mailto:nana@example.org"
    for other in ("nana", "a@b", "javascript:x@y.z", "a@b.c\nbcc:d@e.f", "mailto:a@b.c?bcc=d@e.f"):
        assert mail(other)["address"] is None
