"""Rows of known records in the forms of data sets, of the reports in ``told_twice``; own-written."""

import csv
from pathlib import Path
from typing import Any

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
).split(",")

SARMIN = {
    "event_id_cnty": "SYR9001",
    "event_date": "09 July 2023",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Syria (2000-2024)",
    "actor2": "Civilians (Syria)",
    "country": "Syria",
    "admin1": "Idleb",
    "location": "Sarmin",
    "latitude": "35.903",
    "longitude": "36.726",
    "geo_precision": "1",
    "fatalities": "4",
}
ELSEWHERE = {**SARMIN, "event_id_cnty": "SYR9002", "event_date": "02 March 2021"}
GED = {
    "id": "400001",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "Syrian insurgents",
    "where_prec": "1",
    "where_coordinates": "Sarmin town",
    "adm_1": "Idlib governorate",
    "latitude": "35.903",
    "longitude": "36.726",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2023-07-09 00:00:00.000",
    "date_end": "2023-07-09 00:00:00.000",
    "deaths_civilians": "4",
    "best": "4",
    "high": "5",
    "low": "3",
}
AIRWARS = {
    "incident_code": "RS0001",
    "incident_date": "2023-07-09",
    "location": "Sarmin",
    "location_ar": "السوق الشعبي في سرمين",
    "latitude": None,
    "longitude": None,
    "civilian_deaths_min": 3,
    "civilian_deaths_max": 4,
    "strike_type": "Artillery",
    "alleged_belligerent": "Syrian Regime",
}
BAYANAT = {
    "class": "incident",
    "id": 17,
    "title": "Shelling of a market",
    "title_ar": "قصف مدفعي على سوق",
    "locations": [{"id": 3, "title": "Sarmin", "title_ar": "سرمين"}],
    "potential_violations": [],
    "events": [
        {
            "from_date": "2023-07-09T00:00",
            "to_date": None,
            "eventtype": {"title": "Shelling", "title_ar": "قصف"},
            "location": {"title": "Sarmin", "title_ar": "سرمين", "latlng": {"lat": 35.903, "lng": 36.726}},
        }
    ],
}
OWN = {
    "رقم الحادثة": "ح-1",
    "التاريخ": "2023-07-09",
    "المكان": "مدينة سرمين",
    "المحافظة": "إدلب",
    "النوع": "قصف مدفعي",
    "الجهة": "قوات النظام",
    "القتلى": "٤",
}


def table(path: Path, rows: list[dict[str, Any]], header: list[str] | None = None, encoding: str = "utf8") -> Path:
    """A CSV of some rows."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, header or list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
