"""Draw place descriptions, and words that only look like places, for annotation: the same ones for the same seed.

    draw_places.py REPORTS.jsonl --seed N --want chain=70 trap=50 ... [--without SET.jsonl ...] > batch.jsonl

The patterns here are deliberately not the reader's, and no gazetteer is asked: a set must not depend on the code it
judges. They are broad; an annotator sets the span, drops what is no case of its kind, and so should be given more
candidates than rows are wanted. A report gives two candidates at most.
"""

import argparse
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LETTERS = "\u0621-\u0652\u0670\u0671"
NAME = f"[{LETTERS}]{{2,}}"
BEGINS = f"(?<![{LETTERS}])"
ENDS = f"(?![{LETTERS}])"
HEAD = (
    r"(?:قرية|قريتي|بلدة|بلدتي|مدينة|مدينتي|ناحية|قضاء|مديرية|ريف|محافظة|منطقة|حي|مخيم|ولاية|لواء|إقليم|ضاحية|شارع|مقاطعة"
    r"|حارة|سوق|ساحة|ميدان|جبل|وادي|مركز|معتمدية)"
)
HEADS_ALONE = ("قرية", "بلدة", "مدينة", "مخيم", "مطار", "معبر", "ميناء", "قاعدة", "حي", "سجن", "جزيرة", "حقل", "سد")
CLITIC = r"(?:[وف]?(?:بال|لل|[بلك])?)"
GAP = rf"(?:[ \"«(،]+{NAME}[»)\"]?){{1,3}}?[ ،\"«(]+"
SIDE = r"(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي)"
ROAD = r"(?:الطريق|طريق|طرق|أوتوستراد|الأوتوستراد|أتوستراد|الطريق الدولي|الطريق السريع)"

# Names that several places bear: a governorate, its city and its countryside; villages of several countries.
SHARED = """
حلب حمص حماة إدلب درعا الرقة السويداء القنيطرة اللاذقية طرطوس الحسكة الباب الجديدة طرابلس الحديدة
المنصورة الزهراء القاهرة النصر الثورة العامرية الحجيرة البيضاء الجوف الكرامة الطيبة الخالدية المهدية
الغزالية الصالحية العزيزية الزاوية الجزيرة القدم المليحة التل الخضراء الشرقية الغربية البصرة النجف كربلاء
بابل واسط القادسية صلاح_الدين نينوى ديالى الأنبار كركوك أربيل السليمانية دهوك بغداد دمشق صنعاء عدن تعز إب
حجة صعدة مأرب شبوة الضالع أبين لحج عمران ذمار المهرة حضرموت الحزم الشيخ_عثمان الخرطوم الأبيض كسلا القضارف
سنار بحري الشمال الجنوب صور صيدا النبطية بعلبك الهرمل غزة الخليل نابلس جنين القدس الزيتون الشاطئ الرمال
رفح أريحا طبريا المفرق الرمثا العقبة الموصل تكريت بيجي بلد الدور العلم حديثة القائم هيت عنه الميادين
البوكمال كفر_نبل كفر_حمام كفر_شوبا كفر_كلا تل_أبيض تل_رفعت رأس_العين عين_عيسى عين_العرب دوما حرستا جوبر
داريا القصير تدمر السلام الجمهورية الرشيد المنصور الشعب الحرية الصدر الكاظمية الأعظمية الكرادة الدورة
السيدة_زينب الحمراء قم قندهار هلمند غزني بكتيا كابول هرات قندوز جلال_آباد حيدر_آباد سان_خوسيه قرطبة سرت
مصراتة بنغازي درنة الفاشر نيالا أم_درمان الجنينة تونس الجزائر الكويت المكسيك جيبوتي لوكسمبورغ نيويورك
واشنطن جورجيا القصرين الكاف سوسة جندوبة سيدي_بوزيد قفصة وهران قسنطينة البويرة بومرداس تيزي_وزو العريش
سيناء الإسماعيلية
""".split()

