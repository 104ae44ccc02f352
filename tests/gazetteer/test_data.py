"""The committed tables: what a wrong row would break without anyone seeing it."""

import re
import unicodedata
from pathlib import Path

import pytest

from tawthiq.gazetteer import tables
from tawthiq.gazetteer.build import DATA, collect_words
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.tables import Row, distance_km

ROWS = tables.collect(DATA)
BY_ID = {row.id: row for row in ROWS} | {alias: row for row in ROWS for alias in row.aliases}
OVERLAY = sorted((DATA / "overlay").glob("*.tsv"))
TABLES = sorted(DATA.rglob("*.tsv"))
UNWANTED = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff]")
PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0\u06c1\u06be\u06d2]")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_code_points(path: Path) -> None:
    text = path.read_text("utf8")
    assert unicodedata.is_normalized("NFC", text)
    assert not UNWANTED.findall(text)


@pytest.mark.parametrize("path", OVERLAY, ids=lambda path: path.name)
def test_persian_letters_stay_out_of_the_overlay(path: Path) -> None:
    rows = [line for line in path.read_text("utf8").splitlines() if PERSIAN.search(line)]
    assert [row for row in rows if row.split("\t")[-1] not in {"IR", "AF", "PK", "IQ"}] == []


def test_identifiers_are_unique() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_lineages_end_in_the_country() -> None:
    lines = tables.lineage(ROWS)
    wrong = [row.id for row in ROWS if row.kind != "country" and lines[row.id][-1:] != [row.country]]
    assert [ident for ident in wrong if BY_ID[ident].country in BY_ID] == []


def test_no_place_encloses_itself() -> None:
    for row in ROWS:
        seen, at = {row.id}, BY_ID.get(row.parent)
        while at is not None:
            assert at.id not in seen, row.id
            seen.add(at.id)
            at = BY_ID.get(at.parent)


def test_parents_of_the_overlay_exist_and_are_of_the_same_country() -> None:
    wrong = [row.id for row in ROWS if row.by_hand and row.parent and BY_ID[row.parent].country != row.country]
    assert wrong == []


@pytest.mark.parametrize("path", OVERLAY, ids=lambda path: path.name)
def test_rows_lie_in_their_country(path: Path) -> None:
    """Roughly: within the country's half extents, or by a town of it."""
    towns: dict[str, list[Row]] = {}
    for row in ROWS:
        if row.id.startswith("gn:"):
            towns.setdefault(row.country, []).append(row)
    for ident, kind, _, _, _, lat, lon, _, code in tables.table(path):
        country = BY_ID[code]
        point = (float(lat), float(lon))
        inside = (
            abs(point[0] - country.lat) * 111 < country.height * 1.5
            and distance_km(country.lat, point[1], country.lat, country.lon) < country.width * 1.5
        )
        assert kind in RADIUS
        if kind == "region":  # seas and lands across borders
            continue
        far = not inside and not any(distance_km(*point, t.lat, t.lon) < 120 for t in towns.get(code, ()))
        assert not far, f"{ident} is not in {code}"


def test_a_place_lies_by_its_parent() -> None:
    """A wrong parent or a slip of a degree shows as a distance."""
    wrong = []
    for row in ROWS:
        parent = BY_ID.get(row.parent)
        if row.by_hand and parent is not None and parent.kind != "country" and row.kind not in {"river", "region"}:
            gap = distance_km(row.lat, row.lon, parent.lat, parent.lon)
            if gap > 2.2 * parent.radius + 25:
                wrong.append((row.id, parent.id, round(gap)))
    assert [entry for entry in wrong if entry[0] != "eg:bahariya"] == []  # an oasis far out in Giza's desert


def test_every_table_is_read() -> None:
    read = {"countries.tsv", "admin1.tsv", "cities.tsv", "traps.tsv", "words.tsv", "arabic_names.tsv"}
    assert {path.name for path in TABLES} - {path.name for path in OVERLAY} == read


def test_words_are_of_known_roles() -> None:
    roles = {role for role, *_ in collect_words(DATA)}
    assert roles == {
        "head", "near", "in", "on", "from", "to", "between", "joining", "away", "unit", "dir", "dirdef", "land",
        "homeland", "force", "starter", "skip", "stop", "nation",
    }  # fmt: skip
