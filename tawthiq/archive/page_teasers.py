"""Other articles on a page: the next one below it, and the cards of a headline and first words that lead to others."""

from collections import Counter
from typing import Any, Final

from tawthiq.archive.page_lines import short_text
from tawthiq.archive.page_tree import remove
from tawthiq.archive.page_words import LONGEST, plain

_CARD: Final = 600  # characters of a headline and the first words under it
_CARDS: Final = ("article", "div", "li", "section", "td")
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_HEADLINE: Final = 3  # words, at least


def cut_others(root: Any, title: str | None) -> None:
    """Cut from a page's tree the articles that are not its own."""
    _cut_next(root, title)
    _cut_cards(root)


def keep_leads(root: Any) -> None:
    """Make the header of an article a plain block: a lead can stand in it, and headers of pages are cut."""
    for header in root.xpath("//article//header"):
        header.tag = "div"


def _cut_next(root: Any, title: str | None) -> None:
    """Where one article has the page's title, the others beside it are others."""
    articles = [one for one in root.iter("article") if next(one.iterancestors("article"), None) is None]
    if len(articles) < 2 or not title:
        return
    own = [one for one in articles if _has_heading(one, title)]
    for one in articles if own else ():
        if one not in own:
            remove(one)


def _has_heading(article: Any, title: str) -> bool:
    return any(plain(short_text(heading, LONGEST) or "") == plain(title) for heading in article.iter("h1", "h2"))


def _cut_cards(root: Any) -> None:
    """Cut elements that hold a headline with a link and little more, where two or more of a kind stand together."""
    cards = [(element, element.getparent()) for element in root.iter(*_CARDS) if _is_card(element)]
    together = Counter((parent, card.tag) for card, parent in cards)
    for card, parent in cards:
        if together[parent, card.tag] > 1:
            remove(card)


def _is_card(element: Any) -> bool:
    if element.find(".//a") is None or element.find(".//h1") is not None:
        return False
    return short_text(element, _CARD) is not None and any(_is_headline(link) for link in element.iter("a"))


def _is_headline(link: Any) -> bool:
    """Whether a link leads elsewhere and is a heading, or holds one, of a headline's length."""
    if (link.get("href") or "#").startswith("#") or len((short_text(link, _CARD) or "").split()) < _HEADLINE:
        return False
    return link.getparent().tag in _HEADINGS or any(part.tag in _HEADINGS for part in link.iterdescendants())
