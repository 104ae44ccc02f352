"""The files that messages of a Telegram export name: kept where they lie in the export's folder, and nowhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tawthiq.archive.item import Attached, Problem

_TOLD: Final = 20  # missing files that are told one by one; of the rest the number is told
_SHOWN: Final = 120


@dataclass(frozen=True, slots=True)
class Named:
    """What a message says of a file: its path in the export, the name it was sent with, its media type."""

    path: Any
    sent_as: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class FilesFound:
    """The files of one message that are there, and the names of those that are not."""

    attached: tuple[Attached, ...] = ()
    missing: list[str] = field(default_factory=list)


class Files:
    """The files of an export: finds those of each message, and gathers what is wrong with the others."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the export's own; no file outside of it is looked at."""
        self._folder = folder
        self._problems: list[Problem] = []
        self._told = self._untold = 0
        self._left_out = 0

    def attach(self, named: Sequence[Named], locator: str) -> FilesFound:
        """The files of a message; a missing one is remembered as a problem."""
        attached: list[Attached] = []
        missing: list[str] = []
        for one in named:
            found = self._find(one, locator)
            if isinstance(found, Attached):
                attached.append(found)
            else:
                missing.append(found)
        return FilesFound(tuple(attached), missing)

    def problems(self) -> Iterator[Problem]:
        """What was wrong with the files of the messages since the last call."""
        yield from self._problems
        self._problems.clear()

    def last(self) -> Iterator[Problem]:
        """What was wrong with many files, told once for all of them at the end."""
        if self._untold:
            yield Problem("missing", f"{self._untold} more files that messages name are not in the export's folder")
        if self._left_out:
            were = "file was" if self._left_out == 1 else "files were"
            message = f"{self._left_out} {were} left out when the export was made: export again with media"
            yield Problem("missing", message)

    def _find(self, named: Named, locator: str) -> Attached | str:
        """The file, or its name where there is none."""
        if not isinstance(named.path, str) or not named.path.strip():
            self._tell("a file of the message has a name that is none", locator)
            return "?"
        told = named.path.strip()
        if told.startswith("("):  # (File not included. Change data exporting settings to download.)
            self._left_out += 1
            return named.sent_as or told[:_SHOWN]
        path = self._inside(told)
        if path is None:
            self._tell(f"{told[:_SHOWN]} lies outside of the export's folder: it is not looked at", locator)
        elif not path.is_file():
            self._tell(f"{told[:_SHOWN]} is not in the export's folder: put it there, or export again", locator)
        else:
            return Attached(named.sent_as or path.name, named.media_type, path=path)
        return told[:_SHOWN]

    def _inside(self, told: str) -> Path | None:
        """The path of a file below the folder, links followed; None where it is not below it."""
        try:
            home = self._folder.resolve()
            path = (home / told).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        return path if path != home and path.is_relative_to(home) and not told.startswith(("/", "\\")) else None

    def _tell(self, message: str, locator: str) -> None:
        if self._told >= _TOLD:
            self._untold += 1
            return
        self._told += 1
        self._problems.append(Problem("missing", message, locator))
