"""Which names are of private persons: decided by the office or title beside them, and withheld where that says nothing.

A private person is anyone named who is not an actor of the list and has no public office by what is written: victims,
witnesses, doctors, reporters, people held or accused. Descriptions ("five soldiers", "a medical source") name nobody.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from tawthiq.gazetteer.tables import GIVEN_NAMES
from tawthiq.rules.lexicon import Entry
from tawthiq.text.fold import fold_word

Json = Mapping[str, Any]
# Offices held in public. Not among them: ranks, doctors, members, experts, clerics, anyone held or wanted.
_OFFICES: Final = frozenset(
    "رئيس رئيسه رييس وزير وزيره محافظ نائب نايب سفير سفيره قائد قايد زعيم امير ملك متحدث متحدثه ناطق ناطقه حاكم"
    " عمده مفوض مبعوث رئيسا وزيرا قائدا قايدا زعيما قيادي قياديا والي مرشد".split()
)
_OPEN_KINDS: Final = frozenset({"official", "military", "armed_group", "un"})  # who speaks by office
_KUNYAS: Final = frozenset({"ابو", "ابي", "ابا", "ام"})
_LINKS: Final = frozenset({"بن", "ابن", "بنت", "ال"})
# Nouns whose names are often a person's: a hospital, a street, a brigade called after somebody.
_HEADS: Final = frozenset(
    "مستشفي مشفي مستوصف مدرسه جامعه معهد حي شارع دوار جسر ساحه ميدان مخيم مركز كتيبه كتايب لواء سرايا فوج فرقه"
    " مسجد جامع كنيسه قناه وكاله شبكه موقع صحيفه اذاعه تلفزيون حركه تنظيم جماعه مدينه بلده قريه مطار قاعده معسكر"
    " مقر حاجز دوريه قوات عناصر مسلحو مسلحون".split()
)
_FUNCTION: Final = frozenset("في من علي الي عن مع قرب قال ان".split())
_LONGEST: Final = 5  # words of a name with its father's and family's
# Words of names that are words of everything else: a quote that holds one does not yet hold the name.
_COMMON: Final = frozenset({"عبد", "الله", "لله", "دين", "الدين", *_KUNYAS, *_LINKS})
_PARTICLE: Final = tuple("وفبلك")
_PARTICLES: Final = 2
_WORD: Final = re.compile(r"\w+")
_ARTICLE: Final = re.compile(r"^(?:[وفبلك]?ال|لل)(?=\w\w)")


def private_names(view: Json, withheld: frozenset[str]) -> set[str]:
    """The names of private persons that an incident and its claims hold, as printed; ``withheld`` are fields."""
    found: set[str] = set()
    if "victims" in withheld:
        found |= {row["name"] for row in view.get("victims") or () if not holds_office(row)}
        found |= set(_named_again(view, found))
    for name in ("targets", "perpetrators", "sources"):
        if name in withheld:
            found |= {row["name"] for row in view.get(name) or () if _private(row)}
    places = _place_words(view)
    for claim in view["claims"]:
        inferred = (name for name in _of_claim(claim, withheld) if telling_words(name).isdisjoint(places))
        found |= set(inferred)
    return found


def _place_words(view: Json) -> frozenset[str]:
    """The words of the places that an incident names: what shares one with them (مدينة جاسم) is taken for a place."""
    told = [value["value"] for claim in view["claims"] for value in claim["values"] if value["field"] == "place"]
    rows = [row for row in (view.get("place"), *(view.get("other_places") or ()), *told) if isinstance(row, Mapping)]
    names = [row.get("name") or "" for place in rows for row in (place, *(place.get("within") or ()))]
    return frozenset(_bare(word) for name in names for word in _words(name)) - _COMMON


def _named_again(view: Json, names: set[str]) -> Iterator[str]:
    """What claims call the victims who are named: another spelling, or a part of the name."""
    known = frozenset[str]().union(*(telling_words(name) for name in names))
    for claim in view["claims"]:
        for value in claim["values"]:
            if value["field"] == "victims" and not known.isdisjoint(telling_words(value["value"]["name"])):
                yield value["value"]["name"]


def _of_claim(claim: Json, withheld: frozenset[str]) -> Iterator[str]:
    source = claim.get("source")
    if source and "sources" in withheld:
        yield from (voice["name"] for voice in (source, *(source.get("via") or ())) if _private(voice))
    for value in claim["values"]:
        told = value["value"]
        if value["field"] in withheld and isinstance(told, Mapping) and _private(told):
            yield told["name"]


def holds_office(person: Json) -> bool:
    """True for a person with a public office by role or by the words before the name."""
    words = [_bare(word) for word in _words(f"{person.get('role') or ''} {person['name']}")]
    return not _OFFICES.isdisjoint(words)


def _private(party: Json) -> bool:
    """True for the name of a person who speaks, acts or suffers for himself."""
    if party.get("kind") in {*_OPEN_KINDS, "leader"} or not is_personal(party["name"]):
        return False
    return not holds_office(party)


def is_personal(name: str) -> bool:
    """True for words that begin with a person's name, titles aside: الشاب خالد عثمان، أبو أسامة."""
    words = _words(name)
    for word in words:
        if word in _given() or word in _KUNYAS:
            return True
        if _bare(word) == word and word not in _titles() and word not in _LINKS:
            break
    return _has_name_behind(words)


