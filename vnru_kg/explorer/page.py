"""The page itself: pyvis holds the network, the template and everything that is written around it are ours.

pyvis by itself fetches scripts from the web, writes names unescaped and merges relations between the same two things,
so its template, its environment and its two writers are replaced; of its wheel only vis-network is used.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import warnings
from collections.abc import KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ..errors import DataError
from ..paths import write_bytes

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pyvis loads IPython, which warns of terminals and of its own future
    import pyvis
    from pyvis.network import Network

_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_TITLES = {
    "vi": "Việt Nam – Nga: đồ thị tri thức",
    "en": "Vietnam–Russia knowledge graph",
    "ru": "Вьетнам – Россия: граф знаний",
}
_LATER = ("edges", "headings", "facts", "views")  # what the page can open without; the order is that of LATER in front/src/model/types.ts
_GZIP = b"\x1f\x8b"
_OPTIONS: dict[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 1000000, "multiselect": False, "selectConnectedEdges": False},
}


@dataclass(frozen=True, slots=True)
class Extras:
    """What the page holds packed beside the model: islands by their ids, and the scripts among them that it will run."""

    islands: Mapping[str, str] = field(default_factory=dict)
    scripts: Sequence[str] = ()


class ExplorerNetwork(Network):  # type: ignore[misc] # pyvis ships no types
    """A pyvis network whose page is one offline file; ``model`` is what :func:`vnru_kg.explorer.data.build` gives."""

    def __init__(self, model: dict[str, Any], extras: Extras | None = None) -> None:
        # directed: pyvis then keeps every tie it is given and does not compare each with all others
        super().__init__(cdn_resources="in_line", directed=True, heading=_TITLES[model["language"]])
        self.model = model
        self.extras = extras or Extras()
        self.templateEnv = Environment(loader=PackageLoader("vnru_kg.explorer", "templates"), autoescape=True)
        self.path = "page.html"
        self.set_options(json.dumps(_OPTIONS))
        drawn = model["network"]
        for n, ((x, y), weight) in enumerate(zip(drawn["xy"], drawn["weight"], strict=True)):
            self.add_node(n, x=x, y=y, value=weight)
        for a, b, strength, relations in drawn["ties"]:
            self.add_edge(a, b, value=strength, relations=relations)

    def add_node(self, n_id: int, label: str | None = None, shape: str = "custom", color: str = "", **options: Any) -> None:
        """As in pyvis, but without reading all nodes again for each; names and colours are in the model."""
        if n_id not in self.node_map:
            self.node_map[n_id] = {"id": n_id, "shape": shape, **options}
            self.node_ids.append(n_id)
            self.nodes.append(self.node_map[n_id])

    def get_nodes(self) -> KeysView[int]:
        """The numbers of the nodes; pyvis asks for them twice for each tie."""
        numbers: KeysView[int] = self.node_map.keys()
        return numbers

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page. The arguments are those of pyvis and change nothing."""
        nodes, edges, heading, _, _, options = self.get_network_data()
        network = {
            "nodes": [[n["x"], n["y"], n["value"]] for n in nodes],
            "ties": [[e["from"], e["to"], e["value"], e["relations"]] for e in edges],
            "options": options if isinstance(options, dict) else json.loads(options),
        }
        style = Markup(_asset("explorer.css"))  # noqa: S704 — our own file
        boot = _script(_asset("boot.js"))
        packed = {"vis-script": _VIS.read_text("utf-8"), "explorer-script": _asset("explorer.js")}
        return self.templateEnv.get_template(self.path).render(
            heading=heading,
            language=self.model["language"],
            policy=policy([boot, *packed.values(), *self.extras.scripts], style, engine=bool(self.extras.scripts)),
            style=style,
            scripts=[boot],
            islands={
                **{name: base64_of(gzip.compress(text.encode("utf-8"), 9, mtime=0)) for name, text in packed.items()},
                **_model({**self.model, "network": network}),
                **self.extras.islands,
            },
        )

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page as UTF-8, whole or not at all."""
        write_bytes(Path(name), self.generate_html().encode("utf-8"))


def render(model: dict[str, Any], extras: Extras | None = None) -> str:
    """The page of ``model``, with the ``extras`` of the query editor or, lighter, without."""
    return ExplorerNetwork(model, extras).generate_html()


def policy(scripts: Sequence[str], style: str, *, engine: bool) -> str:
    """A Content-Security-Policy under which nothing is fetched and nothing runs but ``scripts``, in the page or unpacked by it.

    With an ``engine`` also WebAssembly, in a worker that the page makes of its own text.
    """
    allowed = " ".join([*map(_hash, scripts), *(["'wasm-unsafe-eval'"] if engine else [])])
    workers = "; worker-src blob:" if engine else ""
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:{workers}; "
        "base-uri 'none'; form-action 'none'"
    )


def pack(*values: object) -> str:
    """Each value as a line of JSON, gzipped, in base 64: nothing in it can be taken for markup, and the same gives the same text."""
    return base64_of(gzip.compress(_lines(values), 9, mtime=0))


def squeeze(content: bytes) -> bytes:
    """``content`` packed as small as it gets: with LZMA, for which the page brings a decoder, or where Python has none, with gzip."""
    try:
        import lzma
    except ImportError:  # a Python that was built without it
        return gzip.compress(content, 9, mtime=0)
    return lzma.compress(content, lzma.FORMAT_ALONE, preset=6)


def base64_of(content: bytes) -> str:
    """``content`` as a text that holds nothing that could be taken for markup."""
    return base64.b64encode(content).decode("ascii")


def _model(model: Mapping[str, Any]) -> dict[str, str]:
    """What the page opens with, quick to unpack; and each of :data:`_LATER`, which takes a moment when it is first asked for."""
    first = {key: value for key, value in model.items() if key not in _LATER}
    later = squeeze(_lines([model[key] for key in _LATER]))
    if later.startswith(_GZIP):  # unpacked by the browser, which is not done at once: it has to come with the rest
        return {"model": pack(first, *(model[key] for key in _LATER))}
    return {"model": pack(first), "model-later": base64_of(later)}


def _lines(values: Sequence[object]) -> bytes:
    return "\n".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values).encode("utf-8", "surrogatepass")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(str(text).encode('utf-8')).digest()).decode('ascii')}'"


def _script(text: str) -> Markup:
    """``text`` so that no part of it ends the element it stands in, with the line ends that a browser would make of it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(text.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 — scripts of our own and of pyvis


def _asset(name: str) -> str:
    try:
        return files("vnru_kg.explorer").joinpath("static", name).read_text("utf-8").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise DataError(
            f"the explorer's {name} was never built",
            "In a checkout run: python hatch_build.py (needs Node 20 or newer with npm), or: pip install . (brings its own Node).",
        ) from error
