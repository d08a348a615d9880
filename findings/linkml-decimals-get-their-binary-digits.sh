#!/usr/bin/env bash
# linkml-decimals-get-their-binary-digits
# Expected: a slot of range decimal (xsd:decimal) holds 3.63 where the YAML or JSON has 3.63, and writes that; a slot of range integer refuses 1994.7.
# Happens: the number goes through a float and then into a Decimal with all its binary digits: RDF has 3.62999999999999989341858963598497211933135986328125, which a query for 3.63 or more
#   does not find. In quotation marks ("3.63") it is right, and 2.5, which has few binary digits, is right too. JSON and YAML are written with 3.63, so that nothing shows there. And
#   1994.7 in a slot of whole numbers becomes 1994 without a word.
# Versions: linkml 1.12.1, linkml-runtime 1.12.1, pyoxigraph 0.5.13.
# Why: decimal is what one takes for money and shares so that this does not happen; sums over the RDF are off, and equal figures of two files are unequal. Write decimals in
#   quotation marks.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m pip install -qq --target lib linkml==1.12.1 linkml-runtime==1.12.1 pyoxigraph==0.5.13
cat > schema.yaml <<'EOF'
id: http://example.org/schema
name: schema
prefixes: {ex: http://example.org/, linkml: https://w3id.org/linkml/}
default_prefix: ex
imports: [linkml:types]
classes:
  Figure:
    tree_root: true
    attributes:
      id: {identifier: true, range: uriorcurie}
      amount: {range: decimal}
      year: {range: integer}
EOF
PYTHONPATH=lib python3 -W ignore - <<'EOF' || exit 1
import re
import sys

from linkml.generators.pythongen import PythonGenerator
from linkml_runtime.dumpers import json_dumper, rdflib_dumper
from linkml_runtime.loaders import json_loader, yaml_loader
from linkml_runtime.utils.schemaview import SchemaView

Figure = PythonGenerator("schema.yaml").compile_module().Figure
schema = SchemaView("schema.yaml")


def amount(figure):
    text = rdflib_dumper.dumps(figure, schemaview=schema, prefix_map={"ex": "http://example.org/"})
    return re.search(r'amount "?([\d.]+)', text)[1]


read = {text: yaml_loader.loads(f"id: ex:a\namount: {text}\n", target_class=Figure) for text in ("3.63", '"3.63"', "2.5", "3630000000")}
seen = {text: amount(figure) for text, figure in read.items()}
seen["by JSON"] = amount(json_loader.loads('{"id": "ex:a", "amount": 3.63}', target_class=Figure))
seen["3.63 in JSON"] = re.search(r'"amount": ([^,\s]+)', json_dumper.dumps(read["3.63"]))[1]
seen["year 1994.7"] = yaml_loader.loads("id: ex:a\nyear: 1994.7\n", target_class=Figure).year
for what, value in seen.items():
    print(what, "|", value)
known = {
    "3.63": "3.62999999999999989341858963598497211933135986328125",
    '"3.63"': "3.63",
    "2.5": "2.5",
    "3630000000": "3630000000",
    "by JSON": "3.62999999999999989341858963598497211933135986328125",
    "3.63 in JSON": "3.63",
    "year 1994.7": 1994,
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
