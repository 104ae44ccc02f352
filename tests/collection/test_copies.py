"""Near-copies in a collection: lines of evidence, whatever the order of adding, and texts that replace others."""

import datetime as dt
import itertools
import json

import pytest
from stored import report
from test_wording import BACKGROUND, STRIKE, TICKER

from tawthiq.collection.addresses import plain_address
from tawthiq.collection.collection import Collection
from tawthiq.collection.copies import mark_copies
from tawthiq.collection.orm import Act, Appearance, Capture, Original, Report, Wording
from tawthiq.collection.sketches import Sketches
from tawthiq.collection.wording import Wording as Words
from tawthiq.collection.wording import wording

# The first and the last share too little to be copies by themselves: the middle one leads from one to the other.
MIDDLE = f"{STRIKE}\n{BACKGROUND}"
FIRST = STRIKE.partition(" ونقل المصابون")[0]
LAST = f"{STRIKE}\n{BACKGROUND}\nوقال ناشط محلي إن الطائرات عادت بعد ساعة وحلقت فوق البلدة من دون أن تقصفها."
REPORTS = [
    {"text": FIRST, "day": "2024-03-02", "source": "وكالة السهل", "key": "r1"},
    {"text": MIDDLE, "day": "2024-03-03", "source": "بوابة الميناء", "key": "r2"},
    {"text": LAST, "day": "2024-03-01", "source": "أفق العرب", "key": "r3"},
    {"text": STRIKE, "day": None, "source": None, "key": "r0"},
    {"text": TICKER.format("خمسة", "السنابل"), "day": "2024-03-01", "source": "نبض", "key": "r4"},
    {"text": TICKER.format("خمسة", "البيادر"), "day": "2024-03-01", "source": "نبض", "key": "r5"},
]


def mark(collection: Collection) -> int:
    with collection.writing() as session:
        return mark_copies(session).copies


def lines(collection: Collection) -> dict[str, tuple[str | None, float | None]]:
    rows = Report.objects.using(collection.db).values_list("id", "copy_of_id", "likeness")
    return {key: (copy_of, alike) for key, copy_of, alike in rows}


def copy_acts(collection: Collection) -> list[dict[str, object]]:
    acts = Act.objects.using(collection.db).filter(kind__in=["copy", "replaces"]).order_by("seq")
    return [json.loads(line) for line in acts.values_list("line", flat=True)]


def test_a_line_is_led_by_the_earliest_and_the_acts_say_so(collection: Collection) -> None:
    for row in REPORTS:
        report(collection, **row)
    assert mark(collection) == 3
    found = lines(collection)
    assert {key: copy_of for key, (copy_of, _) in found.items()} == {
        "r1": "r3", "r2": "r3", "r0": "r3", "r3": None, "r4": None, "r5": None
    }  # fmt: skip
    assert all(alike == 1.0 for key, (_, alike) in found.items() if key in {"r1", "r2", "r0"})
    told = copy_acts(collection)
    assert {act["subject"] for act in told} == {"r0", "r1", "r2"}
    assert {act["of"] for act in told} == {"r3"}


def test_the_order_of_adding_changes_nothing(collection: Collection) -> None:
    found = []
    for at, order in enumerate(itertools.islice(itertools.permutations(REPORTS), 0, None, 97)):
        Report.objects.using(collection.db).update(copy_of=None, likeness=None)
        Report.objects.using(collection.db).all().delete()
        for row in order:
            report(collection, **row)
            if at % 2:
                mark(collection)  # one build a report, or one for all
        mark(collection)
        found.append(lines(collection))
    assert len(found) > 5
    assert all(one == found[0] for one in found)


def test_an_earlier_report_that_comes_later_takes_the_lead(collection: Collection) -> None:
    report(collection, STRIKE, day="2024-03-05", key="r5")
    report(collection, STRIKE, day="2024-03-06", source="أفق العرب", key="r6")
    assert mark(collection) == 1
    report(collection, STRIKE, day="2024-03-04", source="بوابة الميناء", key="r4")
    assert mark(collection) == 1
    assert lines(collection) == {"r4": (None, None), "r5": ("r4", 1.0), "r6": ("r4", 1.0)}


