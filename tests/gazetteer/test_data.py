"""The committed tables: what a wrong row would break without anyone seeing it."""

import re
import unicodedata
from pathlib import Path

import pytest

from tawthiq.gazetteer import unite
from tawthiq.gazetteer.build import DATA, collect_words
from tawthiq.gazetteer.importers import overlay
from tawthiq.gazetteer.kinds import RADIUS
from tawthiq.gazetteer.rows import Row
from tawthiq.gazetteer.tables import distance_km

ROWS = unite.collect(DATA)
BY_ID = {row.id: row for row in ROWS} | {alias: row for row in ROWS for alias in row.aliases}
OVERLAY = sorted((DATA / "overlay").glob("*.yml"))
TABLES = sorted([*DATA.rglob("*.tsv"), *OVERLAY])
UNWANTED = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff]")
PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0\u06c1\u06be\u06d2]")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_code_points(path: Path) -> None:
    text = path.read_text("utf8")
    assert unicodedata.is_normalized("NFC", text)
    assert not UNWANTED.findall(text)


@pytest.mark.parametrize("path", OVERLAY, ids=lambda path: path.name)
def test_persian_letters_stay_out_of_the_overlay(path: Path) -> None:
    written = [row for row in overlay.rows(path) if any(PERSIAN.search(name.text) for name in row.names)]
    assert [row.id for row in written if row.country not in {"IR", "AF", "PK", "IQ"}] == []


def test_identifiers_are_unique() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_lineages_end_in_the_country() -> None:
    lines = unite.lineage(ROWS)
    wrong = [row.id for row in ROWS if row.kind != "country" and lines[row.id][-1:] != [row.country]]
    assert [ident for ident in wrong if BY_ID[ident].country in BY_ID] == []


def test_no_place_encloses_itself() -> None:
    for row in ROWS:
        seen, waiting = set[str](), list(row.parents)
        while waiting:
            at = BY_ID.get(waiting.pop())
            if at is not None and at.id not in seen:
                assert at.id != row.id
                seen.add(at.id)
                waiting += at.parents


def test_parents_of_the_overlay_exist_and_are_of_the_same_country() -> None:
    wrong = [row.id for row in ROWS if row.by_hand for parent in row.parents if BY_ID[parent].country != row.country]
    assert wrong == []


@pytest.mark.parametrize("path", OVERLAY, ids=lambda path: path.name)
def test_rows_lie_in_their_country(path: Path) -> None:
    """Roughly: within the country's half extents, or by a town of it."""
    towns: dict[str, list[Row]] = {}
    for row in ROWS:
        if row.id.startswith("gn:"):
            towns.setdefault(row.country, []).append(row)
    for place in overlay.rows(path):
        country = BY_ID[place.country]
        assert place.lat is not None
        assert place.lon is not None
        point = (place.lat, place.lon)
        inside = (
            abs(point[0] - country.lat) * 111 < country.height * 1.5
            and distance_km(country.lat, point[1], country.lat, country.lon) < country.width * 1.5
        )
        assert place.kind in RADIUS
        if place.kind in {"region", "river"}:  # seas and lands across borders
            continue
        far = not inside and not any(distance_km(*point, t.lat, t.lon) < 120 for t in towns.get(place.country, ()))
        assert not far, f"{place.id} is not in {place.country}"


def test_a_place_lies_by_its_parent() -> None:
    """A wrong parent or a slip of a degree shows as a distance."""
    wrong = []
    for row in ROWS:
        parent = BY_ID.get(row.parents[0]) if row.parents else None
        if row.by_hand and parent is not None and parent.kind != "country" and row.kind not in {"river", "region"}:
            gap = distance_km(row.lat or 0, row.lon or 0, parent.lat or 0, parent.lon or 0)
            if gap > 2.2 * (parent.radius or RADIUS[parent.kind]) + 25:
                wrong.append((row.id, parent.id, round(gap)))
    assert [entry for entry in wrong if entry[0] != "eg:bahariya"] == []  # an oasis far out in Giza's desert


def test_every_table_is_read() -> None:
    read = {"countries.tsv", "admin1.tsv", "cities.tsv", "traps.tsv", "words.tsv", "arabic_names.tsv", "everyday.tsv"}
    assert {path.name for path in TABLES} - {path.name for path in OVERLAY} == read


def test_words_are_of_known_roles() -> None:
    roles = {role for role, *_ in collect_words(DATA)}
    assert roles == {
        "head", "near", "in", "on", "from", "to", "between", "joining", "away", "unit", "dir", "dirdef", "land",
        "homeland", "force", "says", "starter", "skip", "stop", "nation", "undoes",
    }  # fmt: skip
