"""The sentence in Arabic and English: agreement of numbers and gender, doubts kept, no value without a claim."""

from typing import Any

import pytest
from made_view import COALITION, account, actor, claim, day, place, value, viewed

JULY = day("2023-07-07")
DRONE = {"name": "طائرة مسيّرة", "weapon_id": "weapon.drone"}
ROAD = place("طريق الباب – بزاعة", 36.3667, 37.5414, 4.3, precision="near")
TOWN = place("بلدة سرمين", 35.9, 36.72, name_en="Sarmin")


def said(kind: str, *values: dict[str, Any], date: Any = JULY, where: Any = TOWN, **more: Any) -> dict[str, Any]:
    """The view of one report in an outlet's own voice."""
    base = [value("type", kind), *([value("date", date)] if date else []), *([value("place", where)] if where else [])]
    return viewed(account("r1", "2023-07-08", claim(*base, *values), outlet="نبض", **more))


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لم يُقتل أحد", "nobody was killed"),
        (1, "قُتل شخص واحد", "one person was killed"),
        (2, "قُتل شخصان", "two people were killed"),
        (3, "قُتل ثلاثة أشخاص", "three people were killed"),
        (8, "قُتل ثمانية أشخاص", "eight people were killed"),
        (10, "قُتل عشرة أشخاص", "ten people were killed"),
        (11, "قُتل 11 شخصا", "11 people were killed"),
        (99, "قُتل 99 شخصا", "99 people were killed"),
        (100, "قُتل 100 شخص ", "100 people were killed"),
        (103, "قُتل 103 أشخاص", "103 people were killed"),
        (112, "قُتل 112 شخصا", "112 people were killed"),
        (12_000, "قُتل 12,000 شخص ", "12,000 people were killed"),
        ((2, 4), "قُتل ما بين شخصين وأربعة أشخاص", "between two and four people were killed"),
        ((3, 5), "قُتل ما بين ثلاثة وخمسة أشخاص", "between three and five people were killed"),
        ((9, 12), "قُتل ما بين تسعة أشخاص و12 شخصا", "between nine and 12 people were killed"),
        ((1, 2), "قُتل شخص أو شخصان", "between one and two people were killed"),
        ((0, 2), "قُتل شخصان على الأكثر", "at most two people were killed"),
        ((5, None), "قُتل خمسة أشخاص على الأقل", "at least five people were killed"),
        ((0, None), "قُتل عدد غير معروف من الأشخاص", "an unknown number of people was killed"),
    ],
)
def test_the_count_agrees(count: Any, arabic: str, english: str) -> None:
    made = said("shelling", value("killed", count))
    assert arabic in made["sentence_ar"]
    assert english in made["sentence_en"]


def test_a_strike_with_its_weapon_road_and_accepting_author() -> None:
    own = claim(
        value("type", "air_strike"),
        value("date", day("2023-07-07", part="afternoon")),
        value("place", ROAD),
        value("killed", 1),
        value("perpetrators", actor("التحالف الدولي", "us-coalition")),
        value("weapons", "طائرة مسيّرة"),
        source=COALITION,
    )
    seen = claim(value("type", "air_strike"), value("date", JULY), value("killed", 1))
    made = viewed(
        account("r1", "2023-07-09", own, outlet="المنصة", weapons=[DRONE]),
        account("r2", "2023-07-08", seen, outlet="نبض"),
    )
    assert made["sentence_ar"] == (
        "في 7 تموز/يوليو 2023 عصرا، قُتل شخص واحد في ضربة جوية بطائرة مسيّرة على طريق الباب – بزاعة، "
        "وتبنّاها التحالف الدولي، بحسب مصدرين مستقلين."
    )
    assert made["sentence_en"] == (
        "On 7 July 2023 in the afternoon, one person was killed in an air strike by a drone at طريق الباب – بزاعة, "
        "claimed by the Global Coalition against IS, according to two independent sources."
    )


def test_women_and_children_are_counted_by_their_own_nouns() -> None:
    made = said("shelling", value("killed", 7), value("killed_children", 3), value("killed_women", 1))
    assert "قُتل سبعة أشخاص (بينهم ثلاثة أطفال وامرأة واحدة) في قصف في بلدة سرمين" in made["sentence_ar"]
    assert "seven people were killed (three children and one woman among them)" in made["sentence_en"]
    assert "قُتلت ثماني نساء في قصف" in said("shelling", value("killed", 8), value("killed_women", 8))["sentence_ar"]
    assert "قُتل طفلان في" in said("shelling", value("killed", 2), value("killed_children", 2))["sentence_ar"]


def test_a_toll_that_all_hedge_is_hedged() -> None:
    made = said("raid", value("detained", 2, "hedged"), value("targets", "منزل"))
    assert "نُفّذت مداهمة في بلدة سرمين، ووردت أنباء غير مؤكدة عن اعتقال شخصين" in made["sentence_ar"]
    assert "a raid took place in Sarmin, with unconfirmed reports of the detention of two people" in made["sentence_en"]


def test_an_act_of_which_nothing_is_certain_is_hedged_whole() -> None:
    made = said("air_strike", value("killed", 3, "hedged"), value("injured", (2, None), "hedged"))
    assert made["sentence_ar"] == (
        "في 7 تموز/يوليو 2023، وردت أنباء غير مؤكدة عن مقتل ثلاثة أشخاص وإصابة شخصين على الأقل "
        "في ضربة جوية في بلدة سرمين، بحسب مصدر واحد."
    )


