"""What makes one report a near-copy of another, and what keeps two reports from one template apart."""

import datetime as dt

import pytest

from tawthiq.collection.wording import is_copy, likeness, wording

DAY = dt.date(2024, 3, 1)
STRIKE = (
    "قال الدفاع المدني إن سبعة مدنيين قتلوا وأصيب أحد عشر آخرون بجروح متفاوتة في غارتين جويتين استهدفتا سوقا "
    "شعبية في بلدة تل التين بريف إدلب الجنوبي. وأضاف المتحدث باسم الدفاع المدني أن فرق الإنقاذ عملت ثلاث ساعات "
    "على انتشال العالقين من تحت أنقاض بناء سكني من طابقين انهار كليا، وأن حرائق اندلعت في محال تجارية ومستودع "
    "للوقود قرب الموقع المستهدف. ونقل المصابون إلى المشفى الميداني في المدينة المجاورة، حيث أطلق الأطباء نداء "
    "للتبرع بالدم بعد امتلاء غرف العناية."
)
BACKGROUND = (
    "وتشهد المنطقة منذ أسابيع تصعيدا عسكريا واسعا رغم اتفاق خفض التصعيد الذي أبرمته الأطراف قبل عام برعاية دولية، "
    "وقد نزح عشرات الآلاف من السكان باتجاه الحدود الشمالية هربا من القصف المتواصل. وتقول منظمات الإغاثة إن "
    "المخيمات لم تعد قادرة على استيعاب القادمين الجدد، وإن نقص الوقود والدواء يهدد حياة المرضى والأطفال مع حلول "
    "فصل الشتاء، وتطالب بفتح ممرات آمنة لإيصال المساعدات إلى المحاصرين في القرى البعيدة التي انقطعت عنها الطرق "
    "منذ بداية الحملة العسكرية الأخيرة على الريف."
)
TICKER = "مقتل {} مدنيين بقصف صاروخي استهدف منازل السكان في قرية {} بريف حماة الشمالي"
BULLETIN = (
    "أعلنت وزارة الصحة في بيانها اليومي وصول {} قتيلا و{} مصابا إلى المستشفيات خلال الساعات الأربع والعشرين "
    "الماضية، وأشارت إلى أن عددا من الضحايا لا يزالون تحت الركام وفي الطرقات ولا تستطيع طواقم الإسعاف والدفاع "
    "المدني الوصول إليهم، ودعت ذوي المفقودين إلى استكمال بياناتهم بالتسجيل عبر الروابط المعلنة لاستيفاء جميع "
    "البيانات في سجلاتها الرسمية قبل نهاية الشهر."
)
NOTICE = (
    "صرح المتحدث الأمني لوزارة الداخلية بأنه أثناء قيام دورية من حرس الحدود بمهامها في قطاع {} تعرضت لإطلاق نار "
    "كثيف من مجهولين، وقد تم التعامل مع الموقف بما يقتضيه والسيطرة عليه، ونتج عن ذلك مقتل الرقيب {} وإصابة اثنين "
    "من زملائه نقلا إلى المستشفى لتلقي العلاج، ولا تزال الجهات الأمنية تباشر إجراءات الضبط الجنائي والتحقيق في "
    "ملابسات الحادث وملاحقة الفاعلين."
)


def copies(one: str, other: str, *, one_day: dt.date | None = DAY, other_day: dt.date | None = DAY) -> bool:
    first, second = wording(one, one_day), wording(other, other_day)
    assert is_copy(first, second) == is_copy(second, first)
    return is_copy(first, second)


def test_headline_dateline_and_furniture_do_not_matter() -> None:
    one = f"مجزرة في سوق تل التين\nإدلب - وكالة السهل - {STRIKE}\nاقرأ أيضا: هدنة في حمص\nالمصدر: السهل + وكالات"
    other = f"سبعة قتلى في غارتين على ريف إدلب\nبيروت (رويترز) - {STRIKE}\nرابط الخبر بصحيفة الأفق: سبعة قتلى"
    assert likeness(wording(one, DAY), wording(other, DAY)) == 1.0
    assert copies(one, other)


