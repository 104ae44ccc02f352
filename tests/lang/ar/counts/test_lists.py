"""The lists of counts: each entry finds its examples and leaves its counter-examples alone."""

from pathlib import Path
from typing import Any

import pytest

from tawthiq.lang.ar.language import FOLDER, load
from tawthiq.model.report import Report
from tawthiq.rules.compile import read_list
from tawthiq.rules.lexicon import Hit
from tawthiq.text.fold import fold_word
from tawthiq.text.prepare import prepare

LISTS = ("fates", "people", "quantifiers")
FATES = {"killed", "injured", "missing", "detained", "abducted", "displaced"}


def rows(key: str) -> list[Any]:
    """The examples or counter-examples of all entries as parameters."""
    return [
        pytest.param(name, entry["id"], row, id=f"{entry['id']}-{number}")
        for name in LISTS
        for entry in read_list(Path(FOLDER) / f"{name}.yml")
        for number, row in enumerate(entry.get(key, ()))
    ]


def hits_of(name: str, entry: str, text: str) -> list[Hit]:
    """Where an entry stands in a text."""
    doc = prepare(Report("test", text), load())
    return [hit for hit in load().lexicon.scan(doc.tokens).of(name) if hit.entry.id == entry]


@pytest.mark.parametrize(("name", "entry", "row"), rows("examples"))
def test_example(name: str, entry: str, row: dict[str, str]) -> None:
    found = [fold_word(row["text"][hit.start : hit.end]) for hit in hits_of(name, entry, row["text"])]
    assert fold_word(row["find"]) in found


@pytest.mark.parametrize(("name", "entry", "row"), rows("never"))
def test_counter_example(name: str, entry: str, row: dict[str, str]) -> None:
    assert hits_of(name, entry, row["text"]) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_has_both(name: str) -> None:
    bare = [e["id"] for e in read_list(Path(FOLDER) / f"{name}.yml") if not e.get("examples") or not e.get("never")]
    assert bare == []


def test_every_fate_is_one_of_the_contract() -> None:
    assert {entry["fate"] for entry in read_list(Path(FOLDER) / "fates.yml")} <= FATES
