"""The claims of all accounts in order of time: who says each, when, and what it gives of a field."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NotRequired, TypedDict

from tawthiq.model.types import FATES
from tawthiq.reconcile.link.told import Told
from tawthiq.reconcile.parties import bare_name, one_name
from tawthiq.reconcile.values import NAMED

Json = Mapping[str, Any]

# Unnamed people by what they are: whom an outlet quotes so, no other can be shown to quote too.
_UNNAMED_KINDS: Final = frozenset({"unnamed", "witness", "local"})
_UNNAMED: Final = frozenset(
    "مصدر مصادر شاهد شهود سكان ساكن اهالي ناشط ناشطون ناشطين طبيب اطباء مسعف مسعفون مسعفين مسوول مسوولون صفحات صفحه "
    "وسائل مراسل مراسلنا مراسلون تقارير عضو باحث قيادي شخص رجل".split()
)
_SHORT: Final = 2  # words of a speaker who is called by what it is only: a Syrian faction
_STAFF: Final = 2  # words of the outlet's own name in a speaker's description: a researcher of the centre


class ReportRef(TypedDict):
    """What a claim says of its report: ``published`` an ISO date."""

    id: str
    published: str | None
    source: str | None
    url: str | None
    sha256: str | None
    title: NotRequired[str | None]


@dataclass(frozen=True, slots=True)
class Speech:
    """One claim as the view uses it.

    ``voice`` is who answers for it: ``s:`` and a speaker, or ``o:`` and an outlet (its own word, and that of people
    whom it does not name). ``own`` is True for the outlet's own word. ``day`` is when it was said, as far as told.
    """

    id: str
    told: Told
    claim: Json
    voice: str
    own: bool
    day: dt.date | None

    @property
    def denies(self) -> bool:
        """True for the word of one who denies the occurrence or something of it."""
        return bool(self.claim["denied"])


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one claim."""

    speech: Speech
    value: Json  # the contract's Value

    @property
    def field(self) -> str:
        return str(self.value["field"])

    @property
    def given(self) -> Any:
        """What it says: a type's name, or an object."""
        return self.value["value"]

    @property
    def modality(self) -> str:
        return str(self.value["modality"])

    @property
    def inferred(self) -> bool:
        """True for what no words say."""
        return bool(self.value["basis"] == "inferred")

    @property
    def by_name(self) -> bool:
        """True for a person by name, not by a description."""
        return bool(self.value["rule"] == NAMED)

    @property
    def tells(self) -> bool:
        """True where it says something: asserted or hedged."""
        return self.modality in {"asserted", "hedged"}


def is_count(field: str) -> bool:
    """True for a field that counts people: ``killed``, ``injured_children``."""
    return field.partition("_")[0] in FATES


def speeches(tolds: Sequence[Told], copies: Mapping[str, str]) -> list[Speech]:
    """All claims in order of their day, then of the reports' ids; each with the voice that answers for it.

    ``copies`` gives, for a report that repeats another's words, the id of that other.
    """
    by_report = {told.report: told for told in tolds}
    ids = Counter(claim["id"] for told in tolds for claim in told.incident["claims"])
    names = _Names([told.outlet for told in tolds])
    found = []
    for told in tolds:
        first = by_report.get(copies.get(told.report, told.line))
        outlet = outlet_key(first) if first else f"l:{told.line}"
        for claim in told.incident["claims"]:
            key = claim["id"] if ids[claim["id"]] == 1 else f"{told.id}:{claim['id']}"
            source = _identified(claim["source"], told)
            voice = names.voice(source, told.outlet, outlet)
            found.append(Speech(key, told, claim, voice, claim["source"] is None, _day(claim, told)))
    place = {id(speech): number for number, speech in enumerate(found)}
    return sorted(found, key=lambda s: (s.day or dt.date.max, s.told.report, s.told.id, place[id(s)]))


def _identified(source: Json | None, told: Told) -> Json | None:
    """A speaker without a name of its own is the one of its kind that the account also names: a headline's faction."""
    if source is None or source["actor_id"]:
        return source
    quoted = [claim["source"] for claim in told.incident["claims"] if claim["source"]]
    known = {other["actor_id"]: other for other in quoted if other["actor_id"] and other["kind"] == source["kind"]}
    alone = len(known) == 1 and len(bare_name(str(source["name"])).split()) <= _SHORT
    return next(iter(known.values())) if alone else source


def outlet_key(told: Told) -> str:
    """The voice of a report's outlet; of the report itself, where no outlet is told."""
    return f"o:{bare_name(told.outlet)}" if told.outlet else f"l:{told.line}"


def _day(claim: Json, told: Told) -> dt.date | None:
    """The day of publication; that of the statement, where only it is known."""
    if told.published:
        return told.published
    return dt.date.fromisoformat(claim["said_on"]) if claim.get("said_on") else None


def saids(all_speeches: Sequence[Speech], field: str) -> list[Said]:
    """The values of a field in order of time."""
    return [
        Said(speech, value) for speech in all_speeches for value in speech.claim["values"] if value["field"] == field
    ]


def fields(all_speeches: Sequence[Speech]) -> Iterator[str]:
    """The fields that any claim speaks of, in the contract's order, then counts by fate."""
    present = {value["field"] for speech in all_speeches for value in speech.claim["values"]}
    plain = ("type", "date", "place", "perpetrators", "targets", "weapons", "victims")
    yield from (field for field in plain if field in present)
    yield from sorted(
        (field for field in present if is_count(field)),
        key=lambda field: (FATES.index(field.partition("_")[0]), field),
    )


class _Names:
    """Who is meant by the names of speakers and outlets within one incident: names that take each other up are one."""

    def __init__(self, outlets: Sequence[str]) -> None:
        self._outlets = [outlet for outlet in outlets if outlet]
        self._speakers: dict[str, str] = {}

    def voice(self, source: Json | None, outlet: str, own: str) -> str:
        """The key of the voice of a claim of ``outlet``, whose own voice is ``own``."""
        if source is None or self._staff(source, outlet):
            return own
        if not source["actor_id"] and _unnamed(source):
            return self._passed_on(source) or own
        if not source["actor_id"]:
            for name in self._outlets:  # an outlet quotes another: that one's voice
                if one_name(name, source["name"]):
                    return f"o:{bare_name(name)}"
        return f"s:{self._speaker(source)}"

    def _speaker(self, source: Json) -> str:
        if source["actor_id"]:
            return str(source["actor_id"])
        name = str(source["name"])
        known = next((key for seen, key in self._speakers.items() if one_name(seen, name)), None)
        return self._speakers.setdefault(name, known or bare_name(name) or name)

    def _passed_on(self, source: Json) -> str | None:
        """The outlet that passes on the word of people it does not name, where the text names it."""
        via = source.get("via") or ()
        if not via:
            return None
        name = str(via[0]["name"])
        outlet = next((known for known in self._outlets if one_name(known, name)), name)
        return f"o:{bare_name(outlet)}"

    @staticmethod
    def _staff(source: Json, outlet: str) -> bool:
        """True for the outlet by its own name, and for people described by it: a researcher of the centre."""
        mine, theirs = set(bare_name(outlet).split()), set(bare_name(str(source["name"])).split())
        return bool(theirs) and (theirs <= mine or len(mine & theirs) >= min(_STAFF, len(mine)) > 0)


def _unnamed(source: Json) -> bool:
    """True for people whom the text does not name."""
    words = bare_name(str(source["name"])).split()
    return source["kind"] in _UNNAMED_KINDS or not words or words[0] in _UNNAMED
