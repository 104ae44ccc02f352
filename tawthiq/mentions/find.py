"""``find``: every mention of a report, each finder in its order, since later ones look at what earlier ones took."""

from dataclasses import dataclass

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.lang.ar.language import Arabic
from tawthiq.mentions import actors, counts, cues, persons, places, targets, times, triggers, weapons
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
    found_places = places.find(doc, gazetteer, (timed | _covered(found_actors)).__contains__)
    found_cues, found_hedges = cues.find(doc, hits, language)
    return Mentions(
        hits=hits,
        triggers=[t for t in triggers.find(doc, hits) if t.first not in timed],
        times=found_times,
        counts=found_counts,
        places=found_places,
        actors=found_actors,
        weapons=weapons.find(doc, hits),
        persons=persons.find(doc, hits, language),
        targets=targets.find(doc, hits),
        cues=found_cues,
        hedges=found_hedges,
    )


def _covered(mentions: list[TimeMention] | list[ActorMention]) -> set[int]:
    """The tokens that some mentions cover."""
    return {token for mention in mentions for token in range(mention.first, mention.last)}
