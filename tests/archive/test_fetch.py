import datetime as dt
import socket
from dataclasses import Field, fields, replace
from pathlib import Path

import pytest
from hostile import NOW, PAGE, PUBLIC, SMALL, Clock, Hostile, answer, left, outlet

from tawthiq.archive.exchange import connect
from tawthiq.archive.fetch import Fetcher
from tawthiq.archive.fetch_rules import FetchRules
from tawthiq.archive.fetched import Captured, NotModified, Seen, Unfetched
from tawthiq.archive.item import Problem


def test_a_page_is_captured(server: Hostile, tmp_path: Path) -> None:
    server.answers["/أخبار"] = b""  # never asked: the path goes out escaped
    server.answers["/%D8%A3?a=1"] = answer(content_type="Text/HTML; charset=utf-8", etag='"7"')
    got = outlet(server).fetch("http://outlet.example/أ?a=1#top", tmp_path)
    assert isinstance(got, Captured)
    assert got.url == "http://outlet.example/%D8%A3?a=1"
    assert got.hops == (got.url,)
    assert (got.at, got.status, got.media_type, got.bytes) == (NOW, 200, "text/html", len(PAGE))
    assert got.at.utcoffset() == dt.timedelta()
    assert got.headers["etag"] == '"7"'
    assert left(tmp_path) == [got.path.name]
    assert got.path.name.startswith("20240305T093000Z-outlet.example-")
    assert got.path.name.endswith(".warc.gz")


def test_a_request_says_who_asks_and_nothing_of_the_user(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer(set_cookie="a=1")
    fetcher = outlet(server)
    fetcher.fetch("http://outlet.example", tmp_path)
    fetcher.fetch("http://outlet.example", tmp_path)
    assert server.header("host") == ["outlet.example"] * 2
    assert all(agent.startswith("Tawthiq/") for agent in server.header("user-agent"))
    names = {line.split(":")[0].lower() for head in server.asked for line in head.decode().split("\r\n")[1:] if line}
    assert names == {"host", "user-agent", "accept-encoding", "accept", "connection"}


def test_one_url_captured_twice_gives_two_files(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    fetcher = outlet(server)
    first, second = (fetcher.fetch("http://outlet.example", tmp_path) for _ in range(2))
    assert isinstance(first, Captured)
    assert isinstance(second, Captured)
    assert sorted([first.path.name, second.path.name]) == left(tmp_path)


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [
        ("404 Not Found", "unreachable", "404"),
        ("410 Gone", "unreachable", "taken down"),
        ("403 Forbidden", "unreachable", "403"),
        ("451 Unavailable", "unreachable", "legal"),
        ("500 Oops", "unreachable", "500"),
        ("206 Partial Content", "unreachable", "206"),
        ("304 Not Modified", "unreachable", "304"),
        ("302 Found", "unreachable", "leads nowhere"),
        ("999 Odd", "unreachable", "999"),
    ],
)
def test_an_error_of_the_server_is_a_problem_and_is_kept(
    server: Hostile, tmp_path: Path, status: str, code: str, says: str
) -> None:
    server.answers["/"] = answer(b"" if status.startswith("304") else b"sorry", status)
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert isinstance(got, Problem)
    assert got.code == code
    assert says in got.message
    assert (got.url, got.status) == ("http://outlet.example/", int(status[:3]))
    assert got.kept
    assert left(tmp_path) == [got.kept.name]


@pytest.mark.parametrize("reply", [b"HTTP/1.1 204 No Content\r\n\r\n", answer(b""), answer(b"", "205 Reset Content")])
def test_an_answer_with_nothing_in_it_is_empty(server: Hostile, tmp_path: Path, reply: bytes) -> None:
    server.answers["/"] = reply
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "empty"
    assert got.kept


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 05 Mar 2024 09:35:00 GMT", 300.0),
        ("Tue, 05 Mar 2024 09:00:00 GMT", 0.0),
        ("99999999999999999999", 86_400.0),
        ("soon", None),
        ("-5", None),
        ("\u0663", None),
    ],
)
def test_retry_after_is_told(server: Hostile, tmp_path: Path, value: str, seconds: float | None) -> None:
    head = f"HTTP/1.1 429 Too Many\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n"
    server.answers["/"] = head.encode()
    got = outlet(server).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Unfetched)
    assert got.status == 429
    assert got.retry_after == seconds


