#!/usr/bin/env bash
# iuliia-leaves-a-cyrillic-letter
# Expected: what a romanisation gives is in Latin letters; "ë" for ё in GOST 7.79-A, BGN/PCGN and ALA-LC is the Latin e with diaeresis (U+00EB).
# Happens: those three schemes give the CYRILLIC ё (U+0451) in the middle of a Latin word; it looks the same. The other schemes tried write ё as
#   Latin letters (yo, e).
# Version: iuliia 0.13.0.
# Why: "Khrushchёv" is not equal to "Khrushchëv", is not found by folding accents (Khrushchev) and sorts elsewhere;
#   replace U+0451 by U+00EB and U+0401 by U+00CB afterwards.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" iuliia==0.13.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys
import unicodedata

import iuliia

known = {
    "GOST_779": ["CYRILLIC SMALL LETTER IO"],
    "BGN_PCGN": ["CYRILLIC SMALL LETTER IO"],
    "ALA_LC": ["CYRILLIC SMALL LETTER IO"],
    "WIKIPEDIA": [],
    "ICAO_DOC_9303": [],
}
seen = {}
for scheme in known:
    text = getattr(iuliia, scheme).translate("Хрущёв")
    seen[scheme] = [unicodedata.name(c) for c in text if unicodedata.name(c).startswith("CYRILLIC")]
    print(scheme, text, seen[scheme])
if seen != known:
    sys.exit("the behaviour has changed")
EOF
