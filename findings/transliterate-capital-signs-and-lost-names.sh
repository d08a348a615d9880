#!/usr/bin/env bash
# transliterate-capital-signs-and-lost-names
# Expected: Russian to Latin and back gives the word again but for a few ambiguous letters; slugify() gives a slug of every name.
# Happens: the apostrophe that stands for ь and ъ comes back as a CAPITAL soft sign within the word ("ЮрЬев", "подЬезд"). Latin text with
#   Vietnamese letters turns into a mix of two scripts ("Хà Нộи"). slugify() makes "va-van-kiet" of Võ Văn Kiệt (another
#   vowel), and None, no string, of Đặng Thai Mai.
# Version: transliterate 1.10.2.
# Why: file names and keys of people collide or are the word "None"; back-transliterated names fail every search.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" transliterate==1.10.2
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from transliterate import slugify, translit

known = {
    "Юрьев": "ЮрЬев",
    "подъезд": "подЬезд",
    "Жуков": "Жуков",
}
seen = {word: translit(translit(word, "ru", reversed=True), "ru") for word in known}
mixed = translit("Hà Nội", "ru")
slugs = [slugify(name) for name in ("Hồ Chí Minh", "Võ Văn Kiệt", "Đặng Thai Mai")]
print(seen, mixed, slugs)
if (seen, mixed, slugs) != (known, "Хà Нộи", ["ho-chi-minh", "va-van-kiet", None]):
    sys.exit("the behaviour has changed")
EOF
