"""Words without what is written onto them, so that two sentences' words can be compared."""

from functools import lru_cache
from typing import Final

_ARTICLES: Final = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال")
_SHORTEST: Final = 3  # letters of a stem


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """A folded word without its article and the letters that merge with it: والهجوم and بهجوم are هجوم."""
    for prefix in _ARTICLES:
        if form.startswith(prefix) and len(form) - len(prefix) >= _SHORTEST:
            return form[len(prefix) :]
    return form[1:] if form[:1] in {"و", "ف", "ب", "ل"} and len(form) > _SHORTEST + 1 else form
