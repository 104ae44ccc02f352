"""How coded incidents are found again in a collection of their texts: two own-written ones."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from eval_scripts import script

from tawthiq.collection.collection import Collection

known = script("score_known")
SHELLING = "قتل أربعة مدنيين بقصف مدفعي لقوات النظام على مدينة سرمين بريف إدلب صباح اليوم الأحد، بحسب الدفاع المدني."
BOMB = "قتل عنصران من الشرطة بانفجار عبوة ناسفة في مدينة الراعي شمالي حلب أمس السبت، وفق مصدر محلي."


def row(code: str, day: str, place: str, type_: str, text: str) -> dict[str, Any]:
    source = {"source_id": code, "published": "2023-07-09", "text": text, "sha256": sha256(text.encode()).hexdigest()}
    return {
        "incident_code": code,
        "incident_date": day,
        "location_ar": place,
        "strike_type": type_,
        "sources": [source],
    }


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [
        row("A1", "2023-07-09", "سرمين", "Artillery", SHELLING),
        row("A2", "2023-07-09", "سرمين", "Artillery", BOMB),  # its text tells something else: the other's is wrong
        row("A3", "2021-01-02", "الراعي", "Explosion", BOMB),  # another day than its text tells
    ]


def test_right_wrong_and_none_are_told_apart(rows: list[dict[str, Any]], tmp_path: Path) -> None:
    with Collection.create(tmp_path / "collection") as collection:
        known.fill(collection, rows, tmp_path)
        outcomes = list(known.measure(collection, rows))
    assert [one.outcome for one in outcomes] == ["right", "wrong", "none"]
    assert [one.without for one in outcomes] == [False, True, False]
    total = known.summary(outcomes)
    assert (total["right"], total["wrong"], total["none"], total["without"]) == (1, 1, 1, 1)
    assert total["right_share"] == pytest.approx(1 / 3, abs=1e-4)
