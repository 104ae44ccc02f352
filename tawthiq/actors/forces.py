"""Forces and authorities: a noun (القوات، طيران، وزارة الداخلية), what describes it, and whose it is."""

from collections.abc import Iterator
from typing import Final

from tawthiq.actors.directory import Directory
from tawthiq.actors.guard import stands
from tawthiq.actors.spotted import Reading, Spotted
from tawthiq.actors.words import letters
from tawthiq.rules.lexicon import Hit
from tawthiq.rules.rule import rule

_LONGEST: Final = 7  # steps from a noun to its owner
_FROM: Final = "من"
_PARTS: Final = frozenset({"force.soldiers", "force.policemen", "force.craft", "force.aeroplane"})
_CRAFT: Final = frozenset({"force.craft", "force.aeroplane"})
_HEDGED_REACH: Final = 3  # tokens between a craft and the hedge about it


class _Chain:
    """The walk from a head noun over what describes it to its owner."""

    def __init__(self, reading: Reading, head: Hit) -> None:
        self.reading = reading
        self.head = head
        self.at = self.last = head.last
        self.state: str | None = head.entry.data.get("state")
        self.kind: str = head.entry.data["kind"]
        self.alone = bool(head.entry.data.get("alone"))
        self.owner: Hit | None = None
        self.nation: Hit | None = None
        self.loyal = False
        self.of_owner = False
        self.described = head.last > head.first + 1

    def walk(self) -> None:
        """Follow the words until an owner is found or nothing more belongs to the noun."""
        for _ in range(_LONGEST):
            start = self.reading.opened(self.at)
            if self._owner(start) or (start == self.at and self._nation(start)):
                return
            if start == self.at and (self._inner() or self._filler() or self._belonging() or self._from()):
                continue
            return

    def _owner(self, index: int) -> bool:
        """A listed name ends the walk: طيران | التحالف."""
        hit = self.reading.bare("actors", index)
        if hit is None or not stands(self.reading.tokens, hit):
            return False
        self.owner = hit
        self.last = hit.last
        return True

    def _nation(self, index: int) -> bool:
        """A state's adjective ends the walk, with the describing words after it: القوات | الروسية الخاصة."""
        hit = self.reading.bare("nationalities", index)
        if hit is None or self.state is None:
            return False
        self.nation = hit
        self.at = self.last = hit.last
        while self._filler():
            pass
        return True

    def _inner(self) -> bool:
        """A second noun of the kind: قوات | الشرطة."""
        hit = self.reading.bare("forces", self.at)
        if hit is None or "role" in hit.entry.data:
            return False
        data = hit.entry.data
        if self._definite(self.head.first, len(self.head.clitics)) and not self._definite(hit.first, 0):
            return False  # another noun: أسقطت القوات | طائرة
        self.state = data.get("state", self.state)
        if "state" in data:
            self.kind = data["kind"]
        self.alone = self.alone or bool(data.get("alone"))
        self.described = self.described or bool(data.get("alone"))
        self.at = self.last = hit.last
        return True

    def _definite(self, index: int, clitics: int) -> bool:
        """True for a word with the article."""
        return self.reading.form(index)[clitics:].startswith(("ال", "لل"))

    def _filler(self) -> bool:
        """A describing word: القوات | الجوية."""
        hit = self.reading.bare("forces", self.at)
        if hit is None or hit.entry.data.get("role") != "filler":
            return False
        self.at = self.last = hit.last
        self.described = True
        return True

    def _belonging(self) -> bool:
        """تابعة ل، موالية ل: what follows is the owner."""
        word = self.reading.form(self.at)
        if word not in letters("forces", "force.owned") and word not in letters("forces", "force.loyal"):
            return False
        hit = self.reading.hits.at("actors", self.at + 1)
        if hit is not None and hit.first == self.at + 1 and hit.clitics == "ل":
            self.owner, self.last = hit, hit.last
            self.loyal, self.of_owner = word in letters("forces", "force.loyal"), True
            self.at = self.reading.total
            return True
        head = self.reading.hits.at("forces", self.at + 1)
        if head is None or head.first != self.at + 1 or head.clitics != "ل" or "role" in head.entry.data:
            return False
        inner = _Chain(self.reading, head)
        inner.walk()
        if inner.owner is None and inner.nation is None and not inner.alone:
            return False
        self.owner, self.nation = inner.owner, inner.nation
        self.state = self.state if word in letters("forces", "force.loyal") else inner.state
        self.last, self.kind, self.loyal, self.of_owner = (
            inner.last,
            inner.kind,
            word in letters("forces", "force.loyal"),
            True,
        )
        self.at = self.reading.total
        return True

    def _from(self) -> bool:
        """عناصر | من | تنظيم داعش: a part of a listed party."""
        if self.reading.form(self.at) != _FROM or not self.head.entry.data.get("owns"):
            return False
        after = self.reading.opened(self.at + 1)
        named = self.reading.bare("actors", after)
        if named is not None and named.entry.data.get("needs") == "head" and not named.entry.data.get("speaks"):
            return False  # مجموعة من | الشباب: the name wants its own noun before it
        if named is None and not self._named_after(after):
            return False
        self.at += 1
        return True

    def _named_after(self, index: int) -> bool:
        """A noun for a party, or two, with a listed name right after it."""
        for _ in range(2):
            head = self.reading.bare("forces", index)
            if head is None:
                return False
            index = self.reading.opened(head.last)
            if self.reading.bare("actors", index) is not None:
                return True
        return False


