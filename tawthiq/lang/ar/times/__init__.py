"""Arabic time expressions: what the words say, and which days that is."""
