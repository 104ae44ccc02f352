"""A mention: a span read as one thing (a trigger, time, number, place, actor, weapon, person, reporting cue)."""

from dataclasses import dataclass
from typing import Literal

from tawthiq.model.values import Interval, Range

MentionKind = Literal[
    "trigger", "time", "count", "place", "actor", "weapon", "person", "cue", "hedge", "target", "source"
]


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
    ``fate_token`` is the token of the word that gave the fate (the verb, verbal noun or noun of people); ``named`` is
    True where the people are told by name or title and not by a number.
    """

    number: Range
    fate: str
    group: str
    noun: str | None = None
    part_of: int | None = None
    toll_kind: Literal["new", "cumulative", "initial"] = "new"
    labelled_by: str | None = None
    fate_token: int | None = None
    named: bool = False

    @property
    def kind(self) -> MentionKind:
        """``count``."""
        return "count"


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """An armed force, group, agency, monitor, ministry, outlet or a described party of that kind.

    ``actor_id`` is None for parties the list does not hold (``مسلحون مجهولون``). ``actor_kind`` is the list's kind.
    ``name`` is the name as a text would give it by itself, where a preposition hides its article (``للتحالف``).
    """

    actor_id: str | None
    actor_kind: str
    side: str | None = None
    name: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``actor``."""
        return "actor"


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place name, or a chain of them, resolved; ``place`` is the contract's form, ``within`` included.

    ``governor`` is how the sentence holds it: ``in`` (``في``, ``ب``, a direction...), ``near``, ``on``, ``from``,
    ``to``, ``of``, ``dateline``, ``bare``; ``locative`` is True where that says where something is; ``scope`` is the
    kind of its most specific part (``country``, ``governorate``, ``town``, ``neighbourhood``, ``site``, ``road``...).
    """

    place: dict[str, object]
    locative: bool = False
    governor: str = "bare"
    scope: str = ""

    @property
    def kind(self) -> MentionKind:
        """``place``."""
        return "place"


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """What was used: ``weapon_id`` of the weapon list, ``implies`` the incident type it makes of a plain attack.

    ``name`` is the weapon by itself where a preposition hides its article (للطائرات: الطائرات).
    """

    weapon_id: str
    implies: str | None = None
    name: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``weapon``."""
        return "weapon"


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A named person with what stands around the name.

    ``fate`` is set where the words say that the person was killed, hurt, held...; ``fate_token`` is the token of the
    trigger that tells it.
    """

    name: str
    role: str | None = None
    age: int | None = None
    sex: str | None = None
    kin: str | None = None
    fate: str | None = None
    fate_token: int | None = None

    @property
    def kind(self) -> MentionKind:
        """``person``."""
        return "person"


@dataclass(frozen=True, slots=True)
class TriggerMention(Mention):
    """A word that says what happened.

    ``frame`` is the id of its entry, ``voice`` how it stands here, ``role`` whether it is the occurrence itself
    (``cause``), its effect on people (``effect``, with its ``fate``) or a word that takes one up (``anaphor``).
    ``weak`` triggers need company: a definite noun, a word that often means something else.
    """

    frame: str
    incident_type: str | None
    voice: Literal["active", "passive", "noun"]
    role: Literal["cause", "effect", "anaphor"] = "cause"
    fate: str | None = None
    shape: str = "word"
    form: str = ""
    definite: bool = False
    suffix: bool = False
    weak: bool = False
    proclitic: str = ""

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


@dataclass(frozen=True, slots=True)
class TargetMention(Mention):
    """A noun for something that is hit, with what describes it; ``target_kind`` is the contract's kind.

    ``people`` is True where it is people who are hit (their number is a :class:`CountMention` of its own); ``name`` is
    the target by itself where a preposition hides its article (للسوق: السوق).
    """

    target_kind: str
    people: bool = False
    name: str | None = None

    @property
    def kind(self) -> MentionKind:
        """``target``."""
        return "target"