def test_marks_of_writing_and_the_word_for_the_day_do_not_matter() -> None:
    other = STRIKE.replace("إن سبعة", "أمس ان سبعة").replace("إدلب", "ادلب").replace("قتلوا", "قُتلوا")
    assert copies(STRIKE, other, other_day=DAY + dt.timedelta(days=9))


def test_a_short_agency_text_within_a_longer_article_that_begins_with_it() -> None:
    short = STRIKE.partition(" وأضاف المتحدث")[0]
    assert copies(short, f"{STRIKE}\n{BACKGROUND}")


def test_a_shared_background_makes_no_copy() -> None:
    one = "أعلن مجلس المدينة افتتاح مركز صحي جديد في حي الزهور الشرقي بدعم من جمعية محلية للتنمية والبناء."
    other = "قتل سائق شاحنة بانفجار لغم أرضي على طريق الحقول الغربية أثناء نقله محصول القمح إلى المطحنة صباحا."
    first, second = wording(f"{one}\n{BACKGROUND}", DAY), wording(f"{other}\n{BACKGROUND}", DAY)
    assert likeness(first, second) > 0.7
    assert not is_copy(first, second)


def test_a_text_within_a_round_up_of_other_news_is_no_copy_of_it() -> None:
    lead = "تواصلت المعارك على جبهات الساحل وأعلنت غرفة العمليات إسقاط طائرتين مسيرتين وأسر أربعة عناصر قرب القلعة. "
    more = "وفي سياق منفصل نظم أهالي المرفأ وقفة للمطالبة بإعادة الكهرباء وصرف رواتب المعلمين المتأخرة. "
    assert not copies(STRIKE, f"{(lead + more) * 2}\n{STRIKE}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TICKER.format("خمسة", "السنابل"), TICKER.format("سبعة", "السنابل")),
        (TICKER.format("خمسة", "السنابل"), TICKER.format("خمسة", "البيادر")),
        (TICKER.format("5", "السنابل"), TICKER.format("6", "السنابل")),
        (BULLETIN.format(24, 71), BULLETIN.format(31, 71)),
        (BULLETIN.format("أربعة وعشرين", "سبعين"), BULLETIN.format("ثلاثين", "سبعين")),
        (NOTICE.format("الطوال", "سالم هادي"), NOTICE.format("الخوبة", "ماجد عسيري")),
        (NOTICE.format("الطوال", "سالم هادي"), NOTICE.format("الخوبة", "سالم هادي")),
    ],
)
def test_one_template_with_other_numbers_places_or_people_makes_no_copy(one: str, other: str) -> None:
    assert copies(one, one)
    assert not copies(one, other)


def test_digits_and_words_are_one_number() -> None:
    assert copies(TICKER.format("خمسة", "السنابل"), TICKER.format("5", "السنابل"))


def test_a_short_text_that_comes_again_is_another_event() -> None:
    siren = "صفارات الإنذار تدوي في مدينة السنابل"
    assert copies(siren, siren, other_day=DAY + dt.timedelta(days=1))
    assert not copies(siren, siren, other_day=DAY + dt.timedelta(days=5))
    assert not copies(siren, siren, other_day=None)


@pytest.mark.parametrize("text", ["", " \n ", "ـــ", "!؟", "خبر", "12", "🕊️", "#وسم_واحد"])
def test_any_text_has_a_wording(text: str) -> None:
    made = wording(text, None)
    assert len(made.sketch()) % 4 == 0
    assert not is_copy(made, wording(STRIKE, DAY))


def test_a_sketch_is_the_same_for_texts_that_fold_alike_and_small() -> None:
    assert wording(STRIKE, DAY).sketch() == wording(STRIKE.replace("أ", "ا"), None).sketch()
    assert 8 <= len(wording(STRIKE, DAY).sketch()) // 4 <= len(wording(STRIKE, DAY).shingles) / 2
