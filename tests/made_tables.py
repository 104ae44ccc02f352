"""The gazetteer's tables with two governorates of invented places, so that a file of them is compiled in a moment."""

import shutil
from pathlib import Path

from tawthiq.gazetteer import tables
from tawthiq.gazetteer.rows import LOCATED, Layer, Name, Row, Source

OVERLAY = """
country: SY
places:
- {id: sy:sanabil, kind: subdistrict, ar: [السنابل], en: Sanabil, in: SY.90, at: [36.40, 36.70], km: 12}
- {id: sy:bayadir, kind: subdistrict, ar: [البيادر], en: Bayadir, in: SY.90, at: [36.40, 37.20], km: 12}
- {id: sy:tin, kind: town, ar: [تل التين], en: Tell Tin, in: sy:sanabil, at: [36.42, 36.72]}
- {id: sy:tin-far, kind: village, ar: [تل التين], en: Tell Tin (Far), in: SY.91, at: [33.50, 38.50]}
- {id: sy:lamp, kind: village, located: [القنديل], en: Lamp, in: sy:bayadir, at: [36.42, 37.21]}
- {id: sy:dreams, kind: neighbourhood, headed: [الأحلام], en: Dreams, in: sy:tin, at: [36.421, 36.722], km: 1}
- {id: sy:airfield, kind: airport, ar: [تل التين], en: Tell Tin Airport, in: sy:sanabil, at: [36.46, 36.75]}
"""
SOURCE = Source("made", "Made for the tests", "CC BY 4.0", "Nobody")


def write(folder: Path, overlay: str = OVERLAY) -> Path:
    """A folder of tables: the project's words and countries, invented divisions, one town, and an overlay."""
    data = folder / "data"
    (data / "overlay").mkdir(parents=True)
    for name in ("countries.tsv", "words.tsv", "traps.tsv", "everyday.tsv"):
        shutil.copy(tables.DATA / name, data / name)
    (data / "admin1.tsv").write_text(
        "country\tcode\tarabic\tenglish\tlat\tlon\tradius_km\n"
        "SY\t90\tأرض القمح\tWheat Land\t36.4\t37.0\t60\nSY\t91\tأرض الشعير\tBarley Land\t33.5\t38.5\t60\n"
        "EG\t92\tأرض الأرز\tRice Land\t30.0\t31.0\t60\n",
        "utf8",
    )
    (data / "cities.tsv").write_text(
        "geonameid\tarabic\tenglish\tcountry\tadmin1\tlat\tlon\tpopulation\tcapital\n"
        "9001\tعاصمة الريحان\tRayhan City\tSY\t90\t36.3\t37.0\t400000\t1\n"
        "9002\tمدينة الأقحوان\tUqhuwan\tEG\t92\t30.0\t31.0\t300000\t\n",
        "utf8",
    )
    (data / "overlay" / "made.yml").write_text(overlay, "utf8")
    return data


def village(ident: str, name: str, lat: float, lon: float, *parents: str, guard: int = LOCATED) -> Row:
    """A village as an imported list has it."""
    return Row(ident, "village", [Name(name, "ar", guard)], "SY", list(parents), lat, lon, source=SOURCE.id)


def layer(*rows: Row, key: str = "wof:SY") -> Layer:
    """Rows as one import brings them."""
    return Layer(key, SOURCE, list(rows))
