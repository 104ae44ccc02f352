"""The grade of an incident: how well it is borne out that it happened, after Airwars' method, derived and explained.

- ``discounted``: shown not to have happened as told: two independent lines deny it, and more than tell it plainly; or
  whoever told it took it back.
- ``contested``: claims contradict each other on who did it, or on whether it happened.
- ``confirmed``: a party accepts responsibility, or three independent lines agree.
- ``fair``: two independent lines. ``weak``: one.

A quarrel about victims or figures lowers no grade. Only a person changes a grade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tawthiq.reconcile.view import rules
from tawthiq.reconcile.view.agree import relation
from tawthiq.reconcile.view.change import of_its_own_deed
from tawthiq.reconcile.view.dissent import OCCURRENCE, Contradiction, denies_occurrence
from tawthiq.reconcile.view.independence import Line
from tawthiq.reconcile.view.speech import Said, Speech
from tawthiq.reconcile.view.wording import lines_words

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
# Acts that their doers announce as a success: to tell them is no acceptance of responsibility.
_ANNOUNCED: Final = frozenset(
    {"arrest", "release", "deployment", "weapons_intercept", "agreement", "protest", "territorial_change", "raid"}
)
_THREE, _TWO = 3, 2


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with its reason in English and Arabic, and the claims it rests on."""

    grade: Grade
    reason: str
    reason_ar: str
    claims: tuple[str, ...] = ()


def grade(
    speeches: Sequence[Speech],
    lines: Sequence[Line],
    keys: Mapping[str, frozenset[str]],
    contradictions: Sequence[Contradiction],
    incident_type: str | None,
) -> Graded:
    """The grade that the claims give an incident of a type."""
    kind = incident_type or "other"
    agreeing = agreeing_lines(speeches, keys, kind)
    denying = {key for s in speeches if denies_occurrence(s, kind) for key in keys[s.id]}
    if len(denying) >= _TWO and len(denying) > len(agreeing):
        return _graded("discounted", "denied-by-more", (), lines=len(denying))
    if _taken_back(speeches, kind):
        return _graded("discounted", "taken-back", tuple(s.id for s in speeches if s.denies))
    dispute = next((c for c in contradictions if c.field in {OCCURRENCE, "perpetrators"} and not c.both_true), None)
    if dispute is not None:
        name = "whether" if dispute.field == OCCURRENCE else "author"
        return _graded("contested", name, dispute.claims)
    if denying and not agreeing:
        return _graded("contested", "only-denied", tuple(s.id for s in speeches if s.denies))
    accepted = accepting(speeches, kind)
    if accepted:
        who = next(str(s.claim["source"]["name"]) for s in speeches if s.id == accepted[0])
        return _graded("confirmed", "accepted", tuple(accepted), who=who)
    support = tuple(s.id for s in speeches if keys[s.id] & agreeing)
    if len(agreeing) >= _THREE:
        return _graded("confirmed", "lines-agree", support, lines=len(agreeing))
    telling = sum(line.stance == "tells" for line in lines)
    of_more = "-of" if telling > len(agreeing) else ""
    if len(agreeing) == _TWO:
        return _graded("fair", f"two-lines{of_more}", support, lines=telling)
    return _graded("weak", f"one-line{of_more}", support, lines=telling)


def _taken_back(speeches: Sequence[Speech], kind: str) -> bool:
    """True where every voice that told the act denies it on a later day."""
    last = {s.voice: s.day for s in speeches if s.day and denies_occurrence(s, kind)}
    telling = [s for s in speeches if not s.denies and any(Said(s, v).tells for v in s.claim["values"])]
    return bool(telling) and all(s.day and s.voice in last and s.day < last[s.voice] for s in telling)


def accepting(speeches: Sequence[Speech], incident_type: str | None) -> list[str]:
    """The claims by which a party accepts responsibility for an act of a type."""
    return [s.id for s in speeches if incident_type not in _ANNOUNCED and of_its_own_deed(s)]


def agreeing_lines(speeches: Sequence[Speech], keys: Mapping[str, frozenset[str]], kind: str) -> frozenset[str]:
    """The lines that tell the act as what it is: who heard blasts only does not tell who or what struck."""
    found: set[str] = set()
    for speech in speeches:
        types = _types(speech)
        told = any(Said(speech, value).tells for value in speech.claim["values"])
        if told and not speech.denies and not any(_heard_only(each, kind) for each in types):
            found |= keys[speech.id]
    return frozenset(found)


def _types(speech: Speech) -> list[str]:
    """What a report calls the act, in whichever of its claims."""
    claims = speech.told.incident["claims"]
    return [str(v["value"]) for claim in claims for v in claim["values"] if v["field"] == "type"]


def _heard_only(told: str, kind: str) -> bool:
    return told != kind and (told == "explosion" or relation("type", told, kind) == "excludes")


def _graded(grade: Grade, name: str, claims: tuple[str, ...], lines: int = 0, who: str = "") -> Graded:
    number_en, number_ar = lines_words(lines, oblique=name.endswith("-of")) if lines else ("", "")
    en, _ = rules.note(name, lines=number_en, who=who)
    _, ar = rules.note(name, lines=number_ar, who=who)
    return Graded(grade, en, ar, claims)
