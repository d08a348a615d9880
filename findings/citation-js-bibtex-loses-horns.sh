#!/usr/bin/env bash
# citation-js-bibtex-loses-horns
# Expected: a BibTeX writer keeps letters, in UTF-8 or as TeX commands; what it has no command for stays as it is.
# Happens: the horn (ơ, ư) and the hook (ả) are thrown away, in the output called BibLaTeX too, where UTF-8 is the
#   usual encoding: Trường is written as Tru{\` o}ng and read back as "Truòng", Bưởi as "Buoi". Acutes, graves,
#   tildes, circumflexes, dots below and Đ are kept. Nothing is reported.
# Versions: npm @citation-js/core and plugin-bibtex 0.8.2.
# Why: Vietnamese names and titles turn into other words in every reference list made over BibTeX; RIS and CSL-JSON keep them.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2
cat > show.js <<'EOF' || exit 1
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'

const title = 'Trường Đường Nước Bưởi Cả Nội Lễ'
const source = new Cite([{ id: 'a', type: 'book', title }])
const known = 'Truòng Đuòng Nuóc Buoi Ca Nội Lễ'
let same = true
for (const format of ['bibtex', 'biblatex']) {
  const text = source.format(format)
  const back = new Cite(text).data[0].title
  console.log(format, text.trim())
  console.log('given    ', title, '\nread back', back)
  same &&= back === known
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
