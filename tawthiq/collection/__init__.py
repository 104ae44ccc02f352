"""A collection: a folder with the originals of reports, the database of what was read in them, settings and a log.

The folder is all there is: it can be copied, and opened by whoever has it. The database is made with Django's ORM, so
that the desk shares it; nothing of Django is imported before a collection is opened.
"""
