"""The kinds of places: how far one reaches around its point, and how likely it is meant by a bare name."""

from typing import Final

# Kilometres within which a place of a kind lies around its point, where its row gives none.
RADIUS: Final = {
    "country": 400.0,
    "governorate": 60.0,
    "province": 60.0,
    "region": 60.0,
    "zone": 40.0,
    "desert": 100.0,
    "river": 60.0,
    "road": 20.0,
    "mountain": 15.0,
    "valley": 15.0,
    "island": 10.0,
    "district": 20.0,
    "subdistrict": 12.0,
    "city": 10.0,
    "town": 5.0,
    "village": 4.0,
    "settlement": 4.0,
    "neighbourhood": 3.0,
    "camp": 3.0,
    "crossing": 3.0,
    "airport": 4.0,
    "base": 4.0,
    "dam": 4.0,
    "oilfield": 6.0,
    "site": 1.0,
}
# How likely a kind is meant where several places share a name and nothing else tells.
RANK: Final = {
    "country": 9.0,
    "governorate": 5.6,
    "region": 5.4,
    "zone": 5.0,
    "district": 4.4,
    "subdistrict": 3.8,
    "city": 5.6,
    "town": 4.6,
    "village": 3.8,
    "settlement": 3.8,
    "camp": 4.2,
    "neighbourhood": 3.6,
}
