"""Where clauses begin in an Arabic sentence."""

from collections.abc import Sequence

from tawthiq.rules.lexicon import Lexicon
from tawthiq.text.tokens import Token


def clause_starts(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Pairs of a token index and what opens the clause there; the first is ``(first, "start")``."""
    return [(first, "start")]
