import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from hostile import HASTY, Hostile, answer, outlet

from tawthiq.archive.fetched import Captured, Unfetched

CA = trustme.CA()
TRUSTING = ssl.create_default_context()
CA.configure_trust(TRUSTING)


@pytest.fixture
def secure() -> Iterator[Hostile]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert("outlet.example", "xn--igbicxr.example").configure_cert(context)
    made = Hostile(tls=context)
    made.answers["/"] = answer()
    yield made
    made.close()


@pytest.mark.parametrize("url", ["https://outlet.example/", "https://OUTLET.example./", "https://أخبار.example/"])
def test_the_certificate_is_checked_for_the_name_though_a_number_is_connected_to(
    secure: Hostile, tmp_path: Path, url: str
) -> None:
    got = outlet(secure, tls=TRUSTING).fetch(url, tmp_path)
    assert isinstance(got, Captured), got
    assert got.url.startswith("https://")
    assert b"\x16\x03" not in secure.asked[0]


@pytest.mark.parametrize(
    ("url", "tls"),
    [("https://other.example/", TRUSTING), ("https://93.184.216.34/", TRUSTING), ("https://outlet.example/", None)],
    ids=["another name", "a bare address", "an unknown authority"],
)
def test_a_certificate_that_is_not_the_hosts_is_refused(
    secure: Hostile, tmp_path: Path, url: str, tls: ssl.SSLContext | None
) -> None:
    got = outlet(secure, tls=tls).fetch(url, tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "unreachable"
    assert "certificate" in got.message
    assert not secure.asked


def test_a_server_that_speaks_no_tls_is_unreachable(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    got = outlet(server, HASTY).fetch("https://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code in {"unreachable", "timeout"}
    assert got.kept is None