def _has_name_behind(words: list[str]) -> bool:
    """True for few words with a given name among the later ones, where the first heads no place or institution."""
    if not 1 < len(words) <= _LONGEST or words[0] in _HEADS or not _FUNCTION.isdisjoint(words):
        return False
    return any(word in _given() for word in words[1:])


def telling_words(name: str) -> frozenset[str]:
    """The words of a name by which it is known again: folded, without article, at least three letters."""
    printed = _words(name)
    ends = next((at for at, word in enumerate(printed) if at and word in _FUNCTION), len(printed))
    words = {_bare(word) for word in printed[:ends]} - _titles()
    return frozenset(word for word in words if len(word) > 2 and word not in _COMMON)


def words_of(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The words of a text, with start and end, and the forms that each may be once its clitics are off."""
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), _forms(match.group())


@lru_cache(maxsize=50_000)
def _forms(printed: str) -> frozenset[str]:
    """A word as it stands, and without one or two particles and the article: ولخالد, وللخطيب."""
    word = fold_word(printed)
    plain = [word]
    for at in range(_PARTICLES):
        if word[at : at + 1] not in _PARTICLE:
            break
        plain.append(word[at + 1 :])
    return frozenset(form for one in plain for form in (one, _bare(one)))


def is_joint(forms: frozenset[str]) -> bool:
    """True for the forms of a word that only begins or joins names: أبو، بن، عبد."""
    return not forms.isdisjoint(_COMMON)


def _words(name: str) -> list[str]:
    return _WORD.findall(fold_word(name))


def _bare(word: str) -> str:
    """A folded word without its article."""
    return _ARTICLE.sub("", word)


@cache
def _given() -> frozenset[str]:
    """Folded given names; those that are also other words are among them: in doubt it is a person."""
    lines = (line for line in GIVEN_NAMES.read_text("utf8").splitlines() if not line.startswith("#"))
    return frozenset(fold_word(name.partition("/")[0].rstrip("?")) for line in lines for name in line.split())


@cache
def _titles() -> frozenset[str]:
    """Folded words that stand before names: ranks, titles, offices, words for people and kin."""
    from tawthiq.lang.ar.language import load

    rows = [row for row in load().lexicon.entries("people_roles") if "role" in row.data]
    return frozenset(_bare(word) for row in rows for title in _said(row) for word in _words(title))


def _said(entry: Entry) -> Iterator[str]:
    for key in ("nouns", "words"):
        yield from (str(word) for word in entry.data.get(key, ()))
