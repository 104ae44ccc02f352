"""What makes a weapon that a text names the weapon of an act: the words right before it."""

from typing import Final

from tawthiq.model.mention import WeaponMention
from tawthiq.text.prepare import Prepared

_REACH: Final = 3  # tokens
# Folded beginnings of words; the article and conjunctions are dropped before they are compared.
_USED: Final = (
    "استخد", "مستخد", "يستخد", "بواسط", "القي", "القا", "القت", "يلقي", "اطلق", "تطلق", "يطلق", "اطلاق", "فجر", "تفجير",
    "رشق", "يرشق", "يحمل", "حامل", "مسلحين", "مسلحون", "مجهز", "مزود", "زرع", "ناجم", "نجم", "ناتج", "انهمر", "نفذ",
    "امطر", "رمي", "يرمون", "رموا", "اسقط", "فجرو", "قصفت", "انفجر",
)  # fmt: skip
_HIT: Final = (
    "تدمير", "مخازن", "مخزن", "مستودع", "حقول", "حقل", "تصنيع", "صناع", "ورش", "استيلا", "مصادره", "صادرت", "صادرو",
    "ضبط", "ازال", "تفكيك", "ابطال", "يزرعون", "تهريب", "شحن", "غنم", "غنام", "حقيب",
)  # fmt: skip


def used(doc: Prepared, weapon: WeaponMention) -> bool:
    """True where the words before a weapon say that it was used: بواسطة، استخدموا، ألقوا، or the preposition ب."""
    token = doc.tokens[weapon.first]
    if token.form.startswith("ب") and doc.report.text[token.start : weapon.end].startswith("ب"):
        return True
    return any(word.startswith(_USED) for word in _before(doc, weapon))


def only_hit(doc: Prepared, weapon: WeaponMention) -> bool:
    """True where a weapon was itself destroyed, seized or stored: تدمير مخازن صواريخ."""
    return any(word.startswith(_HIT) for word in _before(doc, weapon))


def _before(doc: Prepared, weapon: WeaponMention) -> list[str]:
    first = max(doc.sentence_of(weapon.first).first, weapon.first - _REACH)
    return [token.form.removeprefix("و").removeprefix("ال") for token in doc.tokens[first : weapon.first]]
