"""The words of the field as frozen, typed objects: no input or output, no regular expressions, no language.

Names follow ``docs/glossary.md``; the JSON form of a whole record is in :mod:`tawthiq.model.record`.
"""