@rule(
    "actor.force",
    "a noun for a force or authority with the state or the listed party it belongs to",
    examples=(
        ("شنت القوات الجوية الروسية غارات", "القوات الجوية الروسية"),
        ("طيران التحالف العربي", "طيران التحالف العربي"),
    ),
    never=("قوة الإعصار",),
)
def forces(reading: Reading, actors: Directory) -> Iterator[Spotted]:
    """Every force or authority of the text that has an owner, or stands for a known one (الجيش)."""
    for hit in reading.hits.of("forces"):
        if "role" in hit.entry.data or not stands(reading.tokens, hit):
            continue
        chain = _Chain(reading, hit)
        chain.walk()
        found = _spotted(chain, actors)
        if found is not None:
            yield found
            yield from _second_nation(chain, actors)


def chain_end(reading: Reading, at: int, clitics: str) -> int:
    """The token after the force that begins at ``at`` with these proclitics, or ``at``."""
    head = reading.hits.at("forces", at)
    if head is None or head.first != at or head.clitics != clitics or "role" in head.entry.data:
        return at
    chain = _Chain(reading, head)
    chain.walk()
    if chain.owner is None and chain.nation is None and not chain.alone:
        return at
    return reading.closed(at, chain.last)


def _spotted(chain: _Chain, actors: Directory) -> Spotted | None:
    """What the walk found, or None where the noun is nobody's."""
    reading, head = chain.reading, chain.head
    last = reading.closed(head.first, chain.last)
    found = Spotted(
        head.first,
        last,
        head.start,
        reading.tokens[last - 1].end,
        None,
        chain.kind,
        "actor.force",
        clitics=head.clitics,
    )
    found.passing = head.entry.id in _PARTS
    if chain.of_owner and head.entry.id in _CRAFT:
        return None  # a weapon with its owner: the owner is an actor by itself
    if chain.owner is not None:
        data = chain.owner.entry.data
        if not chain.loyal:
            found.actor_id = data.get("actor") or (
                chain.owner.entry.id if "resolve" not in data and "refers" not in data else None
            )
            found.data = data
        found.side = data.get("side")
        found.kind = data.get("kind") or found.kind
        return found
    if chain.nation is not None and chain.state is not None:
        state = "forces" if chain.loyal else chain.state
        actor = actors.of_state(chain.nation.entry.data["country"], state)
        found.actor_id = actor.id if actor else None
        return found
    definite = reading.form(head.first)[len(head.clitics) :].startswith(("ال", "ل"))
    if not chain.alone or not (definite or chain.described):
        return None
    if definite and reading.form(chain.last).startswith("ال") and reading.bare("actors", chain.last) is None:
        relative = reading.form(chain.last) in letters("forces", "force.relative")
        if relative or reading.hits.at("triggers", chain.last) is not None:
            found.state = chain.state
        elif chain.last == head.first + 1 and reading.bare("states", chain.last) is None:
            found.last = chain.last + 1
            found.end = reading.tokens[chain.last].end
        return found
    found.state = chain.state
    return found


