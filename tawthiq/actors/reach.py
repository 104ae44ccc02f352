"""How far a party goes from a token on, for what belongs to it (a base of the army, a leader of the movement)."""

from tawthiq.actors.forces import chain_end
from tawthiq.actors.guard import stands
from tawthiq.actors.parties import party_end
from tawthiq.actors.spotted import Reading


def reach(reading: Reading, at: int, clitics: str) -> int:
    """The token after the party that begins at ``at`` with these proclitics, or ``at`` where none does."""
    start = reading.opened(at) if not clitics else at
    hit = reading.hits.at("actors", start)
    best = at
    if hit is not None and hit.first == start and hit.clitics == clitics and stands(reading.tokens, hit):
        best = reading.closed(at, hit.last)
    if start == at:
        best = max(best, chain_end(reading, at, clitics), party_end(reading, at, clitics))
    return best
