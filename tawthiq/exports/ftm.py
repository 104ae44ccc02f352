"""FollowTheMoney entities, one JSON object a line: events, the actors and persons in them, the reports that say so.

Each incident is an ``Event``; each report an ``Article`` that is its ``proof``; each listed actor an ``Organization``
or ``PublicBody``; each named victim a ``Person``. An ``UnknownLink`` says in which role somebody stands in an event,
with the reports, addresses and outlets of just those claims that say it. Ids are hashes of the collection's id and the
key. FollowTheMoney has no toll, no hedge, no denial and no precision of a place: the summary has them in words.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from tawthiq.exports import neutral
from tawthiq.exports.sides import Party, authors, targets
from tawthiq.exports.told import Told, Written

if TYPE_CHECKING:
    from followthemoney import EntityProxy

Json = Mapping[str, Any]
_STATE_KINDS: Final = frozenset({"armed_forces", "police", "intelligence", "government", "ministry", "court"})
_PRECISIONS: Final = {"year": 4, "month": 7}  # letters of an ISO day that a date keeps
_GENDERS: Final = {"m": "male", "f": "female", "male": "male", "female": "female"}
_TOLD: Final = frozenset({"asserted", "hedged"})


@dataclass(slots=True)
class _Maker:
    """Makes the entities of one collection; reports and actors once."""

    collection: str
    seen: set[str] = field(default_factory=set)

    def entities(self, view: Json) -> Iterator["EntityProxy"]:
        """The entities of an incident that were not made before, the event last."""
        event = self._event(view)
        for claim in view.get("claims") or ():
            if self._id("report", str(claim["report"]["id"])) not in self.seen:
                yield from self._once(self._article(claim["report"]))
        for role, parties in (("author", authors(view)), ("target", targets(view))):
            for party in parties:
                if party.actor is not None:
                    yield from self._once(self._organization(party))
                    event.add("involved", self._id("actor", party.actor.id))
                    yield from self._once(self._link(view, role, party.actor.id, self._id("actor", party.actor.id)))
        for victim in view.get("victims") or ():
            person = self._person(view, victim)
            event.add("involved", person.id)
            yield from self._once(person)
            role = f"victim ({victim['fate']})" if victim.get("fate") else "victim"
            yield from self._once(self._link(view, role, str(victim["name"]), str(person.id)))
        yield event

    def _once(self, entity: "EntityProxy") -> Iterator["EntityProxy"]:
        if entity.id is not None and entity.id not in self.seen:
            self.seen.add(entity.id)
            yield entity

    def _id(self, *key: str) -> str:
        words = "\x1f".join((self.collection, *key))
        return f"tawthiq-{hashlib.sha1(words.encode('utf8', 'surrogatepass'), usedforsecurity=False).hexdigest()}"

    def _make(self, schema: str, *key: str) -> "EntityProxy":
        from followthemoney import model

        made = model.make_entity(schema)
        made.id = self._id(*key)
        return made

    def _event(self, view: Json) -> "EntityProxy":
        made, place = self._make("Event", "event", str(view["id"])), view.get("place") or {}
        made.add("name", view.get("sentence_en") or view.get("type"))
        made.add("summary", [view.get("sentence_ar"), view.get("grade_reason")])
        made.add("recordId", str(view["id"]))
        made.add("keywords", [view.get("type"), f"grade: {view.get('grade')}"])
        made.add("location", [place.get("name_en"), place.get("name")])
        made.add("country", place.get("country"))
        _dates(made, view.get("date"))
        for claim in view.get("claims") or ():
            self._prove(made, claim)
        return made

    def _article(self, report: Json) -> "EntityProxy":
        made = self._make("Article", "report", str(report["id"]))
        made.add("title", report.get("title") or f"{report.get('source') or ''} {report['id']}".strip())
        made.add("publisher", report.get("source"))
        made.add("publishedAt", report.get("published"))
        made.add("sourceUrl", report.get("url"))
        made.add("notes", f"SHA-256 of the text: {report['sha256']}" if report.get("sha256") else None)
        return made

    def _organization(self, party: Party) -> "EntityProxy":
        actor = party.actor
        assert actor is not None
        made = self._make("PublicBody" if actor.kind in _STATE_KINDS else "Organization", "actor", actor.id)
        made.add("name", actor.en)
        made.add("weakAlias", party.name)
        made.add("classification", actor.kind)
        made.add("country", actor.country)
        return made

    def _person(self, view: Json, victim: Json) -> "EntityProxy":
        made = self._make("Person", "person", str(view["id"]), str(victim["name"]))
        made.add("name", str(victim["name"]))
        made.add("gender", _GENDERS.get(str(victim.get("sex"))))
        made.add("position", victim.get("role"))
        return made

    def _link(self, view: Json, role: str, name: str, subject: str) -> "EntityProxy":
        """The link of somebody to an event, proven by the claims that give the name in that role."""
        made = self._make("UnknownLink", "link", str(view["id"]), role, name)
        made.add("subject", subject)
        made.add("object", self._id("event", str(view["id"])))
        made.add("role", role)
        _dates(made, view.get("date"))
        wanted = {"author": "perpetrators", "target": "targets"}.get(role, "victims")
        for claim in view.get("claims") or ():
            said = [value for value in claim["values"] if value["field"] == wanted and value["modality"] in _TOLD]
            hits = [value for value in said if name in {value["value"].get("actor_id"), value["value"].get("name")}]
            if hits:
                self._prove(made, claim)
                made.add("status", sorted({str(value["modality"]) for value in hits}))
        return made

    def _prove(self, made: "EntityProxy", claim: Json) -> None:
        report = claim["report"]
        made.add("proof", self._id("report", str(report["id"])))
        made.add("publisher", report.get("source"))
        made.add("sourceUrl", report.get("url"))


def _dates(made: "EntityProxy", date: Json | None) -> None:
    """A date no more exact than it is known: a day, a month, a year, or from one day to another."""
    if not date or not date.get("start") or not date.get("end"):
        return
    letters = _PRECISIONS.get(str(date.get("precision")), 10)
    start, end = date["start"][:letters], date["end"][:letters]
    if start == end:
        made.add("date", start)
    else:
        made.add("startDate", start)
        made.add("endDate", end)


def write(rows: Iterator[Mapping[str, Any]], out: BinaryIO, told: Told) -> Written:
    """Write the entities of incidents. Raises ImportError without the library ``followthemoney``."""
    maker, count = _Maker(told.collection_id), 0
    for view in rows:
        count += 1
        for entity in maker.entities(view):
            out.write(neutral.json_line(entity.to_dict()).encode("utf8") + b"\n")
    return Written(count)
