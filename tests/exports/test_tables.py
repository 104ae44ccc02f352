"""CSV, JSONL, Parquet and GeoJSON: columns, rebuilding, hostile words, and the programs that open them."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import made_views as made
import pytest

from tawthiq.exports import FORMATS, neutral
from tawthiq.exports.columns import COLUMNS, INCIDENTS, LIST_SIGN
from tawthiq.exports.rows import claims_of, evidence_of

VIEWS = [made.view("i1"), made.view("i2", date=None, place=None, best={}, casualties={}), made.hostile()]


def written(form: str, rows: Any = None, **told: Any) -> bytes:
    out = io.BytesIO()
    FORMATS[form].writer()(iter(VIEWS if rows is None else rows), out, made.told(**told))
    return out.getvalue()


def lines(data: bytes) -> list[dict[str, str]]:
    csv.field_size_limit(1_000_000)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_an_incident_in_the_documented_columns() -> None:
    first = lines(written("csv"))[0]
    assert list(first) == [column.name for column in INCIDENTS]
    assert (first["id"], first["type"], first["type_ar"]) == ("i1", "shelling", "قصف")
    assert (first["date_start"], first["lat"], first["place_precision"]) == ("2024-02-28", "35.904", "town")
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == ("3", "4", "5")
    assert (first["other_counts"], first["perpetrators_hedged"]) == ("injured_medics 2+", "قوات النظام")
    assert (first["outlets"], first["hedged"], first["inferred"]) == ("وكالة السهل", "false", "")


def test_what_is_not_told_is_empty_and_not_zero() -> None:
    second = lines(written("csv"))[1]
    assert {second[name] for name in ("date_start", "place", "lat", "killed_low", "killed_best")} == {""}


def test_lists_stand_in_a_cell_with_the_arabic_sign() -> None:
    two = [{"name": "سوق", "kind": "market"}, {"name": "منزل", "kind": "home"}]
    row = lines(written("csv", [made.view(targets=two)]))[0]
    assert row["targets"] == f"سوق{LIST_SIGN}منزل"


@pytest.mark.parametrize("what", ["claims", "evidence"])
def test_claims_and_evidence_name_who_said_it_and_where(what: str) -> None:
    rows = claims_of(made.view()) if what == "claims" else evidence_of(made.view())
    row = lines(written("csv", list(rows), what=what))[0]
    assert list(row) == [column.name for column in COLUMNS[what]]  # type: ignore[index]
    assert (row["incident"], row["claim"], row["source"]) == ("i1", "r1-0-1", "الدفاع المدني")
    assert (row["outlet"], row["published"], row["sha256"]) == ("وكالة السهل", "2024-02-29", "a" * 64)
    assert row["killed" if what == "claims" else "value"] == "3"


def test_a_claim_says_what_it_does_not_assert() -> None:
    doubted = made.value("killed", {"min": 2, "max": None}, "قتيلان على الأقل", modality="hedged", basis="inferred")
    row = lines(written("csv", list(claims_of(made.view("i", made.claim(doubted)))), what="claims"))[0]
    assert row["killed"] == "2+ (hedged, inferred)"


def test_jsonl_rebuilds_the_same_incidents_and_shows_no_control() -> None:
    data = written("jsonl")
    assert [json.loads(line) for line in data.decode().splitlines()] == VIEWS
    assert not [c for c in data.decode() if not c.isprintable() and c != "\n"]


def test_parquet_rebuilds_the_same_incidents_and_has_typed_columns(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "i.parquet"
    path.write_bytes(written("parquet"))
    table = pq.read_table(path)
    assert [json.loads(record) for record in table["record"].to_pylist()] == VIEWS
    first = table.to_pylist()[0]
    assert first["date_start"] == dt.date(2024, 2, 28)
    assert (first["killed_high"], first["hedged"], first["targets"]) == (5, False, ["السوق الشعبي"])
    notes = json.loads(table.schema.metadata[b"tawthiq"])
    assert ["attribution", "Places: GeoNames (geonames.org), CC BY 4.0"] in [note[:2] for note in notes]


def test_parquet_writes_more_rows_than_a_group_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("tawthiq.exports.parquet.ROWS", 2)
    file = pq.ParquetFile(io.BytesIO(written("parquet")))
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (3, 2)


def test_duckdb_opens_csv_and_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for form in ("csv", "parquet"):
        path = tmp_path / f"i.{form}"
        path.write_bytes(written(form, [made.view("i1"), made.view("i2", place=None)]))
        rows = duckdb.sql(f"SELECT id, date_start, killed_low, lat FROM '{path}' ORDER BY id").fetchall()
        assert rows == [("i1", dt.date(2024, 2, 28), 3, 35.904), ("i2", dt.date(2024, 2, 28), 3, None)]


def test_geojson_has_points_with_radius_and_none_where_nothing_is_known() -> None:
    made_of = json.loads(written("geojson", [made.view("i1"), made.view("i2", place=None)]))
    one, other = made_of["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [36.725, 35.904]}
    assert (one["properties"]["radius_km"], one["properties"]["area"]) == (5.0, False)
    assert (other["geometry"], other["properties"]["area"]) == (None, None)
    assert made_of["tawthiq"]["notes"]


@pytest.mark.parametrize("precision", ["subdistrict", "district", "province", "region", "country"])
def test_what_is_known_only_roughly_is_an_area_and_no_pin(precision: str) -> None:
    feature = json.loads(written("geojson", [made.view(place=made.place(precision=precision))]))["features"][0]
    assert feature["properties"]["area"] is True
    assert feature["properties"]["place_precision"] == precision


def test_geopandas_opens_geojson(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = tmp_path / "i.geojson"
    path.write_bytes(written("geojson"))
    frame = geopandas.read_file(path)
    assert list(frame["id"]) == ["i1", "i2", "ih"]
    assert list(frame.geometry.isna()) == [False, True, False]


@pytest.mark.parametrize("form", ["csv", "parquet", "geojson"])
def test_hostile_words_are_neutral_in_every_column(form: str) -> None:
    data = written(form, [made.hostile()])
    cells = [word for word in _cells(form, data) if word]
    assert len(cells) > 20
    for word in cells:
        assert neutral.plain(word) == word
        assert word.lstrip()[:1] not in set("=+-@\t\r")


def test_a_cell_longer_than_any_program_takes_is_cut_and_whole_in_the_evidence() -> None:
    out = io.BytesIO()
    done = FORMATS["csv"].writer()(iter([made.hostile()]), out, made.told())
    row = lines(out.getvalue())[0]
    assert row["targets"].endswith(neutral.CUT)
    assert len(row["targets"]) == neutral.MOST
    assert any(line.startswith("targets: 1 ") for line in done.lessened)
    parts = [row for row in evidence_of(made.hostile()) if row["field"] == "killed"]
    assert [row["part"] for row in parts] == ["1/2", "2/2"]
    assert "".join(row["words"] for row in parts) == f"-{'ط' * 40_000}"


def _cells(form: str, data: bytes) -> list[str]:
    if form == "csv":
        return list(lines(data)[0].values())
    if form == "geojson":
        return _strings(json.loads(data)["features"][0]["properties"])
    pq = pytest.importorskip("pyarrow.parquet")
    row = pq.read_table(io.BytesIO(data)).to_pylist()[0]
    return _strings({name: value for name, value in row.items() if name != "record"})


def _strings(row: dict[str, Any]) -> list[str]:
    nested = [one for value in row.values() for one in (value if isinstance(value, list) else [value])]
    return [one for one in nested if isinstance(one, str)]


def test_claims_in_jsonl_are_the_contracts_with_their_incident() -> None:
    view = made.view()
    data = written("jsonl", claims_of(view), what="claims")
    assert [json.loads(line) for line in data.splitlines()] == [{"incident": "i1", **view["claims"][0]}]
