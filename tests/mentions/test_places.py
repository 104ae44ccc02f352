"""Place mentions: own-written sentences for each way that the press says where."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.gazetteer.index import Gazetteer
from tawthiq.gazetteer.tables import distance_km
from tawthiq.lang import ar
from tawthiq.mentions import places
from tawthiq.model.mention import PlaceMention
from tawthiq.model.report import Report
from tawthiq.rules.rule import Rule, all_rules
from tawthiq.text.prepare import prepare

GAZETTEER = Gazetteer.open()
LANGUAGE = ar.load()
OWN = {places.NAME, places.CHAIN, places.LACKING, places.SIDE, places.BETWEEN, places.CAPITAL, places.HOMELAND}
RULES = [rule for rule in all_rules() if rule.id in OWN]
PRECISIONS = {"exact", "near", "town", "subdistrict", "district", "province", "region", "country"}


def find(text: str, blocked: tuple[int, ...] = ()) -> list[PlaceMention]:
    return places.find(prepare(Report(id="t", text=text), LANGUAGE), GAZETTEER, blocked)


def names(text: str) -> list[object]:
    return [mention.place["name"] for mention in find(text)]


@dataclass(frozen=True)
class Where:
    """What a sentence's place must be: a point within ``km``, and what else matters."""

    lat: float
    lon: float
    km: float
    country: str
    admin1: str | None = None
    precision: str | None = None


def check(mention: PlaceMention, where: Where) -> None:
    place = mention.place
    lat, lon = place["lat"], place["lon"]
    assert isinstance(lat, float)
    assert isinstance(lon, float)
    assert distance_km(lat, lon, where.lat, where.lon) <= where.km
    assert place["country"] == where.country
    if where.admin1:
        assert place["admin1"] == where.admin1
    if where.precision:
        assert place["precision"] == where.precision


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # a road between two towns, with their countryside
        (
            "قتل شخص على الطريق الواصلة بين مدينة الباب وبلدة بزاعة شرقي حلب",
            Where(36.37, 37.54, 8, "SY", "Aleppo", "near"),
        ),
        # four enclosures; a village of that name lies elsewhere too
        (
            "سمع دوي قرب قرية مسكة التابعة لناحية جنديرس بريف عفرين شمال غرب محافظة حلب",
            Where(36.40, 36.66, 12, "SY", "Aleppo", "near"),
        ),
        # Hawija is a town in Iraq: the enclosure decides
        ("داهمت قوة منزلا في منطقة الحويجة بمدينة الرقة", Where(35.95, 39.01, 12, "SY", "Raqqa")),
        ("داهمت قوة منزلا في قضاء الحويجة غربي كركوك العراقية", Where(35.32, 43.77, 25, "IQ", "Kirkuk")),
        # a quarter, guarded: it means "the people" without its head noun
        ("انفجرت عبوة في حي الشعب شرقي العاصمة العراقية بغداد", Where(33.40, 44.42, 5, "IQ", "Baghdad", "exact")),
        # distance and direction
        ("سقطت طائرة على بعد 20 كلم شمال كركوك في العراق", Where(35.65, 44.39, 8, "IQ", "Kirkuk", "near")),
        ("قصف استهدف ريف إدلب الجنوبي في سوريا", Where(35.65, 36.7, 25, "SY", "Idlib")),
        ("اشتباكات في شمال اليمن", Where(17.0, 46.0, 250, "YE", None, "region")),
        # capital of a nationality
        ("هز انفجار العاصمة الأفغانية", Where(34.53, 69.17, 10, "AF", "Kabul", "town")),
        # a bare name is the city, with its head noun the governorate
        ("قتل جندي في صعدة شمالي اليمن", Where(16.94, 43.76, 10, "YE", "Saada", "town")),
        ("قتل جندي في محافظة صعدة اليمنية", Where(17.0, 43.8, 65, "YE", "Saada", "province")),
        # sites
        ("قصف مطار كويرس العسكري في ريف حلب", Where(36.19, 37.58, 5, "SY", "Aleppo", "exact")),
        ("استهدفت غارة مخيم جباليا شمالي قطاع غزة", Where(31.53, 34.50, 4, "PS", "Gaza Strip", "exact")),
        # operational zone
        ("انفجرت سيارة في منطقة درع الفرات شمالي سوريا", Where(36.55, 37.55, 10, "SY", None, "region")),
        # press spellings
        ("تفجير في مدينة كوباني السورية", Where(36.89, 38.35, 5, "SY", "Aleppo", "town")),
        ("تفجير في مدينة لاشكرغاه جنوبي أفغانستان", Where(31.58, 64.36, 8, "AF", "Helmand")),
    ],
)
def test_where(text: str, where: Where) -> None:
    check(find(text)[0], where)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "سمع دوي قرب قرية مسكة التابعة لناحية جنديرس بريف عفرين شمال غرب محافظة حلب",
            "قرية مسكة التابعة لناحية جنديرس بريف عفرين",
        ),
        ("هاجموا مدينة اعزاز بالريف الشمالي لمحافظة حلب السورية", "مدينة اعزاز"),
        ("قصفوا بلدة خان شيخون في محافظة إدلب", "بلدة خان شيخون"),
        ('قتل اثنان في بلدة "سرمدا" السورية', 'بلدة "سرمدا" السورية'),
        ("دخلوا للرقة في سوريا", "الرقة"),
    ],
)
def test_name_is_the_most_specific_part(text: str, name: str) -> None:
    assert names(text)[0] == name


