"""Times: stretches of words that place something on the calendar or the clock, resolved to days."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from tawthiq.lang.ar.language import Arabic
from tawthiq.lang.ar.times.calendar import UNKNOWN
from tawthiq.lang.ar.times.days import WEEKDAY, WEEKDAYS
from tawthiq.lang.ar.times.future import is_future
from tawthiq.lang.ar.times.grammar import read_all
from tawthiq.lang.ar.times.said import Reference
from tawthiq.lang.ar.times.scan import Read, Scan
from tawthiq.lang.ar.times.vocabulary import Vocabulary
from tawthiq.mentions.published import publication_day
from tawthiq.model.mention import TimeMention
from tawthiq.model.values import Interval
from tawthiq.text.language import Language
from tawthiq.text.prepare import Prepared


@lru_cache(maxsize=8)
def _vocabulary(language: Arabic) -> Vocabulary:
    return Vocabulary(language.lexicon)


def find(doc: Prepared, language: Language) -> list[TimeMention]:
    """Every time of a report, in order, none overlapping.

    Relative words are told from ``report.published``; where ``report.published_from`` is earlier, they widen to all
    the days that they can mean, unless the words fix the day of publication. Without a day of publication they stay
    without days. Only Arabic is read.
    """
    if not isinstance(language, Arabic):
        return []
    vocabulary = _vocabulary(language)
    scan = Scan(doc.tokens, vocabulary.of_all(doc.tokens), vocabulary)
    published, earliest = doc.report.published, doc.report.earliest
    if published is not None and earliest is not None and earliest > published:
        earliest = published
    reads = list(read_all(scan))
    mentions = _resolved(scan, reads, published, earliest)
    written = publication_day(doc, mentions)
    return _resolved(scan, reads, written, written) if written else mentions


def _resolved(
    scan: Scan, reads: Sequence[Read], published: dt.date | None, earliest: dt.date | None
) -> list[TimeMention]:
    """What the words name, counted from the days of publication."""
    day = last = UNKNOWN
    mentions: list[TimeMention] = []
    for read in reads:
        planned = is_future(scan, read.first, near=False)
        future = planned and (read.rule in {WEEKDAY, WEEKDAYS} or is_future(scan, read.first, near=True))
        when = read.said.resolve(Reference(published, earliest, day, last, future, planned))
        day = when if when.precision == "day" else day
        last = when if when.start is not None else last
        mentions.append(_mention(scan, read, when))
    return mentions


def _mention(scan: Scan, read: Read, when: Interval) -> TimeMention:
    """The mention of what was read; proclitics of its first word are left out."""
    token = scan.tokens[read.first]
    word = scan.word(read.first)
    exact = word is not None and token.end - token.start == len(token.form)
    start = token.start + (word.extra if word is not None and exact else 0)
    return TimeMention(start, scan.tokens[read.last - 1].end, read.first, read.last, read.rule, when)
