"""What governs a mention: the prepositions and verbs around it that show what it is to an act."""

from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.model.mention import ActorMention, Mention
from tawthiq.text.prepare import Prepared

_BY: Final = frozenset({("من", "قبل"), ("من", "جانب"), ("من", "طرف"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي")})
_BY_WORDS: Final = frozenset(
    {"بنيران", "برصاص", "بايدي", "بيد", "بواسطه", "بقصف", "بقذايف", "بصواريخ", "بتوقيع", "بقياده"}
)
_BELONGING: Final = frozenset(
    {
        "تابعه",
        "تابع",
        "التابعه",
        "التابع",
        "تابعين",
        "التابعين",
        "مواليه",
        "موالين",
        "المواليه",
        "الموالين",
        "تعود",
        "يعود",
    }
)
_PREPOSITIONS: Final = frozenset(
    {
        "علي",
        "ضد",
        "من",
        "في",
        "عن",
        "الي",
        "مع",
        "بين",
        "تجاه",
        "ضمن",
        "داخل",
        "قرب",
        "باتجاه",
        "لدي",
        "عند",
        "حول",
        "منذ",
        "خلال",
    }
)
_DOING: Final = (
    *(
        "شن",
        "نفذ",
        "ارتكب",
        "نصب",
        "قاد",
        "دبر",
        "اطلق",
        "يشن",
        "تشن",
        "خاض",
        "نظم",
        "تنفذ",
        "ينفذ",
        "تبن",
        "زرع",
        "فجر",
    ),
    *("القي", "القت", "اسقط", "يقود", "تقود", "ترتكب", "يرتكب", "يخوض", "تخوض", "قام", "تقوم", "يقوم", "نسب", "مصدر"),
)
_CARRYING: Final = ("قام", "قامت", "يقوم", "تقوم")
# What a noun before a party makes of it, in folded letters.
_NOUNS_BEFORE: Final = {
    **dict.fromkeys(("سيطره", "نفوذ", "مناطق", "اراضي", "معقل", "معاقل", "حكم"), "control"),
    **dict.fromkeys(
        ("مواقع", "موقع", "مقر", "مقار", "تجمعات", "تجمع", "نقاط", "ثكنه", "حاجز", "رتل", "معسكر", "موكب"), "position"
    ),
    **dict.fromkeys(
        ("زعيم", "قيادي", "قاده", "قائد", "قايد", "عنصر", "عناصر", "عضو", "اعضاء", "مقاتلي", "افراد"), "member"
    ),
    **dict.fromkeys(("هجوم", "هجمات", "قصف", "غاره", "غارات", "عدوان", "نيران", "رصاص", "كمين"), "act"),
    **dict.fromkeys(("قتل", "مقتل", "استهداف", "اغتيال", "استهدف", "استهدفت", "طرد", "ضد"), "suffering"),
    **dict.fromkeys(("مواجهه", "قتال", "محاربه", "مكافحه", "حرب"), "fight"),
}
_MEMBERS: Final = frozenset("عناصر عنصر عنصرين مسلحين مسلح مقاتلين افراد فرد اعضاء عضو احد".split())
_PASSED_OVER: Final = frozenset({'"', "'", "(", "["})
_SHORT: Final = 4  # letters; a shorter word ends in these letters by itself
_WEAPON_REACH: Final = 7  # tokens between a weapon and whose it is


def governor(doc: Prepared, mention: Mention) -> str:
    """What governs a mention: ``by``, ``owner``, a preposition in folded letters, or the empty string."""
    tokens = doc.tokens
    token = tokens[mention.first]
    clitics = _clitics(doc, mention)
    before = tokens[mention.first - 1].form if mention.first else ""
    if clitics.endswith("ل") and before in _BELONGING:
        return "owner"
    if clitics and clitics[-1] in "بلك":
        return clitics[-1]
    at = mention.first - 1
    while at >= 0 and tokens[at].form in _PASSED_OVER:
        at -= 1
    if at < 0 or (token.form[:1] == "و" and mention.start > token.start):
        return "and" if clitics.startswith("و") else ""
    return _of_word(doc, at)


def _clitics(doc: Prepared, mention: Mention) -> str:
    """The proclitics that a mention leaves out of its first token; ل where it merged with the article."""
    token = doc.tokens[mention.first]
    if mention.start > token.start:
        return token.form[: mention.start - token.start]
    return "ل" if token.form.startswith("لل") else ""


def _of_word(doc: Prepared, at: int) -> str:
    """What the word before a mention says of it."""
    word = doc.tokens[at].form
    if word in _BY_WORDS:
        return "by"
    before = doc.tokens[at - 1].form.removeprefix("و") if at else ""
    if (before, word) in _BY:
        return "by"
    if word == "من" and before in _MEMBERS and at > 1 and _of_word(doc, at - 2) == "by":
        return "by"  # برصاص عنصرين من | التنظيم
    bare = word if word in _PREPOSITIONS else word[1:] if word[:1] in "وف" else word
    return bare if bare in _PREPOSITIONS else ""


def noun_before(doc: Prepared, mention: Mention) -> str:
    """What the noun right before a mention makes of it: its positions, its members, its area; empty for others."""
    before = doc.tokens[mention.first - 1].form if mention.first else ""
    return _NOUNS_BEFORE.get(before.lstrip("وفبل").removeprefix("ال")) or _NOUNS_BEFORE.get(before, "")


def distance(gap: int) -> str:
    """Tokens between a mention and a trigger, in seven steps."""
    for limit in (0, 1, 2, 5, 10, 20):
        if gap <= limit:
            return str(limit)
    return "far"


def case_of(doc: Prepared, mention: Mention) -> str:
    """The case that the plural or dual ending of a mention's head shows: subject, object, or nothing."""
    head = doc.tokens[mention.first].form
    if len(head) > _SHORT and head.endswith(("ون", "ان")):
        return "subject"
    if isinstance(mention, ActorMention) and len(head) > _SHORT and head.endswith("و"):  # in construct: مسلحو | التنظيم
        return "subject"
    return "object" if len(head) > _SHORT and head.endswith("ين") else ""


def owner_of_weapon(doc: Prepared, draft: Draft, mention: Mention) -> bool:
    """True where a weapon stands shortly before a party that it belongs to."""
    near = [w for w in draft.seen.weapons if 0 <= mention.first - w.last <= _WEAPON_REACH]
    if not near:
        return False
    return any(mention.first == w.last for w in near) or governor(doc, mention) in {"owner", "ل"}


def suffixed_doing(doc: Prepared, mention: Mention) -> bool:
    """True after a verb of carrying out that points back to the act: شنها، نفذته، التي ارتكبها."""
    if not mention.first:
        return False
    word = doc.tokens[mention.first - 1].form.lstrip("وف")
    if word in {"بها", "به", "بهما"} and mention.first > 1:  # التي قامت بها
        return doc.tokens[mention.first - 2].form.lstrip("وف").startswith(_CARRYING)
    return word.startswith(_DOING) and word.endswith(("ه", "ها", "هما", "ت"))


def between_doing(doc: Prepared, first: int, last: int) -> bool:
    """True where a verb of carrying out stands between two tokens (شنّ، نفّذ)."""
    return any(doc.tokens[at].form.lstrip("وف").startswith(_DOING) for at in range(max(0, first), last))
