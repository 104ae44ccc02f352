"""ACLED's notes: the incident in a sentence, who says it and how sure, and what of the row is a rule's work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.exports.acled_fields import Deaths
from tawthiq.exports.told import Language
from tawthiq.reconcile.view import wording

Json = Mapping[str, Any]

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "said": "Said by",
        "denied": "Denied by",
        "hedged": "with reserve",
        "rivals": "The author is disputed: {names}",
        "fatalities": "Fatalities coded as {number}: {rule}",
        "lowest": "the lowest of the figures reported, {low} to {high}",
        "least": "at least {low} reported",
        "dozens": "ACLED's figure for dozens",
        "hundreds": "ACLED's figure for hundreds",
        "plural": "ACLED's figure for several",
        "only": "the figure reported",
        "none": "none reported",
        "bomber": "the bomber included",
        "wave": "Row {row} of {rows} of one wave: a shared toll of {total} is divided evenly among its places",
        "left": "Also named: {names}",
        "list": "; ",
        "comma": ", ",
    },
    "ar": {
        "said": "القائلون",
        "denied": "النافون",
        "hedged": "بتحفظ",
        "rivals": "الفاعل محل خلاف: {names}",
        "fatalities": "سُجل عدد القتلى {number}: {rule}",
        "lowest": "أقل الأرقام المذكورة بين {low} و{high}",
        "least": "ما لا يقل عن {low}",
        "dozens": "ما يسجله أكليد لكلمة عشرات",
        "hundreds": "ما يسجله أكليد لكلمة مئات",
        "plural": "ما يسجله أكليد لجمع بلا عدد",
        "only": "الرقم المذكور",
        "none": "لم يُذكر عدد",
        "bomber": "ومعه منفذ التفجير",
        "wave": "السطر {row} من {rows} لموجة واحدة: حصيلة مشتركة قدرها {total} وُزعت بالتساوي على أماكنها",
        "left": "وذُكر أيضا: {names}",
        "list": "؛ ",
        "comma": "، ",
    },
}
_PLAIN: Final = frozenset({"only", "none"})


@dataclass(frozen=True, slots=True)
class Coding:
    """What the notes have to tell of a row: its fatalities and their rule, its place in a wave, disputed authors."""

    fatalities: int
    deaths: Deaths
    row: int = 1
    rows: int = 1
    rivals: Sequence[str] = ()
    left: Sequence[str] = ()


def notes(view: Json, coding: Coding, language: Language) -> str:
    """The notes in a language. A rule is told only where the number is not simply the one that was reported."""
    words, told = _WORDS[language], [str(view.get(f"sentence_{language}") or "").rstrip(".")]
    told += _speakers(view, language)
    if coding.rivals:
        told.append(words["rivals"].format(names=words["list"].join(coding.rivals)))
    if coding.deaths.rule not in _PLAIN or coding.deaths.bombers:
        told.append(words["fatalities"].format(number=coding.deaths.number, rule=_rule(coding.deaths, words)))
    if coding.rows > 1:
        told.append(words["wave"].format(row=coding.row, rows=coding.rows, total=coding.deaths.number))
    if coding.left:
        told.append(words["left"].format(names=words["list"].join(coding.left)))
    return " ".join(f"{part}." for part in told if part)


def _rule(deaths: Deaths, words: Mapping[str, str]) -> str:
    rule = words[deaths.rule].format(low=deaths.low, high=deaths.high)
    return f"{rule}{words['comma']}{words['bomber']}" if deaths.bombers else rule


def _speakers(view: Json, language: Language) -> list[str]:
    """Who says it and who denies it, each once with the outlets that pass it on; marked where only ever hedged."""
    words, found = _WORDS[language], []
    for denied, label in ((False, words["said"]), (True, words["denied"])):
        names = [_named(*row, words) for row in _voices(view, language, denied=denied)]
        if names:
            found.append(f"{label}: {words['list'].join(names)}")
    return found


def _named(name: str, outlets: Sequence[str], plain: bool, words: Mapping[str, str]) -> str:
    beside = [*outlets, *([] if plain else [words["hedged"]])]
    return f"{name} ({words['comma'].join(beside)})" if beside else name


def _voices(view: Json, language: Language, *, denied: bool) -> Iterator[tuple[str, list[str], bool]]:
    """Each voice, the outlets other than itself that carry it, and whether it ever says it plainly."""
    found: dict[str, tuple[dict[str, None], bool]] = {}
    for claim in view.get("claims") or ():
        if bool(claim.get("denied")) is denied and (name := speaker(claim, language)):
            outlets, plain = found.get(name, ({}, False))
            outlet = str((claim.get("report") or {}).get("source") or "")
            if outlet and outlet != name:
                outlets[outlet] = None
            found[name] = outlets, plain or not claim.get("hedged")
    for name, (outlets, plain) in found.items():
        yield name, list(outlets), plain


def speaker(claim: Json, language: Language) -> str:
    """Who makes a claim: the speaker, or the outlet for its own word."""
    source = claim.get("source")
    if source is None:
        return str((claim.get("report") or {}).get("source") or "")
    return wording.party_en(source).removeprefix("the ") if language == "en" else str(source["name"])
