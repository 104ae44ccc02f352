"""``tawthiq gazetteer info``, ``search`` and ``explain``."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawthiq.cli.ending import DONE, WITH_PROBLEMS, loading, quietly
from tawthiq.cli.gazetteer.opened import File, Json, opened

if TYPE_CHECKING:
    from tawthiq.gazetteer.index import Gazetteer, Place
    from tawthiq.mentions.places_explained import Explained

_MOST_COUNTRIES = 12


def info(gazetteer: File = None, as_json: Json = False) -> None:
    """Say what the gazetteer holds, and to whom it is owed.

    How many places of which kinds and countries, from which sources, and how each source asks to be named: whoever
    publishes coordinates read with it owes the attributions.
    """
    from tawthiq.gazetteer import search as looking

    with quietly():
        path = opened(gazetteer).path
        facts = looking.counts(path)
        sources = [
            {
                "id": s.id,
                "title": s.title,
                "licence": s.licence,
                "attribution": s.attribution,
                "url": s.url,
                "places": n,
            }
            for s, n in looking.sources(path)
        ]
        layers = [{"key": one.key, "places": one.places, "left_out": one.left} for one in looking.layers(path)]
        if as_json:
            facts |= {"file": str(path), "sources": sources, "imports": layers}
            typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        else:
            _print_info(str(path), facts, sources, layers)


def _print_info(path: str, facts: dict[str, Any], sources: list[dict[str, Any]], layers: list[dict[str, Any]]) -> None:
    typer.echo(f"{path}\n")
    typer.echo(f"{facts['places']:>9,} places, {facts['names']:,} names ({facts['arabic_names']:,} Arabic)")
    typer.echo(f"{facts['outlines']:>9,} outlines, {facts['pcodes']:,} P-codes\n")
    typer.echo("Kinds:     " + ", ".join(f"{kind} {number:,}" for kind, number in facts["kinds"].items()))
    countries = list(facts["countries"].items())
    shown = ", ".join(f"{code} {number:,}" for code, number in countries[:_MOST_COUNTRIES])
    more = f", and {len(countries) - _MOST_COUNTRIES} more" if len(countries) > _MOST_COUNTRIES else ""
    typer.echo(f"Countries: {shown}{more}\n")
    for source in sources:
        typer.echo(f"Source:    {source['title']} ({source['places']:,} places)")
        typer.echo(f"           {source['licence']}; {source['attribution'] or 'no attribution asked for'}")
        if source["url"]:
            typer.echo(f"           {source['url']}")
    for layer in layers:
        left = ", ".join(f"{number:,} {reason}" for reason, number in layer["left_out"].items())
        typer.echo(f"Imported:  {layer['key']}, {layer['places']:,} rows" + (f"; left out: {left}" if left else ""))


def search(
    name: Annotated[str, typer.Argument(metavar="NAME", help="In any language.", show_default=False)],
    country: Annotated[str | None, typer.Option(metavar="CC", help="Only in this country (ISO 3166).")] = None,
    kind: Annotated[str | None, typer.Option(help="Only of this kind: town, village, district...")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Places shown at most.")] = 20,
    gazetteer: File = None,
    as_json: Json = False,
) -> None:
    """Find places by name: those called so, those whose name begins so, else near spellings.

    Exit status: 0 found, 1 nothing found.
    """
    from tawthiq.gazetteer import search as looking

    with quietly():
        base = opened(gazetteer)
        hits = looking.search(base, name, country=country and country.upper(), kind=kind, limit=limit)
        if as_json:
            rows = [{"how": hit.how, "found_by": hit.label, **_facts(base, hit.place)} for hit in hits]
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            for hit in hits:
                _print_place(base, hit.place, "" if hit.how == "name" else f"  ({hit.how}: {hit.label})")
            if not hits:
                typer.echo(f"No place is called {name}, nor anything near it.")
    raise typer.Exit(DONE if hits else WITH_PROBLEMS)


def _facts(base: "Gazetteer", place: "Place") -> dict[str, Any]:
    from tawthiq.gazetteer.search import labels

    return {
        "id": place.id, "names": labels(base, place), "kind": place.kind, "country": place.country,
        "admin1": place.admin1, "admin2": place.admin2, "lat": place.lat, "lon": place.lon,
        "radius_km": place.radius_km, "population": place.population or None, "pcode": place.pcode,
        "within": list(place.lineage), "source": place.source,
    }  # fmt: skip


def _print_place(base: "Gazetteer", place: "Place", note: str) -> None:
    facts = [place.kind, f"{place.lat:.4f}, {place.lon:.4f}", f"{place.radius_km:g} km"]
    if place.population:
        facts.append(f"{place.population:,} people")
    if place.pcode:
        facts.append(place.pcode)
    typer.echo(f"{place.name} · {place.name_en}{note}")
    typer.echo(f"    {place.id} · {' · '.join(facts)}")
    typer.echo(f"    {_chain(base, place)}")


def _chain(base: "Gazetteer", place: "Place") -> str:
    enclosures = (base.by_id(ident) for ident in place.lineage)
    return (
        "in " + ", ".join(f"{one.name_en} ({one.kind})" for one in enclosures if one) if place.lineage else "a country"
    )


def explain(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A description of a place, or a whole sentence.", show_default=False)
    ],
    gazetteer: File = None,
    as_json: Json = False,
) -> None:
    """Show how a description is resolved.

    Every name in it, the places that bear the name, what speaks for and against each, and the place that the whole
    description comes to.

    Exit status: 0 a place was read, 1 none was.
    """
    with quietly():
        base = opened(gazetteer)
        with loading():
            from tawthiq.lang import ar
            from tawthiq.mentions.places_explained import explain as explained

            found = explained(text, ar.load(), base)
        if as_json:
            typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        else:
            _print_explained(found)
    raise typer.Exit(DONE if found.mentions else WITH_PROBLEMS)


def _print_explained(found: "Explained") -> None:
    facts = found.to_dict()
    names: Any = facts["names"]
    for name in names:
        head = f", announced as {name['head']}" if name["head"] else ""
        typer.echo(f"{name['text']}{head}: {name['bearers']} {'bearer' if name['bearers'] == 1 else 'bearers'}")
        for row in name["candidates"]:
            mark = "→" if row["gazetteer_id"] == name["chosen"] else " "
            where = ", ".join(filter(None, (row["admin1"], row["country"])))
            typer.echo(f"  {mark} {row['score']:6.2f}  {row['name_en']} ({row['kind']}, {where}) {row['gazetteer_id']}")
            typer.echo("            " + ", ".join(f"{worth:+.2f} {why}" for why, worth in row["reasons"]))
        if name["chosen"] is None:
            typer.echo("    none of them fits: read as a name that the gazetteer lacks, or as no place")
    places: Any = facts["places"]
    for place in places:
        typer.echo(f"\n{place['text']}")
        point = f"{place['lat']}, {place['lon']} ± {place['radius_km']} km" if place["lat"] is not None else "no point"
        typer.echo(
            f"  = {place['name_en'] or place['name']}: {point}, precision {place['precision']} ({place['rule']})"
        )
        within = " < ".join(str(one["name_en"] or one["name"]) for one in place["within"])
        rest = ", ".join(filter(None, (place["admin2"], place["admin1"], place["country"])))
        typer.echo(f"  in {within + '; ' if within else ''}{rest}")
    if not places:
        typer.echo("\nNo place is read here.")
