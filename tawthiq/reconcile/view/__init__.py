"""The incident as a view: all accounts of one occurrence together, every voice kept and every choice explained.

``view.make.view`` makes it, ``view.matrix.matrix`` lays it out claim by claim. Pure functions of the accounts that were
joined: nothing is stored here, and a claim is never edited.
"""
