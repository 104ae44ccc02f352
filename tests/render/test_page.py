"""The page: everything of the record is on it, everything from outside is escaped, nothing is fetched."""

import base64
import datetime as dt
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
import records

from tawthiq.render.page import error_section, render_page, report_section
from tawthiq.render.view import Mark, Shown

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page's elements and text; fails on one that is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def ids(self) -> set[str]:
        return {attrs["id"] or "" for _, attrs in self.elements if "id" in attrs}


def shown(row: dict[str, Any] | None = None) -> Shown:
    made = records.record()
    return Shown.of(made, row)


def page_of(*views: Shown) -> str:
    sections = [report_section(view, n, lambda r: f"says {r}", explain=True) for n, view in enumerate(views, 1)]
    return "".join(render_page(sections))


def test_the_page_shows_the_record_beside_its_text() -> None:
    page = Page(page_of(shown()))
    words = "".join(page.words)
    for wanted in (
        *("ضربة جوية", "3 قتلى", "طفلان", "سوق بلدة الزيتونة", "7 تموز/يوليو 2023", "فجرا", "متحدث باسم التحالف"),
        *("رويترز", "صوتان", "متنازَع عليها", "غير مؤكَّد: «يُعتقد»", "منفيّ", "مجهول", "مستنتَج", "ar.time.weekday"),
        *("says ar.time.weekday", "اتجاه", "انخفاض"),
    ):
        assert wanted in words, wanted
    article = "".join(words.split("تقرير واحد")[1])
    assert "قصفت فجر الجمعة سوق بلدة الزيتونة" in article


def test_unasked_a_rules_sentence_is_shown_on_pointing_at_it() -> None:
    page = Page("".join(render_page([report_section(shown(), 1, lambda r: f"says {r}")])))
    assert "says ar.time.weekday" not in "".join(page.words)
    assert any("says ar.time.weekday" in (attrs.get("title") or "") for _, attrs in page.elements)


def test_every_link_leads_somewhere_on_the_page_and_nothing_leads_out() -> None:
    page = Page(page_of(shown(), shown()))
    links = {attrs["href"] or "" for _, attrs in page.elements if "href" in attrs}
    assert {link[1:] for link in links} <= page.ids
    assert all(link.startswith("#") for link in links)
    lit = {one for _, attrs in page.elements for one in (attrs.get("data-v") or "").split()}
    assert lit <= page.ids
    values = {attrs["id"] for _, attrs in page.elements if attrs.get("class") == "value"}
    assert values == lit
    assert not {"src", "srcset", "action", "style"} & {name for _, attrs in page.elements for name in attrs}
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert not {"link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in page.elements}


def test_ids_are_not_used_twice() -> None:
    ids = re.findall(r' id="([^"]+)"', page_of(shown(), shown()))
    assert len(ids) == len(set(ids))


def test_the_policy_names_the_style_and_script_that_are_there() -> None:
    html = page_of(shown())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


@pytest.mark.parametrize(
    "evil",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'-->&lt;</style>", "\x00\x1b[31m\ud800\u202e"],
)
def test_hostile_words_stay_words(evil: str, row: dict[str, Any]) -> None:
    for span in _strings(row):
        span[0][span[1]] = f"{span[0][span[1]]}{evil}"
    text = records.TEXT + evil
    view = Shown(row, text, (Mark(0, len(text), "trigger"),))
    html = "".join(render_page([report_section(view, 1, lambda rule: rule + evil), error_section(2, 1, evil, evil)]))
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not {"img", "iframe"} & tags
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    html.encode("utf8")
    assert "\x00" not in html
    assert "\x1b" not in html


FREE = {"name", "text", "source", "url", "title", "id", "rule", "admin1", "admin2", "role", "version"}


def _strings(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a record where words from outside can stand."""
    found = []
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str) and key in FREE:
            found.append((value, key))
        elif isinstance(item, dict | list):
            found += _strings(item)
    return found


def test_several_reports_have_an_index_and_errors_a_place() -> None:
    sections = [report_section(shown(), 1, str), error_section(2, 7, "x9", "not JSON")]
    page = Page("".join(render_page(sections)))
    words = "".join(page.words)
    assert "التقارير" in words
    assert "السطر 7 · x9" in words
    assert "تقريران" in words
    assert ("a", {"href": "#r2"}) in page.elements


def test_one_report_has_no_index() -> None:
    page = Page(page_of(shown()))
    assert "nav" not in {tag for tag, _ in page.elements}
    assert "إلى الفهرس" not in "".join(page.words)


def test_several_reports_have_a_way_back_to_the_index() -> None:
    page = Page(page_of(shown(), shown()))
    assert ("a", {"class": "top", "href": "#top"}) in page.elements
    assert ("nav", {"class": "index card", "id": "top"}) in page.elements
    assert "إلى الفهرس" in "".join(page.words)


def test_the_page_has_one_heading_of_the_first_rank_and_a_hint_for_fingers() -> None:
    page = Page(page_of(shown(), shown()))
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert "المسها" in "".join(page.words)


def test_the_outlets_own_voice_is_not_announced_twice(row: dict[str, Any]) -> None:
    row["incidents"][0]["claims"][0] |= {"source": None, "cue": None}
    html = page_of(shown(row))
    assert "صوت بصوت" not in re.sub(r"<[^>]+>", "", html)
    assert "<p><i>بصوت الوسيلة نفسها</i>" in html
    assert "<small>بحسب</small> " in html  # the other speaker's


def test_latin_names_are_set_as_such(row: dict[str, Any]) -> None:
    row["document"] |= {"id": "example-01", "source": "وكالة", "url": "https://example.org"}
    elements = Page(page_of(shown(row))).elements
    assert elements.count(("bdi", {"class": "ltr", "lang": "en"})) == 2  # the id and the address
    assert ("bdi", {}) in elements


def test_a_report_without_incidents_says_so() -> None:
    made = replace(records.record(), incidents=(), statements=(), mentions=())
    made = replace(made, report=replace(made.report, published=None))
    words = "".join(Page(page_of(Shown.of(made))).words)
    assert "لا حوادث في هذا التقرير" in words
    assert "تاريخ النشر غير معروف" in words


def test_the_text_is_whole_on_the_page() -> None:
    html = page_of(shown())
    article = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert article
    plain = re.sub(r"<div class=\"legend\".*?</div>", "", article[0], flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", "", plain)
    assert plain.split("\n") == records.TEXT.split("\n")
    assert dt.date(2023, 7, 7).isoformat() not in plain
