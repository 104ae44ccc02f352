"""Casualty counts of a report: how many people were killed, injured, missing, held or displaced, and who they were."""

from collections.abc import Callable
from typing import Final, Literal

from tawthiq.lang.ar.counts import View, read_sentence
from tawthiq.lang.ar.counts.found import Found
from tawthiq.lang.ar.counts.totals import toll_kind
from tawthiq.model.mention import CountMention
from tawthiq.rules.lexicon import Hits
from tawthiq.text.language import Language
from tawthiq.text.prepare import Prepared

_LANGUAGES: Final = frozenset({"ar"})


def find(doc: Prepared, hits: Hits, taken: Callable[[int], bool], language: Language) -> list[CountMention]:
    """Every count of people with a fate, in order.

    ``hits`` are those of the language's lexicon over ``doc.tokens``; ``taken`` is True for a token that a time mention
    covers. ``part_of`` is the index in the returned list of the larger number that a count breaks down.
    """
    if language.code not in _LANGUAGES:
        return []
    view = View(doc.tokens, hits, taken, source=doc.report.text)
    counts: list[CountMention] = []
    for sentence in doc.sentences:
        found = read_sentence(view, sentence.first, sentence.last)
        base = len(counts)
        for position, one in enumerate(found):
            whole = _whole(found, position)
            kind = toll_kind(view, one)
            counts.append(_mention(doc, view, one, None if whole is None else base + whole, kind))
    return counts


def _whole(found: list[Found], position: int) -> int | None:
    """The index of the number that a part breaks down: the nearest before it of the same fate, else the nearest."""
    if not found[position].part:
        return None
    wholes = [index for index in range(len(found)) if index != position and not found[index].part]
    earlier = [index for index in wholes if found[index].phrase.first <= found[position].phrase.first]
    same = [index for index in earlier if found[index].fate == found[position].fate]
    return max(same or earlier, default=None)


def _mention(
    doc: Prepared, view: View, one: Found, part_of: int | None, kind: Literal["new", "cumulative", "initial"]
) -> CountMention:
    """The mention of what the grammar found."""
    phrase = one.phrase
    return CountMention(
        start=view.begin(phrase.first),
        end=doc.tokens[phrase.last - 1].end,
        first=phrase.first,
        last=phrase.last,
        rule=one.rule,
        number=one.number,
        fate=one.fate,
        group=one.label.group,
        noun=phrase.noun,
        part_of=part_of,
        toll_kind=kind,
        labelled_by=one.label.by,
        fate_token=one.fate_token,
        named=phrase.kind in {"name", "bare"},
    )
