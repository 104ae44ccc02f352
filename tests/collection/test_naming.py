"""Namings of one person and of two."""

import itertools

import pytest

from tawthiq.collection.naming import Named, group, one_name, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد أحمد الزيتوني", "محمد احمد الزيتونى"),
        ("محمد أحمد الزيتوني", "محمد الزيتوني"),
        ("عبد الرحمن بن سالم", "عبدالرحمن سالم"),
        ("عبد الله القمحاوي", "عبدالله قمحاوي"),
        ("نصر الله الحقلي", "نصرالله الحقلي"),
        ("أبو خالد محمود السنبلي", "محمود السنبلي"),
        ("سامي أبو قنديل", "سامي ابو قنديل"),
        ("أبي بكر الحقلي", "أبو بكر الحقلي"),
        ("الشهيد إبراهيم القمحاوي", "ابراهيم القمحاوي"),
        ("عمر أبو سنبلة", "عمر أحمد عمر أبو سنبله"),
        ("فاطمة القنديلي", "فاطمه القندلي"),
    ],
)
def test_spellings_and_missing_names_are_one(one: str, other: str) -> None:
    assert one_name(one, other)
    assert one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد الزيتوني", "أحمد الزيتوني"),
        ("محمد علي الزيتوني", "محمد أحمد الزيتوني"),
        ("حسن القمحاوي", "حسين القمحاوي"),
        ("أبو خالد محمود السنبلي", "أبو أحمد محمود السنبلي"),
        ("أبو محمد الحقلي", "أبو محمد القمحاوي"),
        ("الزيتوني", "محمد الزيتوني"),
        ("محمد أحمد", "أحمد محمد"),
    ],
)
def test_other_people_stay_others(one: str, other: str) -> None:
    assert not one_name(one, other)
    assert not one_name(other, one)


def people(*namings: Named) -> list[set[str]]:
    return [{namings[at].name for at in person} for person in group(namings)]


def test_the_fullest_name_comes_first() -> None:
    namings = [Named("الزيتوني"), Named("محمد الزيتوني"), Named("محمد أحمد سالم الزيتوني")]
    assert group(namings) == [[2, 1, 0]]


def test_one_family_name_and_two_people() -> None:
    found = people(Named("محمد الزيتوني"), Named("سعاد الزيتوني"), Named("الزيتوني"))
    assert sorted(map(sorted, found)) == [["الزيتوني"], ["سعاد الزيتوني"], ["محمد الزيتوني"]]


def test_a_name_that_fits_two_stands_for_itself_and_is_one_however_often_it_is_told() -> None:
    namings = [Named("محمد علي الزيتوني"), Named("محمد أحمد الزيتوني"), Named("محمد الزيتوني"), Named("محمد الزيتوني")]
    assert sorted(len(person) for person in group(namings)) == [1, 1, 2]


def test_age_and_sex_keep_apart() -> None:
    assert len(group([Named("نور القمحاوي", age=7), Named("نور القمحاوي", age=41)])) == 2
    assert len(group([Named("نور القمحاوي", sex="female"), Named("نور القمحاوي", sex="male")])) == 2
    assert len(group([Named("نور القمحاوي", age=7), Named("نور القمحاوي", age=8, sex="female")])) == 1


def test_the_order_changes_nothing() -> None:
    namings = [
        Named("محمد أحمد الزيتوني"),
        Named("محمد الزيتوني", age=30),
        Named("الزيتوني"),
        Named("سعاد القنديل"),
        Named("محمد الزيتوني", age=60),
    ]
    found = {
        frozenset(frozenset((order[at].name, order[at].age) for at in person) for person in group(order))
        for order in itertools.permutations(namings)
    }
    assert len(found) == 1


@pytest.mark.parametrize("name", ["", "؟", "أبو", "عبد", "بن", "X Y", "12"])
def test_any_text_is_taken(name: str) -> None:
    assert words_of(name).kunya == ""
    assert group([Named(name), Named("محمد الزيتوني")])
