#!/usr/bin/env bash
# rocrate-labels-lose-their-language
# Expected: RO-Crate is JSON-LD, so a name is {"@value": "Bộ dữ liệu", "@language": "vi"} where it has a language; a library that reads a crate and writes it again leaves alone what it does
#   not use, as it does with properties and types that it does not know.
# Happens: each such value becomes its bare text: of a name in Vietnamese and Russian two plain texts are left, of "1994"^^xsd:gYear and "1994-06~"^^edtf:EDTF plain "1994" and
#   "1994-06~". So in what is read, in what is written and in what is added by a program. No warning.
# Version: rocrate 0.16.0 (Python).
# Why: to open a crate, add one file and save it takes the languages off all that others have written, and no reader can choose its own any more; put them into the JSON
#   after the library has written it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/lib" rocrate==0.16.0
mkdir "$dir/in"
cat > "$dir/in/ro-crate-metadata.json" <<'EOF'
{
  "@context": "https://w3id.org/ro/crate/1.1/context",
  "@graph": [
    {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}, "about": {"@id": "./"}},
    {
      "@id": "./",
      "@type": "Dataset",
      "name": [{"@value": "Bộ dữ liệu", "@language": "vi"}, {"@value": "Набор данных", "@language": "ru"}],
      "description": {"@value": "mô tả", "@language": "vi"},
      "copyrightYear": {"@value": "1994", "@type": "http://www.w3.org/2001/XMLSchema#gYear"},
      "temporalCoverage": {"@value": "1994-06~", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
      "about": {"@id": "#hanoi"}
    },
    {"@id": "#hanoi", "@type": "Place", "name": {"@value": "Hà Nội", "@language": "vi"}, "unknown": "kept"}
  ]
}
EOF
PYTHONPATH="$dir/lib" python3 -W ignore - "$dir" <<'EOF' || exit 1
import json
import pathlib
import sys

from rocrate.model.person import Person
from rocrate.rocrate import ROCrate

base = pathlib.Path(sys.argv[1])
crate = ROCrate(base / "in")
crate.add(Person(crate, "#an", {"name": {"@value": "Nguyễn An", "@language": "vi"}}))
crate.write(base / "out")
graph = json.loads((base / "out" / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
things = {thing["@id"]: thing for thing in graph}
seen = {
    "name": things["./"]["name"],
    "description": things["./"]["description"],
    "copyrightYear": things["./"]["copyrightYear"],
    "temporalCoverage": things["./"]["temporalCoverage"],
    "place": things["#hanoi"]["name"],
    "unknown": things["#hanoi"]["unknown"],
    "added": things["#an"]["name"],
}
for what, value in seen.items():
    print(what, "|", value)
known = {
    "name": ["Bộ dữ liệu", "Набор данных"],
    "description": "mô tả",
    "copyrightYear": "1994",
    "temporalCoverage": "1994-06~",
    "place": "Hà Nội",
    "unknown": "kept",
    "added": "Nguyễn An",
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
