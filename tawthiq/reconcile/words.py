"""What the words around two triggers say of their telling one occurrence: stems, words that govern, words that part."""

from functools import lru_cache
from typing import Final

from tawthiq.claims.draft import Draft
from tawthiq.claims.stems import stem
from tawthiq.text.prepare import Prepared

_TELLING: Final = 4  # letters from which on a stem that two sentences share is rarely a particle

_PARTING: Final = frozenset(
    "فيما بينما كما حين وقت كذلك ايضا اضافه جانب ثم مقابل اخر اخري اخرين ثان ثانيه منفصل منفصله تلا اعقب سبق".split()
)
_ANOTHER: Final = frozenset("اخر اخري ثان ثانيه ثالث ثالثه منفصل منفصله مماثل مماثله".split())
_DEMONSTRATIVES: Final = frozenset({"هذا", "هذه", "تلك", "ذلك"})
_SAYING: Final = frozenset("قال اضاف اوضح اشار اكد ذكر تابع افاد اعلن لفت بين نقل صرح اعتبر".split())
_CLAUSE_STARTS: Final = frozenset("فيما بينما في حيث مما ما بعدما عندما قبل كما ثم لكن و اذ وذلك".split())


def stems(draft: Draft) -> frozenset[str]:
    """The telling stems of a draft's sentence."""
    tokens = draft.doc.tokens[draft.sentence.first : draft.sentence.last]
    return _telling(tuple(token.form for token in tokens))


@lru_cache(maxsize=2_000)
def _telling(forms: tuple[str, ...]) -> frozenset[str]:
    """The stems of a sentence: asked for again with every later sentence of its report."""
    return frozenset(found for form in forms if len(found := stem(form)) >= _TELLING)


def overlap(one: Draft, other: Draft) -> float:
    """The share of the shorter sentence's telling stems that the other has, from 0 to 1."""
    mine, theirs = stems(one), stems(other)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def parted(doc: Prepared, first: int, last: int) -> bool:
    """True where a word between two tokens sets what follows apart: فيما، كما، إضافة إلى، آخر."""
    return any(
        form in _PARTING or form.removeprefix("و") in _PARTING or stem(form) in _PARTING
        for form in (token.form for token in doc.tokens[first:last])
    )


def is_another(draft: Draft) -> bool:
    """True where the words after the trigger call the act another one: غارة أخرى، هجوم ثان."""
    last = min(draft.trigger.last + 4, draft.clause.last)
    forms = {token.form.removeprefix("ال") for token in draft.doc.tokens[draft.trigger.first : last]}
    return bool(forms & _ANOTHER)


def gives_a_toll(draft: Draft) -> bool:
    """True where the sentence speaks of a toll before the trigger: of what was told (حصيلة سابقة), not another act."""
    tokens = draft.doc.tokens[draft.sentence.first : draft.trigger.first]
    return any(token.form.endswith("حصيله") and stem(token.form) == "حصيله" for token in tokens)


def is_pointed_at(draft: Draft) -> bool:
    """True where a demonstrative stands before the trigger: هذا الهجوم."""
    first = draft.trigger.first
    return first > 0 and draft.doc.tokens[first - 1].form.removeprefix("و") in _DEMONSTRATIVES


def beginning(draft: Draft) -> str:
    """How a draft's sentence begins: with a verb of saying, "was", "also", or "and"."""
    form = draft.doc.tokens[draft.sentence.first].form
    bare = stem(form)
    if bare in _SAYING or form in _SAYING:
        return "said"
    if form.removeprefix("و") in {"كان", "كانت", "كانوا"}:
        return "was"
    if form == "كما":
        return "also"
    return "and" if form.startswith("و") else "other"


def clause_start(draft: Draft) -> str:
    """The particle with which a draft's clause starts."""
    form = draft.doc.tokens[draft.clause.first].form
    if form in _CLAUSE_STARTS:
        return form
    return "و" if form.startswith("و") else "other"
