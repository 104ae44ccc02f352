"""Who says what, read from short reports of our own."""

from typing import Any

import pytest

import tawthiq

DAY = "2023-07-09"


def incidents(text: str) -> list[dict[str, Any]]:
    """The incidents of a report published on a Sunday in July 2023."""
    found: Any = tawthiq.read(text, published=DAY).to_dict()["incidents"]
    return found  # type: ignore[no-any-return]


def speakers(incident: dict[str, Any]) -> list[str | None]:
    return [claim["source"] and claim["source"]["name"] for claim in incident["claims"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال مصدر طبي إن خمسة أشخاص قتلوا في غارة على مدينة إدلب يوم الجمعة.", "مصدر طبي"),
        ("قتل خمسة أشخاص في غارة على مدينة إدلب يوم الجمعة، بحسب الدفاع المدني.", "الدفاع المدني"),
        ("أعلنت وزارة الداخلية مقتل ثلاثة من عناصر الشرطة في انفجار عبوة ناسفة بمدينة كركوك أمس.", "وزارة الداخلية"),
        ("قتل خمسة أشخاص في غارة على مدينة إدلب يوم الجمعة.", None),  # the outlet's own voice
    ],
)
def test_who_speaks(text: str, speaker: str | None) -> None:
    (incident,) = incidents(text)
    assert speakers(incident) == [speaker]


def test_he_added_goes_on() -> None:
    text = "قال مصدر طبي إن ثلاثة أشخاص قتلوا في قصف على مدينة إدلب أمس. وأضاف أن سبعة آخرين أصيبوا في القصف."
    (incident,) = incidents(text)
    assert speakers(incident) == ["مصدر طبي"]
    assert incident["casualties"]["injured"] == {"min": 7, "max": 7}


def test_rival_tolls_stay_side_by_side() -> None:
    text = (
        "قالت الشرطة العراقية إن سيارة مفخخة انفجرت في مدينة الفلوجة أمس ما أدى إلى مقتل 11 شخصا. "
        "وقال مصدر طبي إن الانفجار أدى إلى مقتل 14 شخصا."
    )
    (incident,) = incidents(text)
    assert incident["casualties"]["killed"] == {"min": 11, "max": 14}
    assert len(incident["claims"]) == 2


def test_a_threat_is_no_incident() -> None:
    assert incidents("هدد التنظيم بشن هجمات جديدة على العاصمة في الأيام المقبلة.") == []


def test_a_condemnation_alone_is_no_incident() -> None:
    assert incidents("أدان مجلس الأمن الدولي الإرهاب بجميع أشكاله، ودعا إلى ضبط النفس.") == []


def test_fresh_news_without_a_time_is_inferred_and_says_so() -> None:
    (incident,) = incidents("مقتل ثلاثة أشخاص في انفجار عبوة ناسفة بمدينة كركوك.")
    assert (incident["date"]["start"], incident["date"]["end"]) == ("2023-07-08", "2023-07-09")
    assert incident["date"]["basis"] == "inferred"
    (value,) = [v for c in incident["claims"] for v in c["values"] if v["field"] == "date"]
    assert value["basis"] == "inferred"
    assert value["evidence"]["text"] in {m["trigger"]["text"] for m in incident["mentions"]}


def test_two_places_told_apart_are_two_incidents() -> None:
    text = (
        "قتل جندي في هجوم مسلح بمدينة كركوك يوم الخميس. وفي حادث منفصل، أصيب خمسة مدنيين في انفجار سيارة مفخخة "
        "بمدينة الموصل يوم الجمعة."
    )
    first, second = incidents(text)
    assert (first["type"], second["type"]) == ("attack", "bombing")
    assert (first["date"]["start"], second["date"]["start"]) == ("2023-07-06", "2023-07-07")
    assert "injured" not in first["casualties"]


def test_a_headline_and_its_body_are_one_incident() -> None:
    text = (
        "مقتل خمسة في غارة على إدلب\nقتل خمسة أشخاص وأصيب ثمانية آخرون في غارة جوية نفذتها طائرات روسية على مدينة إدلب "
        "أمس السبت. "
        "وأوضح الدفاع المدني أن الغارة استهدفت سوقا شعبية."
    )
    (incident,) = incidents(text)
    assert incident["type"] == "air_strike"
    assert incident["casualties"]["killed"] == {"min": 5, "max": 5}
    assert incident["date"]["start"] == "2023-07-08"


def test_an_announcement_keeps_its_own_day() -> None:
    text = "أعلن الجيش العراقي، اليوم الأحد، مقتل خمسة مسلحين في غارة جوية على مدينة كركوك يوم الخميس."
    (incident,) = incidents(text)
    assert incident["date"]["start"] == "2023-07-06"
    assert incident["claims"][0]["said_on"] == "2023-07-09"


def test_only_an_announcement_is_dated() -> None:
    text = "أعلن الجيش العراقي، يوم الجمعة، مقتل خمسة مسلحين في غارة جوية على مدينة كركوك."
    (incident,) = incidents(text)
    assert (incident["date"]["start"], incident["date"]["end"]) == ("2023-07-06", "2023-07-07")
    assert incident["date"]["basis"] == "inferred"


def test_whom_a_voice_accuses_is_a_hedged_doer() -> None:
    text = "قتل تسعة مدنيين في قصف مدفعي على مدينة أم درمان أمس. واتهمت لجنة محلية قوات الدعم السريع بتنفيذ القصف."
    (incident,) = incidents(text)
    assert [(p["name"], p["hedged"]) for p in incident["perpetrators"]] == [("قوات الدعم السريع", True)]


def test_the_ending_of_a_plural_shows_the_doer() -> None:
    (incident,) = incidents("اختطف مسلحون مجهولون ثلاثة من عمال الإغاثة في مدينة نيالا يوم الأربعاء الماضي.")
    assert [p["name"] for p in incident["perpetrators"]] == ["مسلحون مجهولون"]
    assert "مسلحون مجهولون" not in {t["name"] for t in incident["targets"]}


def test_what_a_denial_names_is_denied_and_not_told() -> None:
    text = (
        "قالت شبكة أطباء السودان إن 23 شخصا قتلوا أمس في قصف لقوات الدعم السريع على معسكر أبو شوك. "
        "ونفت قوات الدعم السريع مسؤوليتها عن القصف."
    )
    (incident,) = incidents(text)
    assert incident["status"] == "disputed"
    said = {claim["source"]["name"]: claim for claim in incident["claims"]}
    denial = next(claim for name, claim in said.items() if "الدعم السريع" in name)
    assert denial["denied"]
    assert {value["modality"] for value in denial["values"]} == {"denied"}
    assert {value["modality"] for value in said["شبكة أطباء السودان"]["values"]} == {"asserted"}


def test_the_name_of_an_actor_tells_nothing() -> None:
    text = "قتل قيادي في هيئة تحرير الشام بعبوة ناسفة انفجرت في سيارته بمدينة إدلب أمس."
    (incident,) = incidents(text)
    assert incident["type"] == "bombing"
    assert all("تحرير" not in mention["trigger"]["text"] for mention in incident["mentions"])
