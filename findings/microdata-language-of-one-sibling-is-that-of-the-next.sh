#!/usr/bin/env bash
# microdata-language-of-one-sibling-is-that-of-the-next
# Expected: in microdata the language of a text is that of its element: its own lang or that of the nearest element around it, the page's in the end. <time>1994</time> has
#   the value 1994 (HTML: without datetime, the text).
# Happens: microdata-rdf-streaming-parser keeps the last lang that it saw: a Vietnamese text after <span lang="ru"> is @ru, and so is each after it up to the end of the item. The
#   lang of <html> or of an element around the item is not seen at all, that of the item itself is. extruct tells
#   no languages and has an empty text for <time>1994</time>; with datetime it is right.
# Versions: npm microdata-rdf-streaming-parser 3.0.0; extruct 0.18.0.
# Why: a page with a name in three languages gives its description, in Vietnamese, the language of the name that came last, and no filter by language is right after;
#   write lang at every element, or put the data into JSON-LD.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/py" extruct==0.18.0
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts microdata-rdf-streaming-parser@3.0.0
cat > page.html <<'EOS'
<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body>
<div itemscope itemtype="http://schema.org/Event">
<b itemprop="p1">Hà Nội</b> <b itemprop="p2" lang="ru">Ханой</b> <b itemprop="p3">thủ đô</b> <b itemprop="p4" lang="en">capital</b> <b itemprop="p5">thủ đô</b>
<time itemprop="p6" datetime="1994-06">x</time> <time itemprop="p7">1994</time>
</div>
<div itemscope itemtype="http://schema.org/Event" lang="vi"><b itemprop="p9">Huế</b></div>
<div lang="vi"><div itemscope itemtype="http://schema.org/Event"><b itemprop="p10">Huế</b></div></div>
</body></html>
EOS
cat > show.js <<'EOS'
import { readFileSync } from 'node:fs'
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser'

const parser = new MicrodataRdfParser({ baseIRI: 'http://example.org/', contentType: 'text/html' })
parser.on('data', ({ predicate, object }) => {
  const name = predicate.value.replace('http://schema.org/', '')
  if (object.termType === 'Literal') console.log(`${name} | streaming | ${object.value} ${object.language || object.datatype.value.replace(/.*#/, '')}`)
})
parser.end(readFileSync('page.html', 'utf8'))
EOS
cat > show.py <<'EOS'
import pathlib

import extruct

page = pathlib.Path("page.html").read_text(encoding="utf-8")
for item in extruct.extract(page, base_url="http://example.org/", syntaxes=["microdata"])["microdata"]:
    for name, value in item["properties"].items():
        if name in ("p6", "p7"):
            print(f"{name} | extruct | {value!r}")
EOS
node show.js > seen.txt
PYTHONPATH="$dir/py" python3 -W ignore show.py >> seen.txt
cat seen.txt
cat > wanted.txt <<'EOS'
p1 | streaming | Hà Nội string
p2 | streaming | Ханой ru
p3 | streaming | thủ đô ru
p4 | streaming | capital en
p5 | streaming | thủ đô en
p6 | streaming | 1994-06 gYearMonth
p7 | streaming | 1994 en
p9 | streaming | Huế vi
p10 | streaming | Huế string
p6 | extruct | '1994-06'
p7 | extruct | ''
EOS
diff wanted.txt seen.txt || { echo "the behaviour has changed" >&2; exit 1; }
