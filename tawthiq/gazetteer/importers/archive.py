"""Files of a folder or an archive, one after another and in memory: nothing is unpacked onto the disk.

Archives are known by their first bytes, not by their name: tar (plain, gzip, xz, bzip2) and zip. What is cut short,
damaged, or grows beyond :data:`MEMBER_LIMIT` or :data:`TOTAL_LIMIT` when unpacked raises
:class:`~tawthiq.gazetteer.rows.GazetteerError` with the member's name.
"""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, cast

from tawthiq.gazetteer.rows import GazetteerError

MEMBER_LIMIT: Final = 64 * 1024**2  # bytes of one member, unpacked: the largest outline of a country is 20 MB
TOTAL_LIMIT: Final = 4 * 1024**3  # bytes of all members: the largest repository (United States) is 3 GB
_MAGIC: Final[tuple[tuple[bytes, Callable[..., IO[bytes]]], ...]] = (
    (b"\x1f\x8b", cast("Callable[..., IO[bytes]]", gzip.open)),
    (b"\xfd7zXZ\x00", cast("Callable[..., IO[bytes]]", lzma.open)),
    (b"BZh", cast("Callable[..., IO[bytes]]", bz2.open)),
)
_DAMAGE: Final = (
    tarfile.TarError,
    zipfile.BadZipFile,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,  # a way of packing that zipfile does not know
    RuntimeError,  # a member that wants a password
    ValueError,
)

Wanted = Callable[[str], bool]


def members(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes, int | None]]:
    """Name, content and, where known, the number of all files of a folder or an archive whose name is wanted.

    Links are not followed; names are with slashes, as the archive has them or from the folder on.
    """
    if path.is_dir():
        yield from _of_folder(path, wanted)
    elif not path.is_file():
        raise GazetteerError(f"{path}: no such file or folder")
    elif is_zip(path):
        yield from _of_zip(path, wanted)
    else:
        yield from _of_tar(path, wanted)


def is_zip(path: Path) -> bool:
    """True for a file that begins as a zip archive does."""
    return _head(path)[:2] == b"PK"


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(8)


@contextmanager
def damage_named(label: Callable[[], str]) -> Iterator[None]:
    """Turn what the standard library raises for a damaged archive into an error that names it."""
    try:
        yield
    except GazetteerError:
        raise
    except _DAMAGE as error:
        raise GazetteerError(
            f"{label()}: the archive is damaged or cut short ({error or type(error).__name__})"
        ) from None


def _of_folder(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes, int | None]]:
    found = []
    for folder, folders, files in os.walk(path):
        folders.sort()
        at = Path(folder)
        found += [at / name for name in files if wanted(name) and not (at / name).is_symlink()]
    for file in sorted(found):
        name = file.relative_to(path).as_posix()
        if file.stat().st_size > MEMBER_LIMIT:
            raise _too_large(path, name)
        yield name, file.read_bytes(), len(found)


def _of_zip(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes, int | None]]:
    at = path.name
    with damage_named(lambda: at), zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > TOTAL_LIMIT:
            raise GazetteerError(f"{path.name}: more than {TOTAL_LIMIT >> 30} GB when unpacked")
        infos = sorted(
            (info for info in infos if not _is_link(info) and wanted(info.filename)), key=lambda i: i.filename
        )
        for info in infos:
            at = f"{path.name}, {info.filename}"
            if info.file_size > MEMBER_LIMIT:
                raise _too_large(path, info.filename)
            with archive.open(info) as stream:
                content = stream.read(MEMBER_LIMIT + 1)
            if len(content) != info.file_size:
                raise GazetteerError(f"{at}: {len(content)} bytes where the archive says {info.file_size}")
            yield info.filename, content, len(infos)
            at = path.name


def _is_link(info: zipfile.ZipInfo) -> bool:
    """True for a folder, and for a symbolic link as Unix's zip writes it."""
    return info.is_dir() or (info.external_attr >> 16) & 0o170000 == 0o120000


def _too_large(path: Path, name: str) -> GazetteerError:
    return GazetteerError(f"{path.name}, {name}: more than {MEMBER_LIMIT >> 20} MB when unpacked")


class _Info(tarfile.TarInfo):
    """A header that is damaged or missing is an error: :mod:`tarfile` takes it for the end of the archive."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Info":
        try:
            info = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf and not any(buf):
                raise  # the block of zeros at the end
            raise tarfile.ReadError(str(error)) from None
        if not 0 <= info.size <= MEMBER_LIMIT:
            raise GazetteerError(f"{info.name}: more than {MEMBER_LIMIT >> 20} MB when unpacked")
        return info


class _Limited(io.RawIOBase):
    """An unpacked stream that may not grow without bounds."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = TOTAL_LIMIT

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        self._left -= len(content)
        if self._left < 0:
            raise GazetteerError(f"more than {TOTAL_LIMIT >> 30} GB when unpacked")
        return content


def _of_tar(path: Path, wanted: Wanted) -> Iterator[tuple[str, bytes, int | None]]:
    head = _head(path)
    opened: Callable[..., IO[bytes]] = next((way for magic, way in _MAGIC if head.startswith(magic)), open)
    last = ""
    try:
        with (
            damage_named(lambda: f"{path.name}, after {last}" if last else path.name),
            opened(path, "rb") as packed,
        ):
            stream = _Limited(packed)
            with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Info) as archive:
                for info in archive:
                    if info.isreg() and wanted(info.name):
                        if not 0 <= info.size <= MEMBER_LIMIT:
                            raise _too_large(path, info.name)
                        content = archive.extractfile(info)
                        yield info.name, content.read() if content else b"", None
                    last = info.name
                    cast("Any", archive).members.clear()  # or the headers of all members stay in memory
            while stream.read(1 << 20):  # to the end, so that the check sum is seen
                pass
    except GazetteerError as error:
        if str(error).startswith(path.name):
            raise
        raise GazetteerError(f"{path.name}, {error}") from None