def test_enclosures_have_the_contract_form() -> None:
    place = find("قصف على قرية مسكة بناحية جنديرس بريف عفرين شمال غربي محافظة حلب")[0].place
    within = place["within"]
    assert isinstance(within, list)
    assert [row["name_en"] for row in within] == ["Jindires", "Afrin", "Aleppo"]
    assert all(set(row) == {"name", "name_en", "gazetteer_id", "kind"} for row in within)


def test_a_countryside_between_a_town_and_its_governorate() -> None:
    (mention,) = find("هاجموا مدينة اعزاز بالريف الشمالي لمحافظة حلب السورية")
    assert [row["name_en"] for row in mention.place["within"]] == ["Aleppo"]  # type: ignore[attr-defined]


def test_a_village_that_is_not_listed_stands_at_its_enclosure() -> None:
    mention = find("غارة على قرية الزرنوقية بريف حماة الشمالي")[0]
    assert mention.rule == places.LACKING
    assert mention.place["name"] == "قرية الزرنوقية بريف حماة الشمالي"
    assert mention.place["gazetteer_id"] is None
    check(mention, Where(35.3, 36.75, 40, "SY", "Hama", "province"))


def test_a_list_shares_its_enclosure() -> None:
    mentions = find("قصف الطيران قريتي الزرنوقية والحميرة بريف حماة في سوريا")
    assert len(mentions) == 2
    for mention in mentions:
        check(mention, Where(35.2, 36.8, 40, "SY", "Hama"))


@pytest.mark.parametrize(
    "text",
    [
        "فتح الباب ثم خرج إلى الحديقة",
        "أعلنت سرايا القدس مسؤوليتها عن الهجوم",
        "ذكرت صحيفة القدس العربي أن المحادثات فشلت",
        "قال الرئيس باراك أوباما للصحفيين",
        "وأدى الانفجار إلى مقتل شخصين",
        "جرى إحياء ذكرى الضحايا",
        "قتل أب وابنه في الهجوم",
        "دخل القضاء على الخط",
        "يبلغ من العمر عشرين عاما",
        "منذ فترة طويلة خلال الأيام القليلة الماضية",
        "التقى الوزير رفيق الحريري أمس",
        "فاز فريق ليون على مضيفه",
        "قرية صغيرة في الجبال",
        "حقول الألغام تقتل المدنيين",
        "صادرات محلية الصنع",
    ],
)
def test_not_a_place(text: str) -> None:
    assert names(text) == []


def test_namesakes_follow_the_country_of_the_text() -> None:
    check(find("هاجم مسلحون طرابلس وبنغازي في ليبيا")[0], Where(32.88, 13.19, 15, "LY"))
    check(find("اشتباكات في طرابلس شمالي لبنان")[0], Where(34.44, 35.85, 10, "LB"))
    check(find("اشتباك في المنصورة بمدينة عدن جنوبي اليمن")[0], Where(12.85, 44.98, 5, "YE"))


def test_a_dateline_is_told_apart() -> None:
    first, second = find("هجوم جديد\nبغداد، العراق (CNN) -- قتل عشرة أشخاص في بعقوبة.")
    assert first.governor == "dateline"
    assert second.governor == "in"
    check(second, Where(33.75, 44.63, 8, "IQ", "Diyala", "town"))


