"""Clauses: every rule's examples and counter-examples, the openers, and that any text is cut."""

import random
import unicodedata
from itertools import pairwise

import pytest

from tawthiq.lang.ar import load
from tawthiq.lang.ar.clauses import clause_rules
from tawthiq.model.report import Report
from tawthiq.rules.rule import Rule, all_rules
from tawthiq.text.fold import fold, fold_word
from tawthiq.text.prepare import prepare
from tawthiq.text.tokens import tokenize

RULES = [rule for rule in all_rules() if rule.id.startswith("ar.clause.")]


def _cut(text: str) -> list[tuple[str, str, str]]:
    """(first word, opener, rule) of every clause but the first."""
    tokens = tokenize(fold(text))
    found = []
    for start in clause_rules(tokens, 0, len(tokens))[1:]:
        index = start.token
        while tokens[index].kind == "mark" and index + 1 < len(tokens):
            index += 1
        found.append((tokens[index].form, start.opener, start.rule))
    return found


def _cases(rules: list[Rule]) -> list[tuple[str, str, str]]:
    return [(rule.id, text, str(want)) for rule in rules for text, want in rule.examples]


@pytest.mark.parametrize(("rule_id", "text", "want"), _cases(RULES))
def test_a_rule_opens_its_examples(rule_id: str, text: str, want: str) -> None:
    word, opener = want.split()
    assert (fold_word(word), opener, rule_id) in _cut(text)


@pytest.mark.parametrize(("rule_id", "text"), [(rule.id, text) for rule in RULES for text in rule.never])
def test_a_rule_leaves_its_counter_examples(rule_id: str, text: str) -> None:
    assert rule_id not in {rule for _, _, rule in _cut(text)}


def test_every_rule_has_both() -> None:
    assert len(RULES) > 20
    assert [rule.id for rule in RULES if not rule.examples or not rule.never] == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # a relative clause inside the subject: the second verb belongs to the subject before it
        ("إن المسلحين الذين هاجموا المبنى قتلوا", ["الذين relative", "قتلوا resume"]),
        ("وكانت المريضة، التي يرافقها ابنها، قد نسيت العلاج", ["التي relative", "قد resume"]),
        # the content of speech holds coordinated predicates
        ("قال إن انفجارا وقع وأصيب خمسة", ["ان content", "واصيب and"]),
        # a quotation after a colon opens once
        ('رد هنية قائلا: "سنكمل"', ["قايلا participle", "سنكمل quote"]),
        # the head of a sentence is no clause
        ("وبحسب المصدر فإن القتلى مدنيون", []),
        ("على الرغم من الهدنة فقد قتل 5 أشخاص", []),
        # purpose, modals and verb groups
        ("شن غارات ليرتفع عدد القتلى", []),
        ("من المرجح أن يرتفع العدد", []),
        ("سبق أن قتل الجيش مدنيين", []),
        # وأدى is a verb, وادي a valley
        ("انفجرت قنبلة وأدى الانفجار إلى مقتل اثنين", ["وادي and"]),
        ("قصف الطيران وادي الضيف", []),
        # nouns whose letters are a verb's
        ("مقتل وجرح 23 شخصا", []),
        ("أعلن الجيش اتفاق وقف إطلاق النار", []),
        ("(CNN) -- قتل 5", []),
    ],
)
def test_clauses(text: str, want: list[str]) -> None:
    assert [f"{word} {opener}" for word, opener, _ in _cut(text)] == want


def test_detached_conjunctions_belong_to_their_clause() -> None:
    tokens = tokenize(fold("قتل شخص و أصيب خمسة"))
    assert [tokens[start.token].form for start in clause_rules(tokens, 0, len(tokens))] == ["قتل", "و"]


def test_any_text_gives_increasing_starts() -> None:
    """No text fails: random letters, marks, scripts, and the openers in random order."""
    dice = random.Random(20)
    words = [
        "و",
        "وقال",
        "ان",
        "الذي",
        "،",
        '"',
        "(",
        ")",
        "-",
        ":",
        "..",
        "ما",
        "قد",
        "كما",
        "بعد",
        "5",
        "قتل",
        "فقد",
        "وهو",
    ]
    points = [chr(point) for point in range(0x20, 0x3000) if unicodedata.category(chr(point)) != "Cn"]
    for _ in range(1500):
        if dice.random() < 0.7:
            text = " ".join(dice.choices(words, k=dice.randrange(0, 25)))
        else:
            text = "".join(dice.choices(points, k=dice.randrange(0, 80)))
        tokens = tokenize(fold(text))
        first = dice.randrange(0, max(1, len(tokens)))
        starts = [start.token for start in clause_rules(tokens, first, len(tokens))]
        assert starts[0] == first
        assert all(a < b for a, b in pairwise(starts))
        assert len(starts) == 1 or starts[-1] < len(tokens)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال د. أحمد إن الوضع صعب. وأضاف أنه خطير.", 2),
        ("الحرب على غزة.. مقتل 5 أشخاص", 1),
        ("وأضافت سي. إن. إن أن القصف مستمر", 1),
        ("وقع الانفجار عام 1436 هـ. وقتل شخصان.", 2),
        ('قال "انسحبوا." وأضاف أنهم عادوا.', 2),
        ('قال "انسحبوا."، وأضاف أنهم عادوا.', 1),
        ("انتهى الهجوم.وقال الجيش إنه انسحب.", 2),
        ("قتل 2.5 بالمئة من السكان", 1),
        ("تضرر المستشفى”. **", 1),
        ("هل قتلوا؟ نعم!", 2),
        ("وجاء في قوله:. قتل شخصان", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    report = Report(id="r", text=text)
    assert len(prepare(report, load()).sentences) == count
