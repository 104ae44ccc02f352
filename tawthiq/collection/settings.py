"""The settings of a collection: ``tawthiq.toml``, which a person may edit."""

import tomllib
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FILE: Final = "tawthiq.toml"
_STRICT: Final = ConfigDict(extra="forbid", frozen=True)


class SettingsError(Exception):
    """A settings file that cannot be used, in words for people."""


class FetchSettings(BaseModel):
    """How pages and feeds are fetched. Times in seconds, sizes in bytes."""

    model_config = _STRICT
    honour_robots: bool = True
    allow_private: bool = False
    seconds_between: float = Field(2.0, ge=0)
    seconds_in_all: float = Field(60.0, gt=0)
    max_bytes: int = Field(20_000_000, gt=0)
    max_redirects: int = Field(5, ge=0)
    user_agent: str = ""
    proxy: str = ""


class WatchSettings(BaseModel):
    """What ``tawthiq watch`` looks at, and how often (minutes)."""

    model_config = _STRICT
    feeds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    every: float = Field(30.0, gt=0)
    folder_every: float = Field(0.5, gt=0)


class SharingSettings(BaseModel):
    """What a public export coarsens and withholds: fields of the contract, and ``quotes``, ``urls``, ``titles``."""

    model_config = _STRICT
    coarsen: tuple[Literal["place", "other_places", "time_of_day"], ...] = ("place", "other_places")
    withhold: tuple[
        Literal["victims", "targets", "perpetrators", "sources", "details", "quotes", "urls", "titles"], ...
    ] = ("victims", "targets", "perpetrators", "sources", "titles")


class Settings(BaseModel):
    """All settings. ``outlets`` names the outlet of a host, where its pages do not."""

    model_config = _STRICT
    id: str = Field(min_length=8)
    name: str = ""
    database: str = "sqlite"
    gazetteer: str = ""
    outlets: dict[str, str] = Field(default_factory=dict)
    fetch: FetchSettings = FetchSettings()
    watch: WatchSettings = WatchSettings()
    sharing: SharingSettings = SharingSettings()


def load(folder: Path) -> Settings:
    """The settings of a collection's folder. Raises :class:`SettingsError`."""
    path = folder / FILE
    try:
        values = tomllib.loads(path.read_text("utf8"))
    except FileNotFoundError:
        raise SettingsError(f"{folder} is not a collection: it has no {FILE} (make one with: tawthiq new)") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None
    except OSError as error:
        raise SettingsError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(f"{path}: {'; '.join(map(_said, error.errors()))}") from None


def _said(problem: Any) -> str:
    where = ".".join(str(part) for part in problem["loc"])
    return f"{where}: {problem['msg'].lower()}"


def first_text(id: str, name: str, database: str) -> str:
    """The settings file of a new collection, with what may be set told in comments."""
    return f"""# Settings of a Tawthiq collection. Lines that begin with # are the defaults.
id = {_quoted(id)}
name = {_quoted(name)}

# "sqlite" keeps the database in this folder; "postgresql://user@host/name" keeps it on a server
# (its password comes from PGPASSFILE or TAWTHIQ_DATABASE_PASSWORD, not from this file).
database = {_quoted(database)}

# Another gazetteer file, made with `tawthiq gazetteer import`.
# gazetteer = ""

# The outlet of a host, where its pages do not tell it.
[outlets]
# "news.example" = "وكالة أنباء"

[fetch]
# honour_robots = true
# allow_private = false       # addresses of this machine and of private networks
# seconds_between = 2.0       # requests to one host
# seconds_in_all = 60.0       # one answer, however slowly it comes
# max_bytes = 20000000
# max_redirects = 5
# proxy = ""                  # "http://host:port" that is asked to connect (CONNECT)

[watch]
# feeds = []                  # addresses
# folders = []                # paths
# every = 30.0                # minutes between two looks at a feed
# folder_every = 0.5          # minutes between two looks at a folder

[sharing]                     # what `tawthiq export --profile public` takes away
# coarsen = ["place", "other_places"]      # also: "time_of_day"
# withhold = ["victims", "targets", "perpetrators", "sources", "titles"]   # also: "details", "quotes", "urls"
"""


def _quoted(words: str) -> str:
    """A TOML basic string."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'
