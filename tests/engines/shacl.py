"""``python -m tests.engines.shacl``: the shapes over every good and bad example, by three validators, side by side.

pySHACL is that of this environment. The two others are asked by a few lines of JavaScript (``shacl.mjs``); they need Node 20 or
newer, and the variable ``SHACL`` names the folder whose ``node_modules`` hold them. A result is a node, a shape, what of the shape
does not hold, and the value that breaks it. Prints each difference; exits with 1 if there is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from vnru_kg.engine import EmbeddedEngine, Triples
from vnru_kg.engine.terms import native_triple
from vnru_kg.load.files import graph_of, parse
from vnru_kg.load.places import source_files
from vnru_kg.namespaces import BASE, q

from ..support import DATA, ROOT
from ..support.front import node
from ..support.servers import missing

PACKAGES = ("rdf-validate-shacl@0.6.5", "shacl-engine@1.1.2", "rdf-ext@2.6.0", "n3@2.13.12")
_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")

Told = tuple[str, str, str, str]


def examples(folder: Path, only: str) -> list[Path]:
    """Each example whose name holds ``only`` as a file of triples, with what the vocabulary says of the terms in it and all classes."""
    vocabulary = [quad for path in source_files(ROOT)[:3] for quad in parse(path, graph_of(ROOT, path))]
    known = defaultdict[object, list[ox.Quad]](list)
    for quad in vocabulary:
        known[quad.subject].append(quad)
    classes = [quad for quad in vocabulary if quad.predicate.value == q("rdfs:subClassOf")]
    wider = (ROOT / "ontology" / "rules" / "superclasses.rq").read_text("utf-8")
    files = []
    for path in sorted((*DATA.glob("good/*.trig"), *DATA.glob("bad/*.trig"))):
        if only in f"{path.parent.name}-{path.stem}":
            files.append(folder / f"{path.parent.name}-{path.stem}.nt")
            stated = parse(path)
            quads = [*stated, *(quad for term in dict.fromkeys(quad.object for quad in stated) for quad in known[term])]
            kinds = EmbeddedEngine([*classes, *quads]).query(wider)
            assert isinstance(kinds, Triples)
            _write(files[-1], (*(quad.triple for quad in quads), *map(native_triple, kinds)))
    return files


def _write(file: Path, triples: Iterable[ox.Triple]) -> None:
    file.write_bytes(ox.serialize(dict.fromkeys(triples), format=ox.RdfFormat.N_TRIPLES) or b"")


def by_pyshacl(shapes: rdflib.Graph, file: Path) -> set[Told]:
    """What pySHACL reports."""
    data = rdflib.Graph().parse(file, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    assert isinstance(report, rdflib.Graph)
    about = (_SH.focusNode, _SH.sourceShape, _SH.sourceConstraintComponent, _SH.value)
    results = report.subjects(rdflib.RDF.type, _SH.ValidationResult)
    values = ([report.value(one, term) for term in about] for one in results)
    return {tuple("" if value is None else str(value) for value in told) for told in values}  # type: ignore[misc] # of four


def by_the_others(shapes: Path, files: list[Path]) -> dict[str, dict[str, set[Told]]]:
    """What the two validators of npm report: validator → file → results."""
    modules = os.environ.get("SHACL", "")
    if not Path(modules, "node_modules", "shacl-engine").is_dir():
        missing("shacl", f"npm install {' '.join(PACKAGES)} in a folder that the variable SHACL names")
    script = Path(__file__).with_name("shacl.mjs")
    command = [node(), str(script), str(Path(modules).resolve()), str(shapes), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told = json.loads(done.stdout)
    return {name: {file: {tuple(one) for one in results} for file, results in by_file.items()} for name, by_file in told.items()}


def compare(only: str = "") -> tuple[int, list[str]]:
    """How many results the validators agree on, and in words each that one of them has alone or lacks; of examples named so."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shapes = folder / "shapes.nt"
        _write(shapes, (quad.triple for path in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")) for quad in parse(path, BASE)))
        files = examples(folder, only)
        told = by_the_others(shapes, files)
        forms = rdflib.Graph().parse(shapes, format="nt")
        ours = {str(file): by_pyshacl(forms, file) for file in files}
    differences = []
    for file, found in ours.items():
        for validator, by_file in told.items():
            for which, results in ((f"{validator} alone", by_file[file] - found), (f"not {validator}", found - by_file[file])):
                differences += [f"{Path(file).stem}\t{which}\t{' '.join(one)}" for one in sorted(results)]
    return sum(map(len, ours.values())), differences


def main() -> int:
    """See the module."""
    try:
        same, differences = compare(*sys.argv[1:])
    except pytest.skip.Exception as lacking:
        print(lacking)
        return 1
    print("\n".join([*differences, f"{same} results by pySHACL, {len(differences)} differences"]))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
