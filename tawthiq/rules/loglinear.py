"""A log-linear table: named features with weights, small enough to read, each decision explained by its features."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Weights by feature name, and the score from which the answer is yes.

    Trained by ``eval/train.py``; the file names the measure that was reached, and on what.
    """

    weights: dict[str, float]
    threshold: float = 0.0

    @classmethod
    def load(cls, path: Path) -> "LogLinear":
        """The table of a JSON file ``{"threshold", "weights": {feature: weight}}``."""
        stored = json.loads(path.read_text("utf8"))
        return cls(dict(stored["weights"]), float(stored["threshold"]))

    def score(self, features: Iterable[str], prefix: str = "") -> float:
        """The log-odds of yes: the sum of the weights of the features that hold; unknown features weigh nothing.

        ``prefix`` stands before each of them in the table.
        """
        names = map(prefix.__add__, features) if prefix else features
        total = 0.0
        for weight in map(self.weights.get, names):
            if weight is not None:
                total += weight
        return total

    def decides(self, features: Iterable[str]) -> bool:
        """True where the score reaches the threshold."""
        return self.score(features) >= self.threshold

    def explain(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """The features that hold with their weights, the heaviest first."""
        rows = [(name, self.weights.get(name, 0.0)) for name in features]
        return sorted(rows, key=lambda row: -abs(row[1]))
