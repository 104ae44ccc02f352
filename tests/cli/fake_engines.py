"""Engines for tests of several processes: importable in a worker."""

import os
from pathlib import Path

import records

from tawthiq.cli.reading import ReadsReports
from tawthiq.model.record import Record
from tawthiq.model.report import Report


class Crashing(records.FakeReader):
    """Ends its process on one word."""

    def read_report(self, wanted: Report) -> Record:
        """The record, unless the text asks for the end."""
        if "انهار" in wanted.text:
            os._exit(9)
        return super().read_report(wanted)


def load(gazetteer: Path | None) -> ReadsReports:
    """An engine that may crash."""
    del gazetteer
    return Crashing()


def load_nothing(gazetteer: Path | None) -> ReadsReports:
    """An engine that cannot be loaded."""
    del gazetteer
    raise OSError("no such gazetteer")
