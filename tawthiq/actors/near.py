"""Names that the press misspells: دعاش for داعش, القيادية المركزية الأمريكية for القيادة.

A name of one word is met by its likely slips (two letters swapped, a letter left out or doubled, one written as the
letter that sounds like it), made once; a slip that is a word of its own is not among them. In a name of three words or
more, one word may be off by a letter or two where all others match.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from tawthiq.actors.spotted import Reading, Spotted
from tawthiq.rules.lexicon import Entry, Lexicon
from tawthiq.rules.rule import define, rule
from tawthiq.text.fold import fold_word

MISSPELT: Final = define("actor.misspelt-word", "a name of one word with a slip of the pen that makes no other word")

_SHORTEST: Final = 4  # letters of a name whose slips are looked for
_SHORTEST_WORD: Final = 5  # letters, the article left out, of a word of a longer name that may be off
_LONG_WORD: Final = 7  # letters of a word that may be off by two
_PHRASE: Final = 3  # words of a name of which one may be off
_ALIKE: Final = {
    pair
    for a, b in ("ضظ", "صس", "تط", "دذ", "قغ", "كق", "ثس", "حه", "ذز", "دض", "هخ", "غج")
    for pair in ((a, b), (b, a))
}
_CLITICS: Final = "ولبف"
_GUARDS: Final = ("resolve", "refers", "needs", "unless_next", "unless_prev")


class _Phrase(NamedTuple):
    """A name of several words, and the actor entry it stands for."""

    words: tuple[str, ...]
    entry: Entry


class _Index(NamedTuple):
    """Slips of names by their letters, and long names by the words that call them up, with the place of the word."""

    slips: dict[str, Entry]
    anchors: dict[str, list[tuple[int, _Phrase]]]


@cache
def _index(lexicon: Lexicon) -> _Index:
    slips: dict[str, Entry] = {}
    anchors: dict[str, list[tuple[int, _Phrase]]] = {}
    others = _other_words()
    for entry in lexicon.entries("actors"):
        if any(key in entry.data for key in _GUARDS):
            continue
        for phrase in entry.data.get("words", ()):
            words = tuple(fold_word(str(phrase)).split())
            if len(words) == 1:
                for slip in _slips(words[0]):
                    if slip not in others and not lexicon.knows(slip):
                        slips.setdefault(slip, entry)
            elif len(words) >= _PHRASE:
                for place in _anchor_places(words):
                    anchors.setdefault(words[place], []).append((place, _Phrase(words, entry)))
    return _Index(slips, anchors)


def _other_words() -> frozenset[str]:
    """Words of the language that are one slip from a name."""
    path = Path(__file__).with_name("not_names.txt")
    lines = (line for line in path.read_text("utf8").splitlines() if not line.startswith("#"))
    return frozenset(fold_word(word) for line in lines for word in line.split())


def _anchor_places(words: tuple[str, ...]) -> list[int]:
    """The two longest words of a name after the first: with one of them off, the other still calls the name up."""
    places = sorted(range(1, len(words)), key=lambda i: -len(words[i]))
    return places[:2]


def _slips(word: str) -> Iterator[str]:
    """The likely slips of a word: letters swapped, left out, doubled, or written as they sound."""
    head = "ال" if word.startswith("ال") and len(word) > _SHORTEST + 2 else ""
    stem = word[len(head) :]
    if len(stem) < _SHORTEST or not stem.isalpha() or stem.isascii():
        return
    for i in range(len(stem) - 1):
        if stem[i] != stem[i + 1]:
            yield head + stem[:i] + stem[i + 1] + stem[i] + stem[i + 2 :]
    for i, letter in enumerate(stem):
        if i and len(stem) > _SHORTEST + 1:
            yield head + stem[:i] + stem[i + 1 :]
        if i and len(stem) > _SHORTEST:
            yield head + stem[:i] + letter + stem[i:]
        for other in (b for a, b in _ALIKE if a == letter):
            yield head + stem[:i] + other + stem[i + 1 :]


def misspelt(reading: Reading, lexicon: Lexicon, taken: set[int]) -> Iterator[Spotted]:
    """Misspelt names outside the stretches already taken for actors."""
    index = _index(lexicon)
    slips, anchors = index.slips, index.anchors
    met: set[int] = set()
    for token in reading.tokens:
        form = token.form
        if form in anchors:
            for found in _phrases(reading, token.index, anchors[form]):
                if found.first not in met:
                    met.add(found.first)
                    yield found
        if token.index in taken:
            continue
        if form in slips:
            yield _word(reading, token.index, slips[form], 0)
        elif form[0] in _CLITICS and form[1:] in slips and not lexicon.knows(form):
            yield _word(reading, token.index, slips[form[1:]], 1)


def _word(reading: Reading, at: int, entry: Entry, width: int) -> Spotted:
    """A name of one word, after ``width`` proclitics."""
    token = reading.tokens[at]
    found = _spotted(reading, at, at + 1, entry, MISSPELT)
    if token.end - token.start == len(token.form):
        found.start += width
    return found


@rule(
    "actor.misspelt-phrase",
    "a name of three words or more with one word off by a letter or two",
    examples=(("أعلنت القيادية المركزية الأمريكية مقتل القيادي", "القيادية المركزية الأمريكية"),),
    never=("زار القاعة المركزية الأمريكية",),
)
def _phrases(reading: Reading, at: int, candidates: list[tuple[int, _Phrase]]) -> Iterator[Spotted]:
    """The long names that an anchor word at ``at`` calls up and of which exactly one word is off."""
    for place, phrase in candidates:
        first = at - place
        last = first + len(phrase.words)
        if first < 0 or last > reading.total:
            continue
        off = _off(reading, first, phrase.words)
        if off is not None and _is_slip(reading.form(first + off), phrase.words[off], first=off == 0):
            yield _spotted(reading, first, last, phrase.entry, "actor.misspelt-phrase")


def _off(reading: Reading, first: int, words: Sequence[str]) -> int | None:
    """Which of some words is the only one that stands otherwise from ``first`` on; None for none or several."""
    found = None
    for at, word in enumerate(words):
        if reading.tokens[first + at].form != word:
            if found is not None:
                return None
            found = at
    return found


def _is_slip(met: str, meant: str, *, first: bool) -> bool:
    """True where two words, articles apart, begin alike and are a letter or (long ones) two apart.

    The first word of a name may have a proclitic.
    """
    if first and len(met) > len(meant) and met[0] in _CLITICS and met[0] != meant[0]:
        met = met[1:]
    met, meant = met.removeprefix("ال"), meant.removeprefix("ال")
    if len(meant) < _SHORTEST_WORD or met == meant or met[:1] != meant[:1]:
        return False
    return within(met, meant, 1 if len(meant) < _LONG_WORD else 2)


def within(one: str, other: str, limit: int) -> bool:
    """True where the edit distance (swaps of neighbours count once) is at most ``limit``."""
    if abs(len(one) - len(other)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _spotted(reading: Reading, first: int, last: int, entry: Entry, rule_id: str) -> Spotted:
    data = entry.data
    return Spotted(
        first,
        last,
        reading.tokens[first].start,
        reading.tokens[last - 1].end,
        data.get("actor", entry.id),
        data.get("kind", "armed_group"),
        rule_id,
        side=data.get("side"),
    )
