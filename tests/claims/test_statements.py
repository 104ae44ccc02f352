"""Statements (``statements.yml``): trends, totals, threats, denials, characterisations, condemnations."""

from collections.abc import Sequence
from typing import Any

import pytest

import tawthiq
from tawthiq.claims.statements import total_tokens
from tawthiq.lang.ar.language import FOLDER, load
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.rules.compile import read_list
from tawthiq.text.prepare import prepare

DAY = "2015-08-20"


def stated(text: str) -> list[dict[str, Any]]:
    """The statements of a text as the record has them."""
    rows = tawthiq.read(text, published=DAY).to_dict()["statements"]
    assert isinstance(rows, Sequence)
    return list(rows)


def kinds(text: str) -> list[str]:
    return [row["kind"] for row in stated(text)]


ENTRIES = [row for row in read_list(FOLDER / "statements.yml") if "examples" in row]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_the_words_of_an_entry_are_found_and_its_counter_example_states_nothing(entry: dict[str, Any]) -> None:
    language = load()
    for row in entry["examples"]:
        doc = prepare(Report("r", row["text"]), language)
        hits = language.lexicon.scan(doc.tokens).of("statements")
        assert (entry["id"], row["find"]) in {(hit.entry.id, row["text"][hit.start : hit.end]) for hit in hits}
    for row in entry["never"]:
        assert not stated(row["text"])


@pytest.mark.parametrize(
    ("text", "measure", "direction", "places"),
    [
        ("تصاعدت وتيرة الهجمات في العراق خلال الأشهر الأخيرة.", "attacks", "up", ["IQ"]),
        ("وكثف الجيش السوري غاراته الجوية على ريف إدلب في الأسابيع الماضية.", "attacks", "up", ["SY"]),
        ("انخفضت أعمال العنف في العراق إلى النصف منذ بداية العام.", "violence", "down", ["IQ"]),
        ("هجمات التنظيم في العراق وسوريا تراجعت منذ مطلع العام الجاري.", "attacks", "down", ["IQ", "SY"]),
        ("وتشهد أفغانستان أعمال عنف متزايدة منذ سنوات.", "violence", "up", ["AF"]),
        ("عدد النازحين في اليمن شهد ارتفاعا ملحوظا خلال الشهرين الماضيين.", "displaced", "up", ["YE"]),
        ("وتدهورت الأوضاع الأمنية في ليبيا هذا العام.", "violence", "up", ["LY"]),
        ("ولم تنخفض الهجمات في العراق خلال العام الماضي.", "attacks", "unchanged", ["IQ"]),
        ("وكان الشهر الماضي الأكثر دموية في العراق منذ عامين.", "violence", "record", ["IQ"]),
    ],
)
def test_a_trend_has_its_measure_direction_and_places(
    text: str, measure: str, direction: str, places: list[str]
) -> None:
    found = [row for row in stated(text) if row["kind"] == "trend"]
    assert [(row["measure"], row["direction"], row["places"]) for row in found] == [(measure, direction, places)]


def test_a_trend_has_its_period_actor_and_source() -> None:
    (row,) = stated("وقال المرصد السوري لحقوق الإنسان إن هجمات تنظيم داعش تراجعت منذ بداية العام الجاري.")
    assert row["period"] == {"start": "2015-01-01", "end": "2015-08-20"}
    assert row["source"] == "المرصد السوري لحقوق الإنسان"
    assert row["actor_id"] == "is"


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت حصيلة الهجوم إلى 12 قتيلا.",
        "وارتفع عدد القتلى في الانفجار إلى عشرين.",
        "وحذر الوزير من تصاعد الهجمات قبل الانتخابات.",
        "وصلت قوات إلى محافظة صعدة بعد اشتباكات.",
        "ودعا المبعوث إلى وقف إطلاق النار تفاديا لتصاعد العنف.",
        "وارتفع الدخان بعد غارات على الحي.",
    ],
)
def test_what_rises_in_one_occurrence_or_is_feared_is_no_trend(text: str) -> None:
    assert "trend" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "fate", "number"),
    [
        ("قتل أكثر من 300 شخص في أعمال عنف قبلية منذ بداية العام الحالي.", "killed", 300),
        ("ومنذ اندلاع الحرب، قتل 240 صحفيا في البلاد.", "killed", 240),
        ("وسقط 165 قتيلا خلال الشهر الماضي في العراق بحسب وزارة الصحة.", "killed", 165),
        ("أدى هذا الصراع، الذي امتد لنحو ربع قرن، إلى سقوط 37 ألف قتيل.", "killed", 37_000),
        ("وارتفع عدد ضحايا العدوان على غزة إلى 230 شهيدا.", "killed", 230),
        ("وارتفعت حصيلة قتلى القوات الأمريكية في أفغانستان إلى 790 قتيلا.", "killed", 790),
        ("ونزح أكثر من 150 ألف شخص منذ اندلاع القتال.", "displaced", 150_000),
    ],
)
def test_a_total_is_a_toll(text: str, fate: str, number: int) -> None:
    (row,) = [row for row in stated(text) if row["kind"] == "toll"]
    assert row["casualties"][fate]["min"] == number


