"""What the codebooks of conflict data ask of an incident, read off its view: who was hit, how, with what harm."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from tawthiq.text.fold import fold

Json = Mapping[str, Any]

_HELD: Final = ("detained", "abducted")
_CIVIL_GROUPS: Final = frozenset({"civilian", "child", "woman", "medic", "journalist"})
_CIVIL_PARTS: Final = ("civilians", "children", "women")
# Places and people that are civilian by themselves, as long as nobody says that fighters use them.
CIVIL_TARGETS: Final = frozenset({"civilian", "home", "medical", "school", "market", "worship", "camp", "media"})
_TOLD: Final = frozenset({"asserted", "hedged"})


@dataclass(frozen=True)
class Facts:
    """The facts of one view. Nothing is added to what the view says: silence is empty."""

    view: Json

    @property
    def type(self) -> str:
        """The incident's type, one of the contract's list."""
        return str(self.view.get("type") or "other")

    @cached_property
    def types(self) -> frozenset[str]:
        """The types that any claim gives, the incident's own among them."""
        told = {str(value["value"]) for value in self._values("type") if value["value"]}
        return frozenset(told | {self.type})

    @cached_property
    def weapons(self) -> frozenset[str]:
        """The weapons by their entries of the weapon list, without its prefix: ``drone``, ``car-bomb``."""
        ids = (str(row["weapon_id"]) for row in self.view.get("weapons") or () if row.get("weapon_id"))
        return frozenset(one.removeprefix("weapon.") for one in ids)

    @cached_property
    def words(self) -> str:
        """The clauses that tell it, folded for search."""
        told = (str(row["text"]) for row in self.view.get("mentions") or ())
        return fold(" ".join(dict.fromkeys(told))).text

    def least(self, field: str) -> int:
        """The lower end of a count; 0 where nobody gives one."""
        number = (self.view.get("casualties") or {}).get(field)
        return int(number["min"]) if number else 0

    def most(self, field: str) -> int | None:
        """The upper end of a count, None where it is open; 0 where nobody gives one."""
        number = (self.view.get("casualties") or {}).get(field)
        return 0 if not number else number["max"]

    def told(self, field: str) -> bool:
        """True where somebody gives a count, if only of nobody."""
        return (self.view.get("casualties") or {}).get(field) is not None

    @property
    def harm(self) -> bool:
        """True where somebody was killed or injured."""
        return self.killed or self.injured

    @property
    def killed(self) -> bool:
        """True where somebody was killed."""
        return self._some("killed")

    @property
    def injured(self) -> bool:
        """True where somebody was injured."""
        return self._some("injured")

    @property
    def held(self) -> bool:
        """True where somebody was detained or abducted."""
        return any(self._some(fate) for fate in _HELD)

    @cached_property
    def civilians_harmed(self) -> bool:
        """True where the killed or injured are said to be civilians, children, women, medics or journalists."""
        counted = any(self._some(f"{fate}_{part}") for fate in ("killed", "injured") for part in _CIVIL_PARTS)
        return counted or self._groups(_CIVIL_GROUPS)

    @cached_property
    def fighters_harmed(self) -> bool:
        """True where the killed or injured are said to be fighters."""
        return self._groups(frozenset({"combatant"}))

    @cached_property
    def civil_target(self) -> bool:
        """True where a target is civilian by its kind."""
        return any(row.get("kind") in CIVIL_TARGETS for row in self.view.get("targets") or ())

    def _some(self, field: str) -> bool:
        most = self.most(field)
        return most is None or most > 0

    def _groups(self, groups: frozenset[str]) -> bool:
        rows = self.view.get("tolls") or ()
        return any(row["group"] in groups and row["fate"] in {"killed", "injured"} and row["max"] != 0 for row in rows)

    def _values(self, field: str) -> Iterator[Json]:
        for claim in self.view.get("claims") or ():
            for value in claim.get("values") or ():
                if value["field"] == field and value["modality"] in _TOLD and not claim.get("denied"):
                    yield value

    def evidence(self, field: str) -> list[str]:
        """The words that the values of a field rest on, folded."""
        return [fold(str(value["evidence"]["text"])).text for value in self._values(field)]

    def says(self, stems: Iterable[str]) -> bool:
        """True where the telling clauses hold any of the words' stems (folded Arabic)."""
        return any(stem in self.words for stem in stems)
