"""Exports: any filtered set of a collection in the formats that the field uses, one file a format.

Heavy libraries load with the format that needs them.
"""

from tawthiq.exports.formats import FORMATS, Format
from tawthiq.exports.told import Told, Written

__all__ = ["FORMATS", "Format", "Told", "Written"]
