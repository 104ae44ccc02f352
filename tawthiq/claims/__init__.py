"""From mentions to claims: which words narrate an occurrence, what belongs to it, and who says so."""
