"""Names in Latin letters: one key for the ways one name is written, other keys for other names."""

import pytest

from tawthiq.gazetteer.latin import consonant_keys, latin_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kafr Ghān", "Kafr Ghan"),
        ("Al-Ḩasakah", "Al Hasakeh"),
        ("ash-Shaykh Ḩadīd", "Sheikh Hadid"),
        ("Ar-Raqqa", "Raqqah"),
        ("Daraa", "Dar'a"),
        ("Zaytoun", "Zeitun"),
        ("Qal`at", "Kalaat"),
        ("Idlib District", "Idlib"),
        ("Nāḩiyat Sarmīn", "Sarmin"),
        ("Abul Thohur", "Abu Thohur"),
        ("Rasm Elabyad", "Rasm al Abyad"),
        ("Eastern Tal", "Tal Sharqi"),
        ("Basira (Basira)", "Basira"),
    ],
)
def test_ways_of_writing_share_a_key(one: str, other: str) -> None:
    assert latin_key(one) == latin_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hama", "Homs"),
        ("Khan", "Kan"),
        ("Upper Kafr", "Lower Kafr"),
        ("Salqin", "Sarqin"),
        ("Nasr", "An Nasriyah"),
        ("Shih", "Sih"),
        ("Aleppo", "Leppo"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert latin_key(one) != latin_key(other)


def test_a_word_of_units_alone_is_the_name() -> None:
    assert latin_key("Markaz") == "markaz"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Kafr Takharim", "كفر تخاريم"),
        ("Thahabiyeh", "ذهبية"),
        ("Dhahabiyah", "الذهبية"),
        ("Abul Thohur", "أبو الظهور"),
        ("Big Madneh", "مدنة كبيرة"),
        ("Wadi Eloyoun", "وادي العيون"),
        ("Yarmuk", "اليرموك"),
        ("Tawahin", "الطواحين"),
        ("Kherbet Hassun", "خربة حسون"),
        ("Sheikh Hadid", "شيخ الحديد"),
    ],
)
def test_latin_and_arabic_letters_share_consonants(latin: str, arabic: str) -> None:
    assert consonant_keys(latin) & consonant_keys(arabic)


@pytest.mark.parametrize(("latin", "arabic"), [("Kafr Takharim", "كفر تعال"), ("Little Madneh", "مدنة كبيرة")])
def test_other_names_share_none(latin: str, arabic: str) -> None:
    assert not consonant_keys(latin) & consonant_keys(arabic)


def test_a_name_of_other_letters_has_no_key() -> None:
    assert latin_key("Москва") == ""
    assert consonant_keys("Москва") == {""}