# Words that maps know as places and that news mostly uses for something else.
LOOKALIKES = """
ليل بن بلد الدور دورا طويلة الأبيض بحري سلمية الطبقة سلوك السفيرة الراعي القائم الميادين الخيام عنه حديثة
العلم صور حجة الضالعين الضالع الحزم حرض الكرامة القصير رصد الحد موزع صبر حماة درعا الخمس الخالص الزاوية
العمارة البيضاء الحمراء الخضراء الأمين النصر العز الجديدة الباب باب الشيخ السلام الحرية الوحدة الثورة
الزهراء الأمل الوطن الحياة النهار الشرق العالم الجزيرة العربية الرياض القدس فلسطين اليرموك حلب الشام دمشق
بيروت سيناء الغوطة الفرات القاهرة الرحمن الفتح الفاروق الفرقان بدر البغدادي التكريتي المصري الحلبي الشامي
الليبي الدوري الراوي العاني الموصلي الهاشمي السامرائي الصنعاني العدني المقدسي الصدر المهدي المالكي
السلطان الأسد منصور صالح سالم خالد جاسم راشد الناصر عمران فارس كرم نور رشاد رمضان أكتوبر الساحل الوسط
المركز الغربية الشرقية العمل الحاج السيد الإمام البيت القرية الشهداء الجبهة القاعدة الشباب المجد التوحيد
مالي قم دوما جورجيا بوست تايمز لينكولن أيزنهاور واشنطن_بوست نيويورك_تايمز روسيا_اليوم سوريا_الديمقراطية
بيت_المقدس حرة الجنينة كتم رام صفا عقبة مرة عين رأس جدة أب سبأ المسيرة الأخبار الرأي الغد الصباح المستقبل
النخيل الرافدين البصيرة البيان الهلال الأحمر الديار المنار الإخبارية المنطقة الحرس الملك الأمير
""".split()

# Towns and quarters that need no head noun to be known; for the plain ones.
TOWNS = """
كوباني منبج جرابلس أعزاز عفرين سراقب خان_شيخون مورك سنجار تلعفر الفلوجة الرمادي سامراء بعقوبة الناصرية
العمارة الديوانية زنجبار لودر المكلا سيئون الحوطة عرسال الضاحية جباليا خان_يونس دير_البلح بيت_لاهيا
بيت_حانون النصيرات طولكرم قلقيلية مقديشو كسمايو بيدوا نجامينا مايدوغوري كانو باماكو تمبكتو غاو كيدال كابل
بيشاور كويتا كراتشي لاهور إسلام_آباد ديار_بكر غازي_عنتاب أورفة إسطنبول أنقرة موسكو غروزني كييف دونيتسك
لوغانسك باريس بروكسل لندن مدريد نيس برلين أورلاندو بوسطن زليتن سبها أجدابيا طبرق البريقة غدامس ترهونة
الزنتان بن_قردان القيروان تبسة باتنة الدمام القطيف الأحساء نجران جازان مومباي نيودلهي كولومبو ميرانشاه
سوات وانا بوجومبورا نيروبي غاريسا كمبالا جوبا ملكال بور بانغي تل_أبيب حيفا عسقلان سديروت إيلات
كريات_شمونة الجولان الناقورة مرجعيون الخيام بنت_جبيل عيتا_الشعب
""".split()


def pattern(name: str) -> str:
    """A listed name as a pattern; an underscore is any blank."""
    return re.escape(name).replace("_", r"\s+")


