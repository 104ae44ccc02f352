"""Scoring many pairs at once: Splink on DuckDB, with the same comparisons and the same weights as the plain scorer.

The pairs are those that blocking found. Each account carries the numbers of its pairs, and a number that two accounts
share is the rule by which Splink brings them together, so that the batch compares exactly what the plain scorer would.
"""

import dataclasses
import logging
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow as pa
from splink import Linker, SettingsCreator
from splink.backends.duckdb import DuckDBAPI

from tawthiq.reconcile.link.comparisons import COMPARISONS
from tawthiq.reconcile.link.score import DIGITS
from tawthiq.reconcile.link.sketch import Sketch
from tawthiq.reconcile.link.weights import Weights

_PART: Final = 1_000_000  # pairs that are scored together: bounds the memory
_RULE: Final = {"blocking_rule": 'l."pairs" = r."pairs"', "sql_dialect": "duckdb", "arrays_to_explode": ["pairs"]}
_LISTS: Final = {"shingles": pa.list_(pa.int64())}
_UNUSED: Final = frozenset({"report", "line", "country", "name_blocks", "passages"})


def scores(
    sketches: Sequence[Sketch], pairs: Sequence[tuple[int, int]], weights: Weights
) -> dict[tuple[str, str], float]:
    """The scores in bits of pairs of accounts, given as positions; keys are ids in order."""
    found: dict[tuple[str, str], float] = {}
    for first in range(0, len(pairs), _PART):
        found.update(_scores(sketches, pairs[first : first + _PART], weights))
    return found


def settings(weights: Weights) -> SettingsCreator:
    """Splink's settings: each field a comparison, each level its condition with its m and u."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        probability_two_random_records_match=weights.prior,
        comparisons=list(comparisons(weights)),
        blocking_rules_to_generate_predictions=[_RULE],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def comparisons(weights: Weights) -> Iterator[dict[str, Any]]:
    """Every comparison in Splink's form."""
    for comparison in COMPARISONS:
        odds = weights.odds[comparison.field]
        silent = {
            "sql_condition": comparison.silent.condition,
            "label_for_charts": comparison.silent.name,
            "is_null_level": True,
        }
        levels = [
            {
                "sql_condition": "ELSE" if level.sql == "true" else level.condition,
                "label_for_charts": level.name,
                "m_probability": odds[level.name].m,
                "u_probability": odds[level.name].u,
            }
            for level in comparison.levels
        ]
        yield {"output_column_name": comparison.field, "comparison_levels": [silent, *levels]}


def table(sketches: Sequence[Sketch], pairs: Sequence[tuple[int, int]]) -> pa.Table:
    """The accounts as a table, each with the numbers of its pairs; those without any pair are left out."""
    numbers: dict[int, list[int]] = {}
    for number, (one, other) in enumerate(pairs):
        numbers.setdefault(one, []).append(number)
        numbers.setdefault(other, []).append(number)
    at = sorted(numbers)
    columns: dict[str, Any] = {"pairs": pa.array([numbers[one] for one in at], pa.list_(pa.int64()))}
    for field in dataclasses.fields(Sketch):
        if field.name not in _UNUSED:
            values = [getattr(sketches[one], field.name) for one in at]
            columns[field.name] = pa.array(values, _type(field))
    return pa.table(columns)


def _type(field: "dataclasses.Field[Any]") -> pa.DataType:
    """The column type of a sketch's field."""
    if field.name in _LISTS:
        return _LISTS[field.name]
    kinds = {
        "str": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "tuple": pa.list_(pa.string()),
    }
    name = str(getattr(field.type, "__name__", field.type)).split("[")[0].split(" ")[0]
    return kinds[name]


def _scores(
    sketches: Sequence[Sketch], pairs: Sequence[tuple[int, int]], weights: Weights
) -> Iterator[tuple[tuple[str, str], float]]:
    if not pairs:
        return
    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI()
    linker = Linker(database.register(table(sketches, pairs)), settings(weights), log_level=logging.ERROR)
    found = linker.inference.predict().as_duckdbpyrelation()
    for one, other, bits in found.select('"id_l", "id_r", "match_weight"').fetchall():
        yield ((one, other) if one < other else (other, one)), round(bits, DIGITS)
