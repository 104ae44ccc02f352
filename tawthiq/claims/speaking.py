"""Who a later name means: "the source", "the same ministry", a surname or an office take up an earlier speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tawthiq.mentions.persons import is_given_name
from tawthiq.mentions.sources import SourceMention
from tawthiq.model.claim import Source
from tawthiq.text.fold import fold_word

_SAME: Final = frozenset(
    {"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم", "المذكور", "المذكوره", "عينه", "عينها", "هذه", "هذا"}
)
_BARE: Final = frozenset(
    {
        "هولاء",
        "المصدر",
        "المصادر",
        "البيان",
        "التقرير",
        "الوكاله",
        "المتحدث",
        "الناطق",
        "المسوول",
        "المسوولون",
        "الشهود",
        "الوزاره",
        "القناه",
        "الصحيفه",
        "التنظيم",
        "الحركه",
        "المنظمه",
        "الجماعه",
        "الشاهد",
        "الضابط",
        "القيادي",
        "الوزير",
        "المحافظ",
        "الطبيب",
        "مراسلنا",
    }
)
_NUMBERS: Final = {
    "مصادر": "مصدر",
    "مسوولون": "مسوول",
    "مسوولين": "مسوول",
    "شهود": "شاهد",
    "بيانات": "بيان",
    "وكالات": "وكاله",
    "ناطق": "متحدث",
    "مراسلنا": "مراسل",
    "مراسلتنا": "مراسله",
}
_GENERIC: Final = frozenset({"unnamed", "official", "other"})  # kinds that a noun alone gives
_LINKS: Final = frozenset({"في", "باسم", "اسم", "من", "لدي"})
_ADJECTIVES: Final = ("ي", "يه", "يون", "يين")
_HEADS: Final = frozenset(
    {"مصدر", "مسوول", "متحدث", "وزير", "قايد", "محافظ", "ضابط", "مستشار", "ناشط", "مراسل", "طبيب"}
)


def key_of(source: Source) -> str:
    """What tells speakers of one report apart: an actor by its id, whoever speaks for it by name under that name."""
    return source.name if not source.actor_id or names_person(source.name) else source.actor_id


def names_person(name: str) -> bool:
    """True where two words of a speaker in a row name a person: مدير المرصد | رامي عبد الرحمن."""
    words = fold_word(name).replace('"', "").split()
    return any(is_given_name(one) and (not two.startswith("ال") or is_given_name(two)) for one, two in pairwise(words))


def source_of(found: SourceMention) -> Source:
    """A mention as a source of the record."""
    via = tuple(Source(row.name, row.actor_id, row.source_kind) for row in found.via)
    return Source(found.name, found.actor_id, found.source_kind, via)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker told before, with the folded words of the whole phrase: a person's office is no part of the name."""

    source: Source
    words: tuple[str, ...]


def taken_up(found: SourceMention, earlier: Sequence[Spoken], *, origin: bool = False) -> Source | None:
    """The earlier speaker that a later name takes up, by its fuller name; None where it names somebody new.

    ``origin`` is True where nothing but an origin describes the later one (المسؤول الليبي).
    """
    words = fold_word(found.name).replace('"', "").split()
    plain = [word for word in words if word not in _SAME]
    if not plain or not earlier:
        return None
    if len(plain) == 1:
        return _by_head(plain[0], earlier)
    office = _by_phrase(plain, earlier)
    if office is not None:
        return office
    alike = [one for one in earlier if one.source.kind == found.source_kind or found.source_kind in _GENERIC]
    return _by_surname(words, earlier) or _by_office(plain, alike, same=len(plain) < len(words), origin=origin)


def _by_head(word: str, earlier: Sequence[Spoken]) -> Source | None:
    """A noun ("the ministry", "the source") or a surname: the last speaker in whose fuller name it stands."""
    head = word.removeprefix("ال")
    for one in reversed(earlier):
        known = [known.removeprefix("ال") for known in one.words]
        if len(known) > 1 and any(same_noun(head, other) for other in known):
            return one.source
    return earlier[-1].source if word in _BARE else None


def _by_surname(words: Sequence[str], earlier: Sequence[Spoken]) -> Source | None:
    """The name after an office: "adviser Bishr" after "Hashim Bishr", "the spokesman Kul" after "Kul Dim Kul"."""
    head = words[0].removeprefix("ال")
    if not words[0].startswith("ال") or head not in _HEADS or words[1].startswith("ال") or len(words) > 2:
        return None
    return next((one.source for one in reversed(earlier) if words[-1] in one.words[1:]), None)


def _by_phrase(words: Sequence[str], earlier: Sequence[Spoken]) -> Source | None:
    """A definite office that was told with a name before: the spokesman of the rebels, after Salim, their spokesman."""
    head, *rest = words
    noun = head.removeprefix("ال")
    whose = {_bare(word) for word in rest} - _LINKS
    if not head.startswith("ال") or noun not in _HEADS | set(_NUMBERS) or not whose:
        return None
    for one in reversed(earlier):
        known = {_bare(word) for word in one.words}
        if len(one.words) > len(words) and any(same_noun(noun, word) for word in known) and whose <= known:
            return one.source
    return None


def _bare(word: str) -> str:
    """A word without the article and what is joined to it."""
    return word.removeprefix("ب").removeprefix("ل").removeprefix("ال").removeprefix("ل")


def _by_office(words: Sequence[str], earlier: Sequence[Spoken], *, same: bool, origin: bool) -> Source | None:
    """A definite office with adjectives that fit the earlier one: "the Libyan official" after "a local official"."""
    head, *rest = words
    if not (head.startswith("ال") or same) or not all(_describes(word) for word in rest):
        return None
    noun = head.removeprefix("ال")
    bare = {word.removeprefix("ال") for word in rest}
    for one in reversed(earlier):
        known = [word.removeprefix("ال") for word in one.words]
        if not any(same_noun(noun, word) for word in known) or noun not in _HEADS | set(_NUMBERS):
            continue
        if len(known) > 1 and (bare <= set(known) or origin):
            return one.source
    return None


def _describes(word: str) -> bool:
    """True for an adjective of origin or field: الليبي، السوري، الطبية."""
    return word.startswith("ال") and word.endswith(_ADJECTIVES)


def same_noun(one: str, other: str) -> bool:
    """True for one noun in two numbers as far as the letters show it: مصدر and مصادر, مسؤول and مسؤولون."""
    return one == other or _NUMBERS.get(one, one) == _NUMBERS.get(other, other)