def test_between_two_places_too_far_apart_each_stands_alone() -> None:
    mentions = find("قطار بين مدينة موسكو ومدينة سانت بطرسبرغ في روسيا")
    assert [mention.place["name_en"] for mention in mentions][:2] == ["Moscow", "Saint Petersburg"]


def test_blocked_tokens_are_not_read() -> None:
    assert names("بيان لواء القدس") == []
    assert find("انفجار في القدس", blocked=(2,)) == []


def test_governors() -> None:
    governors = {m.place["name_en"]: (m.governor, m.locative) for m in find("من دمشق إلى حلب قرب حمص في سوريا")}
    assert governors["Damascus"] == ("from", False)
    assert governors["Aleppo"] == ("to", False)
    assert governors["Homs"] == ("near", True)


def fits(rule: Rule, expected: object, text: str) -> bool:
    """True where the rule makes of the text a place of that English name, or of that precision."""
    found = [mention.place for mention in find(text) if mention.rule == rule.id]
    within = [row for place in found for row in place["within"]]  # type: ignore[attr-defined]
    known = {place[key] for place in found for key in ("name_en", "precision")} | {row["name_en"] for row in within}
    lands = {land.name_en for place in found if (land := GAZETTEER.by_id(str(place["country"])))}
    return expected in known | lands | {place["admin1"] for place in found}


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [pytest.param(rule, *example, id=f"{rule.id}-{example[0]}") for rule in RULES for example in rule.examples],
)
def test_rule_examples(rule: Rule, text: str, expected: object) -> None:
    assert fits(rule, expected, text)


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(rule, text, id=f"{rule.id}-{text}") for rule in RULES for text in rule.never]
)
def test_rule_counter_examples(rule: Rule, text: str) -> None:
    assert [mention for mention in find(text) if mention.rule == rule.id] == []


def test_every_rule_has_examples() -> None:
    assert len(RULES) == len(OWN)
    assert all(rule.examples and rule.never for rule in RULES)


WORDS = st.sampled_from(
    [
        "مدينة",
        "قرية",
        "في",
        "ب",
        "بين",
        "الطريق",
        "الواصلة",
        "شمال",
        "غربي",
        "حلب",
        "وحلب",
        "بريف",
        "الباب",
        "قرب",
        "على",
        "بعد",
        "12",
        "كلم",
        "(",
        ")",
        '"',
        "،",
        ".",
        "-",
        "العاصمة",
        "السورية",
        "محافظة",
        "الزرنوقية",
        "وادي",
        "قريتي",
        "والحميرة",
        "سوريا",
        "طرابلس",
        "مطار",
        "للرقة",
        "الشمال",
        "السوري",
        "CNN",
    ]
)


