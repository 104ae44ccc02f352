"""Names of the gazetteer that are no places where they stand: persons, forces, outlets, speakers, other words."""

from collections.abc import Callable, Sequence
from typing import Final

from tawthiq.gazetteer.company import is_everyday
from tawthiq.gazetteer.unit import Unit
from tawthiq.gazetteer.units import UnitReader
from tawthiq.lang.ar.verb_forms import is_finite_verb
from tawthiq.mentions.person_names import KUNYA, given_names, is_given_name
from tawthiq.text.tokens import Token

_SHORTEST_NAME: Final = 4  # letters of a word that is taken for a surname


def named_places(reader: UnitReader, tokens: Sequence[Token]) -> tuple[list[Unit], list[Unit]]:
    """The units of a text that name places, and those of them that are not who speaks."""
    named = _kept(reader.all(), lambda unit: _organisation(reader, tokens, unit) or _else(reader, tokens, unit))
    return named, _kept(named, lambda unit: _speaks(reader, unit))


def _kept(units: Sequence[Unit], drop: Callable[[Unit], bool]) -> list[Unit]:
    """The units that are not to be dropped; what is joined to a dropped one goes with it (كتائب الزنتان ومصراتة)."""
    kept = []
    gone = -1
    for unit in units:
        joined = unit.first == gone and unit.clitics == "و" and unit.head is None
        if joined or drop(unit):
            gone = unit.last
        else:
            kept.append(unit)
    return kept


def _organisation(reader: UnitReader, tokens: Sequence[Token], unit: Unit) -> bool:
    """True where the words before make the name part of an organisation's or a person's (سرايا القدس)."""
    if unit.head is not None or unit.clitics or unit.found is None or unit.bearing is not None:
        return False
    before = unit.first - 1
    while before >= 0 and tokens[before].form in {'"', "'", "("}:
        before -= 1
    if reader.form(before) == "ل" and before < unit.first - 1:
        return True  # قال لـ«الرياض»: the newspaper
    force = reader.role(before, "force")
    if force is None:
        return False
    if force == "title":
        return unit.found.guard > 0 and unit.nation is None and unit.governor == "bare"  # not على, "on"
    if force == "kin":
        return True
    return unit.found.places[0].kind != "country" or force == "media"


def _else(reader: UnitReader, tokens: Sequence[Token], unit: Unit) -> bool:
    """True for a bare name that is part of a person's (عمر البغدادي), or that the next word makes another noun of."""
    if unit.head is not None or unit.found is None or unit.bearing is not None or unit.pair is not None:
        return False
    after = unit.last if unit.last < len(tokens) else None
    undone = after is not None and (reader.role(after, "undoes") is not None or _described(reader, tokens, unit, after))
    if undone and (unit.governor == "bare" or unit.clitics):
        return True
    if unit.clitics or unit.governor not in {"bare", "on"} or unit.found.places[0].kind == "country":
        return False
    one, two = (tokens[at].form if at >= 0 else "" for at in (unit.first - 1, unit.first - 2))
    named = (one != "علي" and is_given_name(one)) or (two in KUNYA and tokens[unit.first].form.endswith("ي"))
    if named and unit.governor == "bare":
        return True
    return after is not None and tokens[unit.first].form in given_names() and _goes_on(reader, tokens[after])


def _described(reader: UnitReader, tokens: Sequence[Token], unit: Unit, after: int) -> bool:
    """True for an everyday word with an adjective of its own: الدورة التدريبية is no quarter of Baghdad."""
    form = tokens[after].form
    single = unit.last == unit.first + 1 and unit.found is not None and is_everyday(unit.found.word)
    return single and form.startswith("ال") and form.endswith(("يه", "ي")) and reader.word(after) is None


def _goes_on(reader: UnitReader, token: Token) -> bool:
    """True for a word that can only go on with a person's name: an unknown one, or a nisba."""
    form = token.form
    if token.kind != "word" or len(form) < _SHORTEST_NAME or form.startswith(("و", "ف", "ب", "ل", "ك")):
        return False
    if form.startswith("ال") and not form.endswith("ي"):
        return False
    return not (is_everyday(form) or reader.word(token.index) is not None or is_finite_verb(form))


def _speaks(reader: UnitReader, unit: Unit) -> bool:
    """True for a bare name right after a verb of saying: a government or a person, not where something happened."""
    bare = unit.head is None and unit.governor == "bare" and not unit.clitics and unit.bearing is None
    if not bare or unit.pair is not None or unit.found is None:
        return False
    acts = reader.form(unit.first - 1) == "ان" and is_finite_verb(reader.form(unit.last))  # إن الرياض نفذت
    return acts or reader.role(unit.first - 1, "says") is not None
