"""The best value of a field, by a fixed order of rules: each choice names the rule that made it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tawthiq.claims.tolls import vague
from tawthiq.model.values import Range
from tawthiq.reconcile.view import places, rules
from tawthiq.reconcile.view.agree import nobody, relation
from tawthiq.reconcile.view.speech import Said

Keys = Mapping[str, frozenset[str]]  # a claim's lines, by its id
_COUNTERS: Final = frozenset({"medical"})  # they count the dead and wounded themselves


@dataclass(frozen=True, slots=True)
class Best:
    """A chosen value, the rule that chose it, and the claims that give it. A list's value is a list of entries."""

    value: Any
    rule: str
    claims: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The entry of ``best``."""
        en, ar = rules.why(self.rule)
        return {"value": self.value, "rule": self.rule, "reason": en, "reason_ar": ar, "claims": list(self.claims)}


def supporters(rows: Sequence[Said], value: Any, keys: Keys) -> frozenset[str]:
    """The lines that give a value, or one that it makes more exact, or a part of it."""
    near = [row for row in rows if relation(row.field, row.given, value) in {"same", "coarser", "finer"}]
    return frozenset(line for row in near for line in keys[row.speech.id])


def single(rows: Sequence[Said], keys: Keys, *, corrected: bool = False) -> Best | None:
    """The best type, date or place of those that stand, in order of time; ``corrected`` where some were withdrawn."""
    rows = [row for row in rows if row.tells and row.given is not None]
    if not rows:
        return None
    tips = [row for row in rows if not any(_says_more(other, row) for other in rows)] or list(rows)
    chosen = min(tips, key=lambda row: _order(row, rows, keys))
    rivals = [row for row in tips if relation(row.field, row.given, chosen.given) == "excludes"]
    rule = _why(chosen, rivals, rows, keys, corrected)
    same = [row.speech.id for row in rows if relation(row.field, row.given, chosen.given) == "same"]
    return Best(chosen.given, rule, tuple(dict.fromkeys((chosen.speech.id, *same))))


def _says_more(other: Said, row: Said) -> bool:
    """True where another value makes this one more exact. Nothing inferred displaces what words say as exactly."""
    return relation(row.field, other.given, row.given) == "finer"


def _order(row: Said, rows: Sequence[Said], keys: Keys) -> tuple[Any, ...]:
    """The order of the rules: most lines where values exclude each other, said before inferred, then the most exact."""
    lines = len(supporters(rows, row.given, keys))
    late = -row.speech.day.toordinal() if row.speech.day else 0
    return (
        row.inferred and any(not r.inferred for r in rows),
        -lines,
        row.modality == "hedged",
        *_exactness(row),
        late,
    )


def _exactness(row: Said) -> tuple[float, ...]:
    if row.field == "place":
        return (*places.exactness(row.given), -len(row.given.get("within") or ()), -len(str(row.given["name"])))
    return ()


def _why(chosen: Said, rivals: Sequence[Said], rows: Sequence[Said], keys: Keys, corrected: bool) -> str:
    if rivals:
        most = len(supporters(rows, chosen.given, keys))
        if any(len(supporters(rows, row.given, keys)) < most for row in rivals):
            return rules.LINES
        return rules.PLAIN if any(row.modality == "hedged" for row in rivals) else rules.LATEST
    if corrected:
        return rules.CORRECTED
    same = all(relation(row.field, row.given, chosen.given) == "same" for row in rows)
    return rules.ONLY if same else rules.EXACT


def count(standing: Sequence[Said], keys: Keys, *, risen: bool, corrected: bool) -> Best | None:
    """The best figure of those that stand: firm before vague, then each rule of the order until one decides."""
    rows = [row for row in standing if not vague(Range(**row.given))] or list(standing)
    if not rows:
        return None
    values = [row for row in rows if not any(_says_more(other, row) for other in rows)] or rows
    steps: tuple[tuple[str, Callable[[Said], float]], ...] = (
        (rules.LINES, lambda row: -len(supporters(rows, row.given, keys))),
        (rules.PLAIN, lambda row: row.modality == "hedged"),
        (rules.COUNTED, lambda row: not _counted(row, rows)),
        (rules.LATEST, lambda row: -row.speech.day.toordinal() if row.speech.day else 0),
        (rules.CAUTIOUS, lambda row: row.given["min"]),
    )
    rule = rules.RISEN if risen else rules.CORRECTED if corrected else rules.ONLY
    if rule == rules.ONLY and len({_figure(row) for row in standing}) > 1:
        rule = rules.EXACT
    for name, key in steps:
        if len({_figure(row) for row in values}) == 1:
            break
        least = min(key(row) for row in values)
        left = {_figure(row) for row in values if key(row) == least}
        kept = [row for row in values if _figure(row) in left]
        rule = name if len(kept) < len(values) else rule
        values = kept
    best = values[0]
    same = tuple(dict.fromkeys(row.speech.id for row in rows if row.given == best.given))
    return Best(best.given, rule, same)


def _figure(row: Said) -> tuple[int, int | None]:
    return row.given["min"], row.given["max"]


def _counted(row: Said, rows: Sequence[Said]) -> bool:
    """True for a figure that those give who count the hurt themselves."""
    same = [other.speech.claim["source"] for other in rows if other.given == row.given]
    return any(source and source["kind"] in _COUNTERS for source in same)


def listed(rows: Sequence[Said], entries: Sequence[Mapping[str, Any]], keys: Keys) -> Best | None:
    """The best of a list: its plain and named entries, of those that exclude each other the one of most lines."""
    rows = [row for row in rows if row.tells]
    if not rows or not entries:
        return None
    kept, rule = list(entries), rules.UNION if len(entries) > 1 else rules.ONLY
    field = rows[0].field
    for name, test in ((rules.PLAIN, _plain), (rules.NAMED, _named)):
        if test is _named and field != "perpetrators":
            continue
        left = [entry for entry in kept if test(entry)]
        if left and len(left) < len(kept):
            kept, rule = left, name
    strength = {id(e): len(supporters(rows, e, keys)) for e in kept}
    weaker = [e for e in kept if any(_beats(field, o, e, strength) for o in kept)]
    if weaker:
        kept, rule = [e for e in kept if all(e is not w for w in weaker)], rules.LINES
    elif any(relation(field, e, o) == "excludes" for e in kept for o in kept if e is not o):
        rule = rules.NONE
    if rule in {rules.ONLY, rules.UNION} and _gave_way(field, rows, kept):
        rule = rules.NAMED
    claims = [row.speech.id for row in rows if any(relation(field, row.given, e) == "same" for e in kept)]
    return Best(kept, rule, tuple(dict.fromkeys(claims)))


def _gave_way(field: str, rows: Sequence[Said], kept: Sequence[Mapping[str, Any]]) -> bool:
    """True where somebody is only described, or said to be unknown, whom these entries name."""
    if field == "victims":
        named = any(row.by_name for row in rows)
        return named and any(not row.by_name and row.tells for row in rows)
    return field == "perpetrators" and any(nobody(r.given) for r in rows) and not any(map(nobody, kept))


def _beats(field: str, one: Mapping[str, Any], other: Mapping[str, Any], strength: Mapping[int, int]) -> bool:
    excludes = one is not other and relation(field, one, other) == "excludes"
    return excludes and strength[id(one)] > strength[id(other)]


def _plain(entry: Mapping[str, Any]) -> bool:
    return not entry.get("hedged")


def _named(entry: Mapping[str, Any]) -> bool:
    return not nobody(entry)
