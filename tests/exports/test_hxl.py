"""HXL: read, and validated, by OCHA's own library."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
import views

from tawthiq.exports.hxl import COLUMNS, write
from tawthiq.exports.told import Told

hxl = pytest.importorskip("hxl", reason="needs libhxl")


def dataset(tmp_path: Path, *incidents: dict[str, Any]) -> Any:
    out = io.BytesIO()
    done = write(iter(incidents), out, Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    assert done.rows == len(incidents)
    path = tmp_path / "incidents.csv"
    path.write_bytes(out.getvalue())
    return hxl.data(str(path), hxl.InputOptions(allow_local=True))


def test_libhxl_reads_the_tags_and_the_values(tmp_path: Path) -> None:
    made = views.incident(type="shelling", by="قوات النظام:syaf", killed=(3, 5), counts={"killed_children": 2})
    data = dataset(tmp_path, made)
    assert data.display_tags == [tag for _, tag, _ in COLUMNS]
    (row,) = list(data)
    assert row.get("#event+type+code") == "shelling"
    assert (row.get("#affected+killed-min-max"), row.get("#affected+killed+max-children")) == ("3", "5")
    assert row.get("#affected+killed+children") == "2"
    assert row.get("#group+name+first") == "Syrian government forces"
    assert (row.get("#country+code"), row.get("#adm1+name"), row.get("#adm3+name")) == (
        "SYR",
        "Idlib",
        "Sarmin Subdistrict",
    )
    assert (row.get("#geo+lat"), row.get("#date+start")) == ("35.9039", "2023-01-21")


def test_libhxl_s_validator_finds_no_errors(tmp_path: Path) -> None:
    found: list[Any] = []
    data = dataset(tmp_path, views.incident(killed=2), views.incident(id="i2", date=None, place=None))
    schema = hxl.schema(None, callback=found.append)
    assert schema.validate(data)
    assert not found


def test_the_validator_would_find_a_wrong_date(tmp_path: Path) -> None:
    found: list[Any] = []
    schema = hxl.schema(None, callback=found.append)
    broken = views.incident(date=views.date("the 40th of May"))
    schema.validate(dataset(tmp_path, broken))
    assert found


def test_the_tags_are_those_of_ocha_for_acled_and_ucdp() -> None:
    ocha = {
        "#event+code",
        "#event+type",
        "#group+name+first",
        "#group+name+second",
        "#region+name",
        "#country+name",
        "#country+code",
        "#adm1+name",
        "#adm2+name",
        "#adm3+name",
        "#loc+name",
        "#geo+lat",
        "#geo+lon",
        "#date+start",
        "#date+end",
        "#affected+killed",
        "#meta+source",
    }
    assert ocha <= {tag for _, tag, _ in COLUMNS}
