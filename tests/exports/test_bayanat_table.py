"""Bayanat's table: names of its fields, lists as its import reads them."""

import csv
import datetime as dt
import io
from typing import Any

import views

from tawthiq.exports.bayanat import write
from tawthiq.exports.told import Told


def row(**given: Any) -> dict[str, str]:
    out = io.BytesIO()
    done = write(iter([views.incident(**given)]), out, Told("Test", "t", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    assert done.rows == 1
    (found,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf8")))
    return found


def test_an_incident_is_a_bulletin_with_one_event() -> None:
    claims = [views.claim("c1", source="المرصد السوري:sohr"), views.claim("c2", outlet='قناة "الشرق"')]
    found = row(type="shelling", weapons=["artillery"], claims=claims)
    assert found["originid"] == "i1"
    assert found["title_ar"].startswith("في 21 كانون الثاني 2023")
    assert found["sources"] == '"وكالة المدار","قناة \'الشرق\'"'
    assert "المرصد السوري (وكالة المدار, 2023-01-22): كلمات" in found["description"]
    assert (found["events.from_date"], found["events.to_date"], found["events.estimated"]) == (
        "2023-01-21",
        "2023-01-21",
        "false",
    )
    assert (found["geoLocations.lat"], found["geoLocations.lng"]) == ("35.9039", "36.7262")
    assert found["tags"] == '"tawthiq","grade-weak","type-shelling","artillery"'
    assert (found["publish_date"], found["documentation_date"]) == ("2023-01-22", "2024-01-01")
    assert found["status"] == "Machine Created"


def test_a_date_that_is_no_day_or_not_said_is_estimated() -> None:
    assert row(date=views.date("2023-01-01", "2023-01-31", "month"))["events.estimated"] == "true"
    assert row(date=views.date("2023-01-21", basis="inferred"))["events.estimated"] == "true"


def test_titles_fit_the_column() -> None:
    assert len(row(sentence_en="x" * 400)["title"]) == 255


def test_what_is_not_known_is_empty() -> None:
    found = row(place=None, date=None)
    assert (found["geoLocations.lat"], found["events.from_date"], found["locations"]) == ("", "", "")
