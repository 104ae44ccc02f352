"""Verbs of a fate, and set phrases such as "claimed the lives of", with the people they govern."""

from dataclasses import replace
from typing import Final

from tawthiq.lang.ar.counts import scan, scope
from tawthiq.lang.ar.counts.after import after_phrase
from tawthiq.lang.ar.counts.assign import assign
from tawthiq.lang.ar.counts.closed import DREAD, ENDS, PREPOSITIONS, STOPS, words
from tawthiq.lang.ar.counts.company import company
from tawthiq.lang.ar.counts.denials import denied
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.losses import taken_up
from tawthiq.lang.ar.counts.masdars import by_pronoun, verbal_noun
from tawthiq.lang.ar.counts.names import stranger_at
from tawthiq.lang.ar.counts.nouns import Label, complement_group
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.model.values import Range
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_RELATIVES: Final = words("الذي التي الذين اللذين اللذان والذي والتي والذين ممن")
_WOUND: Final = words("حروق كسور اصابات جراح جروح بجراح بجروح اصابه باصابه")
_SPLIT_REACH: Final = 24
_THAT: Final = frozenset({"ان", "بان", "وان"})
_NOT_FATES: Final = words("ياسر وياسر باسرها باسره باسرهم اسرهم لاسرهم واسرهم اسرته اسرها")


def govern(reading: Reading, hit: Hit) -> None:
    """Read what one verb or verbal noun of a fate governs."""
    view = reading.view
    if view.taken(hit.first) or view.form(hit.first) in _NOT_FATES:
        return
    if not scope.is_real(view, hit):
        _pass_over(reading, hit.last)
        return
    fates, end = joint_fates(view, hit)
    if "split" in hit.entry.data:
        split_phrase(reading, hit)
    elif (scope.negated(view, hit.first) and denied(reading, fates, hit, end)) or _dread(view, fates, end):
        return
    elif hit.suffix:
        by_pronoun(reading, hit)
    elif hit.entry.data.get("voice") == "after":
        after_phrase(reading, fates, hit, end)
    elif scan.is_noun(view, hit):
        verbal_noun(reading, fates, hit, end)
    else:
        verb(reading, fates, hit, end)


def _pass_over(reading: Reading, index: int) -> None:
    """Leave people alone to whom nothing has happened: ``هدد بقتل ثلاثة رهائن``."""
    found = phrase_at(reading.view, index)
    if found is not None and (found.fate is None or found.soft):
        reading.used.update(range(found.first, found.last))


def _dread(view: View, fates: list[str], end: int) -> bool:
    """True where fear or an illness struck: ``أصيب السكان بالذعر``."""
    return fates == ["injured"] and any(view.form(position) in DREAD for position in range(end, end + 7))


@rule(
    "ar.count.two-fates",
    "One number stands with two fates: at least one of each",
    examples=(("مقتل وإصابة 12 شخصا في انفجار", ("killed 1..", "injured 1..")),),
    never=("مقتل 3 أشخاص وإصابة 5",),
)
def joint_fates(view: View, hit: Hit) -> tuple[list[str], int]:
    """The fates of verbs or verbal nouns joined by و or أو right after each other, and the token after them."""
    fates, end = [str(hit.entry.data["fate"])], hit.last
    following = _joined_fate(view, end)
    if following is None or hit.suffix or not (_leads(view, hit) or _both_plural(view, hit)):
        return fates, end
    while following is not None:
        fate = str(following.entry.data["fate"])
        if fate not in fates:
            fates.append(fate)
        end = following.last
        view.led.add(following.first)  # the first leads
        following = _joined_fate(view, end)
    return fates, end


def _joined_fate(view: View, end: int) -> Hit | None:
    """The verb or verbal noun of a fate that و or أو joins to one that ends at a token."""
    start = end + 1 if view.form(end) in {"و", "او"} else end
    found = view.fate_at(start)
    if found is None or "role" in found.entry.data or found.suffix or "split" in found.entry.data:
        return None
    return found if start > end or view.joins(end) else None


def _both_plural(view: View, hit: Hit) -> bool:
    """True for two verbs of one plural subject before them: ``قتلوا وجرحوا``."""
    start = hit.last + 1 if view.form(hit.last) in {"و", "او"} else hit.last
    following = view.fate_at(start)
    return following is not None and view.form(hit.first).endswith("وا") and view.form(start).endswith("وا")


def _leads(view: View, hit: Hit) -> bool:
    """False for a verb that has its subject before it: what joins it then has one of its own."""
    if hit.shape in {"masdar", "word"}:
        return True
    return not view.form(hit.first).endswith(("وا", "ا", "ون")) and _subject(view, hit) is None


@rule(
    "ar.count.split",
    "People between or beside the parts of 'met their death'",
    examples=(("لقي 88 شخصا مصرعهم", ("killed 88..88",)), ("فقد 28 شخصا حياتهم", ("killed 28..28",))),
    never=("لقي القرار ترحيبا واسعا",),
)
def split_phrase(reading: Reading, hit: Hit) -> None:
    """``لقي N مصرعهم``; or ``لقي مصرعه`` with the people after or before it."""
    view = reading.view
    ends = hit.entry.data["split"]
    for position in range(hit.last, min(hit.last + _SPLIT_REACH, view.last)):
        if view.form(position) in _folded(tuple(ends)):
            break
    else:
        return
    found = _between(view, hit.last, position) if position > hit.last else None
    if found is None:
        found = scan.direct(view, position + 1, sure=False) or scan.after(view, position + 1)
    view.led.add(position)
    view.ends.add(position)
    if found is None or not reading.free(found):
        found = _subject(view, hit)
    if found is not None:
        assign(reading, found, [str(hit.entry.data["fate"])], "ar.count.split", hit.first)


