"""The wording of a report: what of its words is compared with others', and when one report repeats another.

Two reports are copies where they share their word shingles **and** begin with the same news. Shared words alone do not
make a copy: newsrooms end different reports with one background, and tell different days with one template. So the
leads are held against each other, numbers may not differ, and in a short text no word may tell another thing.

Shingles, containment and the sketch (the shingles whose hash is a multiple of a number) are those of Broder (1997), *On
the resemblance and containment of documents*. Unlike MinHash, such a sketch finds a short text within a long one.
"""

import datetime as dt
import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawthiq.claims.stems import stem
from tawthiq.contract.numerals import numerals
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokenize

VERSION: Final = 1  # counts up when other reports are called copies: all are then compared anew
SHINGLE: Final = 4  # words
_SAMPLED: Final = 4  # of so many shingles one stands in the sketch
_FLOOR: Final = 8  # shingles of a sketch at least, where the text has them
_LEAD: Final = 40  # words with which a text tells its news
_HEADLINE: Final = 20  # words of a first line at most, for it to be a headline
SHORT: Final = 60  # words: in fewer, every word counts
_TOLD_AGAIN: Final = 0.5
_MIDDLING: Final = 150  # words: in fewer, every word of the lead
DAYS_SHORT: Final = 2  # between the days of publication of short texts that are copies
CONTAINED: Final = 0.5  # shingles of the shorter that stand in the longer, at least
_MOSTLY: Final = 0.65  # from here on the leads may be worded anew
_LEAD_SHARED: Final = 0.75  # telling words of the shorter's lead that stand in the longer
_LEAD_OF_LONGER: Final = 0.6  # telling words of the longer's lead that stand in the shorter
_LEAD_SAME: Final = 0.85  # both, where less of the rest is shared
_SPELT_ALIKE: Final = 70.0  # of 100: two spellings of one word (شؤون، شئون)

_FURNITURE: Final = re.compile(
    r"اقرا (?:ايضا|المزيد|كذلك)|شاهد(?: ايضا|وا)?[ :.]|رابط الخبر|للمزيد|المزيد|المصدر *:|مصدر الخبر|تابعونا|انضم|اشترك"
    r"|لمتابعه|مواضيع ذات صله|اخبار ذات صله|تحميل تطبيق|حمل تطبيق|ساهم في نشر|(?:©|جميع الحقوق)"
    r"|[.…]{2,} ?المزيد|// ?انتهي"
)
_FURNITURE_WORDS: Final = 25  # a line of furniture has no more
_DATELINE: Final = re.compile(r"^[^\n.؛\"]{0,60}?(?:\([^)\n]{2,30}\) ?-{0,2}|(?<=[^\W\d]) ?--?(?= |[^\W\d]))(?=.{40})")
_DATELINE_WORDS: Final = 9
_ALONE: Final = re.compile(r"^[\w ،]{2,40} ?-+ ?[\w ،]{2,40}$")  # a line that gives outlet and town only
# Words that tell nothing of what happened: outlets change them when they pass a text on.
_SILENT: Final = frozenset(
    stem(word)
    for word in (
        "في من الي علي عن مع ان انه انها ما لا لم لن قد كان كانت هو هي هم التي الذي الذين هذا هذه ذلك تلك بعد قبل خلال"
        " حيث كما فيما بينما اذ اذا حين عند لدي بين عبر حتي منذ ثم او ام بل كل كافه بعض غير وان بان بانه ايضا كذلك الا"
        " له لها لهم به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عنه عنها ل ب و ف ك نحو حوالي تقريبا نفسه نفسها"
        " اليوم امس الاول اول يوم صباح مساء ليل ليله فجر ظهر عصر الماضي الماضيه الجاري الحالي الساعه الاثنين الثلاثاء"
        " الاربعاء الخميس الجمعه السبت الاحد الموافق هـ ه م قال قالت اضاف اضافت ذكر ذكرت افاد افادت اعلن اعلنت اكد اكدت"
        " اوضح اوضحت صرح صرحت بحسب حسب حسبما وفق وفقا ووفق نقل نقلت نقلا بحسبما بيان خبر عاجل"
        " وكاله وكالات انباء الانباء للانباء مراسل مراسلنا رويترز فرانس برس الفرنسيه اسوشيتد واس"
        " سانا وفا الاناضول متابعات cnn ا ب ف afp reuters"
    ).split()
)
_CASES: Final = re.compile(r"(?<=\w{3})(?:ون|ين|ان|ات|ا|ه|ي)$")
_NUMERIC_DATE: Final = re.compile(r"\d{1,4} ?[/\-.] ?\d{1,2} ?[/\-.] ?\d{1,4}")
_YEARS: Final = (1400, 2100)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a report: its shingles as 64-bit hashes, its telling words, its lead's, and its numbers."""

    length: int
    shingles: frozenset[int]
    stems: frozenset[str]
    lead: frozenset[str]
    numbers: Counter[tuple[int, int]]
    lead_numbers: Counter[tuple[int, int]]
    day: dt.date | None

    def sketch(self) -> bytes:
        """A sample of the shingles that any two texts take alike: sorted 32-bit hashes, native order, of four bytes."""
        ordered = sorted(self.shingles)
        few = ordered[: _FLOOR if len(ordered) > _FLOOR else None]
        sampled = [value for value in ordered if value % _SAMPLED == 0]
        kept = sampled if len(sampled) >= _FLOOR else sorted({*sampled, *few})
        return array("I", [value >> 32 for value in kept]).tobytes()