def test_killed_and_wounded_of_one_period_are_one_toll() -> None:
    rows = stated("قتل 260 مسلحا وأصيب 400 آخرون خلال أسبوعين من الغارات التركية.")
    assert [row["kind"] for row in rows] == ["toll"]
    assert {name: count["min"] for name, count in rows[0]["casualties"].items()} == {"killed": 260, "injured": 400}


@pytest.mark.parametrize(
    "text",
    [
        "قتل 40 شخصا في هجوم على سوق في تموز الماضي.",
        "أسفر الانفجار عن مقتل 120 شخصا وإصابة 300.",
        "وقتل سبعة جنود في اشتباكات اندلعت منذ ساعات.",
        "وكان الهجوم، الذي قتل فيه 80 شخصا، الأعنف منذ مطلع العام.",
        "وارتفع عدد القتلى إلى 12 بعد انتشال جثتين.",
    ],
)
def test_the_toll_of_one_occurrence_is_no_total(text: str) -> None:
    assert "toll" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("وتوعدت حركة الشباب بالانتقام لمقتل قائدها.", "threat", "حركة الشباب"),
        ("وقالت كتائب القسام إن إسرائيل ستدفع الثمن.", "threat", "كتائب القسام"),
        ("وأكد التحالف الدولي أن الغارات ستستمر حتى هزيمة التنظيم.", "threat", "التحالف الدولي"),
        ("وقال التحالف الدولي إنه لن يكون أي عضو في التنظيم بأمان.", "threat", "التحالف الدولي"),
        ("ونفى الجيش الإسرائيلي استهداف المستشفى.", "denial", "الجيش الإسرائيلي"),
        ("ووصفت وزارة الداخلية الهجوم بأنه عمل إرهابي.", "characterisation", "وزارة الداخلية"),
        (
            "وأكدت قوات سوريا الديمقراطية أن المنطقة تعد ملاذا آمنا للتنظيم.",
            "characterisation",
            "قوات سوريا الديمقراطية",
        ),
        ("وأدان مجلس الأمن الدولي التفجير.", "condemnation", "مجلس الأمن الدولي"),
    ],
)
def test_what_is_said_has_its_kind_and_source(text: str, kind: str, source: str) -> None:
    assert [(row["kind"], row["source"]) for row in stated(text)] == [(kind, source)]


@pytest.mark.parametrize(
    "text",
    [
        "ورفع المتظاهرون لافتات في الساحة.",
        "وهدد المسلحون السائق بسلاح رشاش.",
        "وصفت حالة الجرحى بأنها مستقرة.",
        "وأصيب جنديان بعد الانفجار.",
        "وتعهد المانحون بمساعدة النازحين.",
        "ولم تستنكر الحكومة الهجوم.",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert not kinds(text)


def test_the_tokens_of_a_total_are_known() -> None:
    reader = Reader.load()
    doc = reader.prepare(Report("r", "قتل 300 شخص منذ بداية الحرب. وقتل جندي أمس."))
    tokens = total_tokens(doc, reader.mentions_of(doc))
    told = {doc.tokens[at].form for at in tokens}
    assert "300" in told
    assert "جندي" not in told


def test_a_trend_takes_up_what_its_sentence_named_and_a_comparison_is_one() -> None:
    rows = stated("صحيح أن هجمات التنظيم هذا العام أقل مما كانت عليه في عام 2014، غير أنها ارتفعت في شهر أيار.")
    assert [(row["kind"], row["direction"]) for row in rows] == [("trend", "down"), ("trend", "up")]
    assert rows[1]["text"].startswith("غير أنها ارتفعت")
    assert not stated("وقال إن أسعار الوقود تراجعت، لكنها ارتفعت في نيسان.")


def test_a_threat_goes_on_with_the_subject_of_the_verb_before() -> None:
    text = "تحذر غرفة العمليات القوات من التسلل إلى القرى، وتتوعد بالرد على مصادر النيران."
    assert [(row["kind"], row["source"]) for row in stated(text)] == [("threat", "غرفة العمليات")]
