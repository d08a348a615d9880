#!/usr/bin/env bash
# nameparser-van-in-vietnamese-names
# Expected: a Vietnamese name is taken apart alike with accents and without, whichever part is then called the last name.
# Happens: Phạm Văn Đồng has the middle name Văn and the last name Đồng; Pham Van Dong, the same man in a foreign newspaper,
#   has no middle name and the last name "Van Dong", as a Dutchman would. So with Vo Van Kiet and Dinh La Thang, and not with
#   Nguyen Phu Trong. (The family name comes first in all of them, and is what the library calls the first name.)
# Version: nameparser 2.6.0.
# Why: persons are grouped, sorted and matched by different last names depending on the accents. Keep the name
#   whole, and match it by all of its words.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" nameparser==2.6.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from nameparser import HumanName

known = {
    "Phạm Văn Đồng": ("Phạm", "Văn", "Đồng"),
    "Pham Van Dong": ("Pham", "", "Van Dong"),
    "Võ Văn Kiệt": ("Võ", "Văn", "Kiệt"),
    "Vo Van Kiet": ("Vo", "", "Van Kiet"),
    "Đinh La Thăng": ("Đinh", "", "La Thăng"),
    "Nguyen Phu Trong": ("Nguyen", "Phu", "Trong"),
}
seen = {}
for name in known:
    parts = HumanName(name)
    seen[name] = (parts.first, parts.middle, parts.last)
    print(name, *seen[name], sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
