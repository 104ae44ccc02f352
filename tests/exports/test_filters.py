"""Which incidents a filter lets through: asked of the database and of the view."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import made_views as made
import pytest

from tawthiq.collection.collection import Collection
from tawthiq.collection.orm import Incident, Review
from tawthiq.exports.asked import filter_of
from tawthiq.exports.filters import Filter, FilterError
from tawthiq.exports.selected import incidents
from tawthiq.gazetteer.index import Gazetteer

GAZETTEER = Gazetteer.open()


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made_of = Collection.create(tmp_path_factory.mktemp("kept") / "c", name="تجربة")
    market = made.place("سوق سرمين", precision="exact", gazetteer_id=None, admin1="Idlib", within=[])
    rows = [
        made.view("early", date=made.date("2023-01-05"), grade="weak", type="air_strike"),
        made.view("long", date=made.date("2023-01-20", "2023-02-10", precision="range"), place=market),
        made.view("late", date=made.date("2024-02-28"), type="arrest", place=None, casualties={}, perpetrators=[]),
        made.view(
            "undated",
            date=None,
            place=made.place("حي السبيل", gazetteer_id="gn:170063", admin1="Aleppo", admin2=None, within=[]),
        ),
    ]
    for row in rows:
        day = {"first_day": None, "last_day": None}
        if row["date"]:
            day = {"first_day": row["date"]["start"], "last_day": row["date"]["end"]}
        more = {"type": row["type"], "grade": row["grade"], "view": row, "country": "SY"}
        Incident(id=row["id"], **day, **more).save(using=made_of.db)
    Incident(id="gone", type="arrest", merged_into_id="late", view={}).save(using=made_of.db)
    Incident(id="gone-before", type="arrest", merged_into_id="gone", view={}).save(using=made_of.db)
    decided = {"original": {"grade": "weak"}, "decision": {"grade": "fair"}, "person": "مراجعة", "at": made.AT}
    Review(subject_kind="incident", subject="early", field="grade", **decided).save(using=made_of.db)
    Review(subject_kind="incident", subject="late", field="type", undone_at=made.AT, **decided).save(using=made_of.db)
    yield made_of
    made_of.close()


def found(collection: Collection, **said: Any) -> list[str]:
    asked = [(f"--{name.rstrip('_').replace('_', '-')}", value) for name, value in said.items()]
    return [row["id"] for row in incidents(collection, filter_of(asked, GAZETTEER))]


def test_nothing_asked_is_everything_in_the_order_of_time_undated_last(collection: Collection) -> None:
    assert found(collection) == ["early", "long", "late", "undated"]


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ({"from": "2023-02-10", "to": "2023-12-31"}, ["long"]),
        ({"from": "2023-02-11"}, ["late"]),
        ({"to": "2023-01-19"}, ["early"]),
        ({"type": ["strike"]}, ["early", "long", "undated"]),
        ({"type": ["air_strike", "arrest"]}, ["early", "late"]),
        ({"grade": ["weak"]}, ["early"]),
        ({"review": "reviewed"}, ["early"]),
        ({"review": "unreviewed"}, ["long", "late", "undated"]),
        ({"id": ["early", "late"]}, ["early", "late"]),
        ({"id": ["gone-before"]}, ["late"]),
        ({"killed_min": 3}, ["early", "long", "undated"]),
        ({"killed_min": 4}, []),
        ({"actor": ["syaf"]}, ["early", "long", "undated"]),
        ({"actor": ["syaf"], "role": "target"}, []),
        ({"actor": ["الدفاع المدني"], "role": "source", "type": ["arrest"]}, ["late"]),
        ({"source": ["وكالة السهل"], "grade": ["weak"]}, ["early"]),
        ({"source": ["sy-civil-defence"], "id": ["late"]}, ["late"]),
        ({"source": ["وكالة أخرى"]}, []),
        ({"place": ["SY.12"]}, ["early", "long"]),
        ({"place": ["إدلب"]}, ["early", "long"]),
        ({"place": ["Idlib"]}, ["early", "long"]),
        ({"place": ["سرمين"]}, ["early"]),
        ({"place": ["sy"]}, ["early", "long", "undated"]),
        ({"place": ["سوريا"], "to": "2023-01-19"}, ["early"]),
        ({"place": ["حي السبيل"]}, ["undated"]),
        ({"place": ["SY.12", "gn:170063"]}, ["early", "long", "undated"]),
    ],
)
def test_a_filter_finds(collection: Collection, said: dict[str, Any], ids: list[str]) -> None:
    assert found(collection, **said) == ids


def test_a_part_of_an_actor_is_found_by_the_whole() -> None:
    brigade = made.view(perpetrators=[{"name": "الحرس الجمهوري", "actor_id": "sy-republican-guard", "hedged": False}])
    asked = filter_of([("--actor", ["syaf"]), ("--role", "perpetrator")], None)
    other = filter_of([("--actor", ["idf"]), ("--role", "perpetrator")], None)
    assert asked.meets(brigade)
    assert not other.meets(brigade)
    assert not asked.meets(made.view(perpetrators=[]))


def test_an_actor_that_came_after_another_is_no_part_of_it() -> None:
    group = made.view(perpetrators=[{"name": "داعش", "actor_id": "is", "hedged": False}])
    assert filter_of([("--actor", ["is"])], None).meets(group)
    assert not filter_of([("--actor", ["alqaeda-iraq"])], None).meets(group)


def test_what_a_place_lies_in_counts_by_what_the_report_tells() -> None:
    told = made.place("مزارع", gazetteer_id=None, admin1=None, admin2=None)  # within: Idlib's countryside
    assert filter_of([("--place", ["SY.12"])], GAZETTEER).meets(made.view(place=told))
    assert not filter_of([("--place", ["SY.09"])], GAZETTEER).meets(made.view(place=told))


def test_whom_a_source_is_quoted_through_is_a_source() -> None:
    chain = {"name": "طبيب", "actor_id": None, "kind": "medical", "via": [{"name": "وكالة النبأ", "actor_id": None}]}
    asked = filter_of([("--source", ["وكاله النبأ"])], None)
    assert asked.meets(made.view("i", made.claim(source=chain)))
    assert not asked.meets(made.view())


def test_an_incident_says_what_it_replaces_and_what_people_decided(collection: Collection) -> None:
    rows = {row["id"]: row for row in incidents(collection, Filter())}
    assert rows["late"]["replaces"] == ["gone", "gone-before"]
    assert rows["early"]["review"]["status"] == "reviewed"
    assert rows["early"]["review"]["decisions"][0]["person"] == "مراجعة"
    assert "review" not in rows["late"]


@pytest.mark.parametrize(
    "said", [("--type", ["قصف"]), ("--grade", ["sure"]), ("--role", "owner"), ("--review", "maybe"), ("--from", "soon")]
)
def test_what_cannot_be_meant_is_refused(said: tuple[str, Any]) -> None:
    with pytest.raises(FilterError):
        filter_of([said], None)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(FilterError):
        Filter(first=dt.date(2024, 1, 2), last=dt.date(2024, 1, 1))


def test_what_was_said_stays_with_the_filter() -> None:
    asked = filter_of([("--type", ["strike", "bomb"]), ("--killed-min", 0), ("--place", None)], None)
    assert asked.said == (("--type", "strike"), ("--type", "bomb"), ("--killed-min", "0"))
    assert asked.killed_min == 0
