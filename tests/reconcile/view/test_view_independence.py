"""How many lines of evidence an incident rests on, and which claims make each."""

from typing import Any

from made_view import COALITION, COMMAND, MEDICS, MONITOR, POLICE, account, claim, day, value, viewed

KIND = value("type", "air_strike")


def told(**more: Any) -> dict[str, Any]:
    return claim(KIND, value("killed", 1), **more)


def groups(made: dict[str, Any]) -> list[list[str]]:
    return [line["reports"] for line in made["lines_detail"]]


def test_one_speaker_whom_many_outlets_quote_is_one_line() -> None:
    made = viewed(*(account(f"r{n}", "2023-07-08", told(source=MONITOR), outlet=f"صحيفة {n}") for n in (1, 2, 3)))
    assert made["lines"] == 1
    assert groups(made) == [["r1", "r2", "r3"]]
    assert made["lines_detail"][0]["name"] == "المرصد السوري لحقوق الإنسان"
    assert made["grade"] == "weak"


def test_a_copy_stands_with_what_it_copies() -> None:
    first = account("r1", "2023-07-08", told(), outlet="نبض")
    copy = account("r2", "2023-07-09", told(), outlet="بوابة", line="r1")
    assert groups(viewed(first, copy)) == [["r1", "r2"]]
    named = account("r2", "2023-07-09", told(), outlet="بوابة")
    assert viewed(first, named)["lines"] == 2
    assert viewed(first, named, copies={"r2": "r1"})["lines"] == 1


def test_copies_of_a_report_that_is_not_here_are_one_line() -> None:
    one = account("r2", "2023-07-09", told(), outlet="بوابة", line="r0")
    two = account("r3", "2023-07-09", told(), outlet="موقع", line="r0")
    assert viewed(one, two)["lines"] == 1


def test_a_body_and_its_part_are_one_line() -> None:
    one = account("r1", "2023-07-09", told(source=COMMAND), outlet="أ")
    two = account("r2", "2023-07-09", told(source=COALITION), outlet="ب")
    assert viewed(one, two)["lines"] == 1


def test_an_outlets_own_words_go_back_to_whom_it_quotes() -> None:
    made = viewed(account("r1", "2023-07-09", told(), told(source=MONITOR), told(source=POLICE), outlet="أ"))
    assert made["lines"] == 2
    assert [line["kind"] for line in made["lines_detail"]] == ["speaker", "speaker"]
    assert made["claims"][0]["lines"] == ["s:iq-police", "s:sohr"]


def test_an_outlets_voice_and_people_it_does_not_name_are_one_line() -> None:
    one = account("r1", "2023-07-08", told(), outlet="نبض")
    two = account("r2", "2023-07-09", told(source={**MEDICS, "name": "شهود عيان", "kind": "witness"}), outlet="نبض")
    assert viewed(one, two)["lines"] == 1


def test_an_agency_through_which_another_tells_is_the_agencys_line() -> None:
    agency = account("r1", "2023-07-08", told(), outlet="وكالة المدار")
    quoting = {**MEDICS, "via": [{"name": "المدار", "actor_id": None, "kind": "media"}]}
    by_name = {"name": "وكالة المدار", "actor_id": None, "kind": "media", "via": []}
    assert viewed(agency, account("r2", "2023-07-09", told(source=quoting), outlet="ب"))["lines"] == 1
    assert viewed(agency, account("r2", "2023-07-09", told(source=by_name), outlet="ب"))["lines"] == 1


def test_unnamed_people_who_give_the_very_same_figures_are_not_two() -> None:
    def medics(injured: int) -> dict[str, Any]:
        return claim(KIND, value("killed", 4), value("injured", injured), source=MEDICS)

    one = account("r1", "2023-07-08", medics(11), outlet="أ")
    assert viewed(one, account("r2", "2023-07-08", medics(11), outlet="ب"))["lines"] == 1
    assert viewed(one, account("r2", "2023-07-08", medics(9), outlet="ب"))["lines"] == 2


def test_staff_of_an_outlet_are_its_own_voice() -> None:
    staff = {"name": "باحث ميداني في مركز ضفاف", "actor_id": None, "kind": "other", "via": []}
    one = account("r1", "2023-07-08", told(source=staff), outlet="مركز ضفاف للتوثيق")
    assert viewed(one, account("r2", "2023-07-10", told(), outlet="مركز ضفاف للتوثيق"))["lines"] == 1


def test_a_late_and_vague_recollection_is_no_line_beside_another() -> None:
    news = account("r1", "2023-05-16", claim(KIND, value("date", day("2023-05-16"))), outlet="أ")
    month = day("2023-05-11", "2023-05-20", precision="part_of_month")
    later = account("r2", "2023-07-10", claim(KIND, value("date", month)), outlet="ب")
    assert viewed(news, later)["lines"] == 1
    assert viewed(later)["lines"] == 1


def test_a_denial_is_a_line_that_does_not_tell() -> None:
    denial = claim(value("abducted", 1, "denied"), source=POLICE, denied=True)
    made = viewed(
        account("r1", "2023-02-26", claim(value("type", "abduction"), value("abducted", 1)), outlet="أ"),
        account("r2", "2023-02-28", denial, outlet="ب"),
    )
    assert made["lines"] == 1
    assert [line["stance"] for line in made["lines_detail"]] == ["tells", "denies"]


def test_claims_of_two_reports_of_one_text_keep_apart() -> None:
    one, same = told(), told()
    same["id"] = one["id"]
    made = viewed(account("r1", "2023-07-08", one), account("r2", "2023-07-08", same))
    assert len({each["id"] for each in made["claims"]}) == 2
