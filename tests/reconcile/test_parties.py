"""One entry a party: names that differ only in case, a state and its army, an attacker taken up again."""

import pytest

from tawthiq.model.span import Span
from tawthiq.model.values import Value
from tawthiq.reconcile.parties import one_actor, one_name, parties


def value(name: str, actor_id: str | None = None) -> Value:
    return Value("perpetrators", {"name": name, "actor_id": actor_id}, "asserted", Span.of(name, 0, len(name)), "r")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسلحون مجهولون", "مسلحين مجهولين"),
        ("انتحاري", "انتحاريا"),
        ("مسلحون", "المهاجمون"),
        ("سوق", "سوق مزدحمة"),
        ("زعيم داعش", "زعيم دعاش"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert one_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("مسلحون", "انتحاري"), ("قوات النظام", "قوات المعارضة"), ("مهاجمون", "جنود"), ("", "جنود")],
)
def test_two_names(one: str, other: str) -> None:
    assert not one_name(one, other)


def test_a_state_and_its_army_are_one() -> None:
    assert one_actor("tr-government", "tr-forces")
    assert not one_actor("tr-forces", "tr-police")
    assert not one_actor("tr-forces", "ir-forces")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([("إسرائيلية", "idf"), ("إسرائيل", "il-govt")], "إسرائيل"),
        ([("تركية", "tr-forces"), ("الجيش التركي", "tr-forces")], "الجيش التركي"),
        ([("المهاجمون", None), ("مسلحون", None)], "مسلحون"),
        ([("مسلحون", None), ("مسلحين مجهولين", None)], "مسلحين مجهولين"),
    ],
)
def test_shown_by_its_fullest_noun(names: list[tuple[str, str | None]], shown: str) -> None:
    found = parties([value(*name) for name in names], "perpetrators", {})
    assert [party.name for party in found] == [shown]
