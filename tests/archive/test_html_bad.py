"""Hostile and broken pages: a clear problem or the text, never an error, and bounded work."""

from collections.abc import Callable
from pathlib import Path

import pytest
from made_pages import PARAGRAPHS, TEXT, TITLE, paragraphs

from tawthiq.archive.html import article, read
from tawthiq.archive.item import Item, Options, Problem

OPTIONS = Options()
START = f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body>"

# What a bad page is, the code of its problem, and words of its message
BAD: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "empty", "fetch or save it again"),
    "white space": (b" \r\n\t" * 50, "empty", "fetch or save it again"),
    "a mark of byte order alone": (b"\xef\xbb\xbf", "empty", "fetch or save it again"),
    "a PDF": (b"%PDF-1.7 ...", "not-text", "is not a page but a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "not-text", "a picture"),
    "a compressed page": (b"\x1f\x8b\x08\x00" + bytes(range(256)), "not-text", "an archive"),
    "NUL bytes": (b"<html>" + bytes(5000), "not-text", "NUL bytes"),
    "a million nested elements": (
        START.encode() + b"<div>" * 1_000_000,
        "too-large",
        "more than 60000 elements",
    ),
    "a million nested bold": (START.encode() + b"<b>" * 1_000_000, "too-large", "more than 60000 elements"),
    "a million elements side by side": (START.encode() + b"<p>x</p>" * 1_000_000, "too-large", "elements"),
    "seventy thousand elements": (START.encode() + b"<p>x" * 70_000, "too-large", "elements"),
    "a million signs of less": (b"<" * 1_000_000, "too-large", "elements"),
    "elements of no known name, too deep": (START.encode() + b"<x-y>" * 400 + b"<p>x", "broken", "too deep"),
    "tables in tables, too deep": (START.encode() + b"<table><tr><td>" * 900 + b"<p>x", "broken", "too deep"),
    "links alone": (f"{START}<a href=/1>غارة على وادي الصخر</a>".encode(), "no-text", "list of links"),
    "a list of headlines": (
        (START + "".join(f"<h3><a href=/{n}>مقتل {n} في غارة على وادي الصخر</a></h3>" for n in range(40))).encode(),
        "no-text",
        "list of links",
    ),
    "a front page of cards": (
        START.encode()
        + "".join(
            f"<div><a href=/{n}><h3>غارة على وادي الصخر</h3></a><p>قتل عشرة في غارة على البلدة.</p></div>"
            for n in range(30)
        ).encode(),
        "no-text",
        "list of links",
    ),
    "a page built by script": (
        b"<html><body><div id=app></div><script>render()</script><noscript>x</noscript>",
        "no-text",
        "need a browser",
    ),
    "signs without letters": (f"{START}<p>*** --- 123".encode(), "no-text", "need a browser"),
    "scripts alone": (
        START.encode() + b"<script>var a='<p>text';</script>" * 5000,
        "no-text",
        "need a browser",
    ),
    "Arabic printed as Latin letters": (
        (START + paragraphs().encode().decode("latin-1")).encode(),
        "garbled",
        "was broken when it was saved",
    ),
}


@pytest.mark.parametrize(("raw", "code", "words"), BAD.values(), ids=BAD)
def test_a_bad_page_is_a_problem(raw: bytes, code: str, words: str) -> None:
    found = article(raw, "https://a.example/n/1", OPTIONS)
    assert isinstance(found, Problem)
    assert (found.code, found.locator) == (code, "")
    assert words in found.message


HOSTILE: dict[str, Callable[[], str]] = {
    "an attribute of megabytes": lambda: f"<p title='{'x' * 5_000_000}'></p>",
    "a hundred thousand attributes": lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}></p>",
    "a picture in an address": lambda: f"<img src='data:image/png;base64,{'A' * 5_000_000}'>",
    "floods of scripts": lambda: "<script>var a = '<p>قتل عشرة';</script>" * 5000,
    "floods of styles": lambda: f"<style>{'p {}' * 500_000}</style>",
    "unclosed bold": lambda: "<b>" * 400,
    "unclosed blocks": lambda: "<div>" * 400,
    "a form around the whole page": lambda: "<form id=aspnetForm method=post><input type=hidden value=قتل>",
    "unclosed links": lambda: "<a href=x>" * 2000,
    "lists in lists": lambda: "<ul><li>" * 80,
    "cells that span a thousand million": lambda: (
        "<table><tr><td colspan=1000000000 rowspan=1000000000>9</td></tr></table>"
    ),
    "sections of data": lambda: "<![CDATA[" * 2000,
    "closings of nothing": lambda: "</div></p></html></body>" * 2000,
    "entities that are not": lambda: "<p>&#0;&#x110000;&#xD800;&bogus;</p>",
    "a class of megabytes": lambda: f"<p class='{'related ' * 200_000}'></p>",
    "labels that lead nowhere": lambda: "<i>اقرأ أيضا</i>" * 3000,
}


@pytest.mark.parametrize("before", HOSTILE.values(), ids=HOSTILE)
def test_the_article_of_a_hostile_page_is_still_read(before: Callable[[], str]) -> None:
    found = article(f"{START}{before()}<article>{paragraphs()}</article>".encode(), None, OPTIONS)
    assert isinstance(found, Item), found
    assert [line for line in PARAGRAPHS if line not in found.text] == []
    assert "عشرة" not in found.text


def test_entities_of_a_document_type_are_not_expanded() -> None:
    kind = '<!DOCTYPE html [<!ENTITY a "قتل"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = article(f"{kind}{START}<p>&b;&f;</p>{paragraphs()}".encode(), None, OPTIONS)
    assert isinstance(found, Item)
    assert "قتلقتل" not in found.text
    assert Path("/etc/hostname").read_text("utf8").strip() not in found.text


def test_damaged_utf8_is_read_and_told(tmp_path: Path) -> None:
    raw = f"{START}<article>{paragraphs()}</article>".encode().replace("مصدر".encode(), "مصد".encode() + b"\xd8", 1)
    path = tmp_path / "page"
    path.write_bytes(raw)
    item, problem = read(path, Path("page.html"), OPTIONS)
    assert isinstance(item, Item)
    assert item.text == TEXT.replace("مصدر", "مصد\ufffd", 1)
    assert problem == Problem("encoding", problem.message, "")
    assert "1 characters could not be decoded" in problem.message


def test_a_page_past_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(b"<p>x</p>" * 100)
    (found,) = read(path, Path("page.html"), Options(item_bytes=500))
    assert found == Problem("too-large", "1 kB are more than one report has (at most 0 kB)")
    assert article(path.read_bytes(), None, Options(item_bytes=500)) == found


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "gone", Path("page.html"), OPTIONS)
    assert isinstance(found, Problem)
    assert found.code == "unreadable"
    assert "cannot be opened: no such file" in found.message
