"""Words that reports use so often, and so seldom as places, that they name no place by themselves.

    everyday.py REPORTS.jsonl > tawthiq/gazetteer/data/everyday.tsv

A village called "the school" or "wounds" is read after its head noun or inside its enclosure only. A folded word counts
where it stands in at least ``REPORTS`` reports and a noun such as village announces it in less than ``ANNOUNCED`` of
its uses (level 1: no small place of another's list bears it alone); where even a preposition that locates stands
before it in less than ``LOCATED`` of them, no small place at all does (level 2).
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final

from tawthiq.gazetteer.build import collect_words
from tawthiq.gazetteer.tables import DATA
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokenize

REPORTS: Final = 4
ANNOUNCED: Final = 0.25
LOCATED: Final = 0.3
_PROCLITICS: Final = ("وال", "بال", "فال", "كال", "لل")


def bare(form: str) -> tuple[str, str]:
    """A folded word without a proclitic before its article, and that proclitic."""
    prefix = next((prefix for prefix in _PROCLITICS if form.startswith(prefix) and len(form) > len(prefix) + 1), None)
    return (form, "") if prefix is None else ("ال" + form[len(prefix) :], prefix[0])


def main() -> None:
    """Count, and write the list."""
    roles = [(role, form) for role, _, form, _ in collect_words(DATA)]
    heads = {form for role, form in roles if role == "head"}
    locating = {form for role, form in roles if role in {"in", "near", "from", "to", "dir"}} | heads
    reports: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    announced: Counter[str] = Counter()
    located: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text("utf8").splitlines():
        row = json.loads(line)
        words = [bare(token.form) for token in tokenize(fold(row["text"])) if token.kind == "word"]
        reports.update({form for form, _ in words})
        uses.update(form for form, _ in words)
        for (before, _), (form, clitic) in pairwise(words):
            announced[form] += before in heads or before.lstrip("وبل") in heads
            located[form] += clitic == "ب" or before in locating or before.lstrip("وبل") in locating
    print("word\tlevel")
    often = {form for form, number in reports.items() if number >= REPORTS and announced[form] < ANNOUNCED * uses[form]}
    for form in sorted(often):
        hangs = form[0] in "وفبلك" and form[1:] in often
        if len(form) > 1 and not hangs and form[0] >= "ء":
            print(form, 2 if located[form] < LOCATED * uses[form] else 1, sep="\t")


if __name__ == "__main__":
    main()
