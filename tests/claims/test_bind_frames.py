"""The place of a party in its sentence: the verb it stands under, the phrase that holds it, who it is joined to."""

import datetime as dt
from collections.abc import Sequence

import pytest

from tawthiq.claims.draft import Draft, drafts
from tawthiq.claims.frames import features_of_place
from tawthiq.claims.grammar import governor, suffixed_doing
from tawthiq.mentions.find import Mentions
from tawthiq.model.mention import ActorMention
from tawthiq.model.report import Report
from tawthiq.reader import Reader
from tawthiq.text.prepare import Prepared

READER = Reader.load()


def read(text: str) -> tuple[Prepared, Mentions, Sequence[Draft]]:
    doc = READER.prepare(Report("t", text, dt.date(2016, 5, 10)))
    mentions = READER.mentions_of(doc)
    return doc, mentions, drafts(doc, mentions)


def actor(text: str, words: str) -> tuple[Prepared, Mentions, ActorMention, Sequence[Draft]]:
    doc, mentions, made = read(text)
    return doc, mentions, next(m for m in mentions.actors if text[m.start : m.end] == words), made


def features(text: str, trigger: str, words: str, side: str) -> set[str]:
    doc, mentions, mention, made = actor(text, words)
    draft = next(d for d in made if text[d.trigger.start : d.trigger.end] == trigger)
    return set(features_of_place(doc, draft, mention, side, mentions.triggers))


@pytest.mark.parametrize(
    ("text", "trigger", "words", "side", "feature"),
    [
        ("هاجم مسلحون مجهولون حاجزا للشرطة غرب المدينة.", "هاجم", "مسلحون مجهولون", "after", "verb=trigger,after"),
        (
            "وقع الانفجار صباحا ثم فرضت القوات الأمنية طوقا حول المكان.",
            "الانفجار",
            "القوات الأمنية",
            "after",
            "verb=other,after",
        ),
        ("أسفر هجوم شنه مسلحون مجهولون عن مقتل جندي.", "هجوم", "مسلحون مجهولون", "after", "verb=back,after"),
        ("مسلحون مجهولون هاجموا نقطة للشرطة.", "هاجموا", "مسلحون مجهولون", "before", "followed=trigger,before"),
        (
            "دارت اشتباكات بين الجيش السوري وتنظيم داعش شرق البلدة.",
            "اشتباكات",
            "تنظيم داعش",
            "after",
            "conjunct-of=بين,after",
        ),
    ],
)
def test_place(text: str, trigger: str, words: str, side: str, feature: str) -> None:
    assert feature in features(text, trigger, words, side)


def test_party_inside_a_count_is_its_part() -> None:
    text = "أدت الغارة إلى مقتل 51 من عناصر تنظيم داعش."
    found = features(text, "مقتل", "عناصر تنظيم داعش", "after")
    assert any(name.startswith("within=count.killed") for name in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الهجوم الذي قام به مسلحون مجهولون أوقع قتلى.", "مسلحون مجهولون"),
        ("انفجرت العبوة التي زرعها مسلحون مجهولون على الطريق.", "مسلحون مجهولون"),
    ],
)
def test_doing_that_points_back(text: str, words: str) -> None:
    doc, _, mention, _ = actor(text, words)
    assert suffixed_doing(doc, mention)


def test_other_verbs_do_not_point_back() -> None:
    doc, _, mention, _ = actor("المنطقة التي يسيطر عليها مسلحون مجهولون قصفت.", "مسلحون مجهولون")
    assert not suffixed_doing(doc, mention)
    assert governor(doc, mention) == ""
