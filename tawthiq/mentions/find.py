"""``find``: every mention of a report, each finder in its order, since later ones look at what earlier ones took."""

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.actors.directory import Directory, directory
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.lang.ar.language import Arabic
from tawthiq.mentions import actors, counts, cues, persons, places, targets, times, triggers, victims, weapons
from tawthiq.model.mention import (
    ActorMention,
    CountMention,
    CueMention,
    HedgeMention,
    Mention,
    PersonMention,
    PlaceMention,
    TargetMention,
    TimeMention,
    TriggerMention,
    WeaponMention,
)
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one report, each kind in order of the text."""

    hits: Hits
    triggers: list[TriggerMention]
    times: list[TimeMention]
    counts: list[CountMention]
    places: list[PlaceMention]
    actors: list[ActorMention]
    weapons: list[WeaponMention]
    persons: list[PersonMention]
    targets: list[TargetMention]
    cues: list[CueMention]
    hedges: list[HedgeMention]

    def all(self) -> list[Mention]:
        """Every mention, in order of the text."""
        kinds = (
            self.triggers,
            self.times,
            self.counts,
            self.places,
            self.actors,
            self.weapons,
            self.persons,
            self.targets,
            self.cues,
            self.hedges,
        )
        return sorted((mention for kind in kinds for mention in kind), key=lambda m: (m.start, -m.end))


def find(doc: Prepared, language: Arabic, gazetteer: Gazetteer) -> Mentions:
    """All mentions of a prepared report."""
    hits = language.lexicon.scan(doc.tokens)
    found_times = times.find(doc, language)
    found_actors = actors.find(doc, hits, language)
    timed = _covered(found_times)
    found_counts = counts.find(doc, hits, timed.__contains__, language)
    known = directory(language.lexicon)
    found_places = places.find(
        doc,
        gazetteer,
        (timed | _covered(found_actors)).__contains__,
        actors=_countries(found_actors, known),
        home=known.outlet_country(doc.report.source),
    )
    found_cues, found_hedges = cues.find(doc, hits, language)
    elsewhere = timed | _named(found_actors)
    found_triggers = [trigger for trigger in triggers.find(doc, hits) if trigger.first not in elsewhere]
    found_persons = persons.find(doc, hits, language)
    return Mentions(
        hits=hits,
        triggers=found_triggers,
        times=found_times,
        counts=found_counts,
        places=found_places,
        actors=found_actors,
        weapons=weapons.find(doc, hits),
        persons=victims.find(doc, hits, found_persons, found_counts, found_triggers),
        targets=targets.find(doc, hits, found_persons, found_counts),
        cues=found_cues,
        hedges=found_hedges,
    )


def _covered(mentions: list[TimeMention] | list[ActorMention]) -> set[int]:
    """The tokens that some mentions cover."""
    return {token for mention in mentions for token in range(mention.first, mention.last)}


def _named(actors: Iterable[ActorMention]) -> set[int]:
    """The tokens of names of several words: هيئة تحرير الشام tells of no taking."""
    listed = (actor for actor in actors if actor.actor_id and actor.last - actor.first > 1)
    return {token for actor in listed for token in range(actor.first, actor.last)}


def _countries(found: Iterable[ActorMention], known: Directory) -> list[tuple[int, str]]:
    """The first tokens of actors that are of a country, with it; an outlet says nothing of where things happen."""
    rows = []
    for mention in found:
        actor = known.get(mention.actor_id) if mention.actor_id else None
        if actor is not None and actor.country and actor.kind != "media":
            rows.append((mention.first, actor.country))
    return rows
