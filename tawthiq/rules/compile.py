"""Compiling word lists: from YAML that a native speaker can edit to the forms that a text is scanned for.

The compiled lists are kept beside the YAML with a digest of it, so that a start costs one small read; where the YAML
has changed, they are compiled again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tawthiq.rules.lexicon import Entry, FormTable

# Generates (phrase as folded words, shape, has a pronoun suffix) for an entry.
Inflector = Callable[[dict[str, Any]], Iterable[tuple[tuple[str, ...], str, bool]]]
FORMAT: Final = 4
_OWN_KEYS: Final = frozenset({"examples", "never", "from", "note"})


class WordListError(ValueError):
    """A word list that cannot be read: which file, which entry, what is wrong."""


def read_list(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of one YAML list. Raises :class:`WordListError` for a file or entry without the required form."""
    import yaml

    try:
        rows = yaml.safe_load(path.read_text("utf8"))
    except yaml.YAMLError as error:
        raise WordListError(f"{path.name}: {error}") from error
    if not isinstance(rows, list):
        raise WordListError(f"{path.name}: a list of entries is wanted")
    seen: set[str] = set()
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise WordListError(f"{path.name}: an entry without an id: {row!r:.80}")
        if row["id"] in seen:
            raise WordListError(f"{path.name}: two entries are called {row['id']}")
        seen.add(row["id"])
        yield row


def load_forms(paths: list[Path], inflect: Inflector, cache: Path, *, salt: str) -> FormTable:
    """The compiled forms of all lists, from ``cache`` where it is up to date, else compiled and cached.

    A list's name is its file's name without the suffix. ``salt`` changes when the inflection does.
    """
    digest = _digest(paths, salt)
    stored = _read_cache(cache, digest)
    if stored is None:
        stored = {"digest": digest, **_compile(paths, inflect)}
        _write_cache(cache, stored)
    entries = [Entry(row["id"], row["list"], row["data"]) for row in stored["entries"]]
    return FormTable(entries, stored["forms"])


def _digest(paths: list[Path], salt: str) -> str:
    """A hash of the lists and of what compiles them."""
    total = hashlib.sha256(f"{FORMAT}:{salt}".encode())
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _read_cache(cache: Path, digest: str) -> dict[str, Any] | None:
    try:
        stored = json.loads(cache.read_text("utf8"))
    except (OSError, ValueError):
        return None
    return stored if isinstance(stored, dict) and stored.get("digest") == digest else None


def _write_cache(cache: Path, stored: dict[str, Any]) -> None:
    """Keep the compiled lists where that is allowed; an installation that cannot be written compiles at each start."""
    partial = cache.with_suffix(f".{hashlib.sha256(repr(id(stored)).encode()).hexdigest()[:8]}.part")
    try:
        partial.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), "utf8")
        partial.replace(cache)
    except OSError:
        partial.unlink(missing_ok=True)


def _compile(paths: list[Path], inflect: Inflector) -> dict[str, Any]:
    """Entries and forms in the shape of the cache."""
    entries: list[dict[str, Any]] = []
    forms: dict[str, list[tuple[tuple[str, ...], int, str, bool]]] = {}
    for path in sorted(paths):
        for row in read_list(path):
            number = len(entries)
            entries.append(
                {"id": row["id"], "list": path.stem, "data": {k: v for k, v in row.items() if k not in _OWN_KEYS}}
            )
            seen: set[tuple[str, ...]] = set()
            for phrase, shape, suffix in inflect(row):
                if phrase and phrase not in seen:
                    seen.add(phrase)
                    forms.setdefault(phrase[0], []).append((phrase[1:], number, shape, suffix))
    texts = {first: json.dumps(rows, ensure_ascii=False, separators=(",", ":")) for first, rows in forms.items()}
    return {"entries": entries, "forms": texts}
