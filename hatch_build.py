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
        """Compile ``places.sqlite`` and, where the language has them, the word lists; add both to the wheel."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            build = importlib.import_module("tawthiq.gazetteer.build")
            if build.stored_digest(build.FILE) != build.digest():
                build.compile_into(build.FILE)
            build_data["artifacts"].append("tawthiq/gazetteer/places.sqlite")
            self._word_lists(build_data)
        finally:
            sys.path.remove(str(root))

    def _word_lists(self, build_data: dict[str, Any]) -> None:
        """Compile the word lists where the language package can."""
        try:
            language = importlib.import_module("tawthiq.lang.ar")
        except ImportError:
            return
        compile_lists = getattr(language, "compile_lists", None)
        if compile_lists is not None:
            compile_lists()
            build_data["artifacts"].append("tawthiq/lang/ar/compiled.json")
