"""Known records: read from every kind of file, matched with the right incident or none, and never edited."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import known_rows as given
import pytest
from filled import filled, lines
from told_twice import TWICE

from tawthiq.collection.acts import acts_of
from tawthiq.collection.collection import Collection
from tawthiq.collection.judging import judge, wanted
from tawthiq.collection.known.coded import Coded, KnownError, RowError, count, kind_of
from tawthiq.collection.known.formats import Origin, format_of
from tawthiq.collection.known.matching import standing
from tawthiq.collection.known.sheets import rows
from tawthiq.collection.known.taking import take
from tawthiq.collection.orm import Incident, KnownMatch, KnownRecord, Membership
from tawthiq.collection.session import Session
from tawthiq.collection.verify import verify


@pytest.fixture
def told(collection: Collection, tmp_path: Path) -> Collection:
    filled(collection, lines(tmp_path / "reports.jsonl", TWICE))
    return collection


@pytest.fixture
def session(told: Collection) -> Iterator[Session]:
    with told.writing() as one:
        yield one


def market(db: str) -> Incident:
    return Incident.objects.using(db).get(size=2, merged_into=None)


def coded(row: dict[str, Any], origin: Origin | None = None) -> Coded:
    return format_of([row], origin, {}).coded(row)


@pytest.mark.parametrize(
    ("origin", "row", "header"),
    [
        ("acled", given.SARMIN, given.ACLED),
        ("ucdp", given.GED, given.UCDP),
        ("airwars", given.AIRWARS, None),
        ("own", given.OWN, None),
    ],
)
def test_each_kind_of_table_is_known_by_its_columns_and_matched(
    session: Session, tmp_path: Path, origin: str, row: dict[str, Any], header: list[str] | None
) -> None:
    taken = take(session, given.table(tmp_path / "known.csv", [row], header))
    assert (taken.origin, len(taken.new), taken.problems) == (origin, 1, [])
    match = KnownMatch.objects.using(session.db).get()
    assert (match.incident_id, match.near) == (market(session.db).id, False)
    assert match.because
    assert match.because_ar
    assert match.record.lat == pytest.approx(35.9, abs=0.1)
    assert match.record.country == "SY"


def test_bayanat_tells_days_and_places_in_its_events(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "bayanat.json"
    path.write_text(json.dumps([given.BAYANAT], ensure_ascii=False), "utf8")
    assert take(session, path).origin == "bayanat"
    match = KnownMatch.objects.using(session.db).get()
    assert (match.incident_id, match.near) == (market(session.db).id, False)
    assert match.record.row == given.BAYANAT


def test_a_record_of_another_day_is_matched_with_nothing(session: Session, tmp_path: Path) -> None:
    taken = take(session, given.table(tmp_path / "known.csv", [given.SARMIN, given.ELSEWHERE], given.ACLED))
    assert (len(taken.new), taken.matched, taken.near) == (2, 1, 0)
    assert not KnownMatch.objects.using(session.db).filter(record__own_id="SYR9002").exists()


def test_a_changed_row_is_a_new_version_and_the_earlier_one_stays_as_it_was(session: Session, tmp_path: Path) -> None:
    take(session, given.table(tmp_path / "known.csv", [given.SARMIN, given.ELSEWHERE], given.ACLED))
    first = KnownRecord.objects.using(session.db).get(own_id="SYR9001")
    taken = take(
        session, given.table(tmp_path / "known.csv", [given.SARMIN | {"fatalities": "3"}, given.ELSEWHERE], given.ACLED)
    )
    assert (len(taken.new), len(taken.changed), taken.same) == (0, 1, 1)
    now = standing(session.db).get(own_id="SYR9001")
    assert (now.version, now.replaces_id, now.row["fatalities"]) == (2, first.id, "3")
    first.refresh_from_db(using=session.db)
    assert (first.version, first.row["fatalities"]) == (1, "4")
    assert [match.record_id for match in KnownMatch.objects.using(session.db).all()] == [now.id]


def test_taking_a_file_in_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = given.table(tmp_path / "known.csv", [given.SARMIN, given.ELSEWHERE], given.ACLED)
    take(session, path)
    before = session.head()
    taken = take(session, path)
    assert (taken.new, taken.changed, taken.same, taken.matched) == ([], [], 2, 1)
    assert session.head() == before


def test_what_was_taken_in_stands_in_the_log(told: Collection, tmp_path: Path) -> None:
    with told.writing() as session:
        take(session, given.table(tmp_path / "known.csv", [given.SARMIN], given.ACLED))
    assert "SYR9001" in acts_of(told.db, kind="record")[0]
    assert acts_of(told.db, incident=market(told.db).id, kind="known")
    assert list(verify(told)) == []


def test_an_incident_that_comes_later_is_matched_by_the_build(collection: Collection, tmp_path: Path) -> None:
    with collection.writing() as session:
        taken = take(session, given.table(tmp_path / "known.csv", [given.SARMIN], given.ACLED))
    assert taken.matched == 0
    filled(collection, lines(tmp_path / "reports.jsonl", TWICE))
    assert KnownMatch.objects.using(collection.db).get(near=False).incident_id == market(collection.db).id


def test_a_match_goes_on_to_the_incident_that_another_was_merged_into(session: Session, tmp_path: Path) -> None:
    take(session, given.table(tmp_path / "known.csv", [given.SARMIN], given.ACLED))
    first, second = Membership.objects.using(session.db).filter(incident__size=2).values_list("account_id", flat=True)
    for verdict in ("different", "same"):
        judge(session, wanted(first, second, verdict, person="ليلى", reason="قرأت"))  # type: ignore[arg-type]
    assert KnownMatch.objects.using(session.db).get().incident_id == market(session.db).id


def test_rows_that_are_no_incident_are_told_and_the_rest_goes_on(session: Session, tmp_path: Path) -> None:
    bad = [given.SARMIN | {"event_id_cnty": ""}, given.SARMIN | {"event_date": "قريبا", "event_id_cnty": "SYR1"}]
    path = given.table(tmp_path / "known.csv", [*bad, given.SARMIN, given.SARMIN | {"latitude": "135"}], given.ACLED)
    taken = take(session, path)
    assert len(taken.new) == 1
    assert [problem.partition(":")[0] for problem in taken.problems] == ["row 2", "row 3", "row 5"]


def test_an_own_sheet_is_read_by_the_columns_that_a_person_names(session: Session, tmp_path: Path) -> None:
    row = {"متى": "09/07/2023", "أين": "سرمين", "كم": "4"}
    with pytest.raises(KnownError, match="which column tells the day"):
        take(session, given.table(tmp_path / "own.csv", [row]))
    columns = {"date": "متى", "place": "أين", "killed": "كم"}
    late = {**row, "متى": "13/07/2023"}
    taken = take(session, given.table(tmp_path / "own.csv", [row, late], encoding="cp1256"), columns=columns)
    assert taken.origin == "own"
    days = standing(session.db).order_by("first_day").values_list("first_day", flat=True)
    assert list(days) == [dt.date(2023, 7, 9), dt.date(2023, 7, 13)]  # 09/07 by the order that 13/07 shows
    for wrong in ({"date": "لا عمود"}, {"when": "متى"}):
        with pytest.raises(KnownError):
            take(session, given.table(tmp_path / "own.csv", [row]), columns=wrong)


def test_a_date_that_can_be_read_two_ways_needs_its_order(session: Session, tmp_path: Path) -> None:
    path = given.table(tmp_path / "own.csv", [given.OWN | {"التاريخ": "09/07/2023"}])
    with pytest.raises(KnownError, match="day/month or month/day"):
        take(session, path)
    take(session, path, columns={"order": "dmy"})
    assert standing(session.db).get().first_day == dt.date(2023, 7, 9)
    with pytest.raises(KnownError, match="dmy or mdy"):
        take(session, path, columns={"order": "ymd"})


def test_workbooks_are_read_sheet_by_sheet(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["سجل الحوادث"])
    book.active.append(list(given.OWN))
    book.active.append([dt.datetime(2023, 7, 9) if name == "التاريخ" else cell for name, cell in given.OWN.items()])
    book.save(tmp_path / "own.xlsx")
    [(place, row)] = rows(tmp_path / "own.xlsx")
    assert place == "sheet Sheet, row 3"
    assert row == given.OWN | {"التاريخ": "2023-07-09"}


def test_what_is_no_table_is_refused(session: Session, tmp_path: Path) -> None:
    for name, content in (("x.pdf", "x"), ("x.json", "{"), ("x.csv", "")):
        (tmp_path / name).write_text(content, "utf8")
        with pytest.raises(KnownError):
            take(session, tmp_path / name)


def test_precision_of_time_bounds_the_days() -> None:
    days = {one: coded(given.SARMIN | {"time_precision": one}) for one in "123"}
    assert (days["1"].first, days["1"].last) == (dt.date(2023, 7, 9), dt.date(2023, 7, 9))
    assert (days["2"].first, days["2"].last) == (dt.date(2023, 7, 6), dt.date(2023, 7, 12))
    assert (days["3"].first, days["3"].last) == (dt.date(2023, 7, 1), dt.date(2023, 7, 31))
    with pytest.raises(RowError, match="before it begins"):
        coded(given.GED | {"date_end": "2023-07-08"})


def test_tolls_and_parties_are_those_of_the_data_set() -> None:
    assert coded(given.GED).killed == (3, 5)
    assert coded(given.SARMIN).killed == (4, 4)
    assert coded(given.SARMIN | {"fatalities": "0"}).killed is None  # none reported is not none killed
    assert coded(given.SARMIN | {"fatalities": "10"}).killed is None  # "several"
    assert coded(given.SARMIN).actors == ("Military Forces of Syria (2000-2024)",)
    battle = coded(given.SARMIN | {"event_type": "Battles", "sub_event_type": "Armed clash", "actor2": "QSD"})
    assert (battle.type, battle.actors[1]) == ("clash", "QSD")


@pytest.mark.parametrize(
    ("cells", "told"),
    [(("3",), (3, 3)), (("3-5",), (3, 5)), (("3", "5"), (3, 5)), (("٣+",), (3, None)), (("لا",), None), (("",), None)],
)
def test_counts(cells: tuple[str, ...], told: tuple[int, int | None] | None) -> None:
    assert count(*cells) == told


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Air/drone strike", "air_strike"),
        ("Shelling/artillery/missile attack", "shelling"),
        ("Remote explosive/landmine/IED", "bombing"),
        ("Counter-Terrorism Action (Ground)", "raid"),
        ("غارة جوية", "air_strike"),
        ("اغتيال", "attack"),
        ("", "other"),
    ],
)
def test_words_of_data_sets_mean_types(told: str, found: str) -> None:
    assert kind_of(told)[0] == found
