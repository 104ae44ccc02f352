"""What a fetch may do and how much of it: the settings of fetching, and the error that says why one failed."""

import re
from dataclasses import dataclass, field, fields
from importlib.metadata import PackageNotFoundError, version
from typing import Final

SCHEMES: Final = {"http": 80, "https": 443}
ROBOTS_BYTES: Final = 512_000  # RFC 9309 asks for at least 500 KiB to be read; what is longer is left unread
_PROXY: Final = re.compile(r"http://(?:[!-.0-9:;=A-Z_a-z~%]+@)?(?:[\w.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?/?", re.ASCII)
LONGEST_WAIT: Final = 30.0  # seconds that a fetch waits for its turn at a host, a crawl-delay included


def software() -> str:
    """``Tawthiq/<version>``, as it stands in requests and in captures."""
    try:
        return f"Tawthiq/{version('tawthiq')}"
    except PackageNotFoundError:  # run from a folder of source, never installed
        return "Tawthiq/unknown"


class FetchError(Exception):
    """A fetch that failed: a code of :data:`tawthiq.archive.item.CODES`, words for people.

    ``retry_after`` are seconds that the server asked to wait, ``truncated`` the word of WARC 1.1 for an answer that
    was cut short (``length``, ``time``, ``disconnect``).
    """

    def __init__(
        self, code: str, message: str, *, retry_after: float | None = None, truncated: str | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.truncated = truncated


@dataclass(frozen=True, slots=True)
class FetchRules:
    """The limits of a fetch. Times are seconds, sizes bytes; raises :class:`ValueError` for an impossible one.

    ``seconds_between`` two requests to one host. ``whole_seconds`` bounds the network time of a fetch with all its
    redirects, however slowly bytes drip in. ``max_bytes`` bounds the bodies of a fetch, as transferred and as
    unpacked. ``ports`` are those that may be asked; where ``allow_private`` is set (an archive in the own network),
    those above 1023 too. Addresses of the own machine and of private networks are refused unless it is set.
    ``proxy`` is the URL of an HTTP proxy to go through; none is used that only the environment names.
    """

    user_agent: str = ""
    seconds_between: float = 2.0
    connect_seconds: float = 10.0
    first_byte_seconds: float = 20.0
    whole_seconds: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    honour_robots: bool = True
    allow_private: bool = False
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    proxy: str = field(default="", repr=False)  # may hold a password

    def __post_init__(self) -> None:
        if not self.user_agent:
            object.__setattr__(self, "user_agent", f"{software()} (+documentation of published reports)")
        if not (self.user_agent.isascii() and self.user_agent.isprintable() and self.token):
            raise ValueError("user_agent must be printable ASCII that begins with a name")
        if self.proxy and not _PROXY.fullmatch(self.proxy):
            raise ValueError("proxy must be the address of an HTTP proxy, as http://host:port")
        for limit in fields(self):
            value = getattr(self, limit.name)
            least = 0 if limit.name in {"seconds_between", "max_redirects"} else 1e-3
            if limit.type in {float, int} and not least <= value < float("inf"):
                raise ValueError(f"{limit.name} must be a number of at least {least:g}, not {value!r}")

    @property
    def token(self) -> str:
        """The name that robots rules are looked up by: the user agent up to its version."""
        return self.user_agent.split("/")[0].split("(")[0].strip()

    def port_allowed(self, port: int) -> bool:
        return port in self.ports or (self.allow_private and port > 1023)
