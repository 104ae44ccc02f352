"""Who acts and who is hit: the parties of an incident with the entries of the actor list that their words name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from tawthiq.actors.directory import Actor, directory
from tawthiq.lang.ar.language import load
from tawthiq.mentions import actors as mentioned
from tawthiq.model.report import Report
from tawthiq.reconcile.view import wording
from tawthiq.reconcile.view.actors import standing
from tawthiq.reconcile.view.agree import nobody
from tawthiq.text.prepare import prepare

Json = Mapping[str, Any]

# Kinds of the actor list that use force, or order it.
ARMED: Final = frozenset(
    {"armed_forces", "armed_group", "coalition", "police", "intelligence", "government", "ministry", "party"}
)
_MILITARY_KINDS: Final = frozenset({"military"})


@dataclass(frozen=True, slots=True)
class Party:
    """One author or target: the words, the entry of the actor list (None for one not listed), what kind of target."""

    name: str
    actor: Actor | None
    hedged: bool = False
    kind: str | None = None

    @property
    def unnamed(self) -> bool:
        """True for an author named by nothing but the deed: unknown gunmen, an unidentified drone."""
        return self.actor is None and nobody({"name": self.name, "actor_id": None})

    @property
    def armed(self) -> bool:
        """True for an armed actor, and for a military target of whoever it be."""
        return (self.actor is not None and self.actor.kind in ARMED) or self.kind in _MILITARY_KINDS

    @property
    def english(self) -> str:
        """The actor's English name without article; the words as written for one not listed."""
        row = {"name": self.name, "actor_id": self.actor.id if self.actor else None}
        return wording.party_en(row).removeprefix("the ")


def authors(view: Json) -> list[Party]:
    """Who did it, named ones first; outlets, monitors and the like are none."""
    country = (view.get("place") or {}).get("country")
    found = [_party(row, country) for row in view.get("perpetrators") or ()]
    acting = [party for party in found if party.actor is None or party.actor.kind in ARMED]
    return sorted(acting, key=lambda party: (party.unnamed, party.actor is None))


def targets(view: Json) -> list[Party]:
    """Who or what was hit, listed actors first; fighters among the killed, hurt or held say whose they were."""
    country = (view.get("place") or {}).get("country")
    found = [_party(row, country) for row in view.get("targets") or ()]
    if any(row["group"] == "combatant" and row["max"] != 0 for row in view.get("tolls") or ()):
        fighters = (_party({"name": name, "kind": "military"}, country) for name in _sufferers(view))
        found += [party for party in fighters if party.actor is not None and party.actor.kind in ARMED]
    return sorted(found, key=lambda party: (party.actor is None, not party.armed))


def _sufferers(view: Json) -> Iterator[str]:
    """The words for the people killed, hurt or held, as the claims give them."""
    for claim in view.get("claims") or ():
        for value in claim.get("values") or ():
            if value["field"] == "victims" and value["modality"] in {"asserted", "hedged"}:
                yield str(value["value"]["name"])


def _party(row: Json, country: str | None) -> Party:
    actor_id = row.get("actor_id") or owner(str(row["name"]), country)
    actor = directory(load().lexicon).get(str(actor_id)) if actor_id else None
    return Party(str(row["name"]), actor, bool(row.get("hedged")), row.get("kind"))


@lru_cache(maxsize=50_000)
def owner(words: str, country: str | None) -> str | None:
    """The listed actor that a target's words name ("a patrol of the SDF"), in a country; None where they name none."""
    language = load()
    state = _states().get(country or "")
    scene = f". {state}. {state}" if state else ""  # names such as "the army" depend on where the report is
    doc = prepare(Report("owner", words + scene), language)
    found = mentioned.find(doc, language.lexicon.scan(doc.tokens), language)
    return next((each.actor_id for each in found if each.actor_id and each.start < len(words)), None)


@cache
def _states() -> dict[str, str]:
    """The Arabic name of each country of the actor list."""
    return {str(entry.data["country"]): str(entry.data["words"][0]) for entry in load().lexicon.entries("states")}


def rivals(view: Json) -> bool:
    """True where the deed is ascribed to rivals: two authors of different sides, each named where the other is not.

    Allies of different sides are named together by one claim at least. A contradiction about the author is a sign, too,
    and so is a disputed incident with authors of different sides.
    """
    about = (row for row in view.get("contradictions") or () if row["field"] == "perpetrators")
    if any(not row.get("both_true") for row in about):
        return True
    named = [_named_by(claim) for claim in view.get("claims") or ()]
    listed = sorted({actor for names in named for actor in names})
    return any(
        standing(one, other) == "opposed"
        and (view.get("status") == "disputed" or not any({one, other} <= names for names in named))
        for one in listed
        for other in listed
        if one < other
    )


def _named_by(claim: Json) -> set[str]:
    """The listed actors that a claim names as the authors."""
    values = (value for value in claim.get("values") or () if value["field"] == "perpetrators")
    told = (value["value"].get("actor_id") for value in values if value["modality"] in {"asserted", "hedged"})
    return {str(actor) for actor in told if actor}
