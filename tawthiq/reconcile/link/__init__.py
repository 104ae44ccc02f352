"""Linking across reports: which accounts of different reports tell one incident, and why."""
