"""Reporting words, hedges and the speakers they govern."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listed import LANGUAGE, PACKAGE, Case, cases, read

from tawthiq.mentions import actors, cues
from tawthiq.mentions.sources import SourceMention, find_source
from tawthiq.model.types import SOURCE_KINDS
from tawthiq.rules.compile import read_list
from tawthiq.rules.rule import Rule, all_rules

CUES, HEDGES = "lang/ar/cues.yml", "lang/ar/hedges.yml"


def cues_of(text: str) -> list[tuple[str, str]]:
    doc, hits = read(text)
    return [(text[m.start : m.end], m.cue) for m in cues.find(doc, hits, LANGUAGE)[0]]


def hedges_of(text: str) -> list[tuple[str, str]]:
    doc, hits = read(text)
    return [(text[m.start : m.end], m.modality) for m in cues.find(doc, hits, LANGUAGE)[1]]


def sources_of(text: str) -> list[SourceMention]:
    doc, hits = read(text)
    known = actors.find(doc, hits, LANGUAGE)
    found = (find_source(doc, cue, hits, known) for cue in cues.find(doc, hits, LANGUAGE)[0])
    return [source for source in found if source is not None]


@pytest.mark.parametrize("case", cases(CUES, "examples"))
def test_cues(case: Case) -> None:
    assert (case.row["find"], case.entry["cue"]) in cues_of(case.text)


@pytest.mark.parametrize("case", cases(CUES, "never"))
def test_never_cues(case: Case) -> None:
    assert case.entry["cue"] not in {cue for _, cue in cues_of(case.text)}


@pytest.mark.parametrize("case", cases(HEDGES, "examples"))
def test_hedges(case: Case) -> None:
    assert (case.row["find"], case.entry["modality"]) in hedges_of(case.text)


@pytest.mark.parametrize("case", cases(HEDGES, "never"))
def test_never_hedges(case: Case) -> None:
    assert case.entry["modality"] not in {modality for _, modality in hedges_of(case.text)}


def test_source_kinds_are_those_of_the_contract() -> None:
    kinds = {entry["kind"] for entry in read_list(PACKAGE / "lang/ar/source_nouns.yml") if "kind" in entry}
    assert kinds <= set(SOURCE_KINDS)


@pytest.mark.parametrize(
    ("text", "name", "kind", "actor"),
    [
        (
            "وقالت القيادة المركزية الأمريكية في بيان لها، إن داعش تشكل تهديدا",
            "القيادة المركزية الأمريكية",
            "military",
            "us-centcom",
        ),
        ("ووثق المرصد السوري لحقوق الإنسان استهداف طائرة سيارة", "المرصد السوري لحقوق الإنسان", "monitor", "sohr"),
        ("قتل خمسة أشخاص بحسب مصادر طبية", "مصادر طبية", "medical", None),
        ("وفقا للمرصد السوري قتل مدنيان", "المرصد السوري", "monitor", "sohr"),
        ("قال شهود عيان إن الطائرات قصفت الحي", "شهود عيان", "witness", None),
        ("قال مصدر أمني عراقي إن الانفجار أوقع قتلى", "مصدر أمني عراقي", "official", None),
        ("المرصد السوري: مقتل خمسة في حلب", "المرصد السوري", "monitor", "sohr"),
        (
            "وذكرت مصادر في وزارة الدفاع اليمنية أن الجيش تقدم",
            "مصادر في وزارة الدفاع اليمنية",
            "official",
            "ye-defence",
        ),
        ("أعلن المتحدث باسم الجيش الإسرائيلي أن الصاروخ اعترض", "المتحدث باسم الجيش الإسرائيلي", "military", "idf"),
        ("وأضاف المصدر أن الجرحى نقلوا", "المصدر", "unnamed", None),
        ("وقال ضابط طلب عدم ذكر اسمه إن الهجوم وقع", "ضابط", "military", None),
        ("وأكدت الوزارة أن القصف أوقع قتلى", "الوزارة", "official", None),
        ("قتل 20 شخصا وفقا للمصادر الطبية", "المصادر الطبية", "medical", None),
        ("ونفى التحالف الدولي استهداف المدنيين", "التحالف الدولي", "military", "us-coalition"),
    ],
)
def test_speaker(text: str, name: str, kind: str, actor: str | None) -> None:
    assert (name, kind, actor) in [(s.name, s.source_kind, s.actor_id) for s in sources_of(text)]


def test_an_agency_passes_a_word_on() -> None:
    (source,) = [s for s in sources_of("نقلت وكالة رويترز عن مصدر طبي قوله إن القصف أوقع قتلى") if s.via]
    assert source.name == "مصدر طبي"
    assert [via.name for via in source.via] == ["وكالة رويترز"]


def test_a_name_that_is_not_told_speaks_not() -> None:
    assert "اسمه" not in {s.name for s in sources_of("وقال المسؤول الذي طلب عدم ذكر اسمه إن الهجوم وقع")}


@pytest.mark.parametrize(
    "text",
    [
        "أعلن مقتل خمسة جنود",
        "وأضاف أن الجرحى نقلوا",
        "قيل إن الهجوم وقع",
        "بعد العملية التي أعلنت الأسبوع الماضي",
        "الرجل الذي كان مسؤولا عن التفجير قال",
        "المنازل التي قالت خلالها إنها",
    ],
)
def test_no_speaker(text: str) -> None:
    assert not sources_of(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from('قال مصدر نقلا عن بحسب: "(.\n'), max_size=120))
def test_any_text_is_read(text: str) -> None:
    for source in sources_of(text):
        assert 0 <= source.start < source.end <= len(text)


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.id in {"cue.colon", "hedge.may"}], ids=lambda r: r.id
)
def test_rules(rule: Rule) -> None:
    for text, words in rule.examples:
        assert words in {word for word, _ in cues_of(text) + hedges_of(text)}
    for text in rule.never:
        doc, hits = read(text)
        assert rule.id not in {m.rule for part in cues.find(doc, hits, LANGUAGE) for m in part}
