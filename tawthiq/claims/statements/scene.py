"""What the finders of statements look at: a report, its mentions, who speaks, and the words of ``statements.yml``."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from tawthiq.claims.attribute import Scopes
from tawthiq.mentions.find import Mentions
from tawthiq.mentions.speakers import Look
from tawthiq.model.mention import Mention
from tawthiq.model.span import Span
from tawthiq.rules.lexicon import Hit
from tawthiq.text.prepare import Clause, Prepared

M = TypeVar("M", bound=Mention)
LIMIT: Final = 400  # characters of a statement's span
_MARKS: Final = frozenset("\"'،,؛;:.()[]-–«»“”… ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int

    def __contains__(self, token: int) -> bool:
        return self.first <= token < self.last


class Scene:
    """A report as statements are looked for in it."""

    def __init__(self, doc: Prepared, mentions: Mentions, voices: Scopes | None = None) -> None:
        self.doc = doc
        self.mentions = mentions
        self.voices = voices
        self.look = Look(doc, mentions.hits, mentions.actors)
        self._hits: Sequence[Hit] = mentions.hits.of("statements")
        self._firsts = [hit.first for hit in self._hits]
        self.denials = [cue for cue in mentions.cues if cue.cue == "denies"]
        self._tokens_of: dict[frozenset[str], list[int]] = {}
        self.periods: dict[tuple[int, int], Any] = {}  # what tawthiq.claims.statements.period found of each stretch

    def form(self, token: int) -> str:
        """The folded letters of a token; empty outside the text."""
        return self.doc.tokens[token].form if 0 <= token < len(self.doc.tokens) else ""

    def forms(self, first: int, last: int) -> list[str]:
        """The folded words of a stretch that may reach over the ends of the text."""
        return [token.form for token in self.doc.tokens[max(0, first) : max(0, last)]]

    def tokens_of(self, words: frozenset[str], within: Stretch | Clause) -> list[int]:
        """The tokens of a stretch with one of some folded words: the report is looked through once for each set."""
        found = self._tokens_of.get(words)
        if found is None:
            found = self._tokens_of[words] = [at for at, token in enumerate(self.doc.tokens) if token.form in words]
        return found[bisect_left(found, within.first) : bisect_left(found, within.last)]

    def words(self, within: Stretch | Clause, *kinds: str) -> Iterator[Hit]:
        """The words of some kinds that begin in a stretch, in order."""
        low = bisect_left(self._firsts, within.first)
        high = bisect_left(self._firsts, within.last, low)
        found = self._hits[low:high]
        return iter([hit for hit in found if hit.entry.data["kind"] in kinds] if found else ())

    def speaker(self, token: int) -> str | None:
        """Who speaks at a token, as written; None for the outlet."""
        voice = self.voices.at(token) if self.voices else None
        return voice.source.name if voice else None

    def witness(self, token: int) -> str | None:
        """Who speaks at a token, where it is somebody other than a newsroom."""
        voice = self.voices.at(token) if self.voices else None
        return voice.source.name if voice and voice.source.kind != "media" else None

    def fits(self, first: int, last: int) -> bool:
        """True where a stretch is short enough for a statement's span."""
        return self.doc.tokens[last - 1].end - self.doc.tokens[first].start <= LIMIT

    def span(self, first: int, last: int) -> Span:
        """The words of a stretch without the marks around them, whole words up to the limit."""
        tokens = self.doc.tokens
        while first + 1 < last and tokens[first].form[0] in _MARKS:
            first += 1
        while last - 1 > first and tokens[last - 1].form[0] in _MARKS:
            last -= 1
        while last - 1 > first and tokens[last - 1].end - tokens[first].start > LIMIT:
            last -= 1
        return self.doc.span(first, last)


def within(found: Iterable[M], stretch: Stretch | Clause) -> list[M]:
    """The mentions that begin in a stretch."""
    return [mention for mention in found if stretch.first <= mention.first < stretch.last]
