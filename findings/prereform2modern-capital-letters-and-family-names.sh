#!/usr/bin/env bash
# prereform2modern-capital-letters-and-family-names
# Expected: a converter from the Russian spelling of before 1918 to today's treats a letter alike at the beginning and within a word, in large and small type,
#   and leaves today's spelling of a family name (Веселаго, Живаго are spelt so to this day) alone, or keeps all of it.
# Happens: і becomes и, but the capital І and the Ѳ of an initial are left as they are: "іюня" is "июня", "Іюня" stays "Іюня", Россія is Россия, РОССІЯ stays. (The Latin I in the
#   same place is replaced.) Whole words from its list lose their capital: "Ея Величество" (Her Majesty) is "её Величество". And -аго is taken for the end of
#   an adjective in family names too: Ѳ. Ѳ. Веселаго, the historian of the navy, becomes "Ѳ. Ѳ. Веселого" (of the merry one).
# Version: prereform2modern 1.0.0.
# Why: months at the head of a dated line, names such as Іоаннъ and titles in capitals are found by no search in today's spelling, and people get
#   a name that was never theirs; replace І and Ѳ before, and keep names out of it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" prereform2modern==1.0.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from prereform2modern.process import Processor

known = {
    "16 іюня 1891 года": "16 июня 1891 года",
    "Іюня 16-го 1891 года": "Іюня 16-го 1891 года",
    "Россія": "Россия",
    "РОССІЯ": "РОССІЯ",
    "Іоаннъ, Іосифъ, Нью-Іоркъ": "Іоанн, Іосиф, Нью-Іорк",
    "IЮНЯ (with a Latin I)": "ИЮНЯ (with a Latin I)",
    "Ѳедоръ Ѳ. Ѳ.": "Федор Ѳ. Ѳ.",
    "Ея Величество": "её Величество",
    "Ѳ. Ѳ. Веселаго": "Ѳ. Ѳ. Веселого",
    "докторъ Живаго": "доктор Живого",
    "Тонкинскій вопросъ": "Тонкинский вопрос",
}


def modern(text):
    return Processor.process_text(text=text, show=False, delimiters=["", "", ""], check_brackets=False)[0]


seen = {text: modern(text) for text in known}
for text, written in seen.items():
    print(text, written, sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
