"""What stands in and around an article and is not it: links to other articles, tags, captions, tickers.

A place of another article in the text is the worst that can happen to it: it would become a place of the incident. So
the page is cut before the article is looked for, by what its words and links say, not by the class names of one site.
"""

import re
from typing import Any, Final

from tawthiq.archive.page_lines import BLOCKS, short_text, text_of
from tawthiq.archive.page_tree import remove
from tawthiq.archive.page_words import LONGEST, after_label, is_label

_AROUND: Final = re.compile(
    r"""(?xi)(?:^|[\s_-])(?:related|read-?(?:also|more)|also-?read|see-?also|more-?(?:news|on)|recommend\w*|trending
    |most-?(?:read|viewed|popular)|ticker|marquee|breaking|latest|newsticker|breadcrumbs?|(?:video-|img-|photo-)?captions?
    |wp-caption-text|comments?|respond|disqus\w*|hashtags?|tags?(?:-links)?|share|sharing|social\w*|newsletter|yarpp\w*
    |crp_related|jp-relatedposts|embed|twitter-tweet|instagram-media|fb-post)(?:$|[\s_-])"""
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE: Final = ("nav", "figcaption", "marquee", "dialog", "menu")
_INLINE_LABELS: Final = ("strong", "b", "span", "em", "font", "i", "u", "label", "a")
_HEADLINE: Final = 3  # words: a link of fewer is a name in a sentence
_SHORT: Final = 40  # characters beside the links of a block that is all links
_TEASERS: Final = 2_000  # characters of a box of teasers
_PAGE: Final = frozenset({"html", "body", "main", "article", "td"})
_MUCH: Final = 0.5  # of a page's text: what holds more is the page


def prune(root: Any) -> None:
    """Cut from a page's tree what is not its article."""
    whole = len(text_of(root))
    for element in list(root.iter(*_FURNITURE)):
        remove(element)
    for element in list(root.iter()):
        if _is_around(element, whole):
            remove(element)
    prune_links(root)


def prune_links(root: Any) -> None:
    """Cut labels and what they lead to, and lines that are nothing but a link to another article."""
    whole = len(text_of(root))
    for element in list(root.iter(*BLOCKS, *_INLINE_LABELS, "td")):
        if element is not root:
            _cut_labelled(element, root, whole)
    for link in list(root.iter("a")):
        _cut_line(link)
    for element in list(root.iter("br", "p", "div", "td")):
        _cut_plain_lines(element)
    for element in list(root.iter("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "ul", "td")):
        if element is not root and _is_all_link(element):
            remove(element)


def _is_around(element: Any, whole: int) -> bool:
    if element.tag in {"html", "body", "main", "h1"} or not isinstance(element.tag, str):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    hidden = _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None
    if not (hidden or _AROUND.search(names)):
        return False
    return element.find(".//h1") is None and len(text_of(element)) < _MUCH * whole


def _cut_labelled(element: Any, root: Any, whole: int) -> None:
    """Cut an element that is a label of related articles or tags, and what the label leads to."""
    text = short_text(element, LONGEST)
    if not text or element.tag == "h1" or element.find(".//h1") is not None:
        return
    label = is_label(text, "related") or (is_label(text, "tags") and _has_link_beside(element))
    lead = after_label(text, "related") or after_label(text, "tags")
    if not label and lead is None and not _label_then_link(element, text):
        return
    box = _box(element, text, root, whole)
    if (label or lead == "") and short_text(box, LONGEST) == text:
        _cut_following(box)
    remove(box)


def _has_link_beside(element: Any) -> bool:
    after = element.getnext()
    return after is not None and (after.tag == "a" or after.find(".//a") is not None)


def _label_then_link(element: Any, text: str) -> bool:
    """``<p>اقرأ أيضا <a>…</a></p>``: a label without a colon, and nothing but links after it."""
    if element.tag == "a" or element.find(".//a") is None:
        return False
    first = (element.text or "").strip() or text_of(element[0])
    return first != text and is_label(first, "related") and _beside_links(element) <= max(len(first), _SHORT)


def _box(element: Any, start: str, root: Any, whole: int) -> Any:
    """The largest element that begins with a label and holds little more than what it leads to."""
    box = element
    for parent in element.iterancestors():
        text = short_text(parent, _TEASERS)
        if text is None or parent is root or parent.tag in _PAGE or not text.startswith(start):
            break
        own = parent.tag in {"aside", "section"} and len(text) < _MUCH * whole
        if parent.find(".//h1") is not None or not (
            own or text == start or _beside_links(parent) <= len(start) + _SHORT
        ):
            break
        box = parent
    return box


def _beside_links(element: Any) -> int:
    """How many characters of an element stand outside its links."""
    linked = sum(len(text_of(link)) for link in element.iter("a") if next(link.iterancestors("a"), None) is None)
    return len(text_of(element)) - linked


def _cut_following(label: Any) -> None:
    """Cut what follows a label for as long as it is links: lists, blocks, bare links between line breaks."""
    if (label.tail or "").strip(" \u00a0:：|-–»\n\t\r"):
        return
    while (after := label.getnext()) is not None:
        breaks = after.tag == "br"
        if not breaks and not (after.tag == "a" or _is_mostly_link(after)):
            return
        tail = (after.tail or "").strip(" \u00a0|,،-\n\t\r")
        remove(after)
        if tail:
            return


def _is_mostly_link(element: Any) -> bool:
    text = short_text(element, _TEASERS)
    return text == "" or (text is not None and 2 * _beside_links(element) <= len(text))


def _cut_line(link: Any) -> None:
    """Cut a link that is a line of its own between line breaks, and one that a label in running text leads to."""
    parent, before = link.getparent(), link.getprevious()
    if parent is None or parent.tag in {"h1", "h2"}:
        return
    text = (before.tail if before is not None else parent.text) or ""
    lead = text.rsplit("\n", 1)[-1].strip() or text.strip()
    if lead and (is_label(lead, "related") or after_label(lead, "related") is not None):
        _set_before(link, text[: len(text.rstrip()) - len(lead)])
        remove(link)
    elif not text.strip() and _is_line(link, before) and len(text_of(link).split()) > _HEADLINE:
        remove(link)


def _set_before(element: Any, text: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = text
    else:
        element.getparent().text = text


def _is_line(link: Any, before: Any) -> bool:
    after = link.getnext()
    starts = before is None or before.tag == "br" or before.tag in BLOCKS
    ends = after is None or after.tag == "br" or after.tag in BLOCKS
    return starts and ends and not (link.tail or "").strip()


def _cut_plain_lines(element: Any) -> None:
    """Cut a line of bare text between line breaks that a label of related articles begins."""
    if element.tag == "br":
        after = element.getnext()
        if element.tail and (after is None or after.tag == "br" or after.tag in BLOCKS) and _is_lead(element.tail):
            element.tail = None
    elif element.text and len(element) and element[0].tag == "br" and _is_lead(element.text):
        element.text = None


def _is_lead(text: str) -> bool:
    return after_label(text.strip(), "related") is not None


def _is_all_link(element: Any) -> bool:
    """Whether a block is nothing but a link, or links, of a headline's length to other articles."""
    text = short_text(element, _TEASERS)
    if (
        text is None
        or len(text.split()) <= _HEADLINE
        or element.find(".//a") is None
        or element.find(".//h1") is not None
    ):
        return False
    return _beside_links(element) <= max(2, len(text) // 20)
