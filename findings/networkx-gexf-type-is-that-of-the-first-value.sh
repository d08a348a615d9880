#!/usr/bin/env bash
# networkx-gexf-type-is-that-of-the-first-value
# Expected: an attribute that is 1 on one node and 1.5 (or a phrase) on another is declared double (or string) in the GEXF file, as networkx's GraphML writer copes
#   with it, or the writer refuses.
# Happens: the first value decides: the attribute is declared "long" and the value "1.5" (or "about three") stands under it. The file is no valid GEXF, and
#   networkx can't read its own file: ValueError. With the nodes added in the other order all goes well.
# Version: networkx 3.6.1.
# Why: whether an export can be opened depends on the order of its nodes; turn a column into one type before writing.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" networkx==3.6.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import io
import sys

import networkx as nx


def round_trip(*values):
    graph = nx.Graph()
    for number, value in enumerate(values):
        graph.add_node(number, amount=value)
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    text = file.getvalue().decode()
    declared = text.split('title="amount" type="')[1].split('"')[0]
    try:
        back = [d["amount"] for _, d in nx.read_gexf(io.BytesIO(file.getvalue())).nodes(data=True)]
    except ValueError as error:
        back = f"ValueError: {error}"
    return declared, back


known = {
    (1, 1.5): ("long", "ValueError: invalid literal for int() with base 10: '1.5'"),
    (1.5, 1): ("double", [1.5, 1.0]),
    (1, "about three"): ("long", "ValueError: invalid literal for int() with base 10: 'about three'"),
}
seen = {values: round_trip(*values) for values in known}
graph = nx.Graph()
graph.add_node("a", amount=1)
graph.add_node("b", amount=1.5)
graphml = [d["amount"] for _, d in nx.parse_graphml("\n".join(nx.generate_graphml(graph))).nodes(data=True)]
for values, answer in seen.items():
    print(values, answer)
print("GraphML:", graphml)
if seen != known or graphml != [1, 1.5]:
    sys.exit("the behaviour has changed")
EOF
