"""Lines of evidence: how many origins the claims of an incident go back to, and which claims make each.

- A report that repeats another's words is no line of its own: it stands with what it repeats.
- One speaker is one line, however many outlets quote it; a body and its part (a command and its coalition) are one.
- An outlet's own voice is one line. Where its report names who told it, its own words go back to them, and are none.
- People whom an outlet does not name stand in that outlet's line; where it names an agency, in the agency's.
- Unnamed people of two outlets who give the very same figures are not shown to be two.
- A late and vague recollection that names nobody is no line while another tells the incident.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from tawthiq.model.values import Range
from tawthiq.reconcile.view import actors
from tawthiq.reconcile.view.speech import Said, Speech, is_count

_RECALLED: Final = 14  # days after an incident; a vague word of it in passing is later than this
_SAME_FIGURES: Final = 2

Stance = Literal["tells", "denies"]


@dataclass(frozen=True, slots=True)
class Line:
    """One origin: its key, what is known of it, and the claims and reports that go back to it.

    ``kind`` is ``speaker`` or ``outlet``; ``stance`` is ``denies`` where all that it says is a denial.
    """

    key: str
    kind: Literal["speaker", "outlet"]
    name: str
    actor_id: str | None
    stance: Stance
    claims: tuple[str, ...]
    reports: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The row of ``lines_detail``."""
        return {
            "id": self.key,
            "kind": self.kind,
            "name": self.name,
            "actor_id": self.actor_id,
            "stance": self.stance,
            "claims": list(self.claims),
            "reports": list(self.reports),
        }


def lines_of(speeches: Sequence[Speech]) -> dict[str, frozenset[str]]:
    """The keys of the lines that each claim stands in, by its id: an outlet's own words may stand in several."""
    merged = _one_speaker(speeches)
    merged.update(_same_figures(speeches))
    spoken = {speech.id: merged.get(speech.voice, speech.voice) for speech in speeches}
    found: dict[str, frozenset[str]] = {}
    for speech in speeches:
        told_by = {
            spoken[other.id]
            for other in speeches
            if other.told.id == speech.told.id and not other.own and (not other.denies or speech.denies)
        }
        own = frozenset(told_by) if speech.own and told_by else frozenset({spoken[speech.id]})
        found[speech.id] = own
    return _without_recollections(speeches, found)


def lines(speeches: Sequence[Speech], keys: Mapping[str, frozenset[str]]) -> list[Line]:
    """The lines in order of their first word."""
    order = dict.fromkeys(key for speech in speeches for key in sorted(keys[speech.id]))
    return [_line(key, [speech for speech in speeches if key in keys[speech.id]]) for key in order]


def _line(key: str, members: Sequence[Speech]) -> Line:
    speaker = next((s.claim["source"] for s in members if not s.own and key.startswith("s:")), None)
    outlet = next((s.told.outlet for s in members if s.told.outlet), "")
    return Line(
        key=key,
        kind="speaker" if speaker else "outlet",
        name=str(speaker["name"]) if speaker else outlet,
        actor_id=speaker["actor_id"] if speaker else None,
        stance="denies" if all(speech.denies for speech in members) else "tells",
        claims=tuple(speech.id for speech in members),
        reports=tuple(dict.fromkeys(speech.told.report for speech in members)),
    )


def _one_speaker(speeches: Sequence[Speech]) -> dict[str, str]:
    """The speakers that are a body and its part, each led to the first of them that speaks."""
    found: dict[str, str] = {}
    ids = list(dict.fromkeys(s.claim["source"]["actor_id"] for s in speeches if s.claim["source"]))
    known = [actor_id for actor_id in ids if actor_id]
    for place, actor_id in enumerate(known):
        first = next((e for e in known[:place] if _one_body(e, actor_id)), None)
        if first is not None:
            found[f"s:{actor_id}"] = found.get(f"s:{first}", f"s:{first}")
    return found


def _one_body(one: str, other: str) -> bool:
    return actors.standing(one, other) == "one" or actors.body_and_part(one, other)


def _same_figures(speeches: Sequence[Speech]) -> dict[str, str]:
    """Voices of outlets that, by unnamed people, give the same two figures or more: led to the first."""
    figures: dict[str, set[tuple[str, int]]] = {}
    for speech in speeches:
        if not speech.own and speech.voice.startswith(("o:", "l:")):
            figures.setdefault(speech.voice, set()).update(_figures(speech))
    found: dict[str, str] = {}
    voices = list(figures)
    for place, voice in enumerate(voices):
        first = next((e for e in voices[:place] if len(figures[e] & figures[voice]) >= _SAME_FIGURES), None)
        if first is not None and _differs(figures[first] & figures[voice]):
            found[voice] = found.get(first, first)
    return found


def _figures(speech: Speech) -> set[tuple[str, int]]:
    rows = [Said(speech, value) for value in speech.claim["values"] if is_count(value["field"])]
    return {(row.field, row.given["min"]) for row in rows if row.tells and Range(**row.given).exact}


def _differs(figures: set[tuple[str, int]]) -> bool:
    """True for figures that two people do not give by chance: more than one or two of each."""
    return any(number > 2 for _, number in figures)


def _without_recollections(speeches: Sequence[Speech], found: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    late = {speech.id for speech in speeches if speech.own and _recalls(speech)}
    kept = {key for speech in speeches if speech.id not in late for key in found[speech.id]}
    if not kept:
        return found
    return {key: frozenset() if key in late and not lines & kept else lines for key, lines in found.items()}


def _recalls(speech: Speech) -> bool:
    """True for a word in passing: long after, and with no day."""
    date = speech.told.incident.get("date") or {}
    published = speech.told.published
    if not date.get("end") or published is None or date.get("precision") == "day":
        return False
    return (published - dt.date.fromisoformat(date["end"])).days > _RECALLED
