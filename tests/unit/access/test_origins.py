"""Names and addresses: which are ours, where we may listen, what a public address looks like."""

from __future__ import annotations

import pytest

from leanwall.access.origins import check_bind, host_name, is_loopback, public_origin
from leanwall.errors import BadInput


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://wall.example.com", "https://wall.example.com"),
        ("https://Wall.Example.com/", "https://wall.example.com"),
        ("https://wall.example.com:443", "https://wall.example.com"),
        ("http://localhost:5173", "http://localhost:5173"),
        ("http://[::1]:8765", "http://[::1]:8765"),
    ],
)
def test_a_public_address_is_an_origin(url: str, origin: str) -> None:
    assert public_origin(url) == origin


@pytest.mark.parametrize(
    "url",
    [
        "wall.example.com",
        "ftp://a.b",
        "https://",
        "https://a.b/wall",
        "https://a.b?x=1",
        "https://me:pw@a.b",
        "https://a.b/#x",
        "https://a:b",
        "https://[::1",
    ],
)
def test_what_is_no_address_is_refused_by_its_setting(url: str) -> None:
    with pytest.raises(BadInput) as refused:
        public_origin(url)
    assert refused.value.place == "LEANWALL_PUBLIC_URL"


@pytest.mark.parametrize(("host", "mine"), [
    ("127.0.0.1", True), ("127.8.9.1", True), ("localhost", True), ("::1", True), ("[::1]", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.4", False), ("wall.example.com", False), ("", False),  # noqa: S104
])  # fmt: skip
def test_only_this_computers_own_addresses_are_loopback(host: str, mine: bool) -> None:
    assert is_loopback(host) is mine


def test_an_open_address_needs_a_word_about_who_gets_in() -> None:
    with pytest.raises(BadInput) as refused:
        check_bind("0.0.0.0", lan=False, public_url="", token="")  # noqa: S104
    assert all(way in refused.value.message for way in ("--lan", "LEANWALL_PUBLIC_URL", "LEANWALL_TOKEN"))
    check_bind("127.0.0.1", lan=False, public_url="", token="")
    check_bind("0.0.0.0", lan=True, public_url="", token="")  # noqa: S104
    check_bind("0.0.0.0", lan=False, public_url="https://a.b", token="")  # noqa: S104
    check_bind("0.0.0.0", lan=False, public_url="", token="x" * 16)  # noqa: S104


@pytest.mark.parametrize(("host", "name"), [
    ("Wall.local:8765", "wall.local"), ("[::1]:80", "::1"), ("127.0.0.1", "127.0.0.1"),
    ("a@b", ""), ("[::1", ""), ("wäll", ""), ("", ""),
])  # fmt: skip
def test_a_host_header_has_one_name_or_none(host: str, name: str) -> None:
    assert host_name(host) == name
