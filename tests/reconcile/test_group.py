"""Which triggers tell one occurrence, and what the tables may hold."""

import datetime as dt
import json

import pytest

from tawthiq.claims import bind, narrate
from tawthiq.claims.draft import drafts
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.reconcile import group, stand
from tawthiq.rules.loglinear import LogLinear

TABLES = [narrate.WEIGHTS, group.WEIGHTS, stand.WEIGHTS, *(bind.FOLDER / f"{role}.json" for role in bind.ROLES)]


def test_every_table_is_readable_and_holds_no_words_of_reports() -> None:
    for path in TABLES:
        stored = json.loads(path.read_text("utf8"))
        assert set(stored) == {"note", "threshold", "weights"}
        assert 20 < len(stored["weights"]) < 1100
        # a feature is a name and its values: a grammatical word (a preposition) at most, never a phrase
        assert not [name for name in stored["weights"] if " " in name]


def test_a_decision_is_explained_by_its_weights() -> None:
    table = LogLinear({"bias": -1.0, "near=threat": -2.0, "own=count": 1.5}, threshold=0.0)
    features = ["bias", "own=count", "unheard-of"]
    assert table.score(features) == 0.5
    assert table.decides(features)
    assert table.explain(features)[0] == ("own=count", 1.5)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def groups_of(reader: Reader, text: str) -> list[list[str]]:
    """The words of the triggers of each occurrence, all triggers taken as telling one."""
    doc = reader.prepare(Report("t", text, dt.date(2016, 5, 4)))
    found = group.group(drafts(doc, reader.mentions_of(doc)))
    return [[text[d.trigger.start : d.trigger.end] for d in each.drafts] for each in found]


def test_the_dead_and_the_hurt_belong_to_the_act_of_their_sentence(reader: Reader) -> None:
    text = "قتل ثلاثة جنود وأصيب خمسة آخرون في انفجار عبوة ناسفة شرق مدينة بعقوبة أمس الثلاثاء."
    assert len(groups_of(reader, text)) == 1


def test_what_a_sentence_sets_apart_with_a_place_of_its_own_is_another_occurrence(reader: Reader) -> None:
    text = (
        "قتل ثلاثة جنود في انفجار عبوة ناسفة شرق مدينة بعقوبة أمس الثلاثاء.\n"
        "من جهة أخرى، اعتقلت الشرطة سبعة أشخاص في مدينة البصرة يوم الأحد الماضي."
    )
    found = groups_of(reader, text)
    assert len(found) == 2
    assert found[1] == ["اعتقلت"]


def test_a_definite_act_takes_up_the_one_told_before(reader: Reader) -> None:
    text = "هاجم مسلحون حاجزا للجيش في مدينة تعز أمس الثلاثاء وقتلوا أربعة جنود.\nوقال ضابط إن الهجوم أوقع أربعة قتلى."
    assert len(groups_of(reader, text)) == 1


def test_choices_carry_the_answers_of_the_given_occurrences(reader: Reader) -> None:
    text = "قتل جندي في هجوم على حاجز في تعز.\nوأسفر الهجوم عن تدمير آلية.\nواعتقلت الشرطة رجلا في عدن."
    doc = reader.prepare(Report("t", text))
    found = drafts(doc, reader.mentions_of(doc))
    last = max(draft.sentence.index for draft in found)
    owners = {draft.index: "second" if draft.sentence.index == last else "first" for draft in found}
    made = list(group.choices(found, owners))
    assert all(sum(answer for _, answer in choice) <= 1 for choice in made)
    assert [answer for choice in made[:-1] for _, answer in choice] == [True] * len(made[:-1])
    assert [answer for _, answer in made[-1]] == [False]  # a new one is right
    assert {name.split(":")[0] for choice in made for names, _ in choice for name in names} == {"within", "across"}
