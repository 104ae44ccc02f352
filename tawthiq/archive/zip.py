"""Archives: each member is read by the reader of its own format, archives in them too, as deep as the options allow.

Nothing is unpacked beyond temporary files, which bear no member's name, so that no name can lead anywhere; one member
lies on the disk at a time. A Telegram export is the exception: it is unpacked whole, with its attachments, which are
there as long as its items are being taken. Sizes are counted while unpacking: what an archive claims is not believed.
"""

import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from tawthiq.archive import magic, names
from tawthiq.archive.found import megabytes, placed
from tawthiq.archive.item import Found, Options, Problem

_CHUNK: Final = 1 << 20
_FLOOR: Final = 10_000_000  # bytes; what unpacks to less is no bomb, however well it was packed
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_LINK: Final = 0o120000
_DAMAGED: Final = "is damaged or cut short: get it anew from its source"
_LOCKED: Final = "is locked by a password: unpack it and add what is in it"
_HIDDEN: Final = ("__MACOSX/",)


class _Budget:
    """How much may still be unpacked from one original, the archives in it included."""

    def __init__(self, path: Path, options: Options) -> None:
        self.members = options.members
        self.left = min(options.unpacked_bytes, max(_FLOOR, options.unpacked_ratio * path.stat().st_size))

    def take(self, size: int) -> None:
        """Note what was unpacked. Raises :class:`_SpentError` past the limit."""
        self.left -= size
        if self.left < 0:
            raise _SpentError


class _SpentError(Exception):
    """More was unpacked than may be."""


class _NoRoomError(Exception):
    """The disk takes no temporary file."""


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """What is found in the members of a zip archive; each locator begins with the member's path."""
    yield from _guarded(_zip(original, name, options, _Budget(original, options)), options)


def read_gzip(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """What is found in the one file that a gzip file holds; its locators are those of that file."""
    yield from _guarded(_gzip(original, name, options, _Budget(original, options)), options)


def _guarded(found: Iterator[Found], options: Options) -> Iterator[Found]:
    """The same, with a problem where the whole has to stop."""
    try:
        yield from found
    except _SpentError:
        told = (
            f"unpacks to more than it may ({megabytes(options.unpacked_bytes)}, or {options.unpacked_ratio} times its"
            " own size): the rest is not read"
        )
        yield Problem("too-large", told)
    except _NoRoomError:
        yield Problem("unreadable", "the disk has no room for temporary files: the rest is not read")


def _zip(original: Path, name: Path, options: Options, budget: _Budget) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(original) as packed:
            yield from _archive(packed, name, options, budget)
    except _DAMAGE:
        yield Problem("broken", _DAMAGED)


def _gzip(original: Path, name: Path, options: Options, budget: _Budget) -> Iterator[Found]:
    inner = name.with_suffix("") if name.suffix.lower() == ".gz" else name
    with tempfile.TemporaryDirectory(prefix="tawthiq-") as folder:
        target = Path(folder) / "member"
        try:
            with gzip.open(original) as stream:
                _unpack(stream, target, budget)
        except _DAMAGE:
            yield Problem("broken", _DAMAGED)
            return
        yield from _inside(target, inner, options, budget)


def _archive(packed: zipfile.ZipFile, name: Path, options: Options, budget: _Budget) -> Iterator[Found]:
    infos = [info for info in packed.infolist() if _is_wanted(info)]
    budget.members -= len(infos)
    if budget.members < 0:
        yield Problem("too-large", f"has more than {options.members:,} files in it: divide it")
        return
    if not infos:
        yield Problem("empty", "has no file in it")
        return
    for export in _exports(packed, infos):
        yield from _export(packed, infos, export, budget, options)
        infos = [info for info in infos if not _is_below(info.filename, export)]
    media = 0
    for info in sorted(infos, key=_called):
        with tempfile.TemporaryDirectory(prefix="tawthiq-") as folder:
            target = Path(folder) / "member"
            wrong = _member(packed, info, target, budget)
            if isinstance(wrong, Problem):
                yield placed(wrong, names.shown(_called(info)))
            elif wrong is None:
                yield from _of_member(target, name, _called(info), options, budget)
            else:
                media += 1
    if media:
        yield Problem("unknown-format", f"{media} pictures, videos or sound recordings in it are not read")


def _of_member(path: Path, archive: Path, called: str, options: Options, budget: _Budget) -> Iterator[Found]:
    """What is found in one member. It is known by its own name below the archive, where no file of the disk can be."""
    inner = archive / (PurePosixPath(called.replace("\\", "/").replace("\0", "")).name or "member")
    for found in _inside(path, inner, options, budget):
        yield placed(found, names.shown(called))


def _inside(path: Path, inner: Path, options: Options, budget: _Budget) -> Iterator[Found]:
    from tawthiq.archive import formats

    kind = formats.recognise(path, inner)
    if kind not in {"zip", "gzip"}:
        yield from formats.find(path, inner, options)
    elif options.depth <= 1:
        yield Problem("nested", "is an archive in archives, deeper than is read: unpack it and add what is in it")
    else:
        deeper = replace(options, depth=options.depth - 1)
        yield from (_zip if kind == "zip" else _gzip)(path, inner, deeper, budget)


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, budget: _Budget) -> Problem | str | None:
    """Unpack one member, or say why not; ``media`` for a picture or video."""
    if info.flag_bits & 1:
        return Problem("encrypted", _LOCKED)
    try:
        with packed.open(info) as stream:
            head = stream.read(512)
            if (magic.foreign(head) or "").startswith(magic.MEDIA):
                return "media"
        with packed.open(info) as stream:
            _unpack(stream, target, budget)
    except _DAMAGE:
        return Problem("broken", _DAMAGED)
    return None