def wording(text: str, day: dt.date | None, title: str = "") -> Wording:
    """The wording of a report's full text (which begins with its title, where it has one), published on ``day``."""
    words = _words(text, title)
    lead = words[:_LEAD]
    return Wording(
        length=len(words),
        shingles=_shingles(words),
        stems=_telling(words),
        lead=_telling(lead),
        numbers=_numbers(words),
        lead_numbers=_numbers(lead),
        day=day,
    )


def likeness(one: Wording, other: Wording) -> float:
    """How much of the shorter's wording stands in the longer: shared shingles of the shorter's, from 0 to 1."""
    smaller = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / smaller if smaller else 0.0


def is_copy(one: Wording, other: Wording) -> bool:
    """True where one of two reports repeats the other: the relation is symmetric and knows of no third."""
    if not _days_allow(one, other) or likeness(one, other) < CONTAINED:
        return False
    shorter, longer = sorted((one, other), key=lambda w: (len(w.shingles), w.length, sum(w.shingles)))
    if not _numbers_allow(shorter, longer):
        return False
    if shorter.length < SHORT:
        return shorter.stems <= longer.stems and (longer.length < SHORT or _leads_allow(shorter, longer))
    if shorter.length < _MIDDLING and _tells_otherwise(shorter, longer):
        return False
    return _leads_allow(shorter, longer)


def _days_allow(one: Wording, other: Wording) -> bool:
    """Short texts come again in the same words with every siren: they are copies only of the same days."""
    if min(one.length, other.length) >= SHORT:
        return True
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= DAYS_SHORT


def _numbers_allow(shorter: Wording, longer: Wording) -> bool:
    """The shorter may leave numbers out, but has none of its own; in longer texts this holds for its lead."""
    own = shorter.numbers if shorter.length < SHORT else shorter.lead_numbers
    if own and longer.lead_numbers and not longer.lead_numbers & shorter.numbers:
        return False
    return own <= longer.numbers


def _leads_allow(shorter: Wording, longer: Wording) -> bool:
    """True where both begin with the same news: a shared background makes no copy."""
    one, other = _part(shorter.lead, longer.stems), _part(longer.lead, shorter.stems)
    if likeness(shorter, longer) < _MOSTLY:
        return min(one, other) >= _LEAD_SAME
    return one >= _LEAD_SHARED and other >= _LEAD_OF_LONGER


def _tells_otherwise(shorter: Wording, longer: Wording) -> bool:
    """True where each lead has a telling word that the other text lacks, however spelt.

    That is how two reports from one template differ: by the town, or by who was killed.
    """
    from rapidfuzz import fuzz

    own, others = shorter.lead - longer.stems, longer.lead - shorter.stems
    alike = {(one, two) for one in own for two in others if fuzz.ratio(one, two) >= _SPELT_ALIKE}
    return bool(own - {one for one, _ in alike}) and bool(others - {two for _, two in alike})


def _part(some: frozenset[str], of: frozenset[str]) -> float:
    """How many of some words stand among others, from 0 to 1."""
    return len(some & of) / len(some) if some else 1.0


def _words(text: str, title: str) -> list[str]:
    """The folded words of the body: without headline, dateline and furniture."""
    folded = [fold(line).text.strip() for line in text.removeprefix(title).split("\n")]
    lines = [line for line in folded if line and not _is_furniture(line)]
    if not title and len(lines) > 1 and _is_headline(lines[0], lines[1:]):
        del lines[0]
    if len(lines) > 1 and _ALONE.match(lines[0]):
        del lines[0]
    if lines:
        lines[0] = _without_dateline(lines[0])
    return [word for line in lines for word in _words_in(line)]


def _words_in(line: str) -> list[str]:
    return [token.form for token in tokenize(fold(line)) if token.kind != "mark"]


def _is_headline(line: str, rest: list[str]) -> bool:
    """True for a first line that sums up the rest: half of what it tells is told again there."""
    words = _words_in(line)
    if len(words) > _HEADLINE:
        return False
    return _part(_telling(words), _telling([word for other in rest for word in _words_in(other)])) >= _TOLD_AGAIN


def _is_furniture(line: str) -> bool:
    return len(line.split()) <= _FURNITURE_WORDS and _FURNITURE.match(line) is not None


def _without_dateline(line: str) -> str:
    match = _DATELINE.match(line)
    return line[match.end() :] if match and len(match.group().split()) <= _DATELINE_WORDS else line


def _shingles(words: Sequence[str]) -> frozenset[int]:
    """64-bit hashes of the runs of four words; of the whole text where it is shorter."""
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    return frozenset(_hash(" ".join(words[at : at + SHINGLE])) for at in range(last))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf8", "replace"), digest_size=8).digest(), "big")


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The stems that tell something; numbers are compared by what they say."""
    return frozenset(
        found for word in words if not word[0].isdigit() and (found := _bare(word)) and found not in _SILENT
    )


@lru_cache(maxsize=100_000)
def _bare(word: str) -> str:
    """A word without article, particle and the endings of case and number; empty for a numeral."""
    if next(numerals([word]), None):
        return ""
    found = stem(word)
    return found if found in _SILENT else _CASES.sub("", found)


def _numbers(words: Sequence[str]) -> Counter[tuple[int, int]]:
    """The numbers told, in digits or words, without "one" (also a pronoun), dates in figures and years."""
    plain = _NUMERIC_DATE.sub(" ", " ".join(words)).split()
    return Counter(
        (low, high) for low, high in numerals(plain) if low > 1 and not _YEARS[0] <= low <= high <= _YEARS[1]
    )
