"""Web pages: an article's text and what its page says about it, without menus, related links, captions, comments."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tawthiq.archive.decode import NotTextError
from tawthiq.archive.found import too_large
from tawthiq.archive.garbled import damage
from tawthiq.archive.item import Found, Item, Options, Problem
from tawthiq.archive.page_day import cut_datelines, printed_day, told_day
from tawthiq.archive.page_encoding import Decoded, decode_page
from tawthiq.archive.page_facts import Facts, facts
from tawthiq.archive.page_lines import lines, text_of
from tawthiq.archive.page_related import prune, prune_links
from tawthiq.archive.page_teasers import cut_others, keep_leads
from tawthiq.archive.page_tree import (
    MAX_ELEMENTS,
    Parsed,
    TooManyElementsError,
    Unseen,
    parse,
    strip_code,
    unwrap_layout,
)
from tawthiq.archive.page_words import plain
from tawthiq.archive.whole import whole

LOST: Final = "undecodable"  # carried: how many characters of a page could not be decoded
_LEAST: Final = 3  # words of an article
_TOO_DEEP: Final = (
    "the page nests its elements too deep: what stands deepest is lost; save its text as .txt and add that"
)
CUT: Final = "cut"  # carried: that a page nests too deep to be read to its end


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """Read the page kept in ``original``: its item, and a problem for what of it is lost."""
    raw = whole(original, options.item_bytes)
    if isinstance(raw, Problem):
        yield raw
        return
    yield from page(raw, None, options)


def page(
    raw: bytes, url: str | None, options: Options, *, locator: str = "", charset: str | None = None
) -> Iterator[Found]:
    """The item of a page, and a problem for what of it is lost. ``charset`` is what its server said."""
    found = replace(article(raw, url, options, charset=charset), locator=locator)
    yield found
    if isinstance(found, Item):
        yield from losses(found)


def losses(item: Item) -> Iterator[Problem]:
    """What a page's item lost in reading."""
    if lost := item.carried.get(LOST):
        message = f"{lost} characters could not be decoded and stand as \ufffd: compare with the page in a browser"
        yield Problem("encoding", message, item.locator)
    if item.carried.get(CUT):
        yield Problem("broken", _TOO_DEEP, item.locator)


def article(raw: bytes, url: str | None, options: Options, *, charset: str | None = None) -> Item | Problem:
    """The article of a page, or why there is none.

    ``url`` is where the page was found, ``charset`` the encoding that its server named. The text has one line a
    paragraph; marks that are not seen are kept. Options stand in for what the page does not tell.
    """
    if len(raw) > options.item_bytes:
        return too_large(len(raw), options.item_bytes)
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        return Problem("empty", "the page is empty: fetch or save it again")
    try:
        decoded = decode_page(raw, charset)
        parsed = parse(decoded.text)
    except NotTextError as error:
        return Problem("not-text", f"the page {error}")
    except TooManyElementsError:
        return Problem(
            "too-large", f"the page has more than {MAX_ELEMENTS} elements: save its text as .txt and add that"
        )
    if parsed is None:
        return _no_text()
    return _item(parsed, decoded, url, options)


def _item(parsed: Parsed, decoded: Decoded, url: str | None, options: Options) -> Item | Problem:
    root = parsed.root
    known = facts(root, url)
    strip_code(root)
    unwrap_layout(root)
    keep_leads(root)
    cut_others(root, known.title)
    prune(root)
    published = told_day(known.published) or printed_day(root, known.title)
    cut_datelines(root)
    text = _text(root, known)
    if sum(any(char.isalpha() for char in word) for word in text.split()) < _LEAST:
        return Problem("broken", _TOO_DEEP) if parsed.cut else _no_text()
    if wrong := damage(text):
        return Problem("garbled", f"the page's text cannot be trusted: {wrong}")
    carried: dict[str, Any] = {} if decoded.encoding == "utf-8" else {"encoding": decoded.encoding}
    if decoded.lost:
        carried[LOST] = decoded.lost
    if parsed.cut:
        carried[CUT] = True
    return Item(
        text=text,
        title=known.title,
        published=published or options.published,
        source=known.source or options.source,
        url=known.url,
        lang=known.lang or options.lang,
        carried=carried,
    )


def _text(root: Any, known: Facts) -> str:
    """The article's lines, without the title and the outlet's own words that stand above them."""
    unseen = Unseen(root)
    body = _body(root)
    found = [unseen.back(line) for line in (lines(body) if body is not None else ())]
    while found and known.title and plain(found[0]) in {plain(known.title), ""}:
        del found[0]
    if sum(map(len, found)) < len(known.body or "") // 2:
        found = [line for line in (known.body or "").splitlines() if line.strip()]
    return "\n".join(found)


def _body(root: Any) -> Any:
    """The article's part of a page's tree, as trafilatura finds it."""
    import logging

    from lxml import etree
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(root, include_comments=False, favor_precision=True, include_tables=True)
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        AssertionError,
        IndexError,
        KeyError,
        RecursionError,
    ):
        return None
    return getattr(found, "body", None)


def fragment(html: str) -> str:
    """The text of a piece of HTML that is an article already, such as a feed's entry: one line a paragraph.

    Raises :class:`TooManyElementsError`.
    """
    parsed = parse(f"<div>{html}</div>")
    if parsed is None:
        return ""
    strip_code(parsed.root)
    unwrap_layout(parsed.root)
    prune_links(parsed.root)
    return "\n".join(lines(parsed.root))


def words_of(html: str) -> str:
    """A short piece of HTML, such as a title, as words in one line: tags gone, entities read, nothing cut."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    try:
        parsed = parse(f"<div>{html}</div>")
    except TooManyElementsError:
        return ""
    return text_of(parsed.root) if parsed is not None else ""


def _no_text() -> Problem:
    return Problem(
        "no-text",
        "no article was found on the page: it may be a list of links, or need a browser; save its text as .txt",
    )
