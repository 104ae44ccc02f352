"""Hostile and broken feeds: a clear problem, what can be read is read, and never an error."""

from pathlib import Path

import pytest

from tawthiq.archive.feed import entries, read
from tawthiq.archive.item import Item, Options, Problem

OPTIONS = Options()
HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>شبكة</title>'
ITEM = "<item><title>قصف</title><description>قتل شخصان في القصف.</description></item>"
END = "</channel></rss>"
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))

# The feed, how many entries come out, and the problem's code, locator and words
BAD = {
    "nothing": (b"", 0, "empty", "", "fetch it again"),
    "a mark alone": (b"\xef\xbb\xbf\n", 0, "empty", "", "fetch it again"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), 0, "not-text", "", "no text"),
    "no entries": (HEAD + END, 0, "empty", "", "has no entries"),
    "a page": ("<html><body><p>404</p></body></html>", 0, "broken", "", "no feed that can be read"),
    "plain words": ("قتل شخصان", 0, "broken", "", "no feed that can be read"),
    "JSON": ('{"items": []}', 0, "broken", "", "no feed that can be read"),
    "a laugh a thousand million times": (
        f'<!DOCTYPE l [<!ENTITY e0 "ha">{BOMB}]><rss><channel>{ITEM}<item><title>&e9;</title></item></channel></rss>',
        0,
        "broken",
        "",
        "entities that grow or name other files",
    ),
    "one long entity": (
        f'<!DOCTYPE l [<!ENTITY a "{"x" * 9999}">]>{HEAD}<item><title>{"&a;" * 999}</title></item>{END}',
        0,
        "broken",
        "",
        "entities that grow",
    ),
    "a file of the machine": (
        f'<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]>{HEAD}<item><title>&f;</title></item>{END}',
        0,
        "broken",
        "",
        "name other files",
    ),
    "a type from elsewhere": (
        f'<!DOCTYPE l [<!ENTITY % p SYSTEM "http://a.example/x.dtd"> %p;]>{HEAD}{ITEM}{END}',
        0,
        "broken",
        "",
        "name other files",
    ),
    "an entry without words": (
        f"{HEAD}<item><link>https://a.example/1</link></item>{END}",
        0,
        "bad-item",
        "entry 1",
        "nor title",
    ),
    "cut off": (HEAD + ITEM + "<item><title>غارة</title><descr", 2, "broken", "", "2 entries were read"),
    "a sign that is no markup": (HEAD + ITEM.replace("في", "& <") + END, 1, "broken", "", "the feed is damaged"),
    "an entity of no name": (HEAD + ITEM.replace("في", "&bogus;") + END, 1, "broken", "", "the feed is damaged"),
    "nested without end": (HEAD + "<a>" * 300_000, 0, "broken", "", "more than 1000 elements in one another"),
    "a million tags": (HEAD + "<" * 1_000_001, 0, "too-large", "", "1000000 tags"),
    "an entry of too many elements": (
        f"{HEAD}<item><title>x</title><description>{'&lt;p&gt;x' * 70_000}</description></item>{END}",
        0,
        "too-large",
        "entry 1",
        "60000 elements",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("feed", "count", "code", "locator", "words"), BAD.values(), ids=BAD)
def test_a_bad_feed_is_a_problem(feed: str | bytes, count: int, code: str, locator: str, words: str) -> None:
    found = list(entries(feed if isinstance(feed, bytes) else feed.encode(), None, OPTIONS))
    problems = [one for one in found if isinstance(one, Problem)]
    assert [(problem.code, problem.locator) for problem in problems] == [(code, locator)]
    assert words in problems[0].message
    assert sum(isinstance(one, Item) for one in found) == count


HOSTILE = {
    "a tag of a hundred thousand attributes": f"<item {' '.join(f'a{n}=1' for n in range(100_000))}></item>",
    "characters that XML may not hold": "<item>\x00\x01\x0b\x1f</item>",
    "a hundred thousand titles": f"<item>{'<title>x</title>' * 20_000}</item>",
    "a date of a megabyte": f"<item><title>x</title><pubDate>{'Mon,' * 250_000}</pubDate></item>",
    "links without end": f"<item><title>x</title>{'<link>http://[bad</link>' * 2_000}</item>",
    "what is no content": "<item><title>x</title><content type='image/png' mode='base64'>QUJD</content></item>",
    "sections without end": f"<item><title>x</title><description>{'<![CDATA[' * 1000}]]></description></item>",
}


@pytest.mark.parametrize("before", HOSTILE.values(), ids=HOSTILE)
def test_the_other_entries_of_a_hostile_feed_are_still_read(before: str) -> None:
    found = list(entries((HEAD + before + ITEM + END).encode(), None, OPTIONS))
    assert "قتل شخصان في القصف." in [one.text for one in found if isinstance(one, Item)]


def test_a_harmless_entity_is_read() -> None:
    kind = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY town "عين النخيل">]>'
    (item,) = entries(
        (HEAD.replace("<rss", f"{kind}<rss") + ITEM.replace("القصف", "&town;") + END).encode(), None, OPTIONS
    )
    assert isinstance(item, Item)
    assert item.text == "قتل شخصان في عين النخيل."


def test_a_bomb_behind_a_comment_is_seen_and_a_page_inside_an_entry_is_none() -> None:
    bomb = f'<!-- <a> --><!DOCTYPE l [<!ENTITY e0 "ha">{BOMB}]>{HEAD}{ITEM}{END}'
    (found,) = entries(bomb.replace('<?xml version="1.0"?>', "").encode(), None, OPTIONS)
    assert isinstance(found, Problem)
    page = f"<![CDATA[<!DOCTYPE html><html><body><p>{'قتل شخصان. ' * 9}</p></body></html>]]>"
    (item,) = entries((HEAD + ITEM.replace("قتل شخصان في القصف.", page) + END).encode(), None, OPTIONS)
    assert isinstance(item, Item)
    assert item.text == ("قتل شخصان. " * 9).strip()


def test_a_short_entity_told_a_million_times_is_refused() -> None:
    kind = f'<!DOCTYPE l [<!ENTITY a "{"x" * 60}">]>'
    feed = HEAD.replace("<rss", f"{kind}<rss") + f"<item><title>{'&a;' * 400_000}</title></item>" + END
    (found,) = entries(feed.encode(), None, OPTIONS)
    assert isinstance(found, Problem)
    assert (found.code, "entities that grow" in found.message) == ("broken", True)


def test_an_address_in_a_file_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text("http://127.0.0.1:9/feed.xml", "utf8")
    (found,) = read(path, Path("feed.xml"), OPTIONS)
    assert isinstance(found, Problem)
    assert (found.code, "no feed that can be read" in found.message) == ("broken", True)


def test_a_feed_past_the_limit_and_one_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(HEAD + ITEM + END, "utf8")
    (large,) = read(path, Path("feed.xml"), Options(item_bytes=50))
    (gone,) = read(tmp_path / "gone", Path("feed.xml"), OPTIONS)
    assert [one.code for one in (large, gone) if isinstance(one, Problem)] == ["too-large", "unreadable"]


def test_damage_is_told_once() -> None:
    raw = (HEAD + ITEM * 50 + END).encode().replace("قتل".encode(), "قتل".encode() + b"\xd9", 1)
    *items, problem = entries(raw, None, OPTIONS)
    assert len(items) == 50
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == (
        "encoding",
        "1 characters of the feed could not be decoded and stand as \ufffd",
    )
