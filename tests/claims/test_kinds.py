"""The type of an incident."""

import pytest

from tawthiq import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence of a bombing names who did it
        ("قتل عشرة أشخاص في تفجير نفذه انتحاري أمام مسجد في مدينة الموصل أمس.", "suicide_attack"),
        ("قتل عشرة أشخاص في تفجير سيارة مفخخة أمام مسجد في مدينة الموصل أمس.", "bombing"),
        # shelling from the air
        ("قصفت طائرات حربية أحياء مدينة دوما صباح أمس وقتلت خمسة مدنيين.", "air_strike"),
        ("قصفت المدفعية أحياء مدينة دوما صباح أمس وقتلت خمسة مدنيين.", "shelling"),
        ("قصفت المدفعية مضادات طائرات في مدينة دوما صباح أمس وقتلت خمسة جنود.", "shelling"),
        # a raid in which people are killed is named after that, one without stays a raid
        ("قتل شاب برصاص قوات الاحتلال خلال اقتحام مخيم جنين فجر أمس.", "attack"),
        ("اقتحمت قوات الاحتلال مخيم جنين فجر أمس وفتشت عددا من المنازل.", "raid"),
    ],
)
def test_the_type_follows_what_was_done_and_by_what(text: str, expected: str) -> None:
    assert [incident.type for incident in read(text, published="2019-03-20").incidents] == [expected]
