from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hostile import HASTY, PUBLIC, SMALL, Behaviour, Clock, Hostile, answer, dripping, endless, outlet

from tawthiq.archive.fetched import Captured, Unfetched

POLITE = replace(SMALL, honour_robots=True)
PAGE_URL = "http://outlet.example/news/1"


def fetched(server: Hostile, into: Path, robots: bytes | Behaviour, **given: Any) -> Captured | Unfetched:
    server.answers = {"/robots.txt": robots, "/news/1": answer()}
    got = outlet(server, given.pop("rules", POLITE), **given).fetch(PAGE_URL, into)
    assert isinstance(got, Captured | Unfetched)
    return got


@pytest.mark.parametrize(
    "rules",
    [
        b"User-agent: *\nDisallow: /",
        b"User-agent: *\nDisallow: /news/",
        b"user-agent: tawthiq\ndisallow: /news",
        b"User-agent: *\nAllow: /\n\nUser-agent: Tawthiq\nDisallow: /*/1$",
        b"User-agent: One\nUser-agent: Tawthiq/1.0 (documentation)\nUser-agent: Other\nDisallow: /",
        b"useragent tawthiq # us\nDisallow: /",
        b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /",
        b"User-agent: *\rDisallow: /",
        b"\xff\xfe\x00garbage\nUser-agent: *\nDisallow: /",
    ],
)
def test_what_a_site_does_not_want_fetched_is_refused(server: Hostile, tmp_path: Path, rules: bytes) -> None:
    got = fetched(server, tmp_path, answer(rules))
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert "robots.txt" in got.message
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    "rules",
    [
        b"",
        b"User-agent: *\nDisallow: /admin",
        b"User-agent: Other\nDisallow: /",
        b"User-agent: documentation\nDisallow: /",  # a word of the user agent that is not its name
        b"User-agent: *\nDisallow: /\n\nUser-agent: tawthiq\nAllow: /news/",
        b"User-agent: taw\nUser-agent: tawthiq-other\nUser-agent: bot*\nUser-agent:\nDisallow: /",
        b"User-agent: Other\nDisallow: /\nUser-agent:\nDisallow: /",
        b"<html>not found</html>",
    ],
)
def test_what_a_site_allows_is_fetched(server: Hostile, tmp_path: Path, rules: bytes) -> None:
    assert isinstance(fetched(server, tmp_path, answer(rules)), Captured)
    assert server.paths() == ["/robots.txt", "/news/1"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone", "204 None", "302 Nowhere"])
def test_a_site_without_rules_is_fetched(server: Hostile, tmp_path: Path, status: str) -> None:
    assert isinstance(fetched(server, tmp_path, answer(b"User-agent: *\nDisallow: /", status)), Captured)


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (answer(b"", "500 Oops"), "unreachable"),
        (answer(b"", "503 Busy"), "unreachable"),
        (answer(b"", "429 Too Many"), "unreachable"),
        (b"", "unreachable"),
        (b"garbage", "unreachable"),
        (answer(b"not gzip", content_encoding="gzip"), "unreachable"),
        (answer(b"", "302 Found", location="http://127.0.0.1/robots.txt"), "refused"),
        (answer(b"", "302 Found", location="file:///etc/passwd"), "refused"),
    ],
)
def test_a_site_that_cannot_be_asked_is_closed_for_a_while(
    server: Hostile, tmp_path: Path, robots: bytes, code: str
) -> None:
    clock = Clock()
    server.answers = {"/robots.txt": robots, "/news/1": answer()}
    fetcher = outlet(server, POLITE, clock=clock)
    for _ in range(2):
        got = fetcher.fetch(PAGE_URL, tmp_path)
        assert isinstance(got, Unfetched)
        assert got.code == code
        assert "robots" in got.message
    assert server.paths() == ["/robots.txt"]
    server.answers["/robots.txt"] = answer(b"")
    clock.seconds += 601
    assert isinstance(fetcher.fetch(PAGE_URL, tmp_path), Captured)


def test_rules_that_drip_close_the_site(server: Hostile, tmp_path: Path) -> None:
    hasty = replace(HASTY, honour_robots=True)
    got = fetched(server, tmp_path, dripping(server.stop, b"HTTP/1.1 200 OK\r\n\r\n", b"User-agent: *\n"), rules=hasty)
    assert isinstance(got, Unfetched)
    assert got.code == "timeout"