def test_a_host_that_asks_to_be_left_alone_is(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer(b"", "503 Busy", retry_after="600")
    clock = Clock()
    fetcher = outlet(server, clock=clock)
    fetcher.fetch("http://outlet.example/", tmp_path)
    clock.seconds += 60
    again = fetcher.fetch("http://outlet.example/other", tmp_path)
    assert isinstance(again, Unfetched)
    assert again.retry_after == 540.0
    assert server.paths() == ["/"]
    clock.seconds += 540
    server.answers["/"] = answer()
    assert isinstance(fetcher.fetch("http://outlet.example/", tmp_path), Captured)


def test_what_has_not_changed_is_not_captured(server: Hostile, tmp_path: Path) -> None:
    server.answers["/feed"] = answer(etag='W/"1"', last_modified="Tue, 05 Mar 2024 08:00:00 GMT")
    fetcher = outlet(server)
    got = fetcher.fetch("http://outlet.example/feed", tmp_path)
    assert isinstance(got, Captured)
    assert got.seen == Seen('W/"1"', "Tue, 05 Mar 2024 08:00:00 GMT")
    server.answers["/feed"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    again = fetcher.fetch("http://outlet.example/feed", tmp_path, since=got.seen)
    assert again == NotModified("http://outlet.example/feed", NOW, ("http://outlet.example/feed",))
    assert server.header("if-none-match") == ['W/"1"']
    assert server.header("if-modified-since") == ["Tue, 05 Mar 2024 08:00:00 GMT"]
    assert left(tmp_path) == [got.path.name]


def test_an_odd_validator_is_not_sent_on(server: Hostile, tmp_path: Path) -> None:
    server.answers["/feed"] = answer()
    fetcher = outlet(server)
    for odd in ("a\r\nCookie: x", "\u0623", "a\0"):
        assert isinstance(fetcher.fetch("http://outlet.example/feed", tmp_path, since=Seen(odd, odd)), Captured)
    assert not server.header("if-none-match")
    assert not server.header("cookie")


def test_requests_to_one_host_keep_their_distance(server: Hostile, tmp_path: Path) -> None:
    server.answers = {"/": answer(), "/a": answer(), "/go": answer(b"", "302 Found", location="/a")}
    clock = Clock()
    fetcher = outlet(server, replace(SMALL, seconds_between=3.0), clock=clock)
    fetcher.fetch("http://one.example/", tmp_path)
    fetcher.fetch("http://two.example/", tmp_path)
    assert clock.slept == []
    clock.seconds += 1
    fetcher.fetch("http://one.example/go", tmp_path)
    assert clock.slept == [2.0, 3.0]
    clock.seconds += 3
    fetcher.fetch("http://one.example/", tmp_path)
    assert clock.slept == [2.0, 3.0]


def test_the_distance_counts_from_the_end_of_an_answer(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    clock = Clock()

    def connector(address: str, port: int, seconds: float) -> object:
        clock.seconds += 5  # a slow answer
        return connect("127.0.0.1", server.port, seconds)

    fetcher = outlet(server, clock=clock, connector=connector)
    fetcher.fetch("http://outlet.example/", tmp_path)
    fetcher.fetch("http://outlet.example/", tmp_path)
    assert clock.slept == [SMALL.seconds_between]


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/"])
def test_this_machine_is_refused_by_default(server: Hostile, tmp_path: Path, url: str) -> None:
    server.answers["/"] = answer()
    rules = replace(SMALL, ports=frozenset({server.port}))
    got = Fetcher(rules).fetch(url.format(port=server.port), tmp_path)
    assert isinstance(got, Unfetched)
    assert got.code == "refused"
    assert got.kept is None
    assert not server.asked
    assert not left(tmp_path)


def test_this_machine_is_fetched_where_it_is_allowed(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    fetcher = Fetcher(replace(SMALL, allow_private=True, seconds_between=0.0))
    for host in ("127.0.0.1", "localhost"):
        got = fetcher.fetch(server.url("/", host), tmp_path)
        assert isinstance(got, Captured)
        assert got.url == server.url("/", host)


def test_ipv6_is_spoken(tmp_path: Path) -> None:
    server = Hostile(socket.AF_INET6)
    server.answers["/"] = answer()
    got = Fetcher(replace(SMALL, allow_private=True)).fetch(server.url("/", "[::1]"), tmp_path)
    server.close()
    assert isinstance(got, Captured)
    assert server.header("host") == [f"[::1]:{server.port}"]


def test_an_address_that_does_not_answer_leaves_time_for_the_next(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = taken.getsockname()[1]
    ports = {"2a00:1450::1": closed, PUBLIC: server.port}

    given = []

    def connector(address: str, port: int, seconds: float) -> object:
        given.append(seconds)
        return connect("127.0.0.1", ports[address], seconds)

    got = outlet(server, resolver=lambda *_: list(ports), connector=connector).fetch("http://outlet.example/", tmp_path)
    assert isinstance(got, Captured)
    assert given[0] <= SMALL.connect_seconds / 2


def test_no_proxy_of_the_environment_is_used(server: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.answers["/"] = answer()
    assert isinstance(outlet(server).fetch("http://outlet.example/", tmp_path), Captured)


def test_a_folder_that_cannot_be_written_is_an_error(server: Hostile, tmp_path: Path) -> None:
    server.answers["/"] = answer()
    with pytest.raises(OSError, match="nowhere"):
        outlet(server).fetch("http://outlet.example/", tmp_path / "nowhere")


@pytest.mark.parametrize(
    "wrong",
    [
        {"whole_seconds": 0},
        {"whole_seconds": float("inf")},
        {"max_bytes": -1},
        {"max_redirects": -1},
        {"seconds_between": float("nan")},
        {"user_agent": "a\r\nb"},
        {"user_agent": "(no name)"},
        {"user_agent": "توثيق/1"},
    ],
)
def test_impossible_rules_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        FetchRules(**wrong)  # type: ignore[arg-type]


def test_robots_know_this_program_by_its_name() -> None:
    assert FetchRules().token == "Tawthiq"
    assert FetchRules(user_agent="Newsroom (desk)").token == "Newsroom"


@pytest.mark.parametrize("setting", fields(FetchRules), ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting: Field[object]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text("utf8")
    rows = dict(line.split(" | ")[:2] for line in page.splitlines() if line.startswith("| `"))
    told = rows[f"| `{setting.name}`"]
    words = {True: "yes", False: "no", "": "none"}
    if setting.name == "user_agent":
        assert told == "`Tawthiq/<version> (+documentation of published reports)`"
    elif isinstance(setting.default, frozenset):
        assert {int(port) for port in told.split(",")} == setting.default
    else:
        default = setting.default
        assert told == (words[default] if isinstance(default, str | bool) else f"{default:,.0f}")
