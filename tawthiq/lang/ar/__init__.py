"""Arabic: clitics, inflection, word lists."""

from tawthiq.lang.ar.language import Arabic, load

__all__ = ["Arabic", "load"]
