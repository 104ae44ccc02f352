"""What a file is by its first bytes: the formats that are read, and by name those that are not."""

import re
import zlib
from typing import Final

HEAD: Final = 65_536  # bytes that are looked at
# What is not read, with the word for it and what a person can do. (offset, bytes, words)
_FOREIGN: Final = (
    (0, b"\x89PNG\r\n", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (4, b"ftyp", "a video or picture (MP4, MOV or HEIC)"),
    (0, b"\x1aE\xdf\xa3", "a video (Matroska or WebM)"),
    (8, b"AVI ", "a video (AVI)"),
    (8, b"WAVE", "a sound recording (WAV)"),
    (0, b"OggS", "a sound recording (Ogg)"),
    (0, b"ID3", "a sound recording (MP3)"),
    (0, b"Rar!\x1a\x07", "a RAR archive: unpack it and add what is in it"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it and add what is in it"),
    (0, b"BZh", "a bzip2 archive: unpack it and add what is in it"),
    (0, b"\xfd7zXZ\0", "an xz archive: unpack it and add what is in it"),
    (257, b"ustar", "a tar archive: unpack it and add what is in it"),
    (0, b"{\\rtf", "a Rich Text document: save it as .docx and add that"),
    (0, b"SQLite format 3\0", "a database (SQLite): export its reports as CSV or JSON"),
    (0, b"\x7fELF", "a program"),
    (0, b"!BDN", "a mailbox of Outlook: save the messages as text"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
)
MEDIA: Final = ("a picture", "a video", "a sound")  # how the words for what may be an attachment begin
_BOM: Final = b"\xef\xbb\xbf"
_TELEGRAM: Final = re.compile(
    rb'"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:public|private)_(?:channel|group|supergroup))"'
    rb'|"chats"\s*:\s*\{\s*(?:"about"[^{}\[\]]*)?"list"\s*:\s*\['
)
_MESSAGES: Final = re.compile(rb'"messages"\s*:\s*\[|"chats"\s*:\s*\{')
_FEED: Final = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|table|script)\b", re.I)
_TELEGRAM_PAGE: Final = re.compile(rb'<div class="page_wrap">|class="tgme_')
_MAIL: Final = re.compile(rb"(?:MIME-Version|Received|Return-Path|Delivered-To|From):[^\n]*\n[A-Za-z-]+:", re.I)


def foreign(head: bytes) -> str | None:
    """The words for a format that is not read, or None."""
    for at, mark, words in _FOREIGN:
        if head[at : at + len(mark)] == mark:
            return words
    if head[:2] == b"MZ" and b"This program" in head[:512]:
        return "a program"
    if _MAIL.match(head) and b"\nContent-Type:" in head:
        return "a mail message or a web archive (MHTML): save it as HTML or as text"
    return None


def known(head: bytes) -> str | None:
    """The name of a format that its bytes alone tell; office documents and archives are ``zip`` here."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}:
        return "zip"
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "ole"
    if head[:5] == b"WARC/":
        return "warc"
    if head[:3] == b"\x1f\x8b\x08":
        return "warc" if _unpacked(head)[:5] == b"WARC/" else "gzip"
    return _marked(narrow(head).lstrip())


def _marked(head: bytes) -> str | None:
    """HTML, feeds and Telegram's JSON by how they begin."""
    if head[:1] == b"<":
        if _FEED.search(head[:4096]):
            return "feed"
        if _TELEGRAM_PAGE.search(head):
            return "telegram"
        if _HTML.match(re.sub(rb"^(?:<\?xml[^>]*>|<!--.*?-->|\s)+", b"", head[:8192], flags=re.S)):
            return "html"
    if head[:1] == b"{" and _MESSAGES.search(head) and _TELEGRAM.search(head):
        return "telegram"
    return None


def narrow(head: bytes) -> bytes:
    """UTF-16 and UTF-32 with their marks as bytes of ASCII, as far as they are that."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or head[:4] == b"\0\0\xfe\xff":
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(_BOM)


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 4096)
    except zlib.error:
        return b""
