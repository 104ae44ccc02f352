"""People exposed to a fate: ``تعرض اثنين آخرين لإصابات``."""

from typing import Final

from tawthiq.lang.ar.counts import scan
from tawthiq.lang.ar.counts.assign import assign
from tawthiq.lang.ar.counts.closed import ENDS, FIRM_NEGATORS, UNREAL, words
from tawthiq.lang.ar.counts.found import Reading
from tawthiq.lang.ar.counts.subjects import before
from tawthiq.lang.ar.counts.view import View
from tawthiq.rules.rule import rule

EXPOSED: Final = words("تعرض تعرضت تعرضوا تعرضا يتعرض تتعرض وتعرض وتعرضت وتعرضوا فتعرض")
_REACH: Final = 12
_LOSSES: Final = {
    **dict.fromkeys(words("لاصابه لاصابات للاصابه لجروح لجراح للجرح لحروق لرضوض لكسور"), "injured"),
    **dict.fromkeys(words("للخطف للاختطاف لاختطاف"), "abducted"),
    **dict.fromkeys(words("للقتل للاغتيال للاعدام للتصفيه"), "killed"),
    **dict.fromkeys(words("للاعتقال للاحتجاز للاسر لاعتقال"), "detained"),
}


@rule(
    "ar.count.exposed",
    "People exposed to wounds, abduction, arrest or killing",
    examples=(
        ("تعرض اثنين آخرين لإصابات حرجة", ("injured 2..2",)),
        ("175 من مؤيديها تعرضوا للاعتقال", ("detained 175..175",)),
    ),
    never=("تعرض الموقع لإصابة مباشرة", "تعرض لمحاولة اغتيال"),
)
def exposed(reading: Reading, index: int) -> None:
    """``تعرض فلان لإصابة``: the people right after the verb, or its subject before."""
    view = reading.view
    if view.form(index) not in EXPOSED or view.form(index - 1) in FIRM_NEGATORS | UNREAL:
        return
    loss = _loss(view, index)
    if loss is None:
        return
    if any(view.form(position) in scan.RELATIVES for position in range(max(view.start, index - 3), index)):
        return  # told of before
    found = scan.direct(view, index + 1, sure=False)
    if found is None or found.last > loss:
        plural = view.form(index).endswith(("وا", "ا"))
        found = before(view, index, plural=plural)
    if found is None or not reading.free(found) or (found.is_definite and found.plural and found.kind == "bare"):
        return
    assign(reading, found, [_LOSSES[view.form(loss)]], "ar.count.exposed", index)
    reading.used.add(loss)


def _loss(view: View, index: int) -> int | None:
    """The token that tells what people were exposed to."""
    for position in range(index + 1, min(index + _REACH, view.last)):
        form = view.form(position)
        if form in _LOSSES:
            return position
        if form in ENDS or scan.governs(view, position):
            return None
    return None
