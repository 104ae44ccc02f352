"""A report's text made ready for reading: folded with an exact offset map, cut into sentences, clauses and tokens.

This package knows scripts, not languages: what differs by language comes in as a
:class:`~tawthiq.text.language.Language`.
"""
