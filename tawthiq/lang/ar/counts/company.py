"""People who share the fate of a person just told: ``قتل مع مسلحين اثنين``، ``بمقتله مع أحد مرافقيه``."""

from typing import Final

from tawthiq.lang.ar.counts.chain import chain
from tawthiq.lang.ar.counts.closed import ENDS
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.losses import owned
from tawthiq.lang.ar.counts.phrase import Phrase
from tawthiq.lang.ar.counts.phrases import phrase_at
from tawthiq.lang.ar.counts.scan import governs
from tawthiq.rules.lexicon import Hit

_REACH: Final = 7


def company(reading: Reading, fates: list[str], hit: Hit, end: int) -> None:
    """Counted people after the verb who share its fate: ``قتل مع مسلحين اثنين``."""
    end += reading.view.form(end) in {"فيه", "فيها", "به"}
    view = reading.view
    beside = phrase_at(view, end) if view.form(end)[:1] == "و" and view.joins(end) else None
    if beside is not None and beside.kind == "bare" and owned(view, beside) and reading.free(beside):
        reading.add(beside, fates, "ar.count.verb", hit.first)  # قتلت وسائقها
    link = view.quantity_at(end, "link")
    more = phrase_at(view, link.last) if link is not None else None
    if more is not None and more.kind == "counted" and more.fate is None and reading.free(more):
        for each in chain(view, more):  # قتلوا إلى جانب 33 مقاتلا و9 من حزب الله
            if reading.free(each) and each.fate is None:
                reading.add(each, fates, "ar.count.verb", hit.first)
        return
    for position in range(end, min(end + _REACH, view.last)):
        form = view.form(position)
        if form in ENDS or form == "،" or governs(view, position) or position in reading.used:
            return
        if form == "مع":
            found = phrase_at(view, position + 1)
            if found is not None and _is_numbered(found) and found.fate is None and reading.free(found):
                reading.add(found, fates, "ar.count.verb", hit.first)
            return


def _is_numbered(phrase: Phrase) -> bool:
    """True for counted people, others among them: ``مع تسعة آخرين``."""
    return phrase.kind == "counted" or (phrase.kind == "other" and phrase.last - phrase.first > 1)