def test_an_author_is_as_sure_as_the_claims() -> None:
    hedged = said("air_strike", value("perpetrators", actor("الحوثيون", "houthis"), "hedged"), value("killed", 1))
    assert "ويُعتقد أن وراءها الحوثيين" in hedged["sentence_ar"]
    assert "believed to be the work of the Houthis" in hedged["sentence_en"]
    plain = said("shelling", value("perpetrators", actor("مسلحو داعش", "is")), value("killed", 1))
    assert "ونُسب إلى مسلحي داعش" in plain["sentence_ar"]
    nobody = said("attack", value("perpetrators", actor("مسلحون مجهولون", None)), value("killed", 1))
    assert "وفاعله مجهول" in nobody["sentence_ar"]
    adjective = said("air_strike", value("perpetrators", actor("إسرائيليتين", "idf")), value("killed", 1))
    assert "ونُسبت إلى جهة إسرائيلية" in adjective["sentence_ar"]


def test_who_is_taken_is_taken_by_somebody() -> None:
    taken = said("abduction", value("abducted", 1), value("perpetrators", actor("مسلحون مجهولون", None)))
    assert "خُطف شخص واحد على يد مجهولين في بلدة سرمين، بحسب" in taken["sentence_ar"]
    held = said("arrest", value("detained", 12), value("perpetrators", actor("قسد", "sdf")))
    assert "اعتُقل 12 شخصا على يد قسد في بلدة سرمين، بحسب" in held["sentence_ar"]
    freed = said("release", value("detained", 2), value("perpetrators", actor("قسد", "sdf")))
    assert "أُفرج عن شخصين من جانب قسد" in freed["sentence_ar"]


def test_bodies_are_found() -> None:
    assert "عُثر على جثة واحدة في بلدة سرمين" in said("body_found", value("killed", 1))["sentence_ar"]
    assert "عُثر على ثلاث جثث" in said("body_found", value("killed", 3))["sentence_ar"]
    assert "three bodies were found" in said("body_found", value("killed", 3))["sentence_en"]


def test_an_act_that_hurt_nobody() -> None:
    made = said("shelling", value("injured", 0), value("killed", 0))
    assert "وقع قصف في بلدة سرمين، ولم يُقتل أحد ولم يُصب أحد، بحسب مصدر واحد." in made["sentence_ar"]
    assert "shelling took place in Sarmin, and nobody was killed or injured" in made["sentence_en"]


def test_what_is_denied_is_not_told_as_having_happened() -> None:
    only = viewed(
        account(
            "r1",
            "2023-02-27",
            claim(value("type", "abduction"), value("abducted", 1, "denied"), value("place", TOWN), denied=True),
        )
    )
    assert only["sentence_ar"] == "نُفي وقوع عملية خطف في بلدة سرمين، بحسب مصدر واحد."
    told = account("r2", "2023-02-26", claim(value("type", "abduction"), value("abducted", 1), value("place", TOWN)))
    denial = account("r3", "2023-02-28", claim(value("abducted", 1, "denied"), denied=True))
    both = viewed(told, denial)
    assert both["sentence_ar"].endswith("خُطف شخص واحد في بلدة سرمين، بحسب مصدر واحد، وينفي طرف آخر وقوع ذلك.")
    assert both["sentence_en"].endswith("while another party denies that it happened.")


@pytest.mark.parametrize(
    ("date", "arabic", "english"),
    [
        (day("2023-07-06", "2023-07-07", precision="range"), "بين 6 و7 تموز/يوليو 2023،", "Between 6 and 7 July 2023,"),
        (day("2023-04-01", "2023-04-30", precision="month"), "في نيسان/أبريل 2023،", "In April 2023,"),
        (day("2023-05-11", "2023-05-20", precision="part_of_month"), "في منتصف أيار/مايو 2023،", "In mid-May 2023,"),
        (day("2022-01-01", "2022-12-31", precision="year"), "في عام 2022،", "In 2022,"),
        (
            day("2022-12-30", "2023-01-02", precision="range"),
            "بين 30 كانون الأول/ديسمبر 2022 و2 كانون الثاني/يناير 2023،",
            "Between 30 December 2022 and 2 January 2023,",
        ),
        (None, "قُتل", "One person"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is(date: Any, arabic: str, english: str) -> None:
    made = said("shelling", value("killed", 1), date=date)
    assert made["sentence_ar"].startswith(arabic)
    assert made["sentence_en"].startswith(english)


def test_an_inferred_day_says_so() -> None:
    made = said("shelling", value("killed", 1), date={**JULY, "basis": "inferred"})
    assert made["sentence_ar"].startswith("في 7 تموز/يوليو 2023 (استنتاجا)،")


def test_sides_at_odds_over_the_author() -> None:
    one = claim(value("type", "shelling"), value("perpetrators", actor("قوات الدعم السريع", "rsf")))
    two = claim(value("type", "shelling"), value("perpetrators", actor("الجيش السوداني", "sd-forces")))
    made = viewed(account("r1", "2023-08-16", one, outlet="أ"), account("r2", "2023-08-16", two, outlet="ب"))
    assert "وتتضارب المصادر في فاعله: قوات الدعم السريع أو الجيش السوداني" in made["sentence_ar"]
    assert (
        "with sources at odds over the author: the Rapid Support Forces or the Sudanese armed forces"
        in (made["sentence_en"])
    )


def test_no_person_is_named() -> None:
    made = said(
        "attack", value("killed", 1), value("victims", "سالم العلي", rule="victims.named"), victims=["سالم العلي"]
    )
    assert made["victims"][0]["name"] == "سالم العلي"
    assert "سالم" not in made["sentence_ar"] + made["sentence_en"]
