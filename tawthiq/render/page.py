"""One self-contained page in Arabic, right to left: every report beside its incidents. It fetches nothing."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tawthiq.render import considered as left
from tawthiq.render.arabic import counted
from tawthiq.render.article import article
from tawthiq.render.cards import Cards, Describe
from tawthiq.render.labels import arabic, page, tables
from tawthiq.render.markup import Markup, join, tag, text
from tawthiq.render.view import Shown

if TYPE_CHECKING:
    from tawthiq.reconcile.considered import Considered

_HASH_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Section:
    """One report, or one line that could not be read, as the page shows it, and its line in the index."""

    body: str
    index: str


def report_section(
    shown: Shown, number: int, describe: Describe, *, explain: bool = False, considered: "Considered | None" = None
) -> Section:
    """A report beside its incidents, and what the reading left where that is ``considered``."""
    cards = Cards(number, describe, explain)
    incidents = [cards.incident(incident, i) for i, incident in enumerate(shown.incidents, 1)]
    statements = [cards.statement(statement) for statement in shown.row["statements"]]
    if not incidents:
        incidents.append(tag("p", page("none"), class_="card none"))
    if statements:
        incidents.append(tag("section", tag("h3", page("statements")), *statements, class_="card"))
    if considered:
        incidents.append(left.card(considered))
    words = tag("article", article(shown, number, cards.anchors), _legend(shown, cards), class_="report card")
    count = counted(len(shown.incidents), "incidents")
    body = tag(
        "section",
        tag("h2", shown.heading),
        _crumbs(shown),
        tag("div", words, tag("div", *incidents), class_="two"),
        class_="entry",
        id=f"r{number}",
    )
    return Section(
        body, _index_line(number, shown.heading, [_published(shown), shown.row["document"].get("source"), count])
    )


def error_section(number: int, line: int | None, id: str | None, message: str) -> Section:
    """A line that could not be read, in its place."""
    where = " · ".join(part for part in (f"{page('line')} {line}" if line else "", id or "") if part)
    body = tag(
        "section",
        tag("h2", page("error")),
        tag("p", tag("b", where), " ", tag("span", message, class_="ltr", lang="en"), class_="card error"),
        class_="entry",
        id=f"r{number}",
    )
    return Section(body, _index_line(number, page("error"), [where]))


def render_page(sections: Sequence[Section]) -> Iterator[str]:
    """The page in pieces: its beginning, the sections, its end."""
    yield page_start([section.index for section in sections])
    for section in sections:
        yield section.body
    yield page_end()


def page_start(index: Sequence[str]) -> str:
    """All that stands before the sections: where there are several, an index of them too."""
    head = _head(len(index))
    if len(index) < 2:
        return head
    lines = Markup("\n".join(index))
    nav = tag("nav", tag("h2", page("reports")), tag("ol", lines), class_="index card", id="top")
    return head + nav + tag("a", page("top"), class_="top", href="#top")


def page_end() -> str:
    """All that stands after the sections."""
    return f"\n</main>\n<script>{_asset('page.js')}</script>\n</body></html>\n"


def _head(reports: int) -> str:
    policy = (
        f"default-src 'none'; style-src '{_digest('page.css')}'; script-src '{_digest('page.js')}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{text(page('title'))}</title>\n<style>{_asset('page.css')}</style></head>\n<body>"
        f'<a class="skip" href="#r1">{text(page("skip"))}</a>'
        f'<header class="bar"><h1>{text(page("title"))}</h1><span>{text(counted(reports, "reports"))}</span>'
        f"<p>{text(page('how'))}</p></header>\n<main>"
    )


def _crumbs(shown: Shown) -> Markup:
    document, engine = shown.row["document"], shown.row["engine"]
    parts: list[object] = [_latin(document["id"])]
    if document.get("source"):
        parts.append(_latin(document["source"]))
    parts.append(_published(shown))
    if document.get("url"):
        parts.append(tag("bdi", document["url"], class_="ltr", lang="en"))
    digest = f"sha256 {document['sha256'][:_HASH_SHOWN]}…"
    parts.append(tag("span", digest, class_="ltr", lang="en", title=document["sha256"]))
    parts.append(tag("span", f"{engine['name']} {engine['version']}", class_="ltr", lang="en"))
    return tag("p", join(parts, " · "), class_="crumbs")


def _latin(name: str) -> Markup:
    """A name in its own direction, and in the letters of the interface's figures where it has no others."""
    return tag("bdi", name, class_="ltr", lang="en") if name.isascii() else tag("bdi", name)


def _published(shown: Shown) -> Markup:
    published = shown.row["document"].get("published")
    if not published:
        return text(page("no_date"))
    return join([page("published"), " ", tag("span", published[:10], class_="ltr", lang="en")])


def _index_line(number: int, heading: str, notes: list[str | None]) -> str:
    facts = join((note for note in notes if note), " · ")
    return tag("li", tag("a", heading, href=f"#r{number}"), tag("small", facts))


def _legend(shown: Shown, cards: Cards) -> Markup:
    """The colours that this report uses, by name."""
    used = {mark.kind for mark in shown.marks} | {anchor.kind for anchor in cards.anchors}
    kinds = [tag("span", arabic("kinds", kind), class_=f"m k-{kind}") for kind in tables()["kinds"] if kind in used]
    return tag("div", *kinds, class_="legend", role="note", aria_label=page("legend")) if kinds else Markup("")


@cache
def _asset(name: str) -> str:
    return files("tawthiq.render").joinpath(name).read_text("utf8")


@cache
def _digest(name: str) -> str:
    """The hash that lets the policy name an inline style or script."""
    digest = hashlib.sha256(_asset(name).encode("utf8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
