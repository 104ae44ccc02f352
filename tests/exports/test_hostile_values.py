"""Hostile words in every format of the field: nothing is run, nothing is hidden, no cell is longer than a cell."""

import csv
import datetime as dt
import io
import json
from importlib import import_module
from typing import Any

import pytest
import views

from tawthiq.exports.told import Told

TABLES = ("acled", "ucdp", "hxl", "bayanat")
HOSTILE = (
    "=HYPERLINK(1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "＝1+1",
    "حادث\u202eelif",
    "ا\x00ب\x1b[31m",
    "\ud800",
    "م" * 40_000,
)
SHOWN_NOWHERE = "\u202e\x00\x1b\u2066"


def hostile(words: str) -> dict[str, Any]:
    """An incident that has the words wherever a report could put them."""
    claims = [
        views.claim("c1", views.value("victims", {"name": words}), outlet=words, source=words),
        views.claim("c2", views.value("perpetrators", {"name": words, "actor_id": "is"}), outlet="وكالة المدار"),
    ]
    place = {**views.SARMIN, "name": words, "name_en": words, "admin1": words}
    victims = [{"name": words, "fate": "killed", "role": words, "age": None, "sex": None, "kin": None}]
    made = views.incident(by=f"{words.replace(':', '').replace('/', '')}:is", killed=2, claims=claims, victims=victims)
    return {**made, "place": place, "sentence_en": words, "sentence_ar": words, "grade_reason": words}


def written(name: str, words: str) -> bytes:
    out = io.BytesIO()
    told = Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC), language="en")
    done = import_module(f"tawthiq.exports.{name}").write(iter([hostile(words)]), out, told)
    assert done.rows == 1
    return out.getvalue()


@pytest.mark.parametrize("words", HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_a_table_is_run_hidden_or_too_long(name: str, words: str) -> None:
    text = written(name, words).decode("utf8")
    assert not set(SHOWN_NOWHERE) & set(text)
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        for cell in row:
            assert cell.lstrip()[:1] not in {"=", "+", "@", "＝"}
            assert len(cell.encode("utf-16-le")) // 2 <= 32_767
            if cell.startswith("-"):
                float(cell)  # only numbers begin so


@pytest.mark.parametrize("words", HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_no_line_of_followthemoney_hides_anything(words: str) -> None:
    pytest.importorskip("followthemoney", reason="needs followthemoney")
    text = written("ftm", words).decode("utf8")
    assert not set(SHOWN_NOWHERE) & set(text)
    assert all(json.loads(line)["schema"] for line in text.splitlines())


def test_what_is_cut_is_told() -> None:
    out = io.BytesIO()
    told = Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC), language="en")
    done = import_module("tawthiq.exports.acled").write(iter([hostile("م" * 40_000)]), out, told)
    assert "cells were longer than a cell can be" in done.lessened[0]