def _between(view: View, start: int, end: int) -> Phrase | None:
    """The people between the parts, places and times before them passed over: ``لقي خلالها 15 مسلحا مصرعهم``."""
    found = scan.direct(view, start, sure=view.form(start) not in PREPOSITIONS) or scan.after(view, start)
    return found if found is not None and found.last <= end else None


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.replace("أ", "ا") for word in words)


@rule(
    "ar.count.verb",
    "People who are the victims of a verb of a fate",
    examples=(
        ("قتل خمسة أشخاص وأصيب عشرة", ("killed 5..5", "injured 10..10")),
        ("قتل مسلحون ثلاثة جنود", ("killed 3..3 combatant",)),
        ("قتلت القوات خمسة مسلحين", ("killed 5..5 combatant",)),
        ("قتل في الهجوم، بحسب مصادر، 5 جنود", ("killed 5..5 combatant",)),
        ("قال إن مسلحا قتل في الغارة", ("killed 1..1 combatant",)),
    ),
    never=("كاد يقتل خمسة أشخاص", "سيقتل خمسة أشخاص"),
)
def verb(reading: Reading, fates: list[str], hit: Hit, end: int) -> None:
    """A verb's victims: the object of an active verb, the subject of a passive or intransitive one."""
    view = reading.view
    whose = view.form(hit.first - 1)
    wound = whose in _WOUND or (whose == "التي" and view.form(end) in {"بها", "به"})
    if wound and hit.shape == "passive":
        return
    voice = hit.entry.data.get("voice")
    passive = voice == "intransitive" or hit.shape == "passive"
    weak = bool(hit.entry.data.get("weak"))
    first = _victim(view, hit, end, passive=passive)
    if first is not None and (
        (weak and (first.kind == "name" or (first.weak and first.kind == "bare")))
        or (first.fate == fates[0] and first.kind == "bare" and (fates[0] == "injured" or first.number.max == 1))
    ):
        first = None
    if first is None and _relative(view, hit):
        return
    if first is None and (passive or voice != "active") and view.form(hit.first).lstrip("وف") != "توقف":
        first = _subject(view, hit)
    if first is None and (fates[0] == "killed" and passive and not weak):
        first = _stranger(view, end)
    if first is None and fates[0] == "killed" and not weak:
        first = _named_before(view, hit, end)
    if first is None or taken_up(view, first) or (weak and first.weak and first.kind == "bare"):
        return
    if view.form(hit.first)[len(hit.clitics) :] == "اسر" and first.kind == "bare" and first.label.group != "combatant":
        return  # families: أسر شهداء
    if first.label.group == "unknown" and view.form(end) == "من" and first.first > end + 1:
        first = replace(first, label=complement_group(view, end, "") or first.label)  # قتل من المقاومة ثمانية
    if _dual(view, hit) and first.number == Range(2, None) and first.kind == "bare":
        first = replace(first, number=Range.exactly(2))
    assign(reading, first, fates, "ar.count.verb", hit.first)
    company(reading, fates, hit, end)


def _victim(view: View, hit: Hit, end: int, *, passive: bool) -> Phrase | None:
    """The people after a verb; a plural or dual verb has its subject before it, and only an object after it."""
    plural = _is_plural(view, hit)
    first = None if plural and passive else scan.direct(view, end, sure=False)
    if first is not None and not passive:
        first = scan.object_of(view, first) or first
    if first is None and plural and not _relative(view, hit):
        first = _subject(view, hit)
    return first or scan.after(view, end)


def _relative(view: View, hit: Hit) -> bool:
    """True in a relative clause, whose antecedent is told elsewhere."""
    return any(view.form(position) in _RELATIVES for position in range(max(view.start, hit.first - 3), hit.first))


def _stranger(view: View, end: int) -> Phrase | None:
    """A name of no list right after an intransitive verb: ``استشهد الشدادي``."""
    return None if view.form(end).endswith("ا") else stranger_at(view, end)


def _named_before(view: View, hit: Hit, end: int) -> Phrase | None:
    """A name of no list between "that" and a verb nothing follows: ``قال إن محسود قتل في غارة``."""
    follows = view.form(end)
    if view.form(hit.first).endswith(("ا", "ت", "ون")) or not (
        follows in PREPOSITIONS or view.taken(end) or follows in ENDS
    ):
        return None
    for start in range(hit.first - 1, max(view.start, hit.first - 4), -1):
        form = view.form(start)
        known = view.person_at(start) or view.fate_at(start) or view.quantities.get(start) or form in PREPOSITIONS
        if known or form in STOPS or len(form) < 3 or not form.isalpha() or view.number(start) is not None:
            return None
        if view.form(start - 1) in _THAT:
            return Phrase(start, hit.first, Range.exactly(1), "name", Label("unknown", "ar.count.name"), plural=False)
    return None


def _subject(view: View, hit: Hit) -> Phrase | None:
    """The subject before a verb, agreeing in number."""
    found = before(view, hit.first, plural=_is_plural(view, hit))
    if found is not None and _dual(view, hit) and found.number == Range(2, None) and found.kind == "bare":
        return replace(found, number=Range.exactly(2))
    return found


def _is_plural(view: View, hit: Hit) -> bool:
    """True for a verb in the plural or dual."""
    return view.form(hit.first).endswith(("وا", "ون")) or _dual(view, hit)


def _dual(view: View, hit: Hit) -> bool:
    """True for the dual of a verb: قتلا، لقيا."""
    form = view.form(hit.first)
    return hit.shape in {"past", "passive"} and form.endswith("ا") and len(form) > 3
