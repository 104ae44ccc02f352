from dataclasses import replace
from pathlib import Path

import pytest
from hostile import PUBLIC, SMALL, Hostile, answer, left, outlet

from tawthiq.archive.exchange import connect
from tawthiq.archive.fetch import Fetcher
from tawthiq.archive.fetched import Captured, Unfetched

NAMES = {"outlet.example": PUBLIC, "other.example": "93.184.216.35", "inside.example": "127.0.0.1"}


def by_name(host: str, port: int) -> list[str]:
    return [NAMES[host]]


def leads(to: str, status: str = "302 Found") -> bytes:
    return answer(b"moved", status, location=to)


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
def test_a_redirect_is_followed_and_all_hops_are_told(server: Hostile, tmp_path: Path, status: str) -> None:
    server.answers = {"/a": leads("//other.example/b", status), "/b": leads("c", status), "/c": answer()}
    got = outlet(server, resolver=by_name).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Captured)
    assert got.hops == ("http://outlet.example/a", "http://other.example/b", "http://other.example/c")
    assert got.url == got.hops[-1]
    assert server.header("host") == ["outlet.example", "other.example", "other.example"]


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:8080/",
        "//127.0.0.1/",
        "//[::1]/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://inside.example/",  # a name that resolves to this machine
        "//inside.example/",
        "http://outlet.example:22/",
        "//outlet.example:6379/",
        "file:///etc/passwd",
        "ftp://outlet.example/",
        "data:text/html,x",
        "http://user:secret@outlet.example/",
    ],
)
def test_a_redirect_to_where_no_fetch_may_go_is_refused_and_kept(server: Hostile, tmp_path: Path, to: str) -> None:
    server.answers = {"/a": leads(to), "/": answer(b"the secret of this machine")}
    got = outlet(server, resolver=by_name).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Unfetched)
    assert (got.code, got.status) == ("refused", 302)
    assert server.paths() == ["/a"]
    assert got.kept
    assert left(tmp_path) == [got.kept.name]


def test_a_public_page_does_not_lead_inside_even_where_inside_is_allowed(server: Hostile, tmp_path: Path) -> None:
    server.answers = {"/a": leads(server.url("/")), "/": answer(b"inside")}
    rules = replace(SMALL, allow_private=True, seconds_between=0.0)
    got = outlet(server, rules, resolver=by_name).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    inside = Fetcher(rules).fetch(server.url("/a"), tmp_path)
    assert isinstance(inside, Captured)


@pytest.mark.parametrize("last", ["/a", "/b"])
def test_a_circle_of_redirects_ends(server: Hostile, tmp_path: Path, last: str) -> None:
    server.answers = {"/a": leads("/b"), "/b": leads(last)}
    got = outlet(server).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "unreachable"
    assert "circle" in got.message
    assert server.paths() == ["/a", "/b"]


def test_redirects_without_end_are_cut_off(server: Hostile, tmp_path: Path) -> None:
    server.answers = {f"/{n}": leads(f"/{n + 1}") for n in range(20)}
    got = outlet(server, replace(SMALL, max_redirects=3)).fetch("http://outlet.example/0", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "unreachable"
    assert server.paths() == ["/0", "/1", "/2", "/3"]


def test_the_allowed_number_of_redirects_is_followed(server: Hostile, tmp_path: Path) -> None:
    server.answers = {**{f"/{n}": leads(f"/{n + 1}") for n in range(3)}, "/3": answer()}
    assert isinstance(
        outlet(server, replace(SMALL, max_redirects=3)).fetch("http://outlet.example/0", tmp_path), Captured
    )


def test_the_bound_on_size_holds_over_all_redirects(server: Hostile, tmp_path: Path) -> None:
    body = b"x" * 20_000
    server.answers = {f"/{n}": answer(body, "302 Found", location=f"/{n + 1}") for n in range(4)}
    got = outlet(server).fetch("http://outlet.example/0", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "too-large"
    assert server.paths() == ["/0", "/1", "/2"]


def test_a_name_that_turns_private_between_check_and_connection_gains_nothing(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    answers = [[PUBLIC], ["127.0.0.1"]]
    connected = []

    def connector(address: str, port: int, seconds: float) -> object:
        connected.append((address, port))
        return connect("127.0.0.1", server.port, seconds)

    fetcher = outlet(server, resolver=lambda *_: answers.pop(0), connector=connector)
    assert isinstance(fetcher.fetch("http://outlet.example/", tmp_path), Captured)
    assert connected == [(PUBLIC, 80)]
    again = fetcher.fetch("http://outlet.example/", tmp_path)
    assert isinstance(again, Unfetched)
    assert again.code == "refused"
    assert connected == [(PUBLIC, 80)]


def test_a_redirect_to_the_same_name_is_judged_anew(server: Hostile, tmp_path: Path) -> None:
    server.answers = {"/a": leads("/b"), "/b": answer()}
    answers = [[PUBLIC], ["127.0.0.1"]]
    got = outlet(server, resolver=lambda *_: answers.pop(0)).fetch("http://outlet.example/a", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert server.paths() == ["/a"]
