"""Guards of word-list entries: what may not stand beside a word, for it to mean what its entry says.

An entry may have ``unless_next``, ``unless_prev`` (words that make it something else), ``unless_near`` (words that do
so within a few words either side), ``needs_any`` (one of these must stand within a few words) and ``needs`` (what must
follow each of its forms, or ``*`` any of them).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tawthiq.rules.lexicon import Hit
from tawthiq.text.fold import fold_word
from tawthiq.text.tokens import Token

_QUOTES: Final = frozenset({'"', "'", "(", "/"})
_REACH: Final = 8  # tokens either side in which ``needs_any`` and ``unless_near`` look
_SHORT: Final = 2  # letters of a word that can have none joined to its front
_NONE: Final[frozenset[str]] = frozenset()
_FOLDED: Final[dict[tuple[str, str, str], frozenset[str]]] = {}


def words_of(hit: Hit, key: str) -> frozenset[str]:
    """The folded words of one key of an entry."""
    listed = hit.entry.data.get(key)
    if not listed:
        return _NONE
    name = (hit.entry.list, hit.entry.id, key)
    found = _FOLDED.get(name)
    if found is None:
        found = _FOLDED[name] = frozenset(fold_word(str(word)) for word in listed)
    return found


def stands(tokens: Sequence[Token], hit: Hit) -> bool:
    """True where nothing around a hit says that it means something else."""
    data = hit.entry.data
    if "unless_next" in data and following(tokens, hit.last) in words_of(hit, "unless_next"):
        return False
    if "unless_prev" in data and _bare(preceding(tokens, hit.first)) & words_of(hit, "unless_prev"):
        return False
    if "unless_near" in data and _near(tokens, hit, "unless_near"):
        return False
    return "needs_any" not in data or _near(tokens, hit, "needs_any")


def _near(tokens: Sequence[Token], hit: Hit, key: str) -> bool:
    """True where one of the words of a key stands within a few words of a hit."""
    wanted = words_of(hit, key)
    near = tokens[max(0, hit.first - _REACH) : hit.last + _REACH]
    return any(_bare(token.form) & wanted for token in near if token.kind == "word")


def following(tokens: Sequence[Token], index: int) -> str:
    """The word at ``index``, or past a quotation mark there; the empty string at the end."""
    if index < len(tokens) and tokens[index].form in _QUOTES:
        index += 1
    return tokens[index].form if index < len(tokens) else ""


def preceding(tokens: Sequence[Token], index: int) -> str:
    """The word before ``index``, or before a quotation mark there; the empty string at the beginning."""
    index -= 1
    if index >= 0 and tokens[index].form in _QUOTES:
        index -= 1
    return tokens[index].form if index >= 0 else ""


def _bare(word: str) -> frozenset[str]:
    """A word, and the word without the letters that may be joined to its front."""
    if len(word) > _SHORT and word[0] in "وفبل":
        return frozenset({word, word[1:]})
    return frozenset({word})


def followed_as_needed(tokens: Sequence[Token], hit: Hit, needs: Mapping[str, Any]) -> bool:
    """True unless the entry asks for a certain word after this form, and another stands there."""
    form = tokens[hit.first].form[len(hit.clitics) :]
    wanted = needs.get(form, needs.get("*"))
    if wanted is None:
        return True
    near = {token.form for token in tokens[hit.last - 1 : hit.last + 2 * _REACH]}
    return any(fold_word(str(word)) in near for word in wanted)
