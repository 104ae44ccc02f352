"""An incident in one sentence, Arabic or English: only values that its claims give, and their doubts with them.

No person is named: what the sentence is shown in may be open to all. The place is said as written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.model.types import FATES
from tawthiq.reconcile.view import number, wording
from tawthiq.reconcile.view.agree import adjective, nobody
from tawthiq.reconcile.view.rules import words
from tawthiq.reconcile.view.sentence_place import place_ar, place_en

Json = Mapping[str, Any]
_ORDER: Final = ("killed", "injured", "abducted", "detained", "missing", "displaced")
_PARTS: Final = ("children", "women")


@dataclass(frozen=True, slots=True)
class _Toll:
    """How many met a fate: the range, the noun they are counted by, whether it is hedged by all, its named parts."""

    fate: str
    low: int
    high: int | None
    noun: str
    hedged: bool
    parts: tuple[tuple[int, int | None, str], ...]


def _tolls(view: Json) -> list[_Toll]:
    """The tolls in the order of the sentence. A part that is the whole gives its noun: قُتل طفلان."""
    counts: Mapping[str, Any] = view["casualties"]
    found = []
    for fate in _ORDER:
        if fate not in counts:
            continue
        whole = counts[fate]
        groups = [
            (group, counts[f"{fate}_{group}"])
            for group in ("children", "women", "civilians")
            if f"{fate}_{group}" in counts
        ]
        noun = next((group for group, part in groups if part == whole and whole["max"] != 0), "people")
        parts = tuple(
            (part["min"], part["max"], group)
            for group, part in groups
            if noun in {"people", "civilians"} and group in _PARTS and part["max"] != 0
        )
        if view["type"] == "body_found" and fate == "killed":
            noun, parts = "bodies", ()
        found.append(_Toll(fate, whole["min"], whole["max"], noun, _hedged(view, fate), parts))
    return found


def _hedged(view: Json, field: str) -> bool:
    """True where every claim that gives a field hedges it."""
    rows = [v for claim in view["claims"] for v in claim["values"] if v["field"] == field]
    told = [value["modality"] for value in rows if value["modality"] in {"asserted", "hedged"}]
    return bool(told) and all(modality == "hedged" for modality in told)


def _only_denied(view: Json) -> bool:
    return bool(view["claims"]) and all(claim["denied"] for claim in view["claims"])


def _disputed(view: Json) -> bool:
    return any(row["field"] == "occurrence" for row in view["contradictions"])


# Arabic


def arabic(view: Json) -> str:
    """The sentence in Arabic: when, what came of what, where, by whom as far as told, and on how many sources."""
    kind = words()["types"][view["type"]]
    when = _when_ar(view)
    if _only_denied(view):
        body = " ".join(part for part in ("نُفي وقوع", kind["noun"], place_ar(view["place"]), when) if part)
        return f"{body}، {_sources_ar(view)}."
    what = _what_ar(view, kind)
    parts = [f"{when}،" if when else "", what]
    tail = [_author_ar(view, kind), _sources_ar(view), _dispute_ar(view)]
    return "، ".join([" ".join(part for part in parts if part), *(part for part in tail if part)]) + "."


def _when_ar(view: Json) -> str:
    date = view["date"]
    said = wording.date_ar(date) if date else ""
    return f"{said} (استنتاجا)" if said and date["basis"] == "inferred" else said


def _what_ar(view: Json, kind: Json) -> str:
    """The tolls with what caused them; the act alone where nobody is counted."""
    tolls = _tolls(view)
    plain = [toll for toll in tolls if not toll.hedged]
    doubted = [toll for toll in tolls if toll.hedged and toll.high != 0]
    place = place_ar(view["place"])
    if not any(toll.high != 0 for toll in plain):
        return _without_victims_ar(view, kind, plain, doubted, place)
    hurt = sorted(plain, key=lambda toll: toll.high == 0)
    said = " و".join(_fate_ar(toll, kind if toll.fate == kind.get("says") else {}) for toll in hurt)
    scene = " ".join(part for part in (said, _cause_ar(view, kind, plain), place) if part)
    return f"{scene}، ووردت أنباء غير مؤكدة عن {_doubted_ar(doubted)}" if doubted else scene


def _without_victims_ar(view: Json, kind: Json, plain: Sequence[_Toll], doubted: Sequence[_Toll], place: str) -> str:
    """An act that cost nobody anything for certain, or of which no toll is told."""
    weapon = _weapon_ar(view)
    if _act_hedged(view) or (doubted and kind.get("says") in {toll.fate for toll in doubted}):
        what = _doubted_ar(doubted) if doubted else kind["noun"]
        cause = f"في {kind['noun']}" if doubted and kind.get("says") is None else ""
        return " ".join(part for part in ("وردت أنباء غير مؤكدة عن", what, cause, weapon, place) if part)
    scene = " ".join(part for part in (kind["happened"], weapon, place) if part)
    if doubted:
        return f"{scene}، ووردت أنباء غير مؤكدة عن {_doubted_ar(doubted)}"
    nobody_hurt = " و".join(words()["fates"][toll.fate]["none"] for toll in plain)
    return f"{scene}، و{nobody_hurt}" if nobody_hurt else scene


def _act_hedged(view: Json) -> bool:
    """True where all that is told of what was done, and to whom, is hedged."""
    rows = [
        v
        for claim in view["claims"]
        for v in claim["values"]
        if v["field"] in {*FATES, "targets", "perpetrators", "victims"}
    ]
    told = [value["modality"] for value in rows if value["modality"] in {"asserted", "hedged"}]
    return bool(told) and all(modality == "hedged" for modality in told)


def _fate_ar(toll: _Toll, special: Json) -> str:
    """قُتل ثلاثة أشخاص، بينهم طفلان: the verb in the gender of what it counts."""
    fate = words()["fates"][toll.fate]
    if toll.high == 0:
        return str(fate["none"])
    if toll.noun == "bodies":
        return f"عُثر على {number.ranged(toll.low, toll.high, 'bodies', oblique=True)}"
    verb = str(special.get("verb") or fate["verb"])
    verb = f"{verb}ت" if number.feminine(toll.noun) and not (toll.high is None and toll.low == 0) else verb
    said = f"{verb} {number.ranged(toll.low, toll.high, toll.noun)}"
    parts = " و".join(number.ranged(low, high, noun) for low, high, noun in toll.parts)
    return f"{said} (بينهم {parts})" if parts else said


def _doubted_ar(tolls: Sequence[_Toll]) -> str:
    """مقتل شخصين وإصابة ثلاثة أشخاص: the verbal nouns of tolls that all hedge."""
    rows = [(words()["fates"][t.fate]["noun"], number.ranged(t.low, t.high, t.noun, oblique=True)) for t in tolls]
    return " و".join(f"{noun} {people}" for noun, people in rows)


def _cause_ar(view: Json, kind: Json, tolls: Sequence[_Toll]) -> str:
    """In what they were hurt; nothing where the fate itself says the act: اعتُقل ثلاثة أشخاص."""
    says = kind.get("says")
    if says is not None and any(toll.fate == says and toll.high != 0 for toll in tolls):
        return " ".join(part for part in (str(kind.get("after", "")), _weapon_ar(view)) if part)
    return " ".join(part for part in (f"في {kind['noun']}", _weapon_ar(view)) if part)


def _weapon_ar(view: Json) -> str:
    return _weapon(view, "ar")


def _weapon(view: Json, lang: str) -> str:
    """The first weapon of the list that the incident has, where somebody says it plainly."""
    if _hedged(view, "weapons") or view["type"] in {"arrest", "release", "weapons_intercept"}:
        return ""
    used = {weapon["weapon_id"] for weapon in view["weapons"]}
    return next((str(row[lang]) for weapon_id, row in words()["weapons"].items() if weapon_id in used), "")


def _names_ar(parties: Sequence[Json], join: str) -> str:
    return join.join(wording.after_preposition(_noun_ar(party)) for party in parties)


def _noun_ar(party: Json) -> str:
    """An author's name; a state's adjective alone as that of a party: جهة إسرائيلية."""
    name = str(party["name"])
    if not adjective(party):
        return name
    bare = name.removeprefix("ال")
    stem = next((bare.removesuffix(end) for end in ("يتين", "يتان", "يين", "ية", "ي") if bare.endswith(end)), bare)
    return f"جهة {stem}ية"


def _author_ar(view: Json, kind: Json) -> str:
    """Who did it, as surely as the claims say: accepted, attributed, believed, disputed or unknown."""
    best = view["best"].get("perpetrators")
    parties: Sequence[Json] = best["value"] if best else ()
    it = "ها" if kind.get("feminine") else "ه"
    if not parties or view["type"] == "clash":
        return ""
    if any(row["field"] == "perpetrators" and not row["both_true"] for row in view["contradictions"]):
        return f"وتتضارب المصادر في فاعل{it}: {' أو '.join(_noun_ar(party) for party in view['perpetrators'])}"
    if all(nobody(party) for party in parties):
        return f"وفاعل{it} مجهول"
    plain = [party for party in parties if not party["hedged"]]
    if not plain:
        return f"ويُعتقد أن وراء{it} {_names_ar(parties, ' و')}"
    if _accepted(view):
        verb = "تبنّت" if wording.feminine_name(_noun_ar(plain[0])) else "تبنّا"
        return f"و{verb}{it} {' و'.join(_noun_ar(party) for party in plain)}"
    if kind.get("says") in {"detained", "abducted"}:
        return f"على يد {_names_ar(plain, ' و')}"
    return f"و{'نُسبت' if kind.get('feminine') else 'نُسب'} إلى {_names_ar(plain, ' وإلى ')}"


def _accepted(view: Json) -> bool:
    return bool(view["accepted_by"])


def _sources_ar(view: Json) -> str:
    return f"بحسب {wording.independent(max(1, view['lines']), oblique=True)}"


def _dispute_ar(view: Json) -> str:
    return "وينفي طرف آخر وقوع ذلك" if _disputed(view) else ""


# English


def english(view: Json) -> str:
    """The sentence in English, part for part as in Arabic."""
    kind = words()["types"][view["type"]]
    when, place = _when_en(view), place_en(view["place"])
    if _only_denied(view):
        body = " ".join(part for part in (f"{kind['en']} was denied to have happened", place, when) if part)
        return _sentence_en([body, _sources_en(view)])
    said = _what_en(view, kind)
    head = f"{when}, {said}" if when else said
    return _sentence_en([head, _author_en(view), _sources_en(view), _dispute_en(view)])


def _sentence_en(parts: Sequence[str]) -> str:
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}."


def _when_en(view: Json) -> str:
    date = view["date"]
    said = wording.date_en(date) if date else ""
    return f"{said} (inferred)" if said and date["basis"] == "inferred" else said


def _what_en(view: Json, kind: Json) -> str:
    tolls, place = _tolls(view), place_en(view["place"])
    plain = sorted((toll for toll in tolls if not toll.hedged), key=lambda toll: toll.high == 0)
    doubted = [toll for toll in tolls if toll.hedged and toll.high != 0]
    says = kind.get("says")
    if any(toll.high != 0 for toll in plain):
        own = any(toll.fate == says and toll.high != 0 for toll in plain)
        said = _listed([_fate_en(t, kind if t.fate == says else {}) for t in plain])
        cause = "" if own else f"in {kind['en']}"
        scene = _spaced(said, cause, _weapon(view, "en"), place)
    elif _act_hedged(view) or says in {toll.fate for toll in doubted}:
        what = _doubted_en(doubted) if doubted else kind["en"]
        cause = f"in {kind['en']}" if doubted and says is None else ""
        return _spaced("there were unconfirmed reports of", what, cause, _weapon(view, "en"), place)
    else:
        scene = _spaced(kind["en_happened"], _weapon(view, "en"), place)
        unhurt = [words()["fates"][toll.fate]["en"] for toll in plain]
        scene = f"{scene}, and nobody was {' or '.join(unhurt)}" if unhurt else scene
    return f"{scene}, with unconfirmed reports of {_doubted_en(doubted)}" if doubted else scene


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _fate_en(toll: _Toll, special: Json) -> str:
    verb = special.get("en_verb") or words()["fates"][toll.fate]["en"]
    if toll.high == 0:
        return f"nobody was {verb}"
    one = toll.high == 1 or (toll.high is None and toll.low == 0) or (toll.high is None and toll.low == 1)
    verb = "found" if toll.noun == "bodies" else verb
    said = f"{number.ranged_en(toll.low, toll.high, toll.noun)} {'was' if one else 'were'} {verb}"
    parts = _listed([number.ranged_en(low, high, noun) for low, high, noun in toll.parts]) if toll.parts else ""
    return f"{said} ({parts} among them)" if parts else said


def _doubted_en(tolls: Sequence[_Toll]) -> str:
    rows = [(words()["fates"][t.fate]["en_noun"], number.ranged_en(t.low, t.high, t.noun)) for t in tolls]
    return " and ".join(f"the {noun} of {people}" for noun, people in rows)


def _author_en(view: Json) -> str:
    best = view["best"].get("perpetrators")
    parties: Sequence[Json] = best["value"] if best else ()
    if not parties or view["type"] == "clash":
        return ""
    if any(row["field"] == "perpetrators" and not row["both_true"] for row in view["contradictions"]):
        return f"with sources at odds over the author: {_names_en(view['perpetrators'], ' or ')}"
    if all(nobody(party) for party in parties):
        return "its author unknown"
    plain = [party for party in parties if not party["hedged"]]
    if not plain:
        return f"believed to be the work of {_names_en(parties, ' and ')}"
    if _accepted(view):
        return f"claimed by {_names_en(plain, ' and ')}"
    return f"{'by' if view['type'] in {'arrest', 'abduction'} else 'attributed to'} {_names_en(plain, ' and ')}"


def _names_en(parties: Sequence[Json], join: str) -> str:
    return join.join(dict.fromkeys(wording.party_en(party) for party in parties))


def _sources_en(view: Json) -> str:
    lines = max(1, view["lines"])
    return "according to one source" if lines == 1 else f"according to {number.figure_en(lines)} independent sources"


def _dispute_en(view: Json) -> str:
    return "while another party denies that it happened" if _disputed(view) else ""
