"""Small sets of words that finders compare by their letters: the ``letters`` of word-list entries."""

from functools import cache

from tawthiq.lang.ar.language import load
from tawthiq.text.fold import fold_word


@cache
def letters(name: str, entry_id: str) -> frozenset[str]:
    """The folded ``letters`` of an entry; raises KeyError for an entry that is not there."""
    for entry in load().lexicon.entries(name):
        if entry.id == entry_id:
            return frozenset(fold_word(str(word)) for word in entry.data["letters"])
    raise KeyError(f"{name}: no entry {entry_id}")
