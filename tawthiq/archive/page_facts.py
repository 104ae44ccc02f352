"""What a page says about itself: title, moment of publication, outlet, language, address.

Only places meant for it are read: meta, linked data (JSON-LD), microdata, time elements, a dateline by the title.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from tawthiq.archive.page_lines import short_text, text_of
from tawthiq.archive.page_words import LONGEST, plain

_LINKED: Final = 2_000_000  # characters of linked data
_DEEP: Final = 6
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$")
_PUBLISHED: Final = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article.published"),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "date"),
)
_SEPARATOR: Final = re.compile(r"\s+[–—•·:-]+\s+|\s*[|»]\s*")
_SIGNS: Final = " \t|–—»•·:-"
_OUTLET: Final = 6  # words of an outlet's name, at most
_LANG: Final = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_LATIN: Final = re.compile("[A-Za-z]")
_ARABIC_SCRIPT: Final = frozenset({"ar", "arc", "fa", "ur", "ckb", "ku", "ps", "ug", "sd", "az", "arz", "apc", "ary"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; ``published`` as written, ``body`` the article's text as linked data give it."""

    title: str | None = None
    published: tuple[str, ...] = ()
    source: str | None = None
    lang: str | None = None
    url: str | None = None
    body: str | None = None


def facts(root: Any, url: str | None) -> Facts:
    """Read a page's facts off its tree, before anything is cut from it. ``url`` is where it was found."""
    meta = _meta(root)
    window = text_of(root.find(".//head/title")) if root.find(".//head/title") is not None else ""
    headings = [text for element in root.iter("h1", "h2", "h3") if (text := short_text(element, LONGEST))]
    linked = _article(root, [meta.get("og:title", ""), *headings])
    source = meta.get("og:site_name") or _name(linked.get("publisher")) or meta.get("application-name")
    told = meta.get("og:title") or meta.get("twitter:title") or _words(linked.get("headline"))
    title = _title(told, source, headings, window)
    return Facts(
        title=title,
        published=tuple(value for value in (_words(linked.get("datePublished")), *_told(meta, root)) if value),
        source=source or _outlet(window, title),
        lang=_lang(root, meta),
        url=_address(root, meta, url),
        body=_words(linked.get("articleBody")),
    )


def _meta(root: Any) -> dict[str, str]:
    """The page's meta values by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for name in {element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv")}:
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _told(meta: dict[str, str], root: Any) -> Iterator[str]:
    yield from (meta[name] for name in _PUBLISHED if name in meta)
    for element in root.xpath("//*[@itemprop='datePublished' and not(self::meta)] | //time[@pubdate]"):
        yield element.get("content") or element.get("datetime") or text_of(element)


def _article(root: Any, titles: list[str]) -> dict[str, Any]:
    """The one article that linked data tell, or of several the one with the page's title; else nothing."""
    nodes = [node for script in root.iter("script") for node in _nodes(script) if _is_article(node)]
    own = [
        node
        for node in nodes
        if plain(_words(node.get("headline")) or "") in {plain(title) for title in titles if title}
    ]
    chosen = own or (nodes if len(nodes) == 1 else [])
    return chosen[0] if chosen else {}


def _nodes(script: Any) -> Iterator[dict[str, Any]]:
    text = script.text or ""
    if "ld+json" not in script.get("type", "").lower() or len(text) > _LINKED:
        return
    try:
        yield from _flat(json.loads(text.strip().strip(";"), strict=False), _DEEP)
    except (ValueError, RecursionError):
        return


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _flat(part, depth - 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(name), depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _words(value: object) -> str | None:
    """A value of linked data as text; entities that were escaped twice are read."""
    from html import unescape

    return (unescape(value).strip() or None) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _title(told: str | None, outlet: str | None, headings: list[str], window: str) -> str | None:
    """The printed heading that the page's own title agrees with; else that title without the outlet's name."""
    whole = plain(told or window)
    agreeing = [
        text for text in headings if plain(text) and plain(text) in whole and plain(text) != plain(outlet or "")
    ]
    if agreeing:
        return max(agreeing, key=len)
    if told:
        return next((told[: -len(end)].strip() for end in _ends(told, outlet)), told)
    return max(_parts(window), key=len, default=None)


def _ends(title: str, outlet: str | None) -> Iterator[str]:
    """The end of a title that is a sign and the outlet's name."""
    found = re.search(rf"\s*[|–—»•·:-]\s*{re.escape(outlet)}\s*$", title) if outlet else None
    if found:
        yield found.group()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text) if plain(part)]


def _outlet(window: str, title: str | None) -> str | None:
    """What the window's title says beside the article's: the outlet, last of the parts after it or first before it."""
    before, found, after = window.partition(title or "\0")
    if not found:
        return None
    parts = _parts(after)[-1:] or _parts(before.rstrip(" :"))[:1]
    return parts[0].strip(_SIGNS) or None if parts and len(parts[0].split()) <= _OUTLET else None


def _lang(root: Any, meta: dict[str, str]) -> str | None:
    """The language that the page declares, where its script does not speak against it."""
    told = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("content-language")
    found = _LANG.match((told or meta.get("og:locale") or "").strip().lower())
    if found is None:
        return None
    text = "".join(root.itertext())
    arabic = len(_ARABIC.findall(text)) > len(_LATIN.findall(text))
    return found.group() if (found.group() in _ARABIC_SCRIPT) == arabic or not arabic else None


def _address(root: Any, meta: dict[str, str], url: str | None) -> str | None:
    """The page's own permanent address, where it is of the site and not its front page; else where it was found."""
    links = [
        link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for told in (*links, meta.get("og:url", "")):
        try:
            whole = urljoin(url or "", told.strip())
            parts, found = urlsplit(whole), urlsplit(url or "")
        except ValueError:
            continue
        if told.strip() and parts.scheme in {"http", "https"} and parts.hostname:
            front = parts.path in {"", "/"} and not parts.query
            if url is None or (not front and _site(parts.hostname) == _site(found.hostname or "")):
                return str(whole)
    return url


def _site(host: str) -> str:
    return ".".join(host.split(".")[-2:])
