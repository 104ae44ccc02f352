"""What a language brings to the text layer."""

from collections.abc import Sequence
from typing import Protocol

from tawthiq.text.tokens import Token


class Language(Protocol):
    """A language as the text layer needs it; the implementations live in :mod:`tawthiq.lang`."""

    code: str

    def repair(self, tokens: list[Token]) -> list[Token]:
        """Join tokens of one word that was broken up on purpose, where the joined word is known."""

    def ends_sentence(self, tokens: Sequence[Token], index: int) -> bool:
        """True where the full stop at ``index`` ends a sentence, False after an abbreviation or initial."""

    def clause_starts(self, tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, str]]:
        """Where clauses begin in the sentence of tokens ``first`` to ``last`` (exclusive).

        Pairs of a token index and what opens the clause there (``and``, ``relative``, ``content``, ``participle``,
        ``result``, ``quote``, ``attribution``, ``subordinate``, ``resume``); the first is ``(first, "start")``.
        """
