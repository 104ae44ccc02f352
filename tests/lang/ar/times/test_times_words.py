"""The examples in the lists of time words: each entry is found where it says, and not in its counter-examples."""

from typing import Any

import pytest

from tawthiq.lang.ar.language import FOLDER, load
from tawthiq.rules.compile import read_list
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokenize

ENTRIES = [
    pytest.param(name, entry, id=entry["id"])
    for name in ("times", "times_names")
    for entry in read_list(FOLDER / f"{name}.yml")
]


def found(name: str, entry_id: str, text: str) -> list[str]:
    """The words of a text that the entry is found in."""
    hits = load().lexicon.scan(tokenize(fold(text))).of(name)
    return [text[hit.start : hit.end] for hit in hits if hit.entry.id == entry_id]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_entry(name: str, entry: dict[str, Any]) -> None:
    """Every entry has an example and a counter-example, and both hold."""
    assert entry["examples"]
    assert entry["never"]
    for example in entry["examples"]:
        assert found(name, entry["id"], example["text"]) == [example["find"]]
    for example in entry["never"]:
        assert found(name, entry["id"], example["text"]) == []
