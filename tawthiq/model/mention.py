"""A mention: a span read as one thing (a trigger, time, number, place, actor, weapon, person, reporting cue)."""

from dataclasses import dataclass
from typing import Literal

from tawthiq.model.values import Interval, Range

MentionKind = Literal["trigger", "time", "count", "place", "actor", "weapon", "person", "cue", "hedge"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where something stands and which rule read it.

    ``start`` and ``end`` are offsets in the report's text; ``first`` and ``last`` the tokens it covers, ``last``
    exclusive.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str

    @property
    def kind(self) -> MentionKind:
        """Which kind of thing it is; named by each subclass."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """Words that place something on the calendar or the clock."""

    when: Interval

    @property
    def kind(self) -> MentionKind:
        """``time``."""
        return "time"


@dataclass(frozen=True, slots=True)
class CountMention(Mention):
    """A number of people with a fate: ``18 rebels killed``.

    ``noun`` is the folded head noun (``متمردا``), or None; ``part_of`` is the index, among the counts of the report,
    of the larger number this one breaks down; ``labelled_by`` is the rule or word that gave the group.
    """

    number: Range
    fate: str
    group: str
    noun: str | None = None
    part_of: int | None = None
    toll_kind: Literal["new", "cumulative", "initial"] = "new"
    labelled_by: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``count``."""
        return "count"


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """An armed force, group, agency, monitor, ministry, outlet or a described party of that kind.

    ``actor_id`` is None for parties the list does not hold (``مسلحون مجهولون``). ``actor_kind`` is the list's kind.
    """

    actor_id: str | None
    actor_kind: str
    side: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``actor``."""
        return "actor"


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place name, or a chain of them, resolved; ``place`` is the contract's form, ``within`` included."""

    place: dict[str, object]

    @property
    def kind(self) -> MentionKind:
        """``place``."""
        return "place"


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """What was used: ``weapon_id`` of the weapon list, ``implies`` the incident type it makes of a plain attack."""

    weapon_id: str
    implies: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``weapon``."""
        return "weapon"


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A named person with what stands around the name."""

    name: str
    role: str | None = None
    age: int | None = None
    sex: str | None = None
    kin: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``person``."""
        return "person"


@dataclass(frozen=True, slots=True)
class TriggerMention(Mention):
    """A word that says what happened; ``frame`` is the id of its entry, ``voice`` how it stands here."""

    frame: str
    incident_type: str | None
    voice: Literal["active", "passive", "noun"]

    @property
    def kind(self) -> MentionKind:
        """``trigger``."""
        return "trigger"


@dataclass(frozen=True, slots=True)
class CueMention(Mention):
    """A reporting word: a verb of saying, or an "according to"."""

    cue: str

    @property
    def kind(self) -> MentionKind:
        """``cue``."""
        return "cue"


@dataclass(frozen=True, slots=True)
class HedgeMention(Mention):
    """A word that makes what it governs uncertain (``hedged``), denied or unknown."""

    modality: Literal["hedged", "denied", "unknown"]

    @property
    def kind(self) -> MentionKind:
        """``hedge``."""
        return "hedge"