def _second_nation(chain: _Chain, actors: Directory) -> Iterator[Spotted]:
    """القوات الأمريكية | والعراقية: the adjective alone stands for the second force."""
    if chain.nation is None or chain.state is None:
        return
    hit = chain.reading.hits.at("nationalities", chain.last)
    if hit is None or hit.first != chain.last or hit.clitics != "و":
        return
    if chain.reading.form(hit.first)[1:3] != "ال":
        return
    actor = actors.of_state(hit.entry.data["country"], chain.state)
    if actor is not None:
        yield Spotted(hit.first, hit.last, hit.start, hit.end, actor.id, chain.kind, "actor.force", clitics="و")


@rule(
    "actor.adjective",
    "a state's adjective of an attack stands for its forces",
    examples=(("قتل ثلاثة في غارة جوية أمريكية", "أمريكية"),),
    never=("ارتفعت صادرات القمح الأمريكية",),
)
def adjectives(reading: Reading, actors: Directory) -> Iterator[Spotted]:
    """غارة جوية | أمريكية."""
    for hit in reading.hits.of("nationalities"):
        if hit.clitics:
            continue
        at = hit.first - 1
        while at >= 0 and _is_filler(reading, at):
            at -= 1
        before = reading.hits.at("forces", at) if at >= 0 else None
        if before is None or before.last != at + 1 or before.entry.data.get("role") != "attack":
            continue
        actor = actors.of_state(hit.entry.data["country"], "forces")
        if actor is not None:
            yield Spotted(hit.first, hit.last, hit.start, hit.end, actor.id, "armed_forces", "actor.adjective")


@rule(
    "actor.hedged-adjective",
    "a state's adjective that a hedge gives to a craft or an attack stands for its forces",
    examples=(("استهدفت مسيّرة يُعتقد أنها تركية سيارة", "تركية"), ("غارة يرجح أنها إسرائيلية", "إسرائيلية")),
    never=("امرأة يعتقد أنها تركية", "سيارة مسيرة يعتقد السكان بأن التركية لغتها"),
)
def hedged_adjectives(reading: Reading, actors: Directory) -> Iterator[Spotted]:
    """مسيّرة يُعتقد أنها | تركية."""
    for hit in reading.hits.of("nationalities"):
        if hit.clitics or not reading.form(hit.first - 1).startswith(("انه", "بانه")):
            continue
        hedge = reading.hits.at("hedges", hit.first - 1)
        if hedge is None or hedge.last != hit.first or not _attacks(reading, hedge.first):
            continue
        actor = actors.of_state(hit.entry.data["country"], "forces")
        if actor is not None:
            yield Spotted(hit.first, hit.last, hit.start, hit.end, actor.id, "armed_forces", "actor.hedged-adjective")


def _attacks(reading: Reading, at: int) -> bool:
    """True right after a word for a craft or an attack."""
    for index in range(at - 1, max(-1, at - 1 - _HEDGED_REACH), -1):
        hit = reading.hits.at("forces", index)
        if hit is not None and (hit.entry.data.get("role") == "attack" or hit.entry.id in _CRAFT):
            return True
        if hit is None or hit.entry.data.get("role") != "filler":
            return reading.hits.at("weapons", index) is not None
    return False


def _is_filler(reading: Reading, index: int) -> bool:
    hit = reading.bare("forces", index)
    return hit is not None and hit.entry.data.get("role") == "filler"
