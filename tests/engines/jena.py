"""Jena as Debian packs it: a library, asked by a few lines of Java (``Ask.java``).

Debian 12's jena 4.5.0 looks for the messages of its XML reader where they are not: they are unpacked beside our class.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ..support.rows import Row
from ..support.servers import missing
from .asked import asked

JARS = Path("/usr/share/java")
_MOVED = "org/apache/jena/ext/xerces/"


@contextlib.contextmanager
def running(nquads: bytes, folder: Path) -> Iterator[Callable[[str], list[Row]]]:
    """Jena with a data set, its default graph the merge; gives what it answers to a SELECT."""
    if not (JARS / "jena-arq.jar").exists() or shutil.which("javac") is None:
        missing("jena", "apt-get install libapache-jena-java default-jdk-headless")
    (folder / "data.nq").write_bytes(nquads)
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MOVED) and name.endswith(".properties"):
                target = folder / name.removeprefix("org/apache/jena/ext/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    path = f"{folder}:{JARS}/*"
    source = Path(__file__).with_name("Ask.java")
    subprocess.run(["javac", "-cp", path, "-d", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    with asked(["java", "-cp", path, "Ask", str(folder / "data.nq")], folder) as select:
        yield select
