"""Files that cannot be read, or not wholly, made by code: what a documenter's folder holds after ten years."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator

WORDS = "قتل ثلاثة مدنيين بقصف مدفعي استهدف السوق الشعبي في مدينة سرمين بريف إدلب صباح اليوم الأحد.\n"
UTF8 = WORDS.encode()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def bad_files() -> Iterator[tuple[str, bytes]]:
    """Names and bytes. Every one is to leave a problem on record."""
    yield from _texts()
    yield from _tables()
    yield from _pages_and_feeds()
    yield from _archives()
    yield from _documents()
    yield from _exports()


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "empty.txt", b""
    yield "only-a-mark.txt", b"\xef\xbb\xbf"
    yield "blank.txt", b" \n\t\n"
    yield "picture.txt", PNG
    yield "program.txt", b"\x7fELF" + bytes(range(256)) * 4
    yield "nul.txt", UTF8 + bytes(50) + UTF8
    yield "random.txt", bytes((i * 73 + 41) % 256 for i in range(5000))
    yield "dos.txt", (WORDS * 8).encode("cp720", "ignore")
    yield "twice-encoded.txt", UTF8.decode("latin-1").encode() * 5
    yield "windows-in-utf8.txt", UTF8.decode("windows-1256", "replace").encode() * 5
    yield "two-encodings.txt", UTF8 * 30 + WORDS.encode("windows-1256") * 30
    yield "huge.txt", UTF8 * 150_000
    yield "reversed.txt", (WORDS.strip()[::-1] + "\n").encode() * 8
    yield "control.txt", bytes([1, 2, 3, 4, 5, 6, 7]) * 300


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "no-columns.csv", b"a,b\n1,2\n"
    yield "open-quote.csv", f'text,date\n"{WORDS}{WORDS.strip()},2023-07-09\n{WORDS.strip()},2023-07-10\n'.encode()
    yield "impossible-date.csv", f"text,published\n{WORDS.strip()},2023-13-45\n".encode()
    yield (
        "two-way-dates.csv",
        "".join(["text,published\n", *(f"{WORDS.strip()} {n},03/04/2023\n" for n in "أب")]).encode(),
    )
    yield "no-text.csv", b"text,published\n,2023-07-09\n"
    yield "empty.csv", b"text,published\n"
    yield "wide.csv", b",".join(b"c%d" % n for n in range(200_000)) + b"\n1\n"
    yield "broken.jsonl", b'{"text": "x"\n[]\n"words"\n'
    yield "not-a-date.jsonl", json.dumps({"text": WORDS, "published": "yesterday"}).encode() + b"\n"
    yield "no-text.jsonl", b'{"id": "a"}\n'
    yield "number.jsonl", b'{"text": 7}\n'
    yield "deep.json", b"[" * 100_000 + b"]" * 100_000
    yield "half.json", b'{"text": "'
    yield "long-line.jsonl", b'{"text": "' + b"x" * 21_000_000 + b'"}\n'
    yield "surrogates.jsonl", b'{"text": "\\ud800 ' + b"x" * 50 + b'", "published": "2023-07-09"}\n'


def _pages_and_feeds() -> Iterator[tuple[str, bytes]]:
    yield "script.html", b"<html><body><script>" + b"x();" * 5000 + b"</script></body></html>"
    yield "links.html", b"<html><body>" + b"<a href='/x'>x</a>" * 3000 + b"</body></html>"
    yield "nested.html", b"<html>" + b"<div>" * 200_000
    yield "empty.html", b"<html></html>"
    yield "bomb.xml", _laughs()
    yield "outside.xml", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'
    yield "no-feed.xml", b'<?xml version="1.0"?><letters><a/></letters>'
    yield "no-entries.rss", b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'
    yield "cut.rss", b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>'


def _laughs() -> bytes:
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    return f'<?xml version="1.0"?><!DOCTYPE r [{"".join(lines)}]><rss>&a9;</rss>'.encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    whole = zipped({"a.txt": UTF8 * 50})
    yield "cut.zip", whole[: len(whole) // 2]
    yield "no-zip.zip", b"PK\x03\x04" + bytes(40)
    yield "bomb.zip", zipped({"a.txt": bytes(60_000_000)})
    nested = zipped({"a.txt": UTF8})
    for number in range(6):
        nested = zipped({f"{number}.zip": nested})
    yield "nested.zip", nested
    yield "of-pictures.zip", zipped({"a.png": PNG, "b.png": PNG})
    yield "empty.zip", zipped({})
    yield "wrong-sum.zip", whole.replace(zlib.crc32(UTF8 * 50).to_bytes(4, "little"), b"\x01\x02\x03\x04")
    yield "cut.gz", gzip.compress(UTF8 * 50)[:-20]
    yield "bomb.gz", gzip.compress(bytes(80_000_000))
    yield "cut.warc.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" + UTF8)[:-12]
    yield "no-records.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"
    yield "no-pdf.pdf", UTF8
    yield "cut.docx", zipped({"word/document.xml": b"<w:document"})[:60]
    yield "no-document.docx", zipped({"[Content_Types].xml": b"<Types/>"})
    yield "laughing.docx", zipped({"[Content_Types].xml": _laughs(), "word/document.xml": _laughs()})
    yield "no-sheets.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    yield "cut.xlsx", zipped({"xl/workbook.xml": b"<workbook/>"})[:50]
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def _exports() -> Iterator[tuple[str, bytes]]:
    chat = {"name": "قناة", "type": "public_channel", "id": 1}
    bad = [{"id": "x", "type": "message", "text": 5}, 7, {"type": "message", "date": "never", "text": WORDS}]
    yield "telegram-wrong-types/result.json", json.dumps({**chat, "messages": bad}).encode()
    gone = [{"id": 4, "type": "message", "date": "2023-07-09T10:00:00", "text": WORDS, "photo": "photos/gone.jpg"}]
    yield "telegram-missing-file/result.json", json.dumps({**chat, "messages": gone}).encode()
    out = [{"id": 5, "type": "message", "date": "2023-07-09T10:00:00", "text": WORDS, "file": "../../../etc/passwd"}]
    yield "telegram-climbing/result.json", json.dumps({**chat, "messages": out}).encode()
    yield "telegram-cut/result.json", json.dumps({**chat, "messages": gone}).encode()[:-40]
