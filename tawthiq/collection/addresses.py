"""Web addresses as two captures of one page compare."""

import hashlib
import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING: Final = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|igshid|yclid|mc_[ce]id|ref(?:_src|_url)?|source|share|amp|ocid|at_\w+"
)


def plain_address(url: str) -> str:
    """An address without scheme, ``www.``, trailing slash, fragment and tracking; empty for none or a front page."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return ""
    query = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    path = re.sub(r"/+", "/", parts.path).rstrip("/")
    if not host or not (path or query):
        return ""
    where = host if port in {None, 80, 443} else f"{host}:{port}"
    return f"{where}{path}?{urlencode(query)}" if query else where + path


def address_key(source: int | None, url: str) -> str:
    """The hash of an outlet and an address: one for all texts published there; empty where there is no address."""
    plain = plain_address(url)
    return hashlib.sha256(f"{source or 0}\0{plain}".encode("utf8", "replace")).hexdigest() if plain else ""
