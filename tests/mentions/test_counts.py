"""Counts of people with a fate: the values, offsets, breakdowns and what must not be read."""

import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.evaluate.slots import added
from tawthiq.lang.ar.language import load
from tawthiq.mentions import times
from tawthiq.mentions.counts import find
from tawthiq.model.mention import CountMention
from tawthiq.model.report import Report
from tawthiq.text.prepare import prepare


def read(text: str, taken: frozenset[int] = frozenset()) -> list[CountMention]:
    """The counts of a text, some tokens taken by times."""
    doc = prepare(Report("test", text), load())
    return find(doc, load().lexicon.scan(doc.tokens), taken.__contains__, load())


def short(text: str) -> list[tuple[str, str, int, int | None]]:
    """(fate, group, min, max) of each count."""
    return [(c.fate, c.group, c.number.min, c.number.max) for c in read(text)]


CASES = [
    # those who did it are not counted, whatever says who they are or when they came; whom they killed is
    ("اغتال مسلحون يُعتقد أنهم من خلايا داعش عضوا في مجلس القرية", [("killed", "unknown", 1, 1)]),
    ("قتل مسلحو داعش حارس بئر قرب القرية", [("killed", "combatant", 1, 1)]),
    ("قتل مسلحون من داعش أربعة من جامعي الحطب في البادية", [("killed", "unknown", 4, 4)]),
    ("قتل مسلحون من «قسد» ثلاثة رعاة", [("killed", "unknown", 3, 3)]),
    ("قتلت القوات أكثر من أربعين متمردا حوثيا", [("killed", "combatant", 40, None)]),
    # a dual in construct, kin of two, one whom a relative clause or the word for the dead takes up
    ("عُثر على جثتي راعيين في الوادي", [("killed", "unknown", 2, 2)]),
    ("قُتل طفلان وأصيبت والدتهما", [("killed", "child", 2, 2), ("injured", "woman", 1, 1)]),
    ("الرجل الذي قتلته طائرة مسيّرة كان مزارعا", [("killed", "unknown", 1, 1)]),
    ("وأضاف أن القتيل حارس ليلي", [("killed", "combatant", 1, 1)]),
    # what hit someone is no wound of another, and what stopped held nobody
    ("قُتل رجل حين أصابته صواريخ", [("killed", "unknown", 1, 1)]),
    # dual and plural forms
    ("قتيلان وثلاثة جرحى في انفجار", [("killed", "unknown", 2, 2), ("injured", "unknown", 3, 3)]),
    ("استشهد طفلان", [("killed", "child", 2, 2)]),
    ("مقتل جنديين في كمين", [("killed", "combatant", 2, 2)]),
    # the sound plural is spelt like the dual: a vague plural, unless the vowels tell
    ("مقتل مدنيين في غارة", [("killed", "civilian", 2, None)]),
    ("استشهاد صحفيَّين في غارة", [("killed", "journalist", 2, 2)]),
    # "the dozens" takes no bare noun
    ("وأصيب العشرات يوم الاثنين في القصف", [("injured", "unknown", 20, 99)]),
    # bounds
    ("مقتل 10 على الأقل في هجوم", [("killed", "unknown", 10, None)]),
    ("إصابة نحو 275 شخصا", [("injured", "unknown", 247, 303)]),
    ("إصابة نحو خمسة أشخاص", [("injured", "unknown", 5, 5)]),
    ("مقتل ما يصل إلى 40 مسلحا", [("killed", "combatant", 1, 40)]),
    ("مقتل 5 أو 6 جنود", [("killed", "combatant", 5, 6)]),
    ("مقتل ما بين 80 إلى 90 شخصا", [("killed", "unknown", 80, 90)]),
    # a bound covers its own number only
    ("سقوط أكثر من 43 شهيدا و90 مصابا", [("killed", "unknown", 43, None), ("injured", "unknown", 90, 90)]),
    # vague quantities
    ("عشرات القتلى في قصف", [("killed", "unknown", 20, 99)]),
    ("نزوح عشرات الأسر", [("displaced", "unknown", 40, None)]),
    ("نزوح عشرات الآلاف", [("displaced", "unknown", 20000, 99999)]),
    # others take the group of the noun that they repeat
    ("مقتل جندي وإصابة 4 آخرين", [("killed", "combatant", 1, 1), ("injured", "combatant", 4, 4)]),
    ("مقتل امرأة وإصابة ستة آخرين", [("killed", "woman", 1, 1), ("injured", "unknown", 6, 6)]),
    ("قتلت امرأة وأصيبت ثلاث أخريات بشظايا", [("killed", "woman", 1, 1), ("injured", "woman", 3, 3)]),
    ("استشهد 4 فلسطينيين وأصيب آخرون", [("killed", "unknown", 4, 4), ("injured", "unknown", 2, None)]),
    # who is killed: an armed subject with an object, or counted people alone
    ("قتل مسلحون خمسة جنود", [("killed", "combatant", 5, 5)]),
    ("قتلت القوات الإسرائيلية شابا", [("killed", "unknown", 1, 1)]),
    ("قُتل 18 جنديا أمريكيا، منهم 16 في معارك", [("killed", "combatant", 18, 18), ("killed", "combatant", 16, 16)]),
    ("اعتقلت السلطات المهاجم الخامس", [("detained", "combatant", 1, 1)]),
    ("مقتل المهاجم", [("killed", "attacker", 1, 1)]),
    # the subject before its verb keeps it from sharing the next one's
    ("إن 43 شخصا قتلوا وأصيب 173", [("killed", "unknown", 43, 43), ("injured", "unknown", 173, 173)]),
    ("أن مدنيين لقيا مصرعهما", [("killed", "civilian", 2, 2)]),
    # tolls
    ("ارتفعت حصيلة القتلى إلى 12", [("killed", "unknown", 12, 12)]),
    ("عدد القتلى في صفوف قوات الأمن إلى 60 على الأقل", [("killed", "combatant", 60, None)]),
    # nobody
    ("لم تقع إصابات", [("injured", "unknown", 0, 0)]),
    ("دون وقوع ضحايا", [("killed", "unknown", 0, 0), ("injured", "unknown", 0, 0)]),
    # a drone (طائرة دون طيار) denies nothing
    ("غارة طائرة من دون طيار أسفرت عن مقتل مدنيين", [("killed", "civilian", 2, None)]),
    # groups from what stands with the noun
    ("قتيلان من حزب الله", [("killed", "combatant", 2, 2)]),
    ("مقتل 3 من الشرطة", [("killed", "combatant", 3, 3)]),
    ("سقوط قتلى وجرحى في صفوف القوات", [("killed", "combatant", 2, None), ("injured", "combatant", 2, None)]),
    ("استشهاد محمد علي وأحمد سالم", [("killed", "unknown", 2, 2)]),
    ("مقتل العقيد هشام العزب والرائد أحمد فكري", [("killed", "combatant", 2, 2)]),
    ("مقتل محمد الضيف قائد القسام", [("killed", "combatant", 1, 1)]),
    ("قتلى للاحتلال في كمين", [("killed", "combatant", 2, None)]),
    ("قالت الشرطة إن ثلاثة من أفرادها قتلوا", [("killed", "combatant", 3, 3)]),
    ("مقتل عدد من قوات الأمن والعاملين", [("killed", "unknown", 2, None)]),
    ("مقتل مسؤول أمني", [("killed", "unknown", 1, 1)]),
    ("مقتل 25 إسلاميا", [("killed", "combatant", 25, 25)]),
    ("مقتل قائد المركبة", [("killed", "unknown", 1, 1)]),
    ("مقتل نجل قائد", [("killed", "unknown", 1, 1)]),
    ("استشهاد 17 من رجال الأمن وإصابة العشرات", [("killed", "combatant", 17, 17), ("injured", "unknown", 20, 99)]),
    ("استشهاد طفل وإصابة 8", [("killed", "child", 1, 1), ("injured", "unknown", 8, 8)]),
    # families: people of one are counted one by one
    ("إصابة 3 من عائلته", [("injured", "unknown", 3, 3)]),
    ("إصابة ثلاثة من عائلته", [("injured", "unknown", 3, 3)]),
    ("مقتل عائلتين", [("killed", "unknown", 4, None)]),
    # bodies take the number of whose they are
    ("العثور على جثث 18 من الجنود", [("killed", "combatant", 18, 18)]),
    ("نقل جثث ثمانية من جنود الجيش", [("killed", "combatant", 8, 8)]),
    ("وصول جثامين 5 أشخاص", [("killed", "unknown", 5, 5)]),
    # numbers told otherwise
    ("مقتل جميع ركابها وعددهم 298 راكبا", [("killed", "unknown", 298, 298)]),
    ("مقتل جميع المسلحين الستة", [("killed", "combatant", 6, 6)]),
    ("إن ثمانية من العناصر الـ54 خطفوا", [("abducted", "combatant", 8, 8)]),
    ("إن ما لا يقل عن خمسة أشخاص لقوا حتفهم", [("killed", "unknown", 5, None)]),
    ("مقتل 3 جنود وإصابة رابع", [("killed", "combatant", 3, 3), ("injured", "combatant", 1, 1)]),
    ("تعرض (7) سبعة من رجال حرس الحدود للإصابة", [("injured", "combatant", 7, 7)]),
    ("إن عددا من اللاجئين قتلوا وجرحوا", [("killed", "unknown", 1, None), ("injured", "unknown", 1, None)]),
    ("خسر الجيش اثنين من جنوده", [("killed", "combatant", 2, 2)]),
    ("وقوع 12 إصابة", [("injured", "unknown", 12, 12)]),
    ("قتل ضابطا شرطة في الهجوم", [("killed", "combatant", 2, 2)]),
    ("اختطف مسلحون رهائن", [("abducted", "unknown", 2, None)]),
    ("احتجاز رهائن", [("abducted", "unknown", 2, None)]),
    ("احتجز جنود الاحتلال الجريحين", [("detained", "unknown", 2, 2)]),
    ("لكن أحدا لم يصب بسوء", [("injured", "unknown", 0, 0)]),
    # places that fold like words of plans: Baquba, Haradh
    ("أدى انفجار شمال بعقوبة إلى مقتل أحد السائقين", [("killed", "unknown", 1, 1)]),
    ("الشرطة في مدينة حرض ألقت القبض على ثلاثة", [("detained", "unknown", 3, 3)]),
    ("اعتقال أجهزة الأمن الباكستانية اثنين آخرين", [("detained", "unknown", 2, 2)]),
    ("قتل، اليوم، شاب تونسي", [("killed", "unknown", 1, 1)]),
    ("وقتل من فيها", [("killed", "unknown", 2, None)]),
    ("إن خمسة جنود قتلوا وإن ستة آخرين أصيبوا", [("killed", "combatant", 5, 5), ("injured", "combatant", 6, 6)]),
    ("قال إن الجنديين قتلا في انفجار", [("killed", "combatant", 2, 2)]),
    # the subject before its verb, with others; duals of a trade; a verb printed with its vowel
    ("وأضاف أن سبعة آخرين أصيبوا في القصف", [("injured", "unknown", 7, 7)]),
    ("استشهاد عونين من الحرس الوطني", [("killed", "combatant", 2, 2)]),
    ("أربعة مدنيين قُتلوا", [("killed", "civilian", 4, 4)]),
    ("إصابة رجلي أمن", [("injured", "combatant", 2, 2)]),
    # what stands between a verb and its people, or between the parts of a phrase
    ("أودت ضربتان جويتان، بحسب مصادر، بحياة 55 شخصا", [("killed", "unknown", 55, 55)]),
    ("حصدت انفجارات متفرقة أرواح 50 شخصا", [("killed", "unknown", 50, 50)]),
    ("قتل متطرفون بالرصاص 48 مصليا", [("killed", "unknown", 48, 48)]),
    ("احتجز القراصنة قبطان السفينة", [("detained", "unknown", 1, 1)]),
    ("اغتال مجهولون مساء أمس ضابطا", [("killed", "combatant", 1, 1)]),
    ("لقي خلالها 15 مسلحا مصرعهم", [("killed", "combatant", 15, 15)]),
    ("نفذت عمليات اعتقال ضد 175 عنصرا", [("detained", "combatant", 175, 175)]),
    # those who share a fate
    ("تسبب بمقتله مع أحد مرافقيه", [("killed", "unknown", 1, 1), ("killed", "unknown", 1, 1)]),
    ("اعتقال زعيم الحركة، إضافة إلى خمسة آخرين", [("detained", "combatant", 1, 1), ("detained", "combatant", 5, 5)]),
    ("مقتل تسعة من الحوثيين وقوات صالح وطفلين", [("killed", "combatant", 9, 9), ("killed", "child", 2, 2)]),
    ("إن 50 جنديا قتلوا إلى جانب 33 مقاتلا", [("killed", "combatant", 50, 50), ("killed", "combatant", 33, 33)]),
    ("أصيب 4 آخرون برصاص الاحتلال، بالإضافة إلى سيدة", [("injured", "unknown", 4, 4), ("injured", "woman", 1, 1)]),
    ("قتل نزار ريان مع تسعة آخرين", [("killed", "unknown", 1, 1), ("killed", "unknown", 9, 9)]),
    ("فقدت كندا خمسة من مواطنيها", [("killed", "unknown", 5, 5)]),
    # numbers and bounds apart from their noun
    ("لقي ستة من رجال الأمن، على الأقل، مصرعهم", [("killed", "combatant", 6, None)]),
    ("أصيب مالايقل عن عشرة من رجال الشرطة", [("injured", "combatant", 10, None)]),
    ("إصابة آخرين يفوق عددهم 40 شخصا", [("injured", "unknown", 40, None)]),
    ("استشهاد 15 منهم 12 من منسوبي القوات", [("killed", "unknown", 15, 15), ("killed", "combatant", 12, 12)]),
    ("لقي ثلاثة جنود حتفهم وأصيب رابع بجروح", [("killed", "combatant", 3, 3), ("injured", "combatant", 1, 1)]),
    ("مقتل هؤلاء الثلاثة", [("killed", "unknown", 3, 3)]),
    # groups told further on, or by the party
    ("مقتل أربعة وإصابة ثلاثة آخرين من الحوثيين", [("killed", "combatant", 4, 4), ("injured", "combatant", 3, 3)]),
    ("مقتل عشرة من المشتبه في انتمائهم لجماعات مسلحة", [("killed", "combatant", 10, 10)]),
    ("قتل من جانب المقاومة ثمانية أشخاص", [("killed", "combatant", 8, 8)]),
    ("كبدت المقاومة قوات الاحتلال 4 قتلى", [("killed", "combatant", 4, 4)]),
    ("مقتل 3 شرطة", [("killed", "combatant", 3, 3)]),
    ("استشهد طفل وأصيب آخرون", [("killed", "child", 1, 1), ("injured", "unknown", 2, None)]),
    # an attempt does not reach the next verb
    ("محاولة هجوم للإرهابيين وقتلت 21 منهم", [("killed", "combatant", 21, 21)]),
    ("واغتيل المبحوح في دبي", [("killed", "unknown", 1, 1)]),
    ("ضبط 8 عناصر من الحوثيين", [("detained", "combatant", 8, 8)]),
    ("مصير الأطباء الستة المختطفين", [("abducted", "medic", 6, 6)]),
    ("لم ينجم عنها أي ضحايا أو إصابات", [("killed", "unknown", 0, 0), ("injured", "unknown", 0, 0)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_values(text: str, expected: list[tuple[str, str, int, int | None]]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "محاولة اغتيال ضابط",
        "كاد يقتل خمسة أشخاص",
        "هدد التنظيم بقتل ثلاثة رهائن",
        "حكمت محكمة بإعدام أربعة متهمين",
        "سيقتل المئات إذا استمرت الحرب",
        "كتائب شهداء الأقصى",
        "نقل الجرحى إلى المستشفى",
        "إصابة سيارة في القصف",
        "أصيب السكان بالذعر",
        "توفي متأثرا بجروح أصيب بها",
        "هاجم خمسة مسلحين مركز الشرطة",
        "وقف إطلاق النار",
        "إن قضى المصابون بمرض نادر وقتهم في المستشفى",
        'إستراتيجية لـ"تصفية" مسلحي القاعدة',
        "في حال أعدمت الولايات المتحدة خالد شيخ محمد",
        "سيتم تنفيذ حكم الإعدام بحق عبدالحميد ريغي",
        "التحدث مع جميع المصابين",
        "ودارت مواجهات بينهم وبين قوات الأمن",
        "محكمة ليبية تقضي بإعدام سيف الإسلام",
        "أطباء بلا حدود",
        "فقد دفعت السلطات مزيدا من قوات الأمن نحو الحدود",
        "فقدت السلطات الاتصال مع 19 شرطيا",
        "دعا إلى ضبط النفس والهدوء",
        "ضبط 12 كيلوغراما من المتفجرات",
        "نسأل الله أن يتقبلهم شهداء",
        "إن معظم الضحايا من النساء والأطفال",
        "اقتحموا المنزل لتوقيف محمد أبو ماريا",
        "كاد الهجوم يودي بحياة خمسة أشخاص",
        "لم تكشف المصادر عن أسماء المعتقلين الخمسة",
    ],
)
def test_no_casualty(text: str) -> None:
    assert short(text) == []


def test_breakdown_points_at_its_whole() -> None:
    counts = read("مقتل 10 أشخاص بينهم طفلان وامرأة. وأصيب 5 جنود بينهم ضابط.")
    assert [count.part_of for count in counts] == [None, 0, 0, None, 3]


def test_a_number_that_a_time_took_is_no_count() -> None:
    text = "قتل في 7 يوليو 5 جنود"
    assert [count.number.min for count in read(text, frozenset({2, 3}))] == [5]


def test_offsets_leave_the_proclitic_out_and_name_the_fate_word() -> None:
    text = "سقوط 3 قتلى وعشرات الجرحى"
    counts = read(text)
    assert [text[c.start : c.end] for c in counts] == ["3 قتلى", "عشرات الجرحى"]
    assert [c.fate_token for c in counts] == [2, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال إنه لم تسجل اصابات", "لم تسجل اصابات"),
        ("لم يصب أحد موظفيها", "لم يصب أحد موظفيها"),
        ("هجوم دون وقوع ضحايا", "دون وقوع ضحايا"),
        ("لكن أحدا لم يصب بسوء", "أحدا لم يصب"),
        ("العثور على جثث 18 من الجنود", "جثث 18 من الجنود"),
        ("مقتل 20 على الأقل", "20 على الأقل"),
        ("مقتل الناشطة الأميركية عائشة نور برصاص", "الناشطة الأميركية عائشة نور"),
    ],
)
def test_the_span_bears_the_number(text: str, words: str) -> None:
    """A zero spans its negation, bodies their number, a bound what it bounds."""
    assert {text[count.start : count.end] for count in read(text)} == {words}


ROOT = Path(__file__).parents[2]
REPORTS = ROOT.parent / "shared" / "corpus" / "unlabelled.jsonl"


class CountsAlone:
    """Times and counts of a report, as the scorer asks for them."""

    def __init__(self, report: Report) -> None:
        doc = prepare(report, load())
        self.times = times.find(doc, load())
        taken = {token for time in self.times for token in range(time.first, time.last)}
        self.counts = find(doc, load().lexicon.scan(doc.tokens), taken.__contains__, load())


@pytest.mark.skipif(not REPORTS.exists(), reason="the shared corpus is not here")
def test_the_recorded_open_score_stays() -> None:
    spec = importlib.util.spec_from_file_location("score_layers", ROOT / "eval" / "score_layers.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = sys.modules["score_layers"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    reader = SimpleNamespace(mentions=CountsAlone)
    gold = ROOT / "eval" / "gold" / "counts" / "open.jsonl"
    scored = [one for _, one in scorer.run("counts", str(gold), str(REPORTS), reader)]
    rows = {name: slot.row() for name, slot in added([one.slots for one in scored]).items()}
    assert rows["counts"]["f1"] >= 0.973
    assert rows["counts_any_group"]["f1"] >= 0.985


def test_toll_kinds() -> None:
    assert [c.toll_kind for c in read("سقوط 300 قتيل منذ بداية الحرب")] == ["cumulative"]
    assert [c.toll_kind for c in read("في حصيلة أولية للهجوم سقط 5 قتلى")] == ["initial"]


def test_every_group_says_where_it_came_from() -> None:
    assert all(count.labelled_by for count in read("مقتل 5 جنود وطفل وإصابة آخرين"))


WORDS = (
    "قتل مقتل وإصابة أصيب 5 عشرات جنود طفلان بينهم آخرين و ال بين ما من إلى قتيل وجريح لقي مصرعهم"
    " على الأقل نحو . ، 99 منهم نصفهم كلهم شهيد زوجته رجل وأطفالهما الثلاثة لم أحد دون ضحايا عدد القتلى مع أحد"
    " بحياة أودى تعرض لإصابة جثث تم قتلهم أم ثالث"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    counts = read(text)
    for index, count in enumerate(counts):
        assert 0 <= count.start < count.end <= len(text)
        assert count.number.max is None or count.number.min <= count.number.max
        assert count.part_of is None or (0 <= count.part_of < len(counts) and count.part_of != index)
