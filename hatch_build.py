"""Build hook: compiles the gazetteer and the word lists, so that the wheel (and an editable install) carry them."""

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile ``places.sqlite`` and, where the build has what they need, the word lists; both go into the wheel."""
        sys.path.insert(0, self.root)
        try:
            build = importlib.import_module("tawthiq.gazetteer.build")
            if build.stored_digest(build.FILE) != build.digest():
                build.compile_into(build.FILE)
            self._carry(build.FILE, build_data)
            self._word_lists(build_data)
        finally:
            sys.path.remove(self.root)

    def _carry(self, path: Path, build_data: dict[str, Any]) -> None:
        """Have the wheel carry a file that git ignores."""
        build_data["artifacts"].append(path.relative_to(self.root).as_posix())

    def _word_lists(self, build_data: dict[str, Any]) -> None:
        """Compile the word lists; without a package that they need (hijridate), the first run compiles them instead."""
        try:
            language = importlib.import_module("tawthiq.lang.ar.language")
        except ModuleNotFoundError as error:
            self.app.display_warning(f"word lists left for the first run: no module {error.name}")
            return
        self._carry(language.compile_lists(), build_data)
