#!/usr/bin/env bash
# python-gedcom-family-name-first
# Expected: GEDCOM 5.5.1 has the family name between slashes wherever it stands ("/Lê/ Văn An" is one of its forms), the first of two
#   statements on one event as the preferred one, and calendars as @#DHEBREW@: a reader takes the given name after the slashes too, and no year of another calendar.
# Happens: get_name() gives ('', 'Lê'): the given name is lost without a word. Of two births the LAST date is joined to the place of the first. get_birth_year() is the
#   last word of the date: 1910 for BET 1900 AND 1910, 5660 for a Hebrew date, 3 for one of the French republic, -1 (unknown) for 1731/32. ged4py reads the name.
# Versions: python-gedcom 1.1.0, ged4py 0.5.5.
# Why: in Vietnamese (and Hungarian, Chinese) family trees every person loses the name by which people are told apart, and lists by year are wrong for ranges.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" python-gedcom==1.1.0 ged4py==0.5.5
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import os
import sys
import tempfile

from gedcom.element.individual import IndividualElement
from gedcom.parser import Parser
from ged4py import GedcomReader

BIRTH = "1 BIRT\n2 DATE {}\n"


def read(person):
    text = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n0 @I1@ INDI\n" + person + "0 TRLR\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "tree.ged")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        parser = Parser()
        parser.parse_file(path, True)
        one = next(e for e in parser.get_root_child_elements() if isinstance(e, IndividualElement))
        with GedcomReader(path) as reader:
            name = next(iter(reader.records0("INDI"))).name
            return one, (name.given, name.surname)


one, other = read("1 NAME /Lê/ Văn An\n")
seen = {"name": one.get_name(), "name in ged4py": other}
seen["family name last"] = read("1 NAME An Văn /Lê/\n")[0].get_name()
births = BIRTH.format("1 JAN 1900") + "2 PLAC Huế\n" + BIRTH.format("2 FEB 1901")
seen["two births"] = read("1 NAME An /Lê/\n" + births)[0].get_birth_data()[:2]
for date in ("1 JAN 1900", "BET 1900 AND 1910", "@#DHEBREW@ 1 TSH 5660", "@#DFRENCH R@ 1 VEND 3", "11 FEB 1731/32"):
    seen[date] = read("1 NAME An /Lê/\n" + BIRTH.format(date))[0].get_birth_year()
for what, value in seen.items():
    print(what, "|", value)
known = {
    "name": ("", "Lê"),
    "name in ged4py": ("Văn An", "Lê"),
    "family name last": ("An Văn", "Lê"),
    "two births": ("2 FEB 1901", "Huế"),
    "1 JAN 1900": 1900,
    "BET 1900 AND 1910": 1910,
    "@#DHEBREW@ 1 TSH 5660": 5660,
    "@#DFRENCH R@ 1 VEND 3": 3,
    "11 FEB 1731/32": -1,
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
