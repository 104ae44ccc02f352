"""A fetch as one WARC 1.1 file: every request and answer of its redirects, byte for byte as they stood on the wire.

The file is written under a hidden name and renamed when it is whole, so that a folder of captures never shows half a
one. An answer that was cut short is marked ``WARC-Truncated``.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from tawthiq.archive.exchange import Exchange
from tawthiq.archive.fetch_rules import FetchRules, software

_HEAD_END: Final = re.compile(rb"\n\r?\n")
_INTERIM: Final = re.compile(rb"HTTP/\d\.\d 1\d\d\b")


def write(trail: Sequence[Exchange], asked: str, into: Path, rules: FetchRules) -> Path:
    """Writes the exchanges that were answered into a new ``.warc.gz`` in a folder, and says which.

    ``asked`` is the URL that the fetch began with: it gives the file its name, with the moment of the last answer.
    Raises :class:`OSError` where the folder cannot be written.
    """
    name = f"{trail[-1].at:%Y%m%dT%H%M%SZ}-{trail[0].where.host.replace(':', '-')}-{_digest(asked)}"
    handle, made = tempfile.mkstemp(prefix=".", suffix=".partial", dir=into)
    try:
        with os.fdopen(handle, "w+b") as file:
            _records(file, trail, f"{name}.warc.gz", rules)
            file.flush()
            os.fsync(file.fileno())
        return _named(Path(made), into, name)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _digest(asked: str) -> str:
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _named(made: Path, into: Path, name: str) -> Path:
    """Renames a finished file to a name that no other has."""
    made.chmod(0o644)
    path, count = into / f"{name}.warc.gz", 1
    while path.exists():
        count += 1
        path = into / f"{name}-{count}.warc.gz"
    return made.replace(path)


def _records(file: IO[bytes], trail: Sequence[Exchange], name: str, rules: FetchRules) -> None:
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    told = {
        "software": software(),
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "http-header-user-agent": rules.user_agent,
        "robots": "obey" if rules.honour_robots else "ignore",
    }
    info = writer.create_warcinfo_record(name, told)
    writer.write_record(info)
    number = info.rec_headers.get_header("WARC-Record-ID")
    for hop in trail:
        if hop.status is not None:
            _pair(writer, hop, number)


def _pair(writer: Any, hop: Exchange, info: str) -> None:
    headers = {
        "WARC-Date": f"{hop.at:%Y-%m-%dT%H:%M:%S.%fZ}",
        "WARC-IP-Address": str(hop.address),
        "WARC-Warcinfo-ID": info,
    }
    answered = dict(headers)
    if hop.failure and hop.failure.truncated:
        answered["WARC-Truncated"] = hop.failure.truncated
    writer.write_request_response_pair(
        _record(writer, "request", hop.where.url, hop.sent, headers),
        _record(writer, "response", hop.where.url, _final(hop.received), answered),
    )


def _record(writer: Any, kind: str, url: str, message: bytes, headers: dict[str, str]) -> Any:
    head, body = _split(message)
    return writer.create_warc_record(
        url, kind, BytesIO(body), len(body), warc_headers_dict=dict(headers), http_headers=_Verbatim(head)
    )


def _split(message: bytes) -> tuple[bytes, bytes]:
    end = _HEAD_END.search(message)
    return (message[: end.end()], message[end.end() :]) if end else (message, b"")


def _final(received: bytes) -> bytes:
    """An answer without the interim ones before it (100, 103): readers of WARC take the first for the answer."""
    while _INTERIM.match(received):
        received = _split(received)[1]
    return received


class _Verbatim(StatusAndHeaders):  # type: ignore[misc]
    """A head that is written as it came: warcio would spell odd headers in its own way.

    Only its line ends are made regular, where a server sends bare ones: readers of WARC do not find its end otherwise.
    """

    def __init__(self, head: bytes) -> None:
        line = head.split(b"\n", 1)[0].decode("latin-1").strip()
        super().__init__(line, [])
        self._head = re.sub(rb"\r?\n", b"\r\n", head)

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = self._head
