"""Mentions: spans of a report read as one thing each, before anything is said of what happened.

One file a kind, each with a ``find``; :mod:`tawthiq.mentions.find` runs them in their order. Finding is kept apart from
resolving: "the same area" and "the ministry" are found here and resolved in :mod:`tawthiq.claims`.
"""
