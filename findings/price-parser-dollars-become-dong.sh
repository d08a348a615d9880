#!/usr/bin/env bash
# price-parser-dollars-become-dong
# Expected: Price.fromstring finds the currency that is written, or none: "300 dollars" in English gives none.
# Happens: one letter is enough where it stands for a currency: 5 tỷ đô la Mỹ (US dollars) has the currency "đ", the dong's sign, and 300 долларов
#   (dollars), 300 евро (euros) have "р", the rouble's. tỷ and млрд (billion) are not read, so the amount is 5. "5 tỷ USD" and "$300" have the
#   right currency.
# Version: price-parser 0.5.1.
# Why: sums in Vietnamese and Russian prose come out in another currency and a billion times too small, and look well-formed; take it only for
#   plain price tags.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" price-parser==0.5.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from price_parser import Price

known = {
    "5 tỷ đô la Mỹ": ("5", "đ"),
    "5 tỷ USD": ("5", "USD"),
    "300 долларов": ("300", "р"),
    "300 евро": ("300", "р"),
    "5 млрд евро": ("5", "р"),
    "$300": ("300", "$"),
    "300 dollars": ("300", None),
}
seen = {}
for text in known:
    price = Price.fromstring(text)
    seen[text] = (str(price.amount), price.currency)
    print(text, "|", *seen[text])
if seen != known:
    sys.exit("the behaviour has changed")
EOF
