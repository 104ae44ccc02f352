"""The notes of an export: what it is, how each column was coded, what could not be expressed, whom to name.

A note is (subject, Arabic, English). In formats with a place for notes they stand inside; else in a file beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from tawthiq.exports.columns import Column
from tawthiq.exports.told import Told, Written

Note = tuple[str, str, str]

_PROFILES: Final = {
    "internal": (
        "داخلي: كل شيء كما هو في المجموعة، ولا يُنشر",
        "internal: everything as it is in the collection; not for publication",
    ),
    "public": ("للنشر: أماكن مقرَّبة وأسماء محجوبة", "public: places coarsened, names withheld"),
}
_CODING: Final[tuple[Note, ...]] = (
    (
        "reading",
        "القيم مأخوذة آليا من نصوص التقارير، ولكل قيمة شاهدها وقائلها؛ راجعها قبل الاعتماد عليها",
        "a program read the values from reports; each has its words and its speaker: check before relying on it",
    ),
    (
        "counts",
        "الأدنى والأعلى مدى الأرقام القائمة، والمرجَّح أدنى الرقم المختار؛ الأعلى الفارغ مفتوح",
        "low and high span the figures that stand, best is the lower bound of the figure chosen; an empty high is open",
    ),
    (
        "empty",
        "الخلية الفارغة تعني أن النص لم يقل شيئا، لا أن العدد صفر",
        "an empty cell means that nothing is said, not that the number is zero",
    ),
    (
        "inferred",
        "عمود المستنتَج يسمّي الحقول التي لا تقولها كلمات",
        "the column inferred names fields that no words say",
    ),
    (
        "places",
        "النقطة مركز المكان المسمّى، وقد يقع الحدث في أي موضع ضمن نصف القطر",
        "a point is the middle of the place named; it may have happened anywhere within the radius",
    ),
    ("lists", "عناصر القائمة مفصولة بـ «؛ »", "the entries of a list are joined by '؛ ' in cells"),
    (
        "formulas",
        "ما يشبه معادلة سُبق بفاصلة عليا ('), ومحارف التحكم تظهر برموزها، وعلامات الاتجاه غير المرئية حُذفت",
        "what looks like a formula begins with an apostrophe; controls are shown as escapes; direction marks are out",
    ),
    (
        "claims",
        "خلاف الروايات لا يظهر كاملا في صف واحد: انظر الادّعاءات والأدلة",
        "what sources say against one another does not fit one row: see claims and evidence",
    ),
)


def notes(told: Told, columns: Sequence[Column] = (), written: Written | None = None) -> Iterator[Note]:
    """All notes of an export; with ``written``, what came of it as well."""
    yield "collection", told.collection, told.collection_id
    yield "exported", told.at.isoformat(), f"Tawthiq, {told.what}"
    yield ("profile", *_PROFILES[told.profile])
    yield from (("profile", line, line) for line in told.shared)
    yield from ((f"filter {name.lstrip('-')}", value, value) for name, value in told.filters or (("", "none"),))
    yield from (("engine", engine, engine) for engine in told.engines)
    yield from (("attribution", line, line) for line in told.attributions)
    yield from _CODING
    if written is not None:
        yield "rows", str(written.rows), str(written.rows)
        yield from (("less", line, line) for line in written.lessened)
        yield from ((f"left out: {key}", why, why) for key, why in written.left_out)
    yield from ((f"column {column.name}", column.ar, column.coded) for column in columns)


def as_text(rows: Iterator[Note]) -> str:
    """Notes as lines of text, for the file beside an export."""
    return "".join(f"{name}: {en}\n" if ar == en else f"{name}: {ar} | {en}\n" for name, ar, en in rows)
