"""The grammar of casualty counts in Arabic: small named rules over the lists fates, people and quantifiers."""

from tawthiq.lang.ar.counts.reader import read_sentence
from tawthiq.lang.ar.counts.view import View

__all__ = ["View", "read_sentence"]
