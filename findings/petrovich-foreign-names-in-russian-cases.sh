#!/usr/bin/env bash
# petrovich-foreign-names-in-russian-cases
# Expected: with Ho Chi Minh is "с Хо Ши Мином": foreign family names in -ин take -ом, only Russian ones -ым (as the library knows for Дарвином, Чаплином); and a
#   name in capitals stays in capitals, "correct handling of all-caps" as the README has it.
# Happens: "Хо Ши Миным", in the Python port and the JavaScript one: Vietnamese family names in -ин (Мин, Бин) are declined as if they were
#   Пушкин. The same name given as a FIRST name is right (Мином). Capitals get small endings: ИВАНОВым, ПАВлом.
# Versions: pytrovich 0.2.0, npm petrovich 0.2.1 (which has Дарвиным too).
# Why: the instrumental is the case of "met with" and "signed by", so it stands in every sentence made from data on talks; keep a list of the foreign names.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/python" pytrovich==0.2.0
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund petrovich@0.2.1
cat > show.py <<'EOF'
from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

make = PetrovichDeclinationMaker().make
names = [(NamePart.LASTNAME, name) for name in ("Хо Ши Мин", "Мин", "Бин", "Дарвин", "Пушкин", "ИВАНОВ")]
for part, name in [*names, (NamePart.FIRSTNAME, "Мин"), (NamePart.FIRSTNAME, "ПАВЕЛ")]:
    print(name, make(part, Gender.MALE, Case.INSTRUMENTAL, name))
EOF
cat > show.js <<'EOF'
import petrovich from 'petrovich'
for (const name of ['Хо Ши Мин', 'Дарвин', 'ИВАНОВ']) console.log(name, petrovich.male.last.instrumental(name))
EOF
seen=$(echo Python; PYTHONPATH="$dir/python" python3 show.py; echo JavaScript; node show.js)
echo "$seen"
wanted="Python
Хо Ши Мин Хо Ши Миным
Мин Миным
Бин Биным
Дарвин Дарвином
Пушкин Пушкиным
ИВАНОВ ИВАНОВым
Мин Мином
ПАВЕЛ ПАВлом
JavaScript
Хо Ши Мин Хо Ши Миным
Дарвин Дарвиным
ИВАНОВ ИВАНОВым"
[ "$seen" = "$wanted" ] || { echo "the behaviour has changed" >&2; exit 1; }
