"""Whole reports annotated for training: kept as offsets, and whole again where the reports are at hand."""

import json
from types import ModuleType

import pytest
from eval_scripts import EVAL, script
from shared import FOLDER, needs_shared

TRAIN = EVAL / "gold" / "incidents" / "train.jsonl"


@pytest.fixture(scope="module")
def packing() -> ModuleType:
    """``eval/pack_incidents.py`` as a module."""
    return script("pack_incidents")


ROW = {
    "id": "r1",
    "incidents": [
        {
            "key": "i1",
            "mentions": ["قتل ثلاثة في قصف على بلدة المثال"],
            "type": "shelling",
            "place": {"name": "المثال", "country": "SY", "lat": None, "lon": None, "radius_km": 5},
            "perpetrators": [],
            "sources": ["الدفاع المدني"],
        }
    ],
    "statements": [],
}
TEXT = "قال الدفاع المدني أمس: قتل ثلاثة في قصف على بلدة المثال."


def test_packing_and_unpacking_give_the_same(packing: ModuleType) -> None:
    packed = packing.packed(TEXT, ROW)
    assert "الدفاع" not in json.dumps(packed, ensure_ascii=False)
    whole = packing.unpacked(TEXT, packed)
    assert whole["incidents"][0]["mentions"] == ROW["incidents"][0]["mentions"]  # type: ignore[index]
    assert whole["incidents"][0]["place"]["name"] == "المثال"
    assert whole["incidents"][0]["sources"] == ["الدفاع المدني"]


def test_a_mention_that_the_text_lacks_is_refused(packing: ModuleType) -> None:
    with pytest.raises(packing.PackError, match="no mention"):
        packing.packed("نص آخر لا صلة له", ROW)


def test_another_text_is_refused(packing: ModuleType) -> None:
    packed = packing.packed(TEXT, ROW)
    with pytest.raises(packing.PackError, match="not the one annotated"):
        packing.unpacked(TEXT + " ", packed)


def test_no_words_are_kept() -> None:
    assert not any("\u0600" <= letter <= "\u06ff" for letter in TRAIN.read_text("utf8"))


@needs_shared
def test_the_kept_reports_are_whole_again(packing: ModuleType) -> None:
    texts = {row["id"]: packing.full_text(row) for row in packing.read(FOLDER / "corpus" / "unlabelled.jsonl")}
    rows = list(packing.read(TRAIN))
    assert len(rows) == len({row["report"] for row in rows}) > 200
    for row in rows:
        text = texts[row["report"]]
        for incident in packing.unpacked(text, row)["incidents"]:
            assert all(quote in text for quote in incident["mentions"])
