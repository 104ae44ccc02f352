"""What governs a party or a place: the office whose it is (زعيم | الحركة), the act aimed at it (غارات على | البلدة)."""

from typing import Final

from tawthiq.model.mention import ActorMention, PlaceMention, TriggerMention
from tawthiq.text.prepare import Prepared

_OFFICES: Final = frozenset(
    """
    زعيم قائد قيادي قيادى امير عضو مسوول رئيس رييس نائب نايب مدير مرشد ناطق متحدث مؤسس موسس منظر ممثل ممول قاضي مفتي
    زعماء قاده قيادات قياديين قياديون قياديا زعيما قايد قايدا اعضاء اعضا امراء مسوولين مسوولون خليفه وزير الرجل
    """.split()
)
_BETWEEN: Final = frozenset(
    """
    في ب ل السابق السابقه البارز البارزه بارز العسكري الميداني المحلي الاعلي الكبير كبير كبيرا رفيع الرفيع الثاني الاول
    الروحي السياسي الامني الاعلامي لدي باسم سابق عسكري ميداني محلي
    """.split()
)
_BELONGING: Final = frozenset(
    "بالانتماء للانتماء بانتمايه بانتمايهم لانتمايه لانتمايهم بالتعامل للتعامل بالتعاون بالارتباط بالولاء".split()
)
_MARKS: Final = frozenset({'"', "(", "/", "'"})
_REACH: Final = 4  # tokens between an office and whose it is


_AIMED: Final = 8  # tokens between an act and the place it was aimed at
_GOVERNED: Final = frozenset({"bare", "on", "of"})
_AT: Final = frozenset({"علي", "ضد", "تجاه", "باتجاه"})


def is_aim(doc: Prepared, trigger: TriggerMention, place: PlaceMention) -> bool:
    """True for a place that an act itself governs: استهدف | البلدة, غارات على | البلدة."""
    gap = place.first - trigger.last
    if trigger.role == "effect" or gap < 0 or place.governor not in _GOVERNED:
        return False
    return gap == 0 or (gap <= _AIMED and doc.tokens[place.first - 1].form in _AT)


def office(doc: Prepared, actor: ActorMention) -> int | None:
    """The token of the office or rank that an actor only describes; None where the actor stands for itself.

    In "the leader of the movement" the movement says who he is, and is no party itself.
    """
    token = doc.tokens[actor.first]
    if doc.report.text[token.start : actor.start].startswith("و") or token.form.startswith("و"):
        return None
    if _of_belonging(doc, actor):
        return actor.first - 1
    for at in range(actor.first - 1, max(-1, actor.first - 1 - _REACH), -1):
        form = doc.tokens[at].form
        if form.lstrip("وبفل").removeprefix("ال") in _OFFICES or form.removeprefix("ال") in _OFFICES:
            return at
        if form not in _BETWEEN | _MARKS:
            return None
    return None


def _of_belonging(doc: Prepared, actor: ActorMention) -> bool:
    """True for what somebody is accused or suspected of belonging to: متهمين بالانتماء إلى | التنظيم."""
    forms = [token.form for token in doc.tokens[max(0, actor.first - _REACH) : actor.first]]
    return bool(_BELONGING.intersection(forms)) and forms[-1] in {"الي", "ل", "مع", *_BELONGING, *_MARKS}
