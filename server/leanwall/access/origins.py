"""Which names this server answers to and which pages may speak to it.

The Host check stops a foreign name that was pointed at this computer (DNS rebinding), the Origin check a foreign
page that uses the visitor's cookie.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from leanwall.access.tries import neighbourhood
from leanwall.errors import BadInput, Forbidden

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NOT_OUR_PAGE = (
    "This has to come from the wall's own page (its Origin and the header X-Leanwall); "
    "a program sends Authorization: Bearer with LEANWALL_TOKEN."
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Origins:
    """`names`: host names in lower case; `any_address`: any IP address will do (an address can't be rebound);
    `public_url`: the address through a proxy, without a path; `proxies`: whom we believe where a request comes from."""

    names: frozenset[str]
    any_address: bool
    public_url: str = ""
    proxies: tuple[Network, ...] = ()

    def check_host(self, host: str | None) -> None:
        """Raises Forbidden for a name that is not ours."""
        name = host_name(host or "")
        if name in self.names or (self.any_address and _is_address(name)):
            return
        raise Forbidden(
            "This server does not answer to that name. Open it by the address it printed, "
            "or set LEANWALL_PUBLIC_URL to the address people use."
        )

    def check_origin(self, origin: str | None, host: str | None) -> None:
        """Raises Forbidden unless the page that asks is our own. `host` has been checked before. Under a name that
        people reach by https a page that came unencrypted is not ours: anybody on the way may have written it."""
        own = [self.public_url] if self._is_encrypted(host) else [self.public_url, f"http://{host}"]
        if origin and origin.lower() in (each.lower() for each in own):
            return
        raise Forbidden(NOT_OUR_PAGE)

    def _is_encrypted(self, host: str | None) -> bool:
        scheme, _, name = self.public_url.partition("://")
        return scheme == "https" and host_name(host or "") == host_name(name)

    def caller(self, peer: str, forwarded: str | None) -> str:
        """The address that asks: the last one that a proxy of ours names, else whoever is at the other end.
        `forwarded` holds every line of that header: proxies may write a line of their own below one that was sent."""
        if forwarded and self.public_url and _is_within(peer, self.proxies):
            peer = _without_port(forwarded.rpartition(",")[2].strip()) or peer
        return neighbourhood(peer)


def read_networks(text: str) -> tuple[Network, ...]:
    """Addresses and networks in a list with commas: "127.0.0.1, 172.16.0.0/12". Raises BadInput."""
    try:
        return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise BadInput(f"{error}; name addresses or networks, with commas.", place="LEANWALL_PROXIES") from None


@lru_cache(maxsize=256)
def host_name(host: str) -> str:
    """The name in a Host header, without its port: "Wall.local:8765" → "wall.local", "[::1]:80" → "::1"."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host.isascii() and "@" not in host else ""
    except ValueError:
        return ""


def public_origin(url: str) -> str:
    """The origin of LEANWALL_PUBLIC_URL: "https://wall.example.com". Raises BadInput."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or _has_more(parts):
        raise BadInput("an address looks like https://wall.example.com, without a path.", place="LEANWALL_PUBLIC_URL")
    usual = {"http": 80, "https": 443}[parts.scheme]
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{name}" + (f":{port}" if port and port != usual else "")


def _has_more(parts: SplitResult) -> bool:
    """Whether an address says more than where a server is: it stands before every link that is made."""
    return bool(parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc)


def public_port(url: str) -> int | None:
    """The port of LEANWALL_PUBLIC_URL, None without one."""
    parts = urlsplit(public_origin(url)) if url else None
    return None if parts is None else parts.port or {"http": 80, "https": 443}[parts.scheme]


def check_bind(host: str, *, lan: bool, public_url: str, token: str) -> None:
    """Raises BadInput when others could reach the server and nobody has said how they get in."""
    if is_loopback(host) or lan or public_url or token:
        return
    raise BadInput(
        f"listening on {host} would open your boards to the network. Say how: --lan (a workshop on this network, "
        "unencrypted), LEANWALL_PUBLIC_URL=https://… (a proxy encrypts) or LEANWALL_TOKEN (for a container whose port "
        "only you can reach). Without --host the wall stays on this computer.",
        place="LEANWALL_HOST",
    )


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address to listen on."""
    name = host.strip("[]").lower()
    return name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)


def _without_port(address: str) -> str:
    """The address as some proxies name it, "203.0.113.9:4711" or "[2001:db8::9]:4711"; nothing when it is none. Its
    port is another one for each connection, and must not make another caller."""
    bracketed = address[1:].partition("]")[0] if address.startswith("[") else ""
    for name in (address, address.rpartition(":")[0], bracketed):
        if _is_address(name):
            return name
    return ""


def _is_within(address: str, networks: tuple[Network, ...]) -> bool:
    return _is_address(address) and any(ipaddress.ip_address(address) in network for network in networks)


def people_address(host: str, port: int, *, lan: bool, public_url: str) -> str:
    """Where people reach this server, without a slash at the end."""
    if public_url:
        return public_origin(public_url)
    if host in ("0.0.0.0", "::"):  # noqa: S104
        host = network_address() if lan else "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def network_address() -> str:
    """This computer's address on the network it would use; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1 of RFC 5737: nobody's
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
