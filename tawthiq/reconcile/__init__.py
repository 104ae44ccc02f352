"""Bringing claims together: within one report (``group``), and later across reports."""
