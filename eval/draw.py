"""Draw sentences for annotation from a file of reports, the same ones for the same seed.

    draw.py REPORTS.jsonl --seed N --sentences N [--among times|counts] [--without OTHER.jsonl ...] > batch.jsonl

The splitter here is deliberately not the reader's: a set must not depend on the code it judges.
With ``--among``, only sentences that hold a hint of the subject are drawn; the hints are broad (any digit, month,
day name, number noun...), so that forms the reader does not know are drawn as well.
"""

import argparse
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SENTENCE = re.compile(r"[^\n.!?؟]+(?:[.!?؟](?!\s|$)[^\n.!?؟]*)*[.!?؟]?")
HINTS = {
    "times": re.compile(
        r"يوم|أمس|امس|ليل|فجر|صباح|مساء|ظهر|عصر|ساع|أسبوع|اسبوع|شهر|عام|سنة|سنوات|السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء"
        r"|الأربعاء|الاربعاء|الخميس|الجمعة|الماضي|الجاري|الحالي|المنصرم|الفائت|مطلع|منتصف|أواخر|اواخر|نهاية|بداية|رمضان|عيد"
        r"|قبل|منذ|خلال|[0-9٠-٩]|ربيع|صيف|خريف|شتاء"
    ),
    "counts": re.compile(
        r"قتل|قتيل|جرح|جريح|أصيب|اصيب|إصاب|اصاب|مصاب|شهيد|شهداء|استشهد|استشهاد|ضحي|ضحايا|مصرع|لقي|حتف|وفاة|توفي|مات|قضى|أودى|اودى"
        r"|اعتقل|اعتقال|أسر|اسر|أسير|احتجز|احتجاز|خطف|اختطف|مخطوف|مفقود|فقد|نزح|نازح|أعدم|اعدم|إعدام|جث|توقيف|القبض|هجر|شرد"
    ),
}


def full_text(row: dict[str, str]) -> str:
    """The text that offsets count in: title and text where there is a title."""
    return f"{row['title']}\n{row['text']}" if row.get("title") else row["text"]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence, blanks at both ends left out."""
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if 25 <= end - start <= 600:
            yield start, end


def used_reports(paths: list[str]) -> set[str]:
    """Ids of reports that other sets already draw from."""
    rows = (json.loads(line) for path in paths for line in Path(path).read_text("utf8").splitlines())
    return {row["report"] for row in rows}


def draw(reports: list[dict[str, str]], *, seed: int, wanted: int, among: str | None) -> Iterator[dict[str, object]]:
    """At most one sentence a report, in a random order that the seed fixes."""
    order = random.Random(seed)
    order.shuffle(reports)
    for row in reports:
        text = full_text(row)
        found = [s for s in sentences(text) if among is None or HINTS[among].search(text[s[0] : s[1]])]
        if not found or not row.get("published"):
            continue
        start, end = order.choice(found)
        words = text[start:end]
        yield {
            "id": f"{row['id']}:{start}",
            "report": row["id"],
            "published": row["published"][:10],
            "start": start,
            "end": end,
            "sha256": hashlib.sha256(words.encode()).hexdigest(),
            "before": text[max(0, start - 400) : start],
            "sentence": words,
        }
        wanted -= 1
        if not wanted:
            return


def main() -> None:
    """Read the arguments and write the batch to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--sentences", type=int, required=True)
    parser.add_argument("--among", choices=sorted(HINTS))
    parser.add_argument("--without", nargs="*", default=[], metavar="BATCH")
    args = parser.parse_args()
    taken = used_reports(args.without)
    rows = [json.loads(line) for line in Path(args.reports).read_text("utf8").splitlines()]
    rows = [row for row in rows if row["id"] not in taken]
    for row in draw(rows, seed=args.seed, wanted=args.sentences, among=args.among):
        json.dump(row, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main()
