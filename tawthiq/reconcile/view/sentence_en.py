"""An incident in one English sentence: only values that its claims give, and their doubts with them.

No person is named: what the sentence is shown in may be open to all. The place is said as written.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.reconcile.view import number, wording
from tawthiq.reconcile.view.agree import nobody
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
from tawthiq.reconcile.view.sentence_place import place_en

Json = Mapping[str, Any]


def english(view: Json) -> str:
    """The sentence in English, part for part as in Arabic."""
    kind = words()["types"][view["type"]]
    when, place = _when(view), place_en(view["place"])
    if only_denied(view):
        return _sentence([_spaced(f"{kind['en']} was denied to have happened", place, when), _sources(view)])
    told = tolls(view)
    plain = sorted((toll for toll in told if not toll.hedged), key=lambda toll: toll.high == 0)
    doubted = [toll for toll in told if toll.hedged and toll.high != 0]
    what, rest = _what(view, kind, plain, doubted)
    author = "" if by_hand_of(view, kind) else _author(view)
    return _sentence([f"{when}, {what}" if when else what, author, *rest, _sources(view), _dispute(view)])


def _sentence(parts: Sequence[str]) -> str:
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}."


def _when(view: Json) -> str:
    date = view["date"]
    said = wording.date_en(date) if date else ""
    return f"{said} (inferred)" if said and date["basis"] == "inferred" else said


def _what(view: Json, kind: Json, plain: Sequence[Toll], doubted: Sequence[Toll]) -> tuple[str, list[str]]:
    """The tolls with what caused them, or the act alone; and what is to be said after it."""
    place = _spaced(_by(view, kind), place_en(view["place"]))
    unsure = [f"with unconfirmed reports of {_doubted(doubted)}"] if doubted else []
    says, with_weapon = kind.get("says"), weapon(view, "en")
    if any(toll.high != 0 for toll in plain):
        own = any(toll.fate == says and toll.high != 0 for toll in plain)
        said = _listed([_fate(toll, kind if toll.fate == says else {}) for toll in plain])
        return _spaced(said, "" if own else f"in {kind['en']}", with_weapon, place), unsure
    if act_hedged(view) or says in {toll.fate for toll in doubted}:
        what = _doubted(doubted) if doubted else str(kind["en"])
        cause = f"in {kind['en']}" if doubted and says is None else ""
        return _spaced("there were unconfirmed reports of", what, cause, with_weapon, place), []
    unhurt = [str(words()["fates"][toll.fate]["en"]) for toll in plain]
    after = f"and nobody was {' or '.join(unhurt)}" if unhurt else ""
    return _spaced(kind["en_happened"], with_weapon, place), [after, *unsure]


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _fate(toll: Toll, special: Json) -> str:
    verb = special.get("en_verb") or words()["fates"][toll.fate]["en"]
    if toll.high == 0:
        return f"nobody was {verb}"
    one = toll.high == 1 or (toll.high is None and toll.low == 0) or (toll.high is None and toll.low == 1)
    verb = "found" if toll.noun == "bodies" else verb
    said = f"{number.ranged_en(toll.low, toll.high, toll.noun)} {'was' if one else 'were'} {verb}"
    parts = _listed([number.ranged_en(low, high, noun) for low, high, noun in toll.parts]) if toll.parts else ""
    return f"{said} ({parts} among them)" if parts else said


def _doubted(doubted: Sequence[Toll]) -> str:
    rows = [(words()["fates"][t.fate]["en_noun"], number.ranged_en(t.low, t.high, t.noun)) for t in doubted]
    return " and ".join(f"the {noun} of {people}" for noun, people in rows)


def _best_authors(view: Json) -> Sequence[Json]:
    best = view["best"].get("perpetrators")
    found: Sequence[Json] = best["value"] if best else ()
    return found


def _by(view: Json, kind: Json) -> str:
    """By whom somebody was taken."""
    parties = _best_authors(view)
    if not parties or not by_hand_of(view, kind):
        return ""
    if all(nobody(party) for party in parties):
        return "by unknown persons"
    doubt = " (unconfirmed)" if all(party["hedged"] for party in parties) else ""
    return f"by {_names(parties, ' and ')}{doubt}"


def _author(view: Json) -> str:
    """Who did it, as surely as the claims say."""
    parties = _best_authors(view)
    if not parties or view["type"] == "clash":
        return ""
    if author_disputed(view):
        return f"with sources at odds over the author: {_names(view['perpetrators'], ' or ')}"
    if all(nobody(party) for party in parties):
        return "its author unknown"
    plain = [party for party in parties if not party["hedged"]]
    if not plain:
        return f"believed to be the work of {_names(parties, ' and ')}"
    return f"{'claimed by' if accepted(view) else 'attributed to'} {_names(plain, ' and ')}"


def _names(parties: Sequence[Json], join: str) -> str:
    return join.join(dict.fromkeys(wording.party_en(party) for party in parties))


def _sources(view: Json) -> str:
    lines = max(1, view["lines"])
    return "according to one source" if lines == 1 else f"according to {number.figure_en(lines)} independent sources"


def _dispute(view: Json) -> str:
    return "while another party denies that it happened" if disputed(view) else ""