FIRST_OF_CHAIN = (
    "(?:قرية|قريتي)",
    "(?:بلدة|بلدتي)",
    "(?:ناحية|قضاء)",
    "(?:مديرية|عزلة)",
    "حي",
    "مخيم",
    "(?:مدينة|مدينتي)",
    "(?:منطقة|محافظة|ولاية|ريف|شارع|جبل|وادي|سوق|ضاحية)",
)
LEADS = "(?:يربط|تربط|المؤدي|المؤدية|الواصل|الواصلة|الرابط|الرابطة|يصل|تصل)"
UNIT = f"{BEGINS}(?:كم|كلم|كيلو|كيلومتر|كيلومترا|كيلومترات|ميل|ميلا|أميال|متر|مترا)"
# A kind's patterns take turns, so that the rare forms are drawn as well as the frequent ones.
SIDE_OF = rf"{BEGINS}(?:إلى ال)?{CLITIC}{SIDE}(?: (?:ال)?{SIDE})?(?: من)? "
AND_NAME = rf"{BEGINS}(?:مدينة |بلدة |قرية )?(?:{NAME} ){{0,2}}?و{NAME}"
SOURCES: dict[str, list[str]] = {
    "chain": [
        rf"{BEGINS}{CLITIC}{first}{GAP}(?:{NAME} ){{0,2}}?{CLITIC}{HEAD}{ENDS}[ \"«(]+{NAME}"
        for first in FIRST_OF_CHAIN
    ],
    "road": [
        rf"{BEGINS}{CLITIC}{ROAD} [^.\n،]{{0,40}}?(?:ما )?بين [^.\n،]{{2,30}}?{AND_NAME}",
        rf"{BEGINS}{CLITIC}{ROAD} (?:{NAME} ){{0,2}}?{NAME} ?[-–ـ/] ?{NAME}",
        rf"{BEGINS}{CLITIC}{ROAD} (?:{NAME} ){{0,3}}?{LEADS}{ENDS}[^.\n،]{{2,50}}",
        rf"{BEGINS}(?:ما )?بين (?:مدينة|مدينتي|بلدة|بلدتي|قرية|قريتي|محافظتي) {NAME}[^.\n،]{{0,25}}?{BEGINS}و{NAME}",
        rf"(?<!عن )(?<!في ){BEGINS}ب?{ROAD} (?:الدولي |السريع |الرئيسي |الساحلي )?(?!الخطأ|أمام|امام|المسدود){NAME}",
    ],
    "direction": [
        rf"{BEGINS}(?:على )?(?:بعد|مسافة|مبعدة) [^.\n،]{{0,35}}?{UNIT}{ENDS}[^.\n،]{{3,60}}",
        rf"{BEGINS}(?:على مقربة من|بالقرب من|قرب|مشارف|أطراف|ضواحي|محيط|تخوم){ENDS}[^.\n،]{{2,50}}",
        rf"{BEGINS}(?:ب|ال)?ريف (?:{NAME} ){{1,2}}ال{SIDE}ي?{ENDS}(?: ال{SIDE}ي?{ENDS})?",
        SIDE_OF + r"(?:مدينة|بلدة|قرية|محافظة) " + NAME,
        SIDE_OF + r"(?!البلاد|المدينة|العاصمة|المحافظة|القطاع|البلدة|مدينة|بلدة|قرية|محافظة)" + NAME,
    ],
    "homonym": [rf"{BEGINS}(?:[وف]?[بل]?){pattern(name)}{ENDS}" for name in SHARED],
    "plain": [
        *(rf"{BEGINS}{CLITIC}{head} {NAME}" for head in HEADS_ALONE for _ in range(3)),
        *(rf"{BEGINS}[وف]?[بل]?{pattern(name)}{ENDS}" for name in TOWNS),
    ],
    "trap": [rf"{BEGINS}(?:[وف]?[بلك]?){pattern(name)}{ENDS}" for name in LOOKALIKES],
}
SCARCE_FIRST = ("road", "chain", "direction", "trap", "homonym", "plain")

Row = dict[str, object]


def full_text(row: dict[str, str]) -> str:
    """The text that offsets count in: title and text where there is a title."""
    return f"{row['title']}\n{row['text']}" if row.get("title") else row["text"]


