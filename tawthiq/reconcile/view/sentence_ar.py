"""An incident in one Arabic sentence: only values that its claims give, and their doubts with them.

No person is named: what the sentence is shown in may be open to all. The place is said as written.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.reconcile.view import number, wording
from tawthiq.reconcile.view.agree import adjective, nobody
from tawthiq.reconcile.view.rules import words
from tawthiq.reconcile.view.scene import (
    Toll,
    accepted,
    act_hedged,
    author_disputed,
    by_hand_of,
    disputed,
    only_denied,
    tolls,
    weapon,
)
from tawthiq.reconcile.view.sentence_place import place_ar

Json = Mapping[str, Any]


def arabic(view: Json) -> str:
    """The sentence in Arabic: when, what came of what, where, by whom as far as told, and on how many sources."""
    kind = words()["types"][view["type"]]
    when = _when(view)
    if only_denied(view):
        return f"{_spaced('نُفي وقوع', kind['noun'], place_ar(view['place']), when)}، {_sources(view)}."
    told = tolls(view)
    plain = sorted((toll for toll in told if not toll.hedged), key=lambda toll: toll.high == 0)
    doubted = [toll for toll in told if toll.hedged and toll.high != 0]
    what, rest = _what(view, kind, plain, doubted)
    author = "" if by_hand_of(view, kind) else _author(view, kind)
    scene = _spaced(f"{when}،" if when else "", what)
    return "، ".join(part for part in (scene, author, *rest, _sources(view), _dispute(view)) if part) + "."


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _when(view: Json) -> str:
    date = view["date"]
    said = wording.date_ar(date) if date else ""
    return f"{said} (استنتاجا)" if said and date["basis"] == "inferred" else said


def _what(view: Json, kind: Json, plain: Sequence[Toll], doubted: Sequence[Toll]) -> tuple[str, list[str]]:
    """The tolls with what caused them, or the act alone where nobody is counted; and what is to be said after it."""
    place = _spaced(_by(view, kind), place_ar(view["place"]))
    unsure = [f"ووردت أنباء غير مؤكدة عن {_doubted(doubted)}"] if doubted else []
    if any(toll.high != 0 for toll in plain):
        said = " و".join(_fate(toll, kind if toll.fate == kind.get("says") else {}) for toll in plain)
        return _spaced(said, _cause(view, kind, plain), place), unsure
    says, with_weapon = kind.get("says"), weapon(view, "ar")
    if act_hedged(view) or says in {toll.fate for toll in doubted}:
        cause = f"في {kind['noun']}" if doubted and says is None else ""
        what = _doubted(doubted) if doubted else str(kind["noun"])
        return _spaced("وردت أنباء غير مؤكدة عن", what, cause, with_weapon, place), []
    unhurt = " و".join(words()["fates"][toll.fate]["none"] for toll in plain)
    return _spaced(kind["happened"], with_weapon, place), [f"و{unhurt}" if unhurt else "", *unsure]


def _fate(toll: Toll, special: Json) -> str:
    """قُتل ثلاثة أشخاص (بينهم طفلان): the verb in the gender of what it counts; one with a preposition has none."""
    fate = words()["fates"][toll.fate]
    if toll.high == 0:
        return str(fate["none"])
    passed_on = special.get("verb_on")
    if passed_on:
        return f"{passed_on} {number.ranged(toll.low, toll.high, toll.noun, oblique=True)}"
    verb = str(special.get("verb") or fate["verb"])
    verb = f"{verb}ت" if number.feminine(toll.noun) and not (toll.high is None and toll.low == 0) else verb
    said = f"{verb} {number.ranged(toll.low, toll.high, toll.noun)}"
    parts = " و".join(number.ranged(low, high, noun) for low, high, noun in toll.parts)
    return f"{said} (بينهم {parts})" if parts else said


def _doubted(doubted: Sequence[Toll]) -> str:
    """مقتل شخصين وإصابة ثلاثة أشخاص: the verbal nouns of tolls that all hedge."""
    rows = [(words()["fates"][t.fate]["noun"], number.ranged(t.low, t.high, t.noun, oblique=True)) for t in doubted]
    return " و".join(f"{noun} {people}" for noun, people in rows)


def _cause(view: Json, kind: Json, told: Sequence[Toll]) -> str:
    """In what they were hurt; nothing where the fate itself says the act: اعتُقل ثلاثة أشخاص."""
    says = kind.get("says")
    own = says is not None and any(toll.fate == says and toll.high != 0 for toll in told)
    return _spaced(str(kind.get("after", "")) if own else f"في {kind['noun']}", weapon(view, "ar"))


def _best_authors(view: Json) -> Sequence[Json]:
    best = view["best"].get("perpetrators")
    found: Sequence[Json] = best["value"] if best else ()
    return found


def _by(view: Json, kind: Json) -> str:
    """على يد قوات: the author of a taking; يُعتقد أنها where it is hedged."""
    parties = _best_authors(view)
    if not parties or not by_hand_of(view, kind):
        return ""
    if all(nobody(party) for party in parties):
        return "على يد مجهولين"
    doubt = " (غير مؤكد)" if all(party["hedged"] for party in parties) else ""
    return f"{kind.get('by', 'على يد')} {_names(parties, ' و')}{doubt}"


def _names(parties: Sequence[Json], join: str) -> str:
    return join.join(wording.after_preposition(_noun(party)) for party in parties)


def _noun(party: Json) -> str:
    """An author's name; a state's adjective alone as that of a party: جهة إسرائيلية."""
    name = str(party["name"])
    if not adjective(party):
        return name
    bare = name.removeprefix("ال")
    stem = next((bare.removesuffix(end) for end in ("يتين", "يتان", "يين", "ية", "ي") if bare.endswith(end)), bare)
    return f"جهة {stem}ية"


def _author(view: Json, kind: Json) -> str:
    """Who did it, as surely as the claims say: accepted, attributed, believed, disputed or unknown."""
    parties = _best_authors(view)
    it = "ها" if kind.get("feminine") else "ه"
    if not parties or view["type"] == "clash":
        return ""
    if author_disputed(view):
        named = " أو ".join(wording.as_subject(_noun(party)) for party in view["perpetrators"])
        return f"وتتضارب المصادر في فاعل{it}: {named}"
    if all(nobody(party) for party in parties):
        return f"وفاعل{it} مجهول"
    plain = [party for party in parties if not party["hedged"]]
    if not plain:
        return f"ويُعتقد أن وراء{it} {_names(parties, ' و')}"
    if accepted(view):
        verb = "تبنّت" if wording.feminine_name(_noun(plain[0])) else "تبنّا"
        return f"و{verb}{it} {' و'.join(wording.as_subject(_noun(party)) for party in plain)}"
    return f"و{'نُسبت' if kind.get('feminine') else 'نُسب'} إلى {_names(plain, ' وإلى ')}"


def _sources(view: Json) -> str:
    return f"بحسب {wording.independent(max(1, view['lines']), oblique=True)}"


def _dispute(view: Json) -> str:
    return "وينفي طرف آخر وقوع ذلك" if disputed(view) else ""
