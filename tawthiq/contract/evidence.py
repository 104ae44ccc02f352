"""Whether a Value's evidence can carry what the value says.

Deliberately not the reader's grammar: a plain look at digits, number words and name words, which any engine's output
must survive. What words give by derivation (a dual, a suffix, a family added up) is allowed within what their
number of words can bear.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tawthiq.contract.numerals import numerals
from tawthiq.contract.problems import Problem, Row, rows_of
from tawthiq.contract.shape import COUNT_FIELDS, NAME_FIELDS
from tawthiq.text.fold import fold

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_PREFIX: Final = re.compile(r"^(?:[وفبلك]?ال|لل)(?=\w{2})")
_CLITIC: Final = re.compile(r"^[وفبلكس](?=\w{3})")
_JOINED: Final = re.compile(r"و\w{2}|و$|and$|(?:ب?ال)?اضافه$|جانب$|فضلا$")
# a part of people counted elsewhere: most of them, half of them
_SHARE: Final = re.compile(r"(?:ال)?(?:اغلب|غالب|معظم|نصف|ثلث|ربع|جميع|كل)|most|half|all")
_FAMILY: Final = re.compile(r"(?:عايل|اسر)(?:ه|ات|تين)?$")
_SUFFIX: Final = re.compile(r"\w{3,}(?:ه|ها|هم|هما|هن)$")
_NONE: Final = frozenset(
    [
        "لا",
        "لم",
        "لن",
        "ما",
        "دون",
        "بدون",
        "عدم",
        "اي",
        "ليس",
        "ليست",
        "غير",
        "بلا",
        "no",
        "none",
        "any",
        "without",
        "not",
    ]
)
_REFERENCE: Final = frozenset(
    ["ذات", "ذاته", "ذاتها", "نفس", "نفسه", "نفسها", "هناك", "هنا", "مذكور", "مذكوره", "فيه", "فيها", "there", "same"]
)


def words_of(text: str) -> list[str]:
    """Folded words, without their article."""
    return [_PREFIX.sub("", word) for word in _WORD.findall(fold(text).text)]


def share_a_word(name: str, evidence: str) -> bool:
    """True where a word of the name stands in the evidence, whatever particle hangs before it."""
    wanted = set(words_of(name))
    found = set(words_of(evidence))
    return bool(wanted & (found | {_PREFIX.sub("", _CLITIC.sub("", word)) for word in found}))


def check_evidence(incident: Row, path: str) -> Iterator[Problem]:
    """Every said value of an incident stands in its evidence; every inferred one rests on a trigger."""
    triggers = {(m["trigger"]["start"], m["trigger"]["end"]) for _, m in rows_of(incident, "mentions")}
    for i, claim in rows_of(incident, "claims"):
        for j, value in rows_of(claim, "values"):
            where = f"{path}.claims[{i}].values[{j}]"
            evidence = value["evidence"]
            if value["basis"] == "inferred":
                if (evidence["start"], evidence["end"]) not in triggers:
                    yield Problem(f"{where}.evidence", "of an inferred value is no trigger of its incident")
            else:
                yield from _said(value, evidence["text"], where)


def _said(value: Row, evidence: str, path: str) -> Iterator[Problem]:
    field, what = value["field"], value["value"]
    if not re.search(r"\w", evidence):
        yield Problem(f"{path}.evidence", "holds no word")
    elif value["modality"] == "unknown":
        return
    elif field in COUNT_FIELDS:
        if not count_stands(what, evidence):
            yield Problem(f"{path}.evidence", f"does not bear {_range(what)}: {evidence!r}")
    elif field in NAME_FIELDS and not _name_stands(what["name"], evidence):
        yield Problem(f"{path}.evidence", f"does not hold the name {what['name']!r}: {evidence!r}")
    elif field == "place" and not _place_stands(what, evidence):
        yield Problem(f"{path}.evidence", f"does not hold the place {what['name']!r}: {evidence!r}")


def _name_stands(name: str, evidence: str) -> bool:
    # unfolded: a folded ة would pass for the pronoun
    return share_a_word(name, evidence) or any(_SUFFIX.search(word) for word in _WORD.findall(evidence))


def _place_stands(place: Mapping[str, Any], evidence: str) -> bool:
    return share_a_word(place["name"], evidence) or bool(_REFERENCE & set(words_of(evidence)))


def count_stands(count: Mapping[str, Any], evidence: str) -> bool:
    """True where the evidence's numerals reach the range, or it has none and its words can bear it."""
    low, high = count["min"], count["max"]
    words = _WORD.findall(fold(evidence).text)  # with their article: آلاف folds to a word that seems to have one
    found = list(numerals(words))
    if low == 0:
        return bool(high != 0 or _denies(words)) or any(a == 0 for a, _ in found)
    if not found:
        return bool(high is None or high <= 2 * len(words)) or any(_SHARE.match(word) for word in words)
    if any(a <= (high if high is not None else a) and b >= low for a, b in found):
        return True
    if any(_SHARE.match(word) for word in words) and any(b >= low for _, b in found):
        return True  # half a million
    # a family or two groups added up: more than one of the numerals, no more than all of them with every other word
    joined = any(_JOINED.match(word) for word in words)
    total = sum(b for _, b in found)
    if joined and min(a for a, _ in found) < low <= total + 2 * (len(words) - len(found)):
        return True
    # each family is two people at least
    return any(_FAMILY.match(word) for word in words) and high is None and low == 2 * max(b for _, b in found)


def _denies(words: list[str]) -> bool:
    """True where a word of denial stands among the words, with or without its conjunction."""
    return any(word in _NONE or (word[:1] in "وفب" and word[1:] in _NONE) for word in words)


def _range(count: Mapping[str, Any]) -> str:
    return f"{count['min']}..{'' if count['max'] is None else count['max']}"