def used_reports(paths: list[str]) -> set[str]:
    """Ids of reports that other sets already draw from."""
    rows = (json.loads(line) for path in paths for line in Path(path).read_text("utf8").splitlines())
    return {row["report"] for row in rows}


def candidate(report: dict[str, str], kind: str, start: int, end: int) -> Row:
    """One stretch of a report with what an annotator needs to place it."""
    text = full_text(report)
    return {
        "id": f"{report['id']}:{start}",
        "report": report["id"],
        "published": report["published"][:10],
        "kind": kind,
        "start": start,
        "end": end,
        "sha256": hashlib.sha256(text[start:end].encode()).hexdigest(),
        "words": text[start:end],
        "before": text[max(0, start - 250) : start],
        "after": text[end : end + 200],
        "opening": text[:200],
    }


class Draw:
    """What is drawn so far, and from which reports it may still be drawn."""

    def __init__(self, reports: list[dict[str, str]], seed: int) -> None:
        self.reports = reports
        self.order = random.Random(seed)
        self.taken: Counter[str] = Counter()
        self.wordings: set[tuple[str, str]] = set()
        self.spans: dict[str, list[tuple[int, int]]] = {}

    def one(self, kind: str, pattern: re.Pattern[str], reports: Iterator[dict[str, str]]) -> Row | None:
        """The next stretch that the pattern finds; the reports that were passed over are used up for it."""
        for report in reports:
            key, text = report["id"], full_text(report)
            if self.taken[key] == 2:
                continue
            found = [m.span() for m in pattern.finditer(text)]
            self.order.shuffle(found)
            for start, end in found:
                around = (kind, text[max(0, start - 20) : end + 20])
                if around in self.wordings or any(start < b and a < end for a, b in self.spans.get(key, [])):
                    continue
                self.wordings.add(around)
                self.taken[key] += 1
                self.spans.setdefault(key, []).append((start, end))
                return candidate(report, kind, start, end)
        return None

    def kind(self, kind: str, number: int) -> Iterator[Row]:
        """A kind's candidates, its patterns by turns, each through the reports in an order of its own."""
        turns = []
        for source in SOURCES[kind]:
            reports = list(self.reports)
            self.order.shuffle(reports)
            turns.append((re.compile(source), iter(reports)))
        self.order.shuffle(turns)
        while turns and number:
            for turn in list(turns):
                row = self.one(kind, *turn) if number else None
                if row:
                    number -= 1
                    yield row
                else:
                    turns.remove(turn)


def draw(reports: list[dict[str, str]], *, seed: int, want: dict[str, int]) -> Iterator[Row]:
    """The wanted candidates of every kind, the scarce kinds first, in a random order that the seed fixes."""
    drawn = Draw(reports, seed)
    for kind in sorted(want, key=SCARCE_FIRST.index):
        yield from drawn.kind(kind, want[kind])


def wanted(pairs: list[str]) -> dict[str, int]:
    """``chain=70`` for every kind that is wanted."""
    parted = dict(pair.split("=", 1) for pair in pairs)
    if unknown := sorted(set(parted) - set(SCARCE_FIRST)):
        sys.exit(f"draw_places.py: no kind {', '.join(unknown)}; there are {', '.join(SCARCE_FIRST)}")
    return {kind: int(number) for kind, number in parted.items()}


def main() -> None:
    """Read the arguments and write the batch to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--want", nargs="+", required=True, metavar="KIND=N")
    parser.add_argument("--without", nargs="*", default=[], metavar="SET")
    args = parser.parse_args()
    taken = used_reports(args.without)
    rows = [json.loads(line) for line in Path(args.reports).read_text("utf8").splitlines()]
    rows = [row for row in rows if row["id"] not in taken and row.get("published")]
    for row in draw(rows, seed=args.seed, want=wanted(args.want)):
        json.dump(row, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main()
