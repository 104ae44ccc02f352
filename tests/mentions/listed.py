"""The examples and counter-examples of word-list entries as test cases, and a short way to read a sentence."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import tawthiq
from tawthiq.lang.ar.language import load
from tawthiq.model.report import Report
from tawthiq.rules.compile import read_list
from tawthiq.rules.lexicon import Hits
from tawthiq.text.prepare import Prepared, prepare

PACKAGE = Path(tawthiq.__file__).parent
LANGUAGE = load()


class Case(NamedTuple):
    """One example: the entry it belongs to, the text, and the whole row of the YAML."""

    entry: dict[str, Any]
    text: str
    row: dict[str, Any]


def read(text: str, published: dt.date | None = None) -> tuple[Prepared, Hits]:
    """A text prepared and scanned."""
    doc = prepare(Report("test", text, published), LANGUAGE)
    return doc, LANGUAGE.lexicon.scan(doc.tokens)


def cases(path: str, key: str) -> list[Any]:
    """The ``examples`` or ``never`` rows of a list as pytest parameters with the entry's id."""
    return [
        pytest.param(Case(entry, row["text"], row), id=f"{entry['id']}-{number}")
        for entry in read_list(PACKAGE / path)
        for number, row in enumerate(entry.get(key, ()))
    ]


def without_example(path: str) -> Iterator[str]:
    """Entries that say who or what they are but show no example."""
    for entry in read_list(PACKAGE / path):
        if not entry.get("examples") and not {"role", "needs", "letters"} & entry.keys():
            yield entry["id"]
