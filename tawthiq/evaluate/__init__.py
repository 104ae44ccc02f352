"""Measuring the reader against annotated reports: score, intervals, gains and losses, floors that cannot fall."""
