"""Addresses taken in: kept as captures, refused by default where they are private, recorded where they fail."""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filled import SHELLING, Quiet
from hostile import Hostile, answer, endless, outlet

from tawthiq.archive.fetch_rules import FetchRules
from tawthiq.archive.item import Options
from tawthiq.collection.adding import Added, Adder
from tawthiq.collection.build import build
from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Capture, Original, Problem, Report
from tawthiq.collection.sources import Taker
from tawthiq.collection.verify import verify
from tawthiq.collection.watch import Watcher

RULES = FetchRules(seconds_between=0, whole_seconds=1.5, first_byte_seconds=1, max_bytes=200_000)
ARTICLE = (
    "<html lang='ar'><head><title>قصف على سوق سرمين</title><meta charset='utf-8'>"
    "<meta property='og:site_name' content='وكالة نبأ'>"
    "<meta property='article:published_time' content='2023-07-09T10:00:00+03:00'></head>"
    f"<body><article><h1>قصف على سوق سرمين</h1><p>{SHELLING}</p>"
    "<p>وأضافت الفرق أن عمليات رفع الأنقاض استمرت حتى ساعات المساء، وأن السوق كان مكتظا بالمتسوقين وقت القصف.</p>"
    "</article></body></html>"
).encode()
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة نبأ</title>
<item><title>قصف على سوق سرمين</title><link>http://naba.example/1</link>
<pubDate>Sun, 09 Jul 2023 07:00:00 GMT</pubDate><description>قتل ثلاثة مدنيين بقصف على السوق...</description></item>
</channel></rss>""".encode()


@pytest.fixture
def server() -> Iterator[Hostile]:
    made = Hostile()
    made.answers["/robots.txt"] = answer(b"", "404 Not Found")
    yield made
    made.close()


def take(collection: Collection, server: Hostile, *urls: str) -> Added:
    """Take addresses in, over a network on which every name leads to the server."""
    added = Added()
    with collection.writing() as session:
        adder = Adder(collection, session, Options(), added)
        Taker(collection, adder, outlet(server, RULES)).take(list(urls), Quiet().step)
    return added


def test_a_page_is_a_report_and_its_capture_an_original(collection: Collection, server: Hostile) -> None:
    server.answers["/1"] = answer(ARTICLE, content_type="text/html")
    take(collection, server, "http://naba.example/1")
    report = Report.objects.using(collection.db).select_related("source").get()
    assert (report.published, report.source and report.source.name) == (dt.date(2023, 7, 9), "وكالة نبأ")
    assert SHELLING in report.text
    capture = Capture.objects.using(collection.db).get()
    assert (capture.how, capture.address) == ("fetch", "http://naba.example/1")
    assert capture.headers["content-type"] == "text/html"
    assert list(verify(collection)) == []


def test_the_article_behind_a_teaser_is_fetched_once(collection: Collection, server: Hostile) -> None:
    server.answers["/feed"] = answer(FEED, content_type="application/rss+xml")
    server.answers["/1"] = answer(ARTICLE, content_type="text/html")
    take(collection, server, "http://naba.example/feed")
    assert any(SHELLING in report.text for report in Report.objects.using(collection.db).all())
    asked = server.paths().count("/1")
    take(collection, server, "http://naba.example/feed")
    assert server.paths().count("/1") == asked == 1


def test_a_private_address_is_refused_and_recorded(collection: Collection, server: Hostile) -> None:
    server.answers["/1"] = answer(ARTICLE, content_type="text/html")
    built = build(collection, [server.url("/1")], jobs=1, progress=Quiet())
    assert built.added.reports == 0
    problem = Problem.objects.using(collection.db).get()
    assert (problem.stage, problem.code) == ("fetch", "refused")
    assert server.asked == []


@pytest.mark.parametrize(
    ("path", "code"),
    [("/gone", "unreachable"), ("/inside", "refused"), ("/endless", "too-large"), ("/robots-only", "refused")],
)
def test_what_fails_is_recorded_and_the_rest_goes_on(
    collection: Collection, server: Hostile, path: str, code: str
) -> None:
    server.answers["/gone"] = answer("غير موجود".encode(), "404 Not Found")
    server.answers["/inside"] = answer(b"", "302 Found", location="http://127.0.0.1/admin")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    server.answers["/endless"] = endless(head, b"<p>" * 4000)
    server.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /robots-only\n", content_type="text/plain")
    server.answers["/1"] = answer(ARTICLE, content_type="text/html")
    added = take(collection, server, f"http://naba.example{path}", "http://naba.example/1")
    assert added.reports == 1
    assert Problem.objects.using(collection.db).get(stage="fetch").code == code
    assert list(verify(collection)) == []


def test_an_error_page_is_kept_as_evidence(collection: Collection, server: Hostile) -> None:
    server.answers["/gone"] = answer("حُذف هذا الخبر".encode(), "410 Gone", content_type="text/html")
    take(collection, server, "http://naba.example/gone")
    assert Original.objects.using(collection.db).get().gone_through == "evidence"
    assert not Report.objects.using(collection.db).exists()


def test_a_watched_folder_brings_reports_until_stopped(collection: Collection, tmp_path: Path) -> None:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "a.txt").write_text(SHELLING, "utf8")
    settings = collection.folder.root / "tawthiq.toml"
    text = settings.read_text("utf8").replace("# folders = []", f'folders = ["{incoming}"]')
    settings.write_text(text.replace("# folder_every = 0.5", "folder_every = 0.001"), "utf8")
    told: list[str] = []
    stop = threading.Event()

    def tell(line: str) -> None:
        told.append(line)
        if "incidents" in line:
            stop.set()

    with Collection.open(collection.folder.root) as opened:
        watcher = Watcher(opened, stop=stop, tell=tell, progress=Quiet(), jobs=1)
        guard = threading.Timer(30, stop.set)
        guard.start()
        watcher.run()
        guard.cancel()
        assert Report.objects.using(opened.db).count() == 1
    assert any("1 new reports" in line for line in told)
    assert any("read 1 reports" in line for line in told)