def test_of_rules_without_end_the_beginning_holds(server: Hostile, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n"
    got = fetched(server, tmp_path, endless(head + b"Disallow: /news\n", b"Disallow: /other\n" * 100))
    assert isinstance(got, Unfetched)
    assert (got.code, "robots.txt" in got.message) == ("refused", True)
    assert isinstance(fetched(server, tmp_path, endless(head, b"Disallow: /other\n" * 100)), Captured)


def test_rules_longer_than_are_read_are_read_as_far(server: Hostile, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /news\n" + b"# and so on\n" * 100_000
    got = fetched(server, tmp_path, answer(rules))
    assert isinstance(got, Unfetched)
    assert got.code == "refused"


def test_a_rule_that_is_cut_is_left_out(server: Hostile, tmp_path: Path) -> None:
    # One long line: its beginning alone would close all of the site.
    rules = b"User-agent: *\nDisallow: /" + b"x" * 100_000
    assert isinstance(fetched(server, tmp_path, answer(rules)), Captured)


@pytest.mark.parametrize("agent", ["User-agent: a%d", "user agent: a%d*", "useragent a%d", " User-Agent :a%d"])
def test_ten_thousand_names_over_ten_thousand_rules_are_few(server: Hostile, tmp_path: Path, agent: str) -> None:
    # A rule stored for each name would be a hundred million of them.
    names = "\n".join(agent % n for n in range(10_000))
    rules = "\n".join(f"Disallow: /{n}" for n in range(10_000))
    body = f"{names}\n{rules}\nUser-agent: *\nDisallow: /news".encode()
    got = fetched(server, tmp_path, answer(body), rules=replace(POLITE, max_bytes=1_000_000))
    assert isinstance(got, Unfetched)
    assert got.code == "refused"


def test_rules_are_asked_once_a_day_and_for_each_site(server: Hostile, tmp_path: Path) -> None:
    server.answers = {"/robots.txt": answer(b"User-agent: *\nDisallow: /x"), "/": answer()}
    clock = Clock()
    fetcher = outlet(server, POLITE, clock=clock)
    for _ in range(3):
        fetcher.fetch("http://outlet.example/", tmp_path)
    assert server.paths() == ["/robots.txt", "/", "/", "/"]
    fetcher.fetch("http://other.example/", tmp_path)
    fetcher.fetch("http://outlet.example:8080/", tmp_path)
    assert server.paths().count("/robots.txt") == 3
    clock.seconds += 86_401
    fetcher.fetch("http://outlet.example/", tmp_path)
    assert server.paths().count("/robots.txt") == 4


def test_rules_are_followed_where_they_redirect_to(server: Hostile, tmp_path: Path) -> None:
    server.answers = {
        "/robots.txt": answer(b"", "301 Moved", location="/rules"),
        "/rules": answer(b"User-agent: *\nDisallow: /"),
    }
    got = outlet(server, POLITE).fetch(PAGE_URL, tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"


def test_rules_behind_endless_redirects_are_none(server: Hostile, tmp_path: Path) -> None:
    assert isinstance(fetched(server, tmp_path, answer(b"", "301 Moved", location="/robots.txt")), Captured)


def test_each_hop_is_held_to_its_own_sites_rules(server: Hostile, tmp_path: Path) -> None:
    server.answers = {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /private"),
        "/news/1": answer(b"", "302 Found", location="//other.example/private"),
        "/private": answer(),
    }
    got = outlet(server, POLITE).fetch(PAGE_URL, tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert server.paths() == ["/robots.txt", "/news/1", "/robots.txt"]


@pytest.mark.parametrize(
    ("delay", "slept"),
    [(b"7", 7.0), (b"0.5", 2.0), (b"100000", 30.0), (b"inf", 2.0), (b"-9", 2.0), (b"soon", 2.0)],
)
def test_the_delay_that_a_site_asks_for_is_kept(server: Hostile, tmp_path: Path, delay: bytes, slept: float) -> None:
    clock = Clock()
    fetched(server, tmp_path, answer(b"User-agent: *\nCrawl-delay: " + delay), clock=clock)
    assert clock.slept == [slept]


def test_rules_are_asked_under_the_same_guard(server: Hostile, tmp_path: Path) -> None:
    # The name is public when the page is judged, and of this machine when the rules are asked.
    answers = [[PUBLIC], ["127.0.0.1"]]
    got = fetched(server, tmp_path, answer(b""), resolver=lambda *_: answers.pop(0))
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert not server.asked


def test_rules_can_be_left_unasked(server: Hostile, tmp_path: Path) -> None:
    rules = replace(POLITE, honour_robots=False)
    assert isinstance(fetched(server, tmp_path, answer(b"User-agent: *\nDisallow: /"), rules=rules), Captured)
    assert server.paths() == ["/news/1"]
