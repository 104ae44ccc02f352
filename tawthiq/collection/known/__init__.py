"""Known records: incidents that others recorded, imported to be matched with the collection's, never edited."""
