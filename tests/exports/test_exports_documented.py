"""The page of exports names every format, column, filter and setting."""

import re
from pathlib import Path

import pytest

from tawthiq.collection.settings import SharingSettings, first_text
from tawthiq.exports.columns import COLUMNS
from tawthiq.exports.counted import COUNTS
from tawthiq.exports.formats import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf8")
TOLLS = {f"{name}_{end}" for name in COUNTS for end in ("low", "best", "high")}


@pytest.mark.parametrize("what", COLUMNS)
def test_every_column_is_documented_as_it_is_coded(what: str) -> None:
    for column in COLUMNS[what]:  # type: ignore[index]
        if column.name not in TOLLS:
            assert f"| `{column.name}` | {column.ar} | {column.kind} | {column.coded} |" in PAGE
    assert all(f"`{name}`" in PAGE for name in COUNTS)


def test_names_of_columns_are_there_once() -> None:
    for columns in COLUMNS.values():
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in names)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_every_setting_of_sharing_is_documented_and_in_a_new_collection() -> None:
    text = first_text("0" * 32, "تجربة", "sqlite")
    for field in SharingSettings.model_fields.values():
        for name in re.findall(r"'(\w+)'", str(field.annotation)):
            assert f'`"{name}"`' in PAGE
            assert f'"{name}"' in text