def sound(text: str) -> None:
    """Offsets and contract form of whatever is found."""
    last = -1
    for mention in find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.start >= last
        last = mention.start
        place = mention.place
        assert place["precision"] in PRECISIONS
        assert place["name"]
        name = str(place["name"])
        assert name in text or name.removeprefix("ا") in text
        assert (place["lat"] is None) == (place["lon"] is None) == (place["radius_km"] is None)
        if place["lat"] is not None:
            assert -90 <= place["lat"] <= 90  # type: ignore[operator]
            assert place["radius_km"] > 0  # type: ignore[operator]


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words(text: str) -> None:
    sound(text)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    sound(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # the place itself is known: what the sentence says of where it lies moves nothing
        (
            "هاجموا في اليمن قاعدة العند التي تقع على مسافة 50 كيلو مترا إلى الشمال من مدينة عدن",
            Where(13.18, 44.76, 5, "YE", "Lahij", "exact"),
        ),
        ("انفجرت قنبلة في مدينة مينغورا وهي أكبر مدينة في وادي سوات بباكستان", Where(34.78, 72.36, 5, "PK")),
        # it is not known: the distance places it
        (
            "في قرية الزرنوقية التي تبعد 20 كيلومترا جنوب غرب كركوك بالعراق",
            Where(35.34, 44.23, 12, "IQ", "Kirkuk", "near"),
        ),
        # nor can its one known namesake, far away in Mosul, be meant
        (
            "في منطقة الكرامة، على بعد حوالي 15 كيلومترا (تسعة أميال) شمال شرق مدينة الفلوجة في العراق",
            Where(33.44, 43.9, 10, "IQ"),
        ),
        # number words, half a dozen units, both compass words with their articles
        ("وقع الهجوم على مسافة مئة كلم جنوب كابول في أفغانستان", Where(33.63, 69.17, 5, "AF", None, "near")),
        (
            "على بعد 35 كيلومترا (21 ميلا) إلى الجنوب الغربي من مدينة كركوك العراقية",
            Where(35.25, 44.12, 5, "IQ", None, "near"),
        ),
        ("وتبعد البلدة نحو 60 كيلومترا شمالي بغداد في العراق", Where(33.87, 44.4, 6, "IQ", None, "near")),
        # a distance narrows a province, or a road; a side of a far capital moves no town
        ("انفجار في محافظة ديالى (60 كلم شمال شرقي بغداد) بالعراق", Where(33.72, 44.86, 6, "IQ")),
        ("انفجار في مدينة الرطبة غربي بغداد في العراق", Where(33.04, 40.28, 8, "IQ")),
        # the province, not its seat of the same name, encloses the town
        ("قصفت الطائرات مدينة خان شيخون في إدلب بسوريا", Where(35.44, 36.65, 5, "SY", "Idlib", "town")),
        # a province's side as its people say it: from the seat
        ("غارات على ريف حلب الغربي في سوريا", Where(36.2, 36.9, 12, "SY", "Aleppo")),
        ("اشتباكات في ريف حمص الشرقي في سوريا", Where(34.7, 37.5, 25, "SY", "Homs")),
        ("غارات على ريف دمشق الغربي في سوريا", Where(33.5, 36.05, 15, "SY", "Rif Dimashq")),
        # the finest of a chain is the first point, whatever the circles' sizes
        ("سقط صاروخ غرب مدينة دير البلح وسط قطاع غزة", Where(31.42, 34.28, 8, "PS", "Gaza Strip", "near")),
        ("قتلوا على شارع الرشيد غربي مخيم النصيرات وسط قطاع غزة", Where(31.45, 34.33, 8, "PS")),
    ],
)
def test_what_a_sentence_says_of_where_a_place_lies(text: str, where: Where) -> None:
    assert any(lies(mention, where) for mention in find(text)), names(text)


def lies(mention: PlaceMention, where: Where) -> bool:
    try:
        check(mention, where)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('قصفوا أحياء "الشجاعية" و"التفاح" و"الزيتون" شرق غزة', ["Shujaiya", "Tuffah", "Zeitoun (Gaza)"]),
        ("تقدموا في نينوى وصلاح الدين والأنبار بالعراق", ["Nineveh", "Saladin", "Al Anbar"]),
        ("اشتباكات في اليمن في عدن، وإب، وذمار", ["Yemen", "Aden", "Ibb", "Dhamar"]),
    ],
)
def test_a_list_of_places(text: str, wanted: list[str]) -> None:
    assert [mention.place["name_en"] for mention in find(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "وجه زعيم التنظيم أبو بكر البغدادي رسالة جديدة",
        "قال زعيم الحزب صلاح الدين ديمرتاش إن الهجوم فشل",
        "اطلع علي سالم الوادعي على الأضرار",
        "ارتدى خوذة ودرعا واقيا من الرصاص",
        "رجال الأمن حماة الوطن",
        'قال ياسين ل"الرياض" إن ملف هؤلاء مؤجل',
        "عند الساعة الثانية بتوقيت دمشق",
        "تقدمت كتائب الزنتان ومصراتة",
        "أكد المتحدث أن الرياض نفذت غارات",
        "انطلقت عملية نبع السلام",
    ],
)
def test_a_name_that_is_no_place_where_it_stands(text: str) -> None:
    assert find(text) == []


def test_the_next_word_is_no_enclosure_in_another_land() -> None:
    assert "MA" not in {
        mention.place["country"] for mention in find("غارة قرب سوق الأربعاء وسط خان يونس جنوبي قطاع غزة")
    }


def test_the_capital_governorate_is_of_the_country_spoken_of() -> None:
    for text, country in (("انفجار في محافظة العاصمة بالبحرين", "BH"), ("انفجار في محافظة العاصمة بالأردن", "JO")):
        assert {mention.place["country"] for mention in find(text)} == {country}


def test_a_text_that_ends_where_a_second_village_is_awaited() -> None:
    assert [mention.place["name"] for mention in find("بين قريتي حلب")] in ([], ["حلب"], ["قريتي حلب"])


def test_a_quarter_is_sought_by_the_great_city_that_is_named() -> None:
    found = find("إنزال جوي في منطقة الحويجة شرقي المدينة، والمروحيات فوق مدينة الرقة")
    assert [mention.place["country"] for mention in found] == ["SY", "SY"]