def test_nothing_new_writes_nothing(collection: Collection) -> None:
    for row in REPORTS:
        report(collection, **row)
    mark(collection)
    before = Act.objects.using(collection.db).count()
    assert mark(collection) == 0
    assert Act.objects.using(collection.db).count() == before


def test_other_rules_compare_everything_anew(collection: Collection) -> None:
    report(collection, STRIKE, key="r1")
    other = report(collection, TICKER.format("خمسة", "السنابل"), key="r2")
    mark(collection)
    Report.objects.using(collection.db).filter(id=other).update(copy_of="r1", likeness=0.9)  # as older rules had it
    Wording.objects.using(collection.db).update(version=0)
    mark(collection)
    assert lines(collection)["r2"] == (None, None)


def test_sketches_find_a_short_text_in_a_long_one_and_both_ways() -> None:
    texts = [STRIKE.partition(" وأضاف المتحدث")[0], f"{STRIKE}\n{BACKGROUND}", BACKGROUND]
    made: list[Words] = [wording(text, dt.date(2024, 3, 1)) for text in texts]
    sketches = Sketches()
    sketches.extend((str(at), words.sketch(), len(words.shingles), words.day) for at, words in enumerate(made[:2]))
    (last,) = sketches.extend([("2", made[2].sketch(), len(made[2].shingles), made[2].day)])
    assert (list(sketches.near(0)), list(sketches.near(1)), list(sketches.near(last))) == ([1], [0, 2], [1])


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.sahl.example/news/12/", "sahl.example/news/12"),
        ("http://sahl.example/news/12?utm_source=x&fbclid=1#top", "sahl.example/news/12"),
        ("https://sahl.example/?p=7&lang=ar", "sahl.example?lang=ar&p=7"),
        ("https://SAHL.example:443//news/12", "sahl.example/news/12"),
        ("https://sahl.example:8080/a", "sahl.example:8080/a"),
        ("https://sahl.example/", ""),
        ("https://[bad/a", ""),
        ("", ""),
    ],
)
def test_addresses_of_one_page_are_one(url: str, plain: str) -> None:
    assert plain_address(url) == plain


def capture(collection: Collection, key: str, minute: int) -> None:
    sha256 = f"{minute:064d}"
    Original(sha256=sha256, size=1).save(using=collection.db)
    at = dt.datetime(2024, 3, 1, 12, minute, tzinfo=dt.UTC)
    Capture(original_id=sha256, how="fetch", address=f"a{minute}", at=at, tool="t").save(using=collection.db)
    Appearance(report_id=key, original_id=sha256).save(using=collection.db)


def test_a_changed_text_at_the_same_address_replaces_the_one_captured_before(collection: Collection) -> None:
    page = "https://www.sahl.example/news/12"
    changed = STRIKE.replace("سبعة مدنيين", "تسعة مدنيين")
    capture(collection, report(collection, STRIKE, url=page, key="rb"), 5)
    capture(collection, report(collection, changed, url=f"{page}/?utm_source=feed", key="ra"), 9)
    report(collection, changed, url=page, source="أفق العرب", key="rc")  # another outlet's page
    report(collection, BACKGROUND, url=page, day="2024-03-09", key="rd")  # another item at the address
    mark(collection)
    replaced = dict(Report.objects.using(collection.db).values_list("id", "replaces_id"))
    assert replaced == {"ra": "rb", "rb": None, "rc": None, "rd": None}
    assert [act["subject"] for act in copy_acts(collection) if act["act"] == "replaces"] == ["ra"]


def test_versions_follow_one_another(collection: Collection) -> None:
    page = "https://sahl.example/news/12"
    mark(collection)
    for at, toll in enumerate(("تسعة", "سبعة", "ثمانية")):
        report(collection, STRIKE.replace("سبعة", toll), url=page, day=f"2024-03-0{9 - at}", key=f"r{at}")
        mark(collection)
    replaced = dict(Report.objects.using(collection.db).values_list("id", "replaces_id"))
    assert replaced == {"r0": "r1", "r1": "r2", "r2": None}