def _unpack(stream: IO[bytes] | Any, target: Path, budget: _Budget) -> None:
    """Write a stream to a file. Raises :class:`_SpentError` and :class:`_NoRoomError`."""
    with target.open("wb") as out:
        while part := stream.read(_CHUNK):
            budget.take(len(part))
            try:
                out.write(part)
            except OSError:
                raise _NoRoomError from None


def _exports(packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> list[str]:
    """The folders in an archive that are Telegram exports, each by the name of its ``result.json``."""
    found = []
    for info in infos:
        if PurePosixPath(info.filename).name == "result.json" and not info.flag_bits & 1:
            try:
                with packed.open(info) as stream:
                    head = stream.read(magic.HEAD)
            except _DAMAGE:
                continue
            if magic.known(head) == "telegram":
                found.append(info.filename)
    return found


def _export(
    packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo], export: str, budget: _Budget, options: Options
) -> Iterator[Found]:
    """A Telegram export, unpacked with its attachments for as long as it is read."""
    from tawthiq.archive.formats import find

    base = PurePosixPath(export).parent
    with tempfile.TemporaryDirectory(prefix="tawthiq-") as folder:
        for info in infos:
            inside = _safe(info, base)
            if inside is None or info.flag_bits & 1:
                continue
            target = Path(folder, *inside.parts)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(info) as stream:
                    _unpack(stream, target, budget)
            except _DAMAGE:
                yield placed(Problem("broken", _DAMAGED), names.shown(info.filename))
        main = Path(folder, "result.json")
        if main.is_file():
            for found in find(main, main, options):
                yield placed(found, names.shown(export))


def _safe(info: zipfile.ZipInfo, base: PurePosixPath) -> PurePosixPath | None:
    """The path of a member below a folder, None for one that is not below it or would lead out of it."""
    if not _is_below(info.filename, f"{base}/x"):
        return None
    inside = PurePosixPath(_called(info).replace("\\", "/"))
    parts = inside.parts[len(base.parts) :]
    if not parts or any(part in {"..", "."} or part.startswith("/") or "\0" in part for part in parts):
        return None
    return PurePosixPath(*parts)


def _is_below(member: str, export: str) -> bool:
    base = PurePosixPath(export).parent
    return base == PurePosixPath() or PurePosixPath(member).is_relative_to(base)


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    """True for a file that may be an original: no folder, no link, none of what a system or an office program left."""
    base = PurePosixPath(info.filename.replace("\\", "/")).name
    is_link = (info.external_attr >> 16) & 0o170000 == _LINK
    hidden = info.filename.startswith(_HIDDEN) or base.startswith((".", "~$")) or base.lower() == "thumbs.db"
    return not (info.is_dir() or is_link or hidden)


def _called(info: zipfile.ZipInfo) -> str:
    return names.of_member(info.filename, info.extra, is_utf8=bool(info.flag_bits & 0x800))
