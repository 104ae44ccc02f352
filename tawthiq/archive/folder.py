"""A folder of originals: its files in a stable order, and what in it is none.

Left out without a word are hidden files, the locks and thumbnails of office programs, and the files that belong to
something else: those of a saved page and those of a Telegram export. Pictures and videos that stand alone are counted
and told. A link is followed only by name: what it leads to inside of the folder is met there.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tawthiq.archive import magic
from tawthiq.archive.found import placed
from tawthiq.archive.item import Found, Options, Problem
from tawthiq.archive.names import of_file, shown
from tawthiq.archive.whole import head, unreadable

_NO_REPORTS: Final = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx", "lost+found"})
_ASSETS: Final = ("_files", ".files", "_ملفات", "_fichiers", "_files.download")  # of a page saved by a browser
# Of a Telegram export: the folders of its media and style, and its pages.
_OF_EXPORT: Final = frozenset(
    "chats css files images js lists photos profile_pictures round_video_messages stickers video_files "
    "voice_messages".split()
)
_PAGE_OF_EXPORT: Final = re.compile(r"result\.json|(?:messages\d*|export_results)\.html")
_PAGES: Final = (".html", ".htm", ".xhtml")


def read(original: Path, name: Path, options: Options) -> Iterator[Found]:
    """What is found in all files of a folder; each locator begins with the path of its file in it."""
    from tawthiq.archive.formats import find

    count = 0
    for source in sources(original):
        if isinstance(source, Problem):
            yield source
            continue
        count += 1
        place = "/".join(map(of_file, source.relative_to(original).parts))
        for found in find(source, source, options):
            yield placed(found, place)
    if not count:
        yield Problem("empty", "holds no file that can be a report")


def sources(folder: Path) -> Iterator[Path | Problem]:
    """The files of a folder that may be originals, by their paths, and problems with a path in it as their place.

    A Telegram export is one source: its ``result.json``, or the pages ``messages*.html`` where it has none.
    """
    media = 0
    failed: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=failed.append):
        yield from (_unread(folder, error) for error in failed)
        failed.clear()
        own = Path(at)
        exported = _telegram(own, files)
        if exported:
            yield from exported
            folders[:] = [name for name in folders if name not in _OF_EXPORT]
        others = [name for name in files if not (exported and _PAGE_OF_EXPORT.fullmatch(name))]
        stems = {Path(name).stem for name in others if name.lower().endswith(_PAGES)}
        folders[:] = sorted(name for name in folders if _is_wanted(name) and not _is_of_page(name, stems))
        for name in sorted(filter(_is_wanted, others)):
            found = _file(folder, own / name)
            if found is None:
                continue
            if isinstance(found, str):
                media += 1
            else:
                yield found
    yield from (_unread(folder, error) for error in failed)
    if media:
        told = f"{media} pictures, videos or sound recordings that no report here names: they are not read"
        yield Problem("unknown-format", told)


def _file(folder: Path, path: Path) -> Path | Problem | str | None:
    """The file itself, the word ``media``, None for a link to another file here, or what is wrong with it."""
    place = "/".join(map(of_file, path.relative_to(folder).parts))
    if path.is_symlink():
        if not path.exists():
            return Problem("missing", "is a link that leads nowhere", place)
        if folder.resolve() in path.resolve().parents:
            return None
        return Problem("unreadable", "is a link that leads out of the folder: add what it leads to by itself", place)
    if not path.is_file():
        return Problem("unreadable", "is not a file (a socket or a device)", place)
    first = head(path, 512)
    if isinstance(first, bytes) and (magic.foreign(first) or "").startswith(magic.MEDIA):
        return "media"
    return path


def _telegram(own: Path, files: list[str]) -> list[Path | Problem]:
    """The files of a folder that are a Telegram export."""
    if "result.json" in files and _is_export(own / "result.json"):
        return [own / "result.json"]
    if "messages.html" in files and _is_export(own / "messages.html"):
        pages = [name for name in files if name.startswith("messages") and name.endswith(".html")]
        return [own / name for name in sorted(pages, key=lambda name: (len(name), name))]
    return []


def _is_export(path: Path) -> bool:
    first = head(path, magic.HEAD)
    return isinstance(first, bytes) and magic.known(first) == "telegram"


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$", "~WRL", "._")) and name.lower() not in _NO_REPORTS


def _is_of_page(folder: str, stems: set[str]) -> bool:
    """True for the folder of pictures and scripts beside a saved page."""
    return any(folder == stem + ending for stem in stems for ending in _ASSETS)


def _unread(folder: Path, error: OSError) -> Problem:
    path = Path(error.filename or folder)
    place = "/".join(map(of_file, path.relative_to(folder).parts)) if path != folder else ""
    found = unreadable(error)
    return Problem(found.code, found.message, shown(place))
