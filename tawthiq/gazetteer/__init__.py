"""Places: the data, the compiled file, looking names up, and choosing the one place that a chain of names means."""
