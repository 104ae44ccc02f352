"""A small report of our own and its record, made by hand: what the shell's tests show, write and break."""

import datetime as dt
from typing import Any

from tawthiq.model.claim import Claim, Source
from tawthiq.model.incident import Incident, Party, Telling, Toll, Victim
from tawthiq.model.mention import ActorMention, CueMention, HedgeMention, Mention, TriggerMention
from tawthiq.model.record import Record
from tawthiq.model.report import Report
from tawthiq.model.span import Span
from tawthiq.model.statement import Statement
from tawthiq.model.values import Interval, Range, Value

TEXT = (
    "قصف على سوق الزيتونة\n"
    "قالت شرطة الزيتونة إن طائرة مسيّرة يُعتقد أنها تابعة للتحالف قصفت فجر الجمعة سوق بلدة الزيتونة، "
    "ما أدى إلى مقتل ثلاثة أشخاص بينهم طفلان، أحدهم سالم النجار.\n"
    "ونفى متحدث باسم التحالف مقتل ثلاثة أشخاص. ولم تُعرف هوية الآخرين.\n"
    "وقالت الشرطة إن الهجمات تراجعت منذ مطلع العام."
)
DAY = dt.date(2023, 7, 7)
PLACE: dict[str, object] = {
    "name": "سوق بلدة الزيتونة",
    "name_en": "Zaytuna market",
    "country": "SY",
    "admin1": "Aleppo",
    "admin2": None,
    "lat": 36.2,
    "lon": 37.1,
    "radius_km": 2,
    "precision": "exact",
    "gazetteer_id": None,
    "within": ["بلدة الزيتونة"],
}


def span(words: str, nth: int = 0) -> Span:
    """Where words stand in the report."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words), words)


def report(key: str = "r1", text: str = TEXT) -> Report:
    """The report."""
    return Report(key, text, dt.date(2023, 7, 9), source="وكالة الزيتونة")


def _value(name: str, value: object, evidence: Span, rule: str, **more: Any) -> Value:
    return Value(name, value, more.pop("modality", "asserted"), evidence, rule, **more)


def record(key: str = "r1") -> Record:
    """The record: one incident that the police tell and a spokesman denies in part, and a trend."""
    date = Interval.day(DAY, "dawn")
    told = Telling(span(TEXT.split("\n")[1]), span("قصفت"))
    police = Source("شرطة الزيتونة", None, "official")
    spokesman = Source("متحدث باسم التحالف", "coalition", "military", (Source("رويترز", None, "media"),))
    values = (
        _value("type", "air_strike", span("قصفت"), "ar.trigger.bomb"),
        _value("date", date.to_dict("said"), span("فجر الجمعة"), "ar.time.weekday"),
        _value("place", PLACE, span("سوق بلدة الزيتونة"), "ar.place.chain"),
        _value("killed", {"min": 3, "max": 3}, span("ثلاثة أشخاص"), "ar.count.number"),
        _value("killed_children", {"min": 2, "max": 2}, span("طفلان"), "ar.count.dual"),
        _value(
            "perpetrators",
            {"name": "التحالف"},
            span("للتحالف"),
            "ar.frame.belongs",
            modality="hedged",
            hedge_cue=span("يُعتقد"),
        ),
        _value("weapons", {"name": "طائرة مسيّرة"}, span("طائرة مسيّرة"), "ar.weapon.drone"),
        _value("targets", {"name": "سوق بلدة الزيتونة"}, span("قصفت"), "ar.infer.target", basis="inferred"),
        _value("victims", {"name": "سالم النجار"}, span("سالم النجار"), "ar.person.name"),
        _value("victims", {"name": "هوية الآخرين"}, span("هوية الآخرين"), "ar.hedge.unknown", modality="unknown"),
    )
    denial = _value("killed", {"min": 3, "max": 3}, span("ثلاثة أشخاص", 1), "ar.hedge.denial", modality="denied")
    claims = (
        Claim("c1", police, span("قالت"), None, False, False, told.span, values),
        Claim("c2", spokesman, span("ونفى"), None, False, True, span(TEXT.split("\n")[2]), (denial,)),
    )
    incident = Incident(
        "i1",
        "air_strike",
        (told,),
        date.to_dict("said"),
        PLACE,
        perpetrators=(Party("التحالف", "coalition", True),),
        targets=(Party("سوق بلدة الزيتونة", None, False, "market"),),
        weapons=({"name": "طائرة مسيّرة", "weapon_id": "drone"},),
        casualties={"killed": Range(3, 3), "killed_children": Range(2, 2)},
        tolls=(Toll("killed", "unknown", Range(3, 3)),),
        victims=(Victim("سالم النجار", "killed"),),
        sources=(police, spokesman),
        status="disputed",
        claims=claims,
    )
    year = Interval(dt.date(2023, 1, 1), dt.date(2023, 7, 9), "range")
    trend = Statement("trend", "الشرطة", span("الهجمات تراجعت منذ مطلع العام"), "attacks", "down", None, ("SY",), year)
    return Record(report(key), (incident,), (trend,), mentions(), "fake", "1")


def mentions() -> tuple[Mention, ...]:
    """Some of what was read in the report."""

    def at(words: str) -> dict[str, Any]:
        found = span(words)
        return {"start": found.start, "end": found.end, "first": 0, "last": 1, "rule": "r"}

    return (
        CueMention(**at("قالت"), cue="say"),
        ActorMention(**at("شرطة الزيتونة"), actor_id=None, actor_kind="official"),
        HedgeMention(**at("يُعتقد"), modality="hedged"),
        TriggerMention(**at("قصفت"), frame="bomb", incident_type="air_strike", voice="active"),
    )


class FakeReader:
    """Reads every report into the same record; fails on words that ask for it."""

    def read_report(self, wanted: Report) -> Record:
        """The record, if the text is the report's, else one without incidents."""
        if "انفجر" in wanted.text:
            raise RuntimeError("as asked")
        made = record(wanted.id)
        if wanted.text != TEXT:
            return Record(wanted, (), (), (), "fake", "1")
        return Record(wanted, made.incidents, made.statements, made.mentions, "fake", "1")
