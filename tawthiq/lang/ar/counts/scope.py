"""Whether a fate word tells something that happened: attempts, threats, sentences and negations told apart."""

from typing import Final

from tawthiq.lang.ar.counts.closed import ENDS, FIRM_NEGATORS, STOPS, UNREAL, words
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.lexicon import Hit

_NEAR: Final = 3
_FAR: Final = 8
_IFS: Final = frozenset({"لو", "اذا", "كاد", "كادت", "يكاد"})
_PURPOSES: Final = words("قتل خطف اختطاف اعتقال اغتيال اسر احتجاز تصفيه ضبط توقيف القاء لقبض لقضاء القتل تهجير اعدام")
_CAUSING: Final = words("ادي ادت يودي تودي مما ما ادى وادي وادت موديا نتيجه")
_BEFORE_FUTURE: Final = words("ان لن كي لكي سوف قد الا بان لان")
_UNKNOWN: Final = words("عدد حصيله هويه هويات اذا سوي الا حجم اسماء اعداد تفاصيل وضوح")
_THREATS: Final = words("هدد هددت هددوا يهدد تهدد مهددا مهدده توعد توعدت يتوعد متوعدا طالب طالبت يطالب مطالبا مطالبين")
_PREPOSED: Final = frozenset({"دون", "بدون", "بلا", "عدم", "بعدم", "لعدم"})
_COURTS: Final = words("محكمه حكم حكما حكمت قضت قضاء احكام احكاما حكمها قضي ادانت ادين")
_CLOSERS: Final = STOPS - {"لم", "ولم", "لا", "ولا", "لن", "ان", "ما", "قد", "كان", "كانت", "وان", "وما", "او"}


def is_real(view: View, hit: Hit) -> bool:
    """False for attempts, threats, plans, wishes, sentences of a court and the future."""
    index = hit.first
    if not _begins_anew(view, hit) and _unreal_before(view, index):
        return False
    if hit.entry.data.get("natural") and view.form(index - 1) in {"ذكري", "بذكري", "لذكري"}:
        return False
    if "س" in hit.clitics or (hit.clitics[-1:] == "ل" and hit.shape == "present"):
        return False
    imperfect = hit.shape in {"present", "passive"} and view.form(index).startswith(("ي", "ت"))
    if imperfect and view.form(index - 1) in _BEFORE_FUTURE and not negated(view, index):
        return False
    if view.form(index - 2) == "حرض" and view.form(index - 1) == "علي":
        return False
    if view.form(index - 1) in {"حال", "حاله"} and view.form(index - 2) == "في":
        return False
    apart = view.form(index - 2) if view.form(index - 1) in {'"', "'"} else view.form(index - 1)
    return _is_done(view, index, hit.clitics[-1:] or (apart if apart in {"ب", "ل"} else ""))


def _unreal_before(view: View, index: int) -> bool:
    """True after a word of attempts, threats or plans."""
    forms = [view.form(position) for position in range(max(view.start, index - _NEAR), index)]
    return any(form in UNREAL or form.lstrip("وف") in UNREAL for form in forms)


def _begins_anew(view: View, hit: Hit) -> bool:
    """True for a past verb that و joins, which no attempt before it reaches: ``محاولة هجوم وقتلت 21``."""
    joined = hit.clitics[:1] in {"و", "ف"} and hit.shape == "past"
    ruled = any(view.form(position) in _IFS for position in range(max(view.start, hit.first - _NEAR), hit.first))
    told = hit.entry.id == "killed.claim-lives" and hit.shape == "past"  # محاولة راح ضحيتها خمسة
    return not ruled and (told or (joined and view.form(hit.first).endswith(("ت", "وا"))))


def _is_done(view: View, index: int, preposition: str) -> bool:
    """False for a verbal noun after ب or ل that tells a sentence of a court, a threat or a purpose."""
    bare = view.form(index).lstrip("وف").removeprefix(preposition)
    if preposition not in {"ب", "ل"} or bare not in _PURPOSES:
        return True
    if bare in {"اعدام", "الاعدام"} and _in_court(view, index):
        return False
    if preposition == "ب":
        return not _threatened(view, index)
    return view.form(index - 1) in _CAUSING


def _in_court(view: View, index: int) -> bool:
    """True where a court or a sentence is told before: what follows was ruled, not done."""
    return any(view.form(position).lstrip("وال") in _COURTS for position in range(view.start, index))


def _threatened(view: View, index: int) -> bool:
    """True after a threat in the same sentence: ``هدد التنظيم بقتل``."""
    return any(view.form(position).lstrip("و") in _THREATS for position in range(max(view.start, index - 12), index))


def negated(view: View, index: int) -> bool:
    """True where "did not", "without" or "no" reaches a fate word."""
    return negator(view, index) is not None


def negator(view: View, index: int) -> int | None:
    """The token of the "did not", "without" or "no" that reaches a fate word; None where none does."""
    for position in range(index - 1, max(view.start - 1, index - _FAR - 1), -1):
        form = view.form(position)
        if form in FIRM_NEGATORS:
            if form.lstrip("و") in _PREPOSED and (
                (index - position > _NEAR + 1 and view.form(position + 1) != "ان")
                or view.form(position + 1) in {"طيار", "حدود"}
            ):
                return None
            return None if _only_doubt(view, position, index) else position
        if form in ENDS or form in _UNKNOWN or form == "،" or form in _CLOSERS or view.number(position) is not None:
            return None
    return None


def _only_doubt(view: View, negator: int, index: int) -> bool:
    """True where what is denied is knowledge, not the fate: ``لم يعرف عدد``; or only an exception is told."""
    return any(
        view.form(position) in {"يتضح", "تتضح", "يعرف", "تحدد", "يحدد", "يستبعد", "تستبعد", "تحديد", "تاكيد", "الاشاره"}
        for position in range(negator, index)
    )
