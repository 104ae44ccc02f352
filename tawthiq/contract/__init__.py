"""The forms that go in and out: an input line, an output record, and the checks that hold a record to its text.

Nothing here reads Arabic news: any engine's output can be held to the contract with it.
"""

from tawthiq.contract.check import check_record
from tawthiq.contract.lines import Line, LineError, parse_line, report_of
from tawthiq.contract.problems import Problem

__all__ = ["Line", "LineError", "Problem", "check_record", "parse_line", "report_of"]
