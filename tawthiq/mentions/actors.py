"""Actors of a report: listed names, forces of states, described parties; what open names stand for."""

from collections.abc import Iterable, Iterator
from typing import Final

from tawthiq.actors.directory import Directory, directory
from tawthiq.actors.forces import adjectives, forces, hedged_adjectives
from tawthiq.actors.guard import stands
from tawthiq.actors.near import misspelt
from tawthiq.actors.parties import parties
from tawthiq.actors.scene import Scene
from tawthiq.actors.spotted import Reading, Spotted, past_clitics, restored
from tawthiq.actors.words import letters
from tawthiq.lang.ar.language import Arabic
from tawthiq.model.mention import ActorMention
from tawthiq.rules.lexicon import Hit, Hits
from tawthiq.rules.rule import define, rule
from tawthiq.text.prepare import Prepared

LISTED: Final = define("actor.listed", "a name of the actor list")
CONTEXT: Final = define("actor.by-context", "a name whose owner the country of the report decides (التحالف، النظام)")
REFERS: Final = define("actor.refers", "a definite noun for the party named before it (التنظيم، الحركة)")
BARE: Final = define(
    "actor.bare-force", "a force named without its state: the one named before, or the report's country's"
)

_VERBAL: Final = frozenset({"past", "present"})


def find(doc: Prepared, hits: Hits, language: Arabic) -> list[ActorMention]:
    """All actors of a report in order; none overlap."""
    actors = directory(language.lexicon)
    reading = Reading(doc.tokens, hits)
    scene = Scene(hits, doc.report.published, actors)
    spotted = [
        *_listed(reading),
        *forces(reading, actors),
        *parties(reading),
        *adjectives(reading, actors),
        *hedged_adjectives(reading, actors),
        *_states(reading, actors),
    ]
    spotted.extend(misspelt(reading, language.lexicon, {i for row in spotted for i in range(row.first, row.last)}))
    return list(_resolved(doc, _longest(spotted), scene, actors))


def _listed(reading: Reading) -> Iterator[Spotted]:
    """Names of the list that stand by themselves."""
    for hit in reading.hits.of("actors"):
        data = hit.entry.data
        if not stands(reading.tokens, hit):
            continue
        if data.get("needs") == "head" and not (data.get("speaks") and _reports(reading, hit)):
            continue
        open_name = "resolve" in data or "refers" in data
        yield Spotted(
            hit.first,
            hit.last,
            hit.start,
            hit.end,
            None if open_name else data.get("actor", hit.entry.id),
            data.get("kind", "armed_group"),
            LISTED,
            data=data,
            side=data.get("side"),
            clitics=hit.clitics,
        )


def _reports(reading: Reading, hit: Hit) -> bool:
    """True beside a verb of reporting: الجزيرة | ترصد, ادعى | الحوثي."""
    before, after = reading.hits.at("cues", hit.first - 1), reading.hits.at("cues", hit.last)
    return any(cue is not None and cue.shape in _VERBAL for cue in (before, after))


@rule(
    "actor.state",
    "a state or its capital beside a verb stands for its government",
    examples=(("قصفت تركيا مواقع الحزب", "تركيا"),),
    never=("وقع الانفجار في تركيا",),
)
def _states(reading: Reading, actors: Directory) -> Iterator[Spotted]:
    """تركيا، واشنطن, where a verb stands beside it and nothing says that it is a place."""
    for hit in reading.hits.of("states"):
        if hit.clitics.lstrip("وف") or hit.entry.data.get("role") == "place":
            continue
        if reading.form(hit.first - 1) in letters("forces", "force.away") or not (
            _verb(reading, hit.first - 1) or _verb(reading, hit.last)
        ):
            continue
        actor = actors.of_state(hit.entry.data["country"], "government")
        if actor is not None:
            yield Spotted(hit.first, hit.last, hit.start, hit.end, actor.id, "government", "actor.state")


def _verb(reading: Reading, index: int) -> bool:
    """True for a verb of reporting or of an occurrence at a token."""
    for name in ("cues", "triggers"):
        hit = reading.hits.at(name, index)
        if hit is not None and hit.shape in _VERBAL:
            return True
    return False


def _longest(spotted: Iterable[Spotted]) -> list[Spotted]:
    """Of overlapping stretches the longest, the earlier kind first among equals; in order of the text."""
    taken: set[int] = set()
    kept = []
    for row in sorted(spotted, key=lambda s: -(s.last - s.first)):
        tokens = range(row.first, row.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(row)
    return sorted(kept, key=lambda s: s.first)


def _resolved(doc: Prepared, spotted: list[Spotted], scene: Scene, actors: Directory) -> Iterator[ActorMention]:
    """Mentions, with the open names given to the actor they stand for; those that stand for none are left out."""
    last_of: dict[str, ActorMention] = {}
    for row in spotted:
        if row.actor_id is None and ("resolve" in row.data or "refers" in row.data):
            before = last_of.get(str(row.data.get("refers")))
            chosen = before.actor_id if before else scene.choose(row.data)
            if chosen is None and "refers" in row.data and not row.data.get("keep"):
                continue
            row.actor_id = chosen
            row.rule = row.rule if row.rule != LISTED else (REFERS if before else CONTEXT)
        elif row.actor_id is None and row.state:
            row.actor_id = _of_state(row.state, last_of, scene, actors)
            row.rule = BARE
        mention = _mention(doc, row, actors)
        yield mention
        if mention.actor_id:
            last_of[mention.actor_kind] = mention
            if row.state is None and not row.passing and _is_of_state(mention, actors):
                last_of[f"state:{mention.actor_kind}"] = mention


def _of_state(state: str, last_of: dict[str, ActorMention], scene: Scene, actors: Directory) -> str | None:
    """The force named before that is of this kind, or the one of the report's country."""
    kinds = {"forces": "armed_forces", "police": "police", "government": "government", "intelligence": "intelligence"}
    before = last_of.get(f"state:{kinds.get(state, '')}")
    if before is not None:
        return before.actor_id
    country = scene.country()
    actor = actors.of_state(country, state) if country else None
    return actor.id if actor else None


def _is_of_state(mention: ActorMention, actors: Directory) -> bool:
    """True for the forces, police or government of a state themselves, not a part of them."""
    actor = actors.get(mention.actor_id or "")
    return (
        actor is not None
        and actor.country is not None
        and any(
            own is not None and own.id == actor.id
            for own in (
                actors.of_state(actor.country, state) for state in ("forces", "police", "government", "intelligence")
            )
        )
    )


def _mention(doc: Prepared, row: Spotted, actors: Directory) -> ActorMention:
    actor = actors.get(row.actor_id) if row.actor_id else None
    start = past_clitics(doc.report.text, doc.tokens[row.first], row.start, row.clitics)
    text = doc.report.text[start : row.end]
    bare = text.partition("ـ")[2] if row.clitics and text.startswith(row.clitics) else ""  # لـCNN
    hidden = row.clitics.endswith("ل") and doc.tokens[row.first].form.lstrip("وف").startswith("لل")
    return ActorMention(
        start,
        row.end,
        row.first,
        row.last,
        row.rule,
        row.actor_id,
        actor.kind if actor else row.kind,
        (actor.side if actor else None) or row.side,
        (restored(doc.report.text, start, row.end) if hidden else None) or bare or None,
    )
