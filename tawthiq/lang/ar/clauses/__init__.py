"""Where clauses begin in an Arabic sentence.

One pass over the sentence: each word has a role (``words.txt``), each role a named rule; a clause takes one finite
verb group, and a second verb begins the next clause.
"""

from tawthiq.lang.ar.clauses.cut import clause_rules, clause_starts

__all__ = ["clause_rules", "clause_starts"]
