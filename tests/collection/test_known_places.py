"""Where known records lie, and who their actors are, by the project's own lists."""

import pytest

from tawthiq.collection.known.actors import Actors
from tawthiq.collection.known.coded import Coded
from tawthiq.collection.known.places import Places
from tawthiq.gazetteer.index import Gazetteer
from tawthiq.lang import ar


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(ar.load(), Gazetteer.open(), "SY")


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors(ar.load(), Gazetteer.open())


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Military Forces of Turkey (2016-)", "tr-forces"),
        ("Russian Military", "ru-forces"),
        ("U.S.-led Coalition", "us-coalition"),
        ("Global Coalition Against the Islamic State", "us-coalition"),
        ("Islamic State (Syria)", "is"),
        ("Government of Syria", "syaf"),
        ("Israeli Military", "idf"),
        ("Syrian Democratic Forces", "sdf"),
        ("قوات سوريا الديمقراطية", "sdf"),
        ("التحالف الدولي", "us-coalition"),
        ("Unidentified Armed Group (Syria)", None),
        ("Civilians (Syria)", None),
    ],
)
def test_names_of_data_sets_are_actors_of_the_list(actors: Actors, name: str, actor: str | None) -> None:
    assert actors.id_of(name) == actor


def test_a_name_in_either_script_is_the_gazetteer_s_place(places: Places) -> None:
    arabic = places.place(Coded("1", None, None, places=("مدينة سرمدا",)))
    english = places.place(Coded("2", None, None, places=("Sarmada, Idlib",)))
    assert arabic
    assert english
    assert arabic["gazetteer_id"] == english["gazetteer_id"]
    assert arabic["precision"] == "town"


def test_a_coded_point_is_believed_before_a_namesake(places: Places) -> None:
    found = places.place(Coded("1", None, None, places=("سرمدا",), lat=33.5, lon=36.3))
    assert found
    assert (found["lat"], found["lon"], found["gazetteer_id"]) == (33.5, 36.3, None)
    assert found["country"] == "SY"


def test_a_place_that_is_only_known_by_its_province_is_its_province(places: Places) -> None:
    row = Coded("1", None, None, places=("Idlib",), admin1="Idlib", country="Syria", precision="province")
    found = places.place(row)
    assert found
    assert (found["precision"], found["admin1"]) == ("province", "Idlib")


def test_what_is_nowhere_has_no_place(places: Places) -> None:
    assert places.place(Coded("1", None, None)) is None
