"""Originals and what is found in them: kept by their hash, fetched politely, and one reader a format.

Only this folder touches the network. A reader turns the bytes of one original into :class:`~tawthiq.archive.item.Item`
objects, one for each published item in it, and into problems for what cannot be read; it never raises for bad input.
"""
