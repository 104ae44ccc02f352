"""Records for people: a page in Arabic, a summary for the terminal. What is shown is said, never decided, here."""
