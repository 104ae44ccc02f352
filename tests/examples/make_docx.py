"""Makes the one binary report of the example collection: a monitor's note as a Word file.

Run it after changing the words: ``python tests/examples/make_docx.py``. The file is written by hand, part by part and
with a fixed time, so that the same words always give the same bytes.
"""

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FILE = Path(__file__).parents[2] / "tawthiq" / "examples" / "collection" / "difaf" / "2023-07-15-nashra.docx"
TITLE = "نشرة النصف الأول من عام 2023"
PARAGRAPHS = (
    "مركز ضفاف للتوثيق، 15 تموز 2023",
    (
        "قال التحالف الدولي مطلع الشهر الجاري إن هجمات تنظيم داعش انخفضت انخفاضا كبيرا منذ بداية العام. وما وثقه "
        "المركز في البادية وريف دير الزور لا يتفق مع هذا القول إلا في جزء منه."
    ),
    (
        "صحيح أن هجمات التنظيم في النصف الأول من عام 2023 أقل مما كانت عليه في النصف الثاني من عام 2022، غير أنها "
        "ارتفعت في شهري أيار وحزيران: فقد وثق المركز فيهما أربعة هجمات، مقابل ثلاثة في الأشهر الأربعة التي سبقتهما."
    ),
    "وكان آخرها مقتل جنديين، في 21 حزيران، بانفجار عبوة ناسفة على طريق في بادية الرصافة جنوبي الرقة.",
    "وينبه المركز إلى أن انقطاع الاتصالات في البادية يجعل كثيرا من الحوادث يمر من دون توثيق.",
)
EPOCH = (2023, 7, 15, 0, 0, 0)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEDIA = "application/vnd.openxmlformats"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(words: str, *, bold: bool = False) -> str:
    """One right-to-left paragraph."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    run = f'<w:r><w:rPr>{weight}<w:rtl/></w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f"<w:p><w:pPr><w:bidi/></w:pPr>{run}</w:p>"


def parts() -> dict[str, str]:
    """The smallest package that word processors open: names and contents of its parts."""
    body = paragraph(TITLE, bold=True) + "".join(paragraph(words) for words in PARAGRAPHS)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{MEDIA}-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" '
        f'ContentType="{MEDIA}-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def document() -> bytes:
    """The bytes of the file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, xml in parts().items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), HEAD + xml)
    return stream.getvalue()


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(document())
