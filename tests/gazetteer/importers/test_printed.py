"""Every word of the heads' list does what its example says, and lets its counter-example be."""

import pytest

from tawthiq.gazetteer.importers import printed
from tawthiq.gazetteer.rows import HEADED, LOCATED


def entries(role: str) -> list[tuple[str, str]]:
    return [(str(entry["example"]), str(entry["counter"])) for entry in printed.words(role)]


@pytest.mark.parametrize(
    ("role", "example", "counter"),
    [(role, *entry) for role in ("administrative", "settled") for entry in entries(role)],
)
def test_a_head_noun_is_taken_off(role: str, example: str, counter: str) -> None:
    assert printed.bare(example, role) == example.partition(" ")[2]
    assert printed.bare(counter, role) is None


@pytest.mark.parametrize(("example", "counter"), entries("never_alone"))
def test_what_is_no_name_alone_wants_its_head_noun(example: str, counter: str) -> None:
    head, _, rest = example.partition(" ")
    kind = "neighbourhood" if head == "حي" else "district"
    found = {name.text: name.guard for name in printed.arabic_names([example], kind, "SY")}
    assert found[rest] == HEADED
    assert {name.text: name.guard for name in printed.arabic_names([counter], "district", "SY")}[counter] == LOCATED


@pytest.mark.parametrize("entry", printed.words("campuses"), ids=lambda entry: str(entry["word"]))
def test_a_campus_says_its_kind(entry: dict[str, str]) -> None:
    assert printed.kind_of_campus([entry["example"]]) == entry["kind"]
    assert printed.kind_of_campus([entry["counter"]]) != entry["kind"]


@pytest.mark.parametrize(("example", "counter"), entries("english_tails"))
def test_the_word_after_an_english_name_is_taken_off(example: str, counter: str) -> None:
    found = [name.text for name in printed.english_names([example], "district")]
    assert found == [example.rpartition(" ")[0], example]
    assert [name.text for name in printed.english_names([f"The {counter}"], "district")] == [f"The {counter}"]


@pytest.mark.parametrize(("example", "counter"), entries("no_place"))
def test_what_is_no_place_is_left_out(example: str, counter: str) -> None:
    assert printed.arabic(example, "SY") == []
    assert printed.arabic(counter, "SY") == [counter]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("مُحافظة  حلب\t", ["محافظة حلب"]),
        ("النبي صموئيل\u200e", ["النبي صموئيل"]),
        ("عبد \ufdf2 آغا", ["عبد الله آغا"]),
        ("العزيزية/الجفرة", ["العزيزية", "الجفرة"]),
        ("الكوم، الخليل", ["الكوم"]),
        ("رحبة (الكولة)", ["رحبة"]),
        ("بعلبك - الهرمل", ["بعلبك - الهرمل"]),
        ("Al Qanawat", []),
        ("حي Qanawat", []),
        ("قرية ١٧ تموز", []),
        ("باریکه", []),
        ("ب", []),
        ("واحد اثنان ثلاثة أربعة خمسة ستة سبعة", []),
    ],
)
def test_arabic_is_told_from_the_rest(text: str, names: list[str]) -> None:
    assert printed.arabic(text, "SY") == names


def test_persian_letters_are_at_home_in_iran() -> None:
    assert printed.arabic("گرمسار", "IR") == ["گرمسار"]
    assert printed.arabic("گرمسار", "SY") == []


def test_a_city_is_not_called_after_its_division() -> None:
    assert [name.text for name in printed.arabic_names(["محافظة طرطوس"], "village", "SY")] == ["طرطوس"]


def test_a_code_is_no_name() -> None:
    assert [name.text for name in printed.english_names(["KAC", "OSKL", "Qamishli Airport"], "airport")] == [
        "Qamishli Airport"
    ]
