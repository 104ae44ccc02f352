"""Languages: word lists that a native speaker can edit, and the grammar that needs a program.

Each language is a package with a ``load()`` that gives its :class:`~tawthiq.text.language.Language`.
"""
