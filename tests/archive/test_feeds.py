"""Feeds of all kinds: each entry an item, its whole text before its summary, its moment with its zone."""

# ruff: noqa: E501 - pieces of feeds are written as they stand in a feed
import datetime as dt
from pathlib import Path

import pytest

from tawthiq.archive.feed import entries, read
from tawthiq.archive.item import Attached, Found, Item, Options, Problem

OPTIONS = Options()
LONG = "قتل ثلاثة أشخاص وأصيب سبعة آخرون في قصف مدفعي على حي الزهراء في مدينة عين النخيل فجر الأحد، بحسب مصدر طبي. " * 8


def rss(items: str, *, head: str = "<title>شبكة الواحة</title><language>ar-sy</language>", version: str = "2.0") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="{version}" {spaces}><channel>{head}{items}</channel></rss>'


def entry(inside: str, *, title: str = "قصف على عين النخيل", link: str = "https://a.example/n/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{inside}</item>"


def found(feed: str | bytes, url: str | None = None, options: Options = OPTIONS) -> list[Found]:
    return list(entries(feed if isinstance(feed, bytes) else feed.encode(), url, options))


def only(feed: str | bytes, url: str | None = None, options: Options = OPTIONS) -> Item:
    (one,) = found(feed, url, options)
    assert isinstance(one, Item), one
    return one


def test_an_entry_of_rss_with_its_whole_text() -> None:
    item = only(
        rss(
            entry(
                f'<guid isPermaLink="false">4411</guid><dc:creator>فريق التحرير</dc:creator><category>قصف</category><category>محليات</category>'
                f"<pubDate>Sun, 09 Jul 2023 23:30:00 +0300</pubDate><description>قتل ثلاثة أشخاص [&#8230;]</description>"
                f'<content:encoded><![CDATA[<p>{LONG}</p><p>أصيب آخران.</p><p><strong>اقرأ أيضا: <a href="/n/2">غارة على وادي الصخر</a></strong></p>'
                f'<p>ظهرت المقالة <a href="/n/1">قصف على عين النخيل</a> أولاً على <a href="/">شبكة الواحة</a>.</p>]]></content:encoded>'
            )
        )
    )
    assert item.text == f"{LONG.strip()}\nأصيب آخران."
    assert item.title == "قصف على عين النخيل"
    assert item.published == dt.datetime(2023, 7, 9, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert str(item.day) == "2023-07-09"
    assert (item.source, item.lang, item.url) == ("شبكة الواحة", "ar", "https://a.example/n/1")
    assert (item.own_id, item.locator) == ("4411", "entry 1")
    assert item.carried == {"author": "فريق التحرير", "tags": ["قصف", "محليات"]}


def test_an_entry_of_atom() -> None:
    item = only(
        f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>مرصد البادية</title>
        <entry><title type="html">قصف &lt;b&gt;عنيف&lt;/b&gt;</title><id>tag:a.example,2023:1</id><link rel="self" href="https://a.example/f"/>
        <link rel="alternate" href="https://a.example/n/1"/><published>2023-07-09T08:15:00+03:00</published><updated>2023-07-11T00:00:00Z</updated>
        <summary>ملخص</summary><content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""
    )
    assert (item.title, item.text) == ("قصف عنيف", LONG.strip())
    assert item.published == dt.datetime(2023, 7, 9, 8, 15, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert (item.source, item.url, item.lang) == ("مرصد البادية", "https://a.example/n/1", "ar")
    assert "teaser" not in item.carried


def test_a_feed_of_feeds_names_the_source_of_each_entry() -> None:
    origin = '<source url="https://b.example/f">وكالة المرسى</source>'
    assert only(rss(entry(f"<description>{LONG}</description>{origin}"))).source == "وكالة المرسى"


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_and_new_rss(version: str) -> None:
    assert only(rss(entry(f"<description>{LONG}</description>"), version=version)).text == LONG.strip()


def test_rss_of_the_semantic_web() -> None:
    item = only(
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>جريدة الميناء</title></channel><item rdf:about="https://a.example/1"><title>قصف</title>
        <link>https://a.example/1</link><description>{LONG}</description><dc:date>2023-07-09T08:15:00+03:00</dc:date></item></rdf:RDF>"""
    )
    assert (item.source, str(item.day), item.text) == ("جريدة الميناء", "2023-07-09", LONG.strip())


TEASERS = {
    "few words": ("<description>قتل ثلاثة أشخاص في قصف.</description>", True),
    "a sign that it goes on": (f"<description>{LONG}…</description>", True),
    "a sign in brackets": (f"<description>{LONG}[...]</description>", True),
    "words that it goes on": (f"<description>{LONG} اقرأ المزيد</description>", True),
    "a whole summary": (f"<description>{LONG}</description>", False),
    "short, but given as the whole": ("<content:encoded>قتل شخصان.</content:encoded>", False),
    "the whole, and it goes on": ("<content:encoded>قتل شخصان...</content:encoded>", True),
    "no words at all": ("", True),
    "only links to other articles": (
        '<description>&lt;a href="/2"&gt;غارة على وادي الصخر توقع قتلى&lt;/a&gt;</description>',
        True,
    ),
}


@pytest.mark.parametrize(("inside", "teaser"), TEASERS.values(), ids=TEASERS)
def test_an_entry_that_is_not_whole_says_so(inside: str, teaser: bool) -> None:
    assert only(rss(entry(inside))).carried.get("teaser", False) is teaser


def test_an_entry_of_a_title_alone_has_it_as_text() -> None:
    item = only(rss(entry("")))
    assert (item.title, item.text, item.full_text) == (None, "قصف على عين النخيل", "قصف على عين النخيل")
    assert only(rss("<item><title>قصف على عين النخيل</title></item>")).carried == {}


DATES = {
    "Sun, 09 Jul 2023 08:15:00 +0300": "2023-07-09T08:15:00+03:00",
    "Sun, 09 Jul 2023 23:15:00 GMT": "2023-07-09T23:15:00+00:00",
    "09 Jul 2023 08:15 +0300": "2023-07-09T08:15:00+03:00",
    "2023-07-09T08:15:00.123+03:00": "2023-07-09T08:15:00.123000+03:00",
    "2023-07-09 08:15:00": "2023-07-09T08:15:00",
    "2023-07-09": "2023-07-09",
    "الأحد, 09 يوليو 2023 08:15:00 +0300": "2023-07-09",
    "٩ تموز ٢٠٢٣": "2023-07-09",
    "Sunday, July 9, 2023 - 08:15": "2023-07-09",
    "25/07/2023 08:15": "2023-07-25",
    "الأحد 09/07/2023": "2023-07-09",
    "Thu, 01 Jan 1970 00:00:00 GMT": None,
    "Mon, 01 Jan 0001 00:00:00 +0000": None,
    "09/07/2023 08:15": None,  # July or September
    "7/9/2023 8:15:00 AM": None,
    "31 Feb 2023": None,
    "Sun, 99 Jul 2023 08:15:00 +0300": None,
    "أمس": None,
}


@pytest.mark.parametrize(("told", "when"), DATES.items())
def test_the_moment_of_an_entry(told: str, when: str | None) -> None:
    item, *problems = found(rss(entry(f"<description>{LONG}</description><pubDate>{told}</pubDate>")))
    assert isinstance(item, Item)
    assert (item.published.isoformat() if item.published else None) == when
    assert [problem.code for problem in problems if isinstance(problem, Problem)] == ([] if when else ["bad-item"])


def test_a_date_that_cannot_be_is_told_with_its_words() -> None:
    _, problem = found(rss(entry("<description>x</description><pubDate>31 Feb 2023</pubDate>")))
    assert problem == Problem(
        "bad-item", "its date cannot be read or cannot be: 31 Feb 2023; the entry is kept without it", "entry 1"
    )


def test_a_date_of_change_alone_is_marked() -> None:
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>قصف</title><updated>2023-07-09T00:00:00Z</updated><content>{LONG}</content></entry></feed>'
    assert (str(only(feed).day), only(feed).carried) == ("2023-07-09", {"dated_by": "updated"})


def test_options_stand_in() -> None:
    options = Options(published=dt.date(2023, 1, 2), source="مصدر", lang="ar")
    item = only(rss(entry(f"<description>{LONG}</description>"), head=""), options=options)
    assert (item.published, item.source, item.lang) == (dt.date(2023, 1, 2), "مصدر", "ar")


def test_relative_links_are_made_whole() -> None:
    item = only(rss(entry(f"<description>{LONG}</description>", link="/n/1?a=1")), url="https://a.example/feed")
    assert item.url == "https://a.example/n/1?a=1"
    assert only(rss(entry(f"<description>{LONG}</description>", link="/n/1"))).url is None
    assert only(rss(entry(f"<description>{LONG}</description>", link="javascript:x"))).url is None


def test_enclosures_are_links_to_keep() -> None:
    item = only(
        rss(
            entry(
                f'<description>{LONG}</description><enclosure url="https://a.example/v/%D9%82%D8%B5%D9%81.mp4" type="video/mp4" length="9"/>'
                '<media:content url="https://a.example/p.jpg" medium="image"/><media:content url="https://a.example/p.jpg"/>'
                '<enclosure url="file:///etc/passwd" type="text/plain"/><enclosure url="data:text/plain,x"/>'
            )
        )
    )
    assert item.attachments == (
        Attached("قصف.mp4", media_type="video/mp4", url="https://a.example/v/%D9%82%D8%B5%D9%81.mp4"),
        Attached("p.jpg", url="https://a.example/p.jpg"),
    )


@pytest.mark.parametrize("real", ["utf-8", "windows-1256", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", "bogus"])
def test_what_the_bytes_are_counts_and_not_what_they_declare(real: str, declared: str) -> None:
    feed = rss(entry(f"<description>{LONG}</description>")).replace('encoding="utf-8"', f'encoding="{declared}"')
    assert only(feed.encode(real)).text == LONG.strip()


def test_plain_text_keeps_its_lines_and_marks() -> None:
    item = only(
        rss(entry("<description>قتل\u200f شخصان &amp;amp; أصيب ثالث.\nالسطر الثاني \u202bهنا\u202c.</description>"))
    )
    assert item.text == "قتل\u200f شخصان & أصيب ثالث.\nالسطر الثاني \u202bهنا\u202c."


def test_entries_stand_in_the_feed_s_order(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(rss("".join(entry(f"<description>{number} {LONG}</description>") for number in range(3))), "utf8")
    first = list(read(path, Path("feed.xml"), OPTIONS))
    assert [one.locator for one in first] == ["entry 1", "entry 2", "entry 3"]
    assert first == list(read(path, Path("feed.xml"), OPTIONS))
