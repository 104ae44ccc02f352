"""FollowTheMoney: read by its own loader, valid by its own schema."""

import datetime as dt
import io
import json
from typing import Any

import pytest
import views

from tawthiq.exports.told import Told

ftm = pytest.importorskip("followthemoney", reason="needs followthemoney")


def entities(*incidents: dict[str, Any], collection: str = "t") -> list[Any]:
    """The entities as the library's loader reads them back, each valid by its schema."""
    from tawthiq.exports.ftm import write

    out = io.BytesIO()
    done = write(iter(incidents), out, Told("Test", collection, dt.datetime(2024, 1, 1, tzinfo=dt.UTC)))
    assert done.rows == len(incidents)
    found = []
    for line in out.getvalue().decode("utf8").splitlines():
        proxy = ftm.model.get_proxy(json.loads(line), cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        found.append(proxy)
    return found


def authored(*claims: tuple[str, str, str]) -> dict[str, Any]:
    """An incident of the coalition's, told by claims of (id, outlet, modality)."""
    made = [
        views.claim(
            name,
            views.value("perpetrators", {"name": "التحالف", "actor_id": "us-coalition"}, modality=modality),
            outlet=outlet,
        )
        for name, outlet, modality in claims
    ]
    victims = [{"name": "فلان الفلاني", "fate": "killed", "role": None, "age": 30, "sex": None, "kin": None}]
    return views.incident(type="air_strike", by="التحالف:us-coalition", killed=1, claims=made, victims=victims)


def by_schema(found: list[Any], schema: str) -> list[Any]:
    return [each for each in found if each.schema.name == schema]


def test_an_incident_is_an_event_with_its_reports_parties_and_persons() -> None:
    found = entities(authored(("c1", "وكالة المدار", "asserted"), ("c2", "أفق العرب", "hedged")))
    (event,), (actor,), (person,) = (by_schema(found, name) for name in ("Event", "Organization", "Person"))
    assert event.get("recordId") == ["i1"]
    assert event.get("date") == ["2023-01-21"]
    assert event.get("country") == ["sy"]
    assert set(event.get("involved")) == {actor.id, person.id}
    assert set(event.get("proof")) == {each.id for each in by_schema(found, "Article")}
    assert set(event.get("publisher")) == {"وكالة المدار", "أفق العرب"}
    assert actor.get("name") == ["Global Coalition against IS (US-led)"]
    assert person.get("name") == ["فلان الفلاني"]


def test_a_role_is_proven_by_the_claims_that_give_it() -> None:
    incident = authored(("c1", "وكالة المدار", "hedged"))
    incident["claims"].append(views.claim("c3", outlet="أفق العرب"))
    found = entities(incident)
    (link,) = [each for each in by_schema(found, "UnknownLink") if each.get("role") == ["author"]]
    assert link.get("publisher") == ["وكالة المدار"]
    assert link.get("sourceUrl") == ["https://example.org/c1"]
    assert link.get("status") == ["hedged"]


def test_every_reference_leads_to_an_entity_of_the_file() -> None:
    found = entities(authored(("c1", "وكالة المدار", "asserted")))
    ids = {each.id for each in found}
    named = {value for each in found for name, value in each.itervalues() if name.type.name == "entity"}
    assert named
    assert named <= ids


def test_reports_and_actors_stand_once() -> None:
    one = authored(("c1", "وكالة المدار", "asserted"))
    found = entities(one, {**one, "id": "i2"})
    assert len(by_schema(found, "Event")) == 2
    assert len(by_schema(found, "Article")) == len(by_schema(found, "Organization")) == 1


def test_ids_are_the_same_at_every_export_and_another_collection_s_are_others() -> None:
    made = authored(("c1", "وكالة المدار", "asserted"))
    first, again, other = entities(made), entities(made), entities(made, collection="u")
    assert [each.id for each in first] == [each.id for each in again]
    assert not {each.id for each in first} & {each.id for each in other}


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (views.date("2023-05-01", "2023-05-31", "month"), {"date": ["2023-05"]}),
        (views.date("2023-01-01", "2023-12-31", "year"), {"date": ["2023"]}),
        (
            views.date("2023-05-11", "2023-05-20", "part_of_month"),
            {"startDate": ["2023-05-11"], "endDate": ["2023-05-20"]},
        ),
        (None, {}),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(date: dict[str, Any] | None, shown: dict[str, list[str]]) -> None:
    (event,) = by_schema(entities(views.incident(date=date)), "Event")
    assert {name: event.get(name) for name in ("date", "startDate", "endDate") if event.get(name)} == shown
