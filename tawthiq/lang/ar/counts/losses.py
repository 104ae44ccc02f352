"""People lost, by the sea or by an army, and people taken up again."""

from typing import Final

from tawthiq.lang.ar.counts import scope
from tawthiq.lang.ar.counts.assign import assign
from tawthiq.lang.ar.counts.closed import PREPOSITIONS
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.scan import RELATIVES
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_REACH: Final = 5


@rule(
    "ar.count.lost",
    "Counted people who were lost, where no life or control is told as lost",
    examples=(
        ("فقد خمسة صيادين في البحر", ("missing 5..5",)),
        ("خسر الجيش اثنين من جنوده", ("killed 2..2 combatant",)),
    ),
    never=("فقد 28 شخصا حياتهم", "فقد الجيش السيطرة على التل"),
)
def lost(reading: Reading, hit: Hit) -> None:
    """``فقد خمسة صيادين``."""
    view = reading.view
    if hit.entry.id != "killed.lost-life" or hit.suffix or hit.shape != "past":
        return
    party = view.person_at(hit.last)
    by_party = party is not None and not party.clitics and party.entry.data["kind"] == "collective"
    found = phrase_at(view, party.last if party is not None and by_party else hit.last) or _their_own(view, hit)
    if found is None or found.kind not in {"counted", "other"} or found.fate is not None:
        return
    if reading.free(found) and scope.is_real(view, hit):
        theirs = (
            by_party or found.first > hit.last or owned(view, found) or view.form(hit.first).endswith(("خسر", "خسرت"))
        )
        assign(reading, found, ["killed" if theirs else "missing"], "ar.count.lost", hit.first)


def _their_own(view: View, hit: Hit) -> Phrase | None:
    """Counted people of whoever lost them: ``فقدت كندا خمسة من مواطنيها``."""
    if view.form(hit.first) == "فقد" and view.form(hit.first - 1) not in RELATIVES:
        return None  # فقد = so
    for position in range(hit.last, min(hit.last + _REACH, view.last)):
        if view.form(position) in PREPOSITIONS - {"حتي", "يوم", "امس"}:
            return None
        found = phrase_at(view, position)
        if found is None or found.kind != "counted" or found.head is None:
            continue
        if owned(view, found) or view.form(found.head).endswith(("ها", "هم")) or found.label.group == "combatant":
            return found
    return None


def owned(view: View, phrase: Phrase) -> bool:
    """True for people told as someone's own: ``فقد خمسة من جنوده``."""
    hit = view.person_at(phrase.head) if phrase.head is not None else None
    return hit is not None and hit.suffix


def taken_up(view: View, phrase: Phrase) -> bool:
    """True for a definite plural, which takes up people told before; not for someone's own (``أبناءه``)."""
    return phrase.is_definite and phrase.number.max is None and phrase.kind == "bare" and not owned(view, phrase)
