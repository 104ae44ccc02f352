"""Times of whole reports: offsets, references, widening, and what the day told last makes of "the same day"."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.ar.language import load
from tawthiq.mentions.times import find
from tawthiq.model.mention import TimeMention
from tawthiq.model.report import Report
from tawthiq.rules.rule import describe
from tawthiq.text.prepare import prepare

FRIDAY = dt.date(2023, 7, 7)
SUNDAY = dt.date(2023, 7, 9)


def read(text: str, published: dt.date | None = SUNDAY, published_from: dt.date | None = None) -> list[TimeMention]:
    """The times of a report."""
    report = Report("test", text, published, published_from)
    return find(prepare(report, load()), load())


def values(mentions: list[TimeMention]) -> list[tuple[str | None, str | None, str | None]]:
    """(start, end, precision) of each mention."""
    return [
        (str(m.when.start) if m.when.start else None, str(m.when.end) if m.when.end else None, m.when.precision)
        for m in mentions
    ]


def test_spans_are_of_the_source() -> None:
    """Proclitics are left out, vowel signs and tatweel kept; mentions stand in order and apart."""
    text = "وقُتل ثلاثة بيوليو الماضي، والجمعةَ أُصيب اثنان قبــل يوميـن."
    assert [text[m.start : m.end] for m in read(text)] == ["يوليو الماضي", "والجمعةَ", "قبــل يوميـن"]


def test_published_from_widens_relative_times() -> None:
    """Publication known by crawl only: today and yesterday are all the days they can be; a weekday is one day."""
    text = "قتل ثلاثة اليوم وأصيب اثنان أمس واعتقل رجل مساء أول من أمس، وقتل رابع الخميس وخامس في 7 مايو."
    assert values(read(text, SUNDAY, FRIDAY)) == [
        ("2023-07-07", "2023-07-09", "range"),
        ("2023-07-06", "2023-07-08", "range"),
        ("2023-07-05", "2023-07-07", "range"),
        ("2023-07-06", "2023-07-06", "day"),
        ("2023-05-07", "2023-05-07", "day"),
    ]


def test_weekday_decides_where_publication_is_not_exact() -> None:
    """With both words the weekday picks the day out of those that "today" can be."""
    assert values(read("قتل ثلاثة اليوم السبت", SUNDAY, FRIDAY)) == [("2023-07-08", "2023-07-08", "day")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل ثلاثة اليوم السبت", "2023-07-09"),  # a day either way: the relative word stands
        ("قتل ثلاثة اليوم الأربعاء", "2023-07-05"),  # further apart: the weekday does
        ("قتل ثلاثة أمس الأحد", "2023-07-08"),
    ],
)
def test_weekday_against_relative_day(text: str, day: str) -> None:
    """A relative word and a weekday that speak of different days."""
    assert values(read(text)) == [(day, day, "day")]


def test_without_publication() -> None:
    """Relative times keep their part of day and clock only; absolute ones are read."""
    mentions = read("قتل ثلاثة فجر أمس، وأصيب اثنان في 7 مايو 2014 ورابع الساعة الثالثة فجر الجمعة.", None)
    assert values(mentions) == [(None, None, None), ("2014-05-07", "2014-05-07", "day"), (None, None, None)]
    assert [(m.when.part, m.when.clock) for m in mentions] == [("dawn", None), (None, None), ("dawn", "03:00")]


def test_next_day_is_told_from_the_day_before_it() -> None:
    """The day told last, across sentences; a year told between them does not count as one."""
    text = "هاجم مسلحون القرية في 3 مايو 2014.\nومنذ 2011 لم تشهد هجوما. وفي اليوم التالي انسحبوا."
    assert values(read(text))[-1] == ("2014-05-04", "2014-05-04", "day")


def test_future() -> None:
    """A plan or a future verb makes the weekday the next; the outlet's own verb of saying ends its reach."""
    assert values(read("سيعقد الاجتماع الثلاثاء")) == [("2023-07-11", "2023-07-11", "day")]
    assert values(read("قال إنه سيسافر بعد أن التقى الوزير الثلاثاء")) == [("2023-07-04", "2023-07-04", "day")]
    assert values(read("سيطرت القوات على البلدة الثلاثاء")) == [("2023-07-04", "2023-07-04", "day")]


def test_every_rule_explains_itself() -> None:
    """The rule of a mention is one that can be described."""
    for mention in read("فجر الجمعة 7 يوليو، ومنذ 2011، وقبل يومين، وثاني أيام عيد الأضحى"):
        assert describe(mention.rule) != mention.rule


WORDS = [
    *(
        "اليوم",
        "أمس",
        "الجمعة",
        "السبت",
        "يوم",
        "ليل",
        "الليلة",
        "فجر",
        "مساء",
        "نفسه",
        "التالي",
        "الماضي",
        "المقبل",
        "قبل",
    ),
    *(
        "7",
        "/",
        "يوليو",
        "(",
        "تموز",
        ")",
        "رمضان",
        "شوال",
        "هـ",
        "1436",
        "2014",
        "31",
        "فبراير",
        "الثاني",
        "عشر",
        "كانون",
    ),
    *(
        "منذ",
        "من",
        "إلى",
        "بين",
        "حتى",
        "و",
        "ثلاثة",
        "أيام",
        "عامين",
        "سنوات",
        "شهر",
        "العام",
        "الأسبوع",
        "عام",
        "99999",
    ),
    *(
        "الساعة",
        "14:30",
        "إلا",
        "ربعا",
        "عيد",
        "الأضحى",
        "نهاية",
        "النصف",
        "صيف",
        "ال",
        "24",
        "ساعة",
        "\n",
        ".",
        "،",
        "-",
        "مليون",
    ),
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.sampled_from([SUNDAY, dt.date(1, 1, 1), dt.date(9999, 12, 31), None]),
)
def test_any_sequence_of_time_words_is_read(words: list[str], published: dt.date | None) -> None:
    """No sequence of time words and no day of publication makes it fail; mentions stand in order and apart."""
    text = " ".join(words)
    last = 0
    for mention in read(text, published):
        assert last <= mention.start < mention.end <= len(text)
        assert (mention.when.start is None) == (mention.when.end is None) == (mention.when.precision is None)
        assert mention.when.start is None or mention.when.end is None or mention.when.start <= mention.when.end
        last = mention.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Any Unicode text gives a list."""
    assert isinstance(read(text), list)
