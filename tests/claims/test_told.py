"""How the words around a count limit what it says of an incident."""

import datetime as dt

import pytest

from tawthiq import read
from tawthiq.model.values import Range

DAY = dt.date(2016, 5, 12)


def toll(text: str, field: str = "killed") -> list[Range | None]:
    """The range of a field by incident, in order."""
    return [incident.casualties.get(field) for incident in read(text, published=DAY).incidents]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        # two fates in one number
        ("سقط عدد من القتلى والجرحى في قصف مدفعي على مدينة دوما أمس.", "killed", Range(2, None)),
        ("سقط عدد من القتلى والجرحى في قصف مدفعي على مدينة دوما أمس.", "injured", Range(2, None)),
        # an earlier toll is not a rival
        (
            "قتل 15 شخصا في تفجير سيارة مفخخة وسط بغداد أمس.\nوكانت حصيلة سابقة للتفجير أشارت إلى مقتل 8 أشخاص.",
            "killed",
            Range(15, 15),
        ),
        # those who died since are in the toll that rose, and are the toll where no other is told
        (
            "ارتفع عدد قتلى القصف على مدينة دوما إلى خمسة مدنيين، بعد وفاة اثنين من الجرحى متأثرين بإصابتهما.",
            "killed",
            Range(5, 5),
        ),
        (
            "مقتل سبعة مدنيين بالقصف المدفعي على مدينة دوما أمس، بعد وفاة جريحين آخرين في المشفى.",
            "killed",
            Range(7, 7),
        ),
        # the time between those who did it and whom they took
        ("خطف مسلحون مجهولون، مساء أمس، الطبيب من أمام عيادته في مدينة دوما.", "abducted", Range(1, 1)),
        # at least from one voice, the bare number from another
        (
            "قالت الشرطة إن 20 شخصا على الأقل قتلوا في تفجير ببغداد أمس.\nوقال مصدر طبي إن التفجير أدى إلى مقتل 20.",
            "killed",
            Range(20, None),
        ),
    ],
)
def test_the_words_around_a_count_limit_it(text: str, field: str, expected: Range) -> None:
    assert toll(text, field) == [expected]


def test_a_number_that_names_a_unit_is_no_toll() -> None:
    assert toll("قتل خمسة جنود من الكتيبة 21 حرس حدود في هجوم مسلح قرب مدينة أجدابيا أمس.") == [Range(5, 5)]
