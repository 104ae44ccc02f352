"""Which addresses may be fetched: a URL is taken apart once, its host resolved once, every address of it judged.

A page, a feed or a redirect can name any address: the router's page, a database on this machine, the metadata service
of a cloud. What is checked here is exactly what is connected to: the connection gets the judged numbers, never the
name, so that a name that resolves differently a second time gains nothing.
"""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NoReturn
from urllib.parse import quote, urljoin, urlsplit

from tawthiq.archive.fetch_rules import SCHEMES, FetchError, FetchRules

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Kind = Literal["public", "private", "never"]
# From a host name in ASCII and a port to the addresses of it, as numbers. Raises OSError where there are none.
Resolver = Callable[[str, int], Sequence[str]]

_LONGEST: Final = 8_000  # characters of a URL; servers refuse longer ones
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER: Final = re.compile(r"0x[0-9a-f]*|[0-9]+")
_BAD: Final = re.compile(r"[\x00-\x1f\x7f\\]")
_PATH_SAFE: Final = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE: Final = _PATH_SAFE + "?"
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
# Not private to every version of Python: relays of 6to4, benchmarks, segment routing, documentation.
_NEVER: Final = tuple(
    map(
        ipaddress.ip_network,
        ("0.0.0.0/8", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4", "2001::/23", "3fff::/20"),
    )
)
_OWN: Final = tuple(
    map(
        ipaddress.ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7"),
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. ``host`` is ASCII in lower case, or an address without brackets; ``path`` has the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"


def target(url: str, rules: FetchRules) -> Target:
    """A URL taken apart and normalised, its fragment dropped. Raises :class:`FetchError` where it may not be asked."""
    url = url.strip()
    if len(url) > _LONGEST:
        raise FetchError("refused", f"the address is longer than {_LONGEST} characters")
    if _BAD.search(url):
        raise FetchError("refused", "the address holds a control character or a backslash: copy it again")
    try:
        parts = urlsplit(url)
        port, name = parts.port, parts.hostname
    except ValueError as error:
        raise FetchError("refused", f"{url[:80]!r} is no address: {error}") from None
    if parts.scheme not in SCHEMES:
        raise FetchError("refused", f"only http and https addresses are fetched, not {parts.scheme or url[:40]!r}")
    if "@" in parts.netloc:
        raise FetchError("refused", "an address with a user name or password in it is not fetched: take them out")
    host = _host(name or "")
    port = SCHEMES[parts.scheme] if port is None else port
    if not rules.port_allowed(port):
        raise FetchError("refused", f"port {port} of {host} is not one of the ports that may be asked")
    query = f"?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else ""
    return Target(parts.scheme, host, port, (quote(parts.path, safe=_PATH_SAFE) or "/") + query)


def redirected(here: Target, location: bytes, rules: FetchRules) -> Target:
    """Where a ``Location`` header leads to. Raises :class:`FetchError` where it may not be followed."""
    try:
        where = location.decode("utf-8")
    except UnicodeDecodeError:
        where = location.decode("latin-1")
    try:
        url = urljoin(here.url, where.strip())
    except ValueError:
        raise FetchError("refused", f"{here.host} redirects to {where[:80]!r}, which is no address") from None
    try:
        return target(url, rules)
    except FetchError as error:
        raise FetchError(error.code, f"{here.host} redirects to where no fetch may go: {error.message}") from None


def _host(name: str) -> str:
    """A host name in ASCII and lower case, or an address in its one usual form. Raises :class:`FetchError`."""
    if ":" in name:
        return _ipv6(name)
    ascii_name = (name if name.isascii() else _idn(name)).lower().removesuffix(".")
    labels = ascii_name.split(".")
    if len(ascii_name) > 253 or not all(map(_LABEL.fullmatch, labels)):
        _no_host(name)
    # Programs that read addresses take 2130706433, 0x7f.1 and 0177.0.0.1 for 127.0.0.1: so does this one, to judge it.
    return _ipv4(ascii_name) if _NUMBER.fullmatch(labels[-1]) else ascii_name


def _idn(name: str) -> str:
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        _no_host(name)


def _no_host(name: str) -> NoReturn:
    raise FetchError("refused", f"{name[:80]!r} is no name of a host")


def _ipv4(name: str) -> str:
    try:
        return str(ipaddress.IPv4Address(socket.inet_aton(name)))
    except OSError:
        _no_host(name)


def _ipv6(name: str) -> str:
    try:
        return ipaddress.IPv6Address("" if "%" in name else name).compressed  # a zone is no part of a web address
    except ValueError:
        _no_host(name)


def kind(address: Address) -> Kind:
    """Public, private (this machine, a private network), or of a range that no report is ever published at."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return kind(inner)
    if any(address in network for network in _OWN if network.version == address.version):
        return "private"
    if any(address in network for network in _NEVER if network.version == address.version):
        return "never"
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return "never"
    plain = address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
    return "public" if plain else "never"


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, and NAT64, which networks without IPv4 need."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system knows them, without doubles. Raises :class:`OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(
    where: Target, rules: FetchRules, resolver: Resolver, *, seconds: float, from_public: bool = False
) -> tuple[Address, ...]:
    """The addresses to connect to, in the resolver's order, each judged; one bad one refuses all.

    ``from_public`` says that a public address redirected here: then a private one is refused even where private ones
    are allowed. Raises :class:`FetchError`, with ``timeout`` after ``seconds`` without an answer.
    """
    found = []
    for printed in _resolved(where, resolver, seconds):
        try:
            address = ipaddress.ip_address(printed)
        except ValueError:
            raise _private(where.host, printed) from None
        what = kind(address)
        if what == "never" or (what == "private" and (from_public or not rules.allow_private)):
            raise _private(where.host, printed)
        found.append(address)
    if not found:
        raise FetchError("unreachable", f"no address is known for {where.host}: check its spelling")
    return tuple(found)


def _private(host: str, address: str) -> FetchError:
    told = host if host == address else f"{host}, which is {address},"
    return FetchError("refused", f"{told} is an address of this machine or of a private network: it is not fetched")


def _resolved(where: Target, resolver: Resolver, seconds: float) -> Sequence[str]:
    """Asks the resolver in a thread of its own: the system's has no time limit, and must not hold a fetch up."""
    try:
        return [str(ipaddress.ip_address(where.host))]
    except ValueError:
        pass
    answer: list[Sequence[str] | OSError] = []

    def ask() -> None:
        try:
            answer.append(resolver(where.host, where.port))
        except (OSError, UnicodeError) as error:
            answer.append(OSError(str(error)))

    thread = threading.Thread(target=ask, daemon=True, name="resolve")
    thread.start()
    thread.join(seconds)
    if not answer:
        raise FetchError(
            "timeout", f"no address of {where.host} was found in {seconds:.3g} seconds: is there a network?"
        )
    if isinstance(answer[0], OSError):
        raise FetchError(
            "unreachable", f"no address is known for {where.host}: check its spelling, or the connection ({answer[0]})"
        )
    return answer[0]
