"""The page itself: pyvis holds the network, the template and everything that is written around it are ours.

pyvis by itself fetches scripts from the web, writes names unescaped and merges relations between the same two things,
so its template, its environment and its two writers are replaced; of its wheel only vis-network is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from ..errors import DataError
from ..paths import write_bytes
from ..words import LANGUAGES, Message, say, table
from .drawing import VIS, Network
from .packing import DataBlock, data_block, hash_source

_LATER = ("edges", "headings", "facts", "views")  # what the page can open without; the order is that of LATER in front/src/model/types.ts
_FIRST = "engine-script"  # stands before the scripts that run, so that its worker comes to be while the rest of the page is read
_VIEW = ("language", "focus", "opening", "network")  # what differs from page to page of a graph
_OPTIONS: dict[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 1000000, "multiselect": False, "selectConnectedEdges": False},
}


@dataclass(frozen=True, slots=True)
class Extras:
    """What the page holds beside the model.

    ``blocks`` by their ids, and the ``hashes`` of those among them that the page runs.
    """

    blocks: Mapping[str, DataBlock] = field(default_factory=dict)
    hashes: Sequence[str] = ()


class ExplorerNetwork(Network):  # type: ignore[misc] # pyvis ships no types
    """A pyvis network whose page is one offline file.

    ``view`` is what :meth:`.outline.Outline.view` gives, ``blocks`` what :func:`pack` gives.
    """

    def __init__(self, view: Mapping[str, Any], blocks: Mapping[str, DataBlock], extras: Extras) -> None:
        # directed: pyvis then keeps every link it is given and does not compare each with all others
        super().__init__(cdn_resources="in_line", directed=True, heading=table("page", view["language"])["page"]["title"])
        self.view, self.blocks, self.extras = view, blocks, extras
        self.templateEnv = Environment(loader=PackageLoader("vnru_kg.explorer", "templates"), autoescape=True)
        self.path = "page.html"
        self.set_options(json.dumps(_OPTIONS))
        drawn = view["network"]
        for n, ((x, y), weight, group) in enumerate(zip(drawn["xy"], drawn["weight"], drawn["groups"], strict=True)):
            self.add_node(n, x=x, y=y, value=weight, group=group)
        for a, b, strength, relations in drawn["links"]:
            self.add_edge(a, b, value=strength, relations=relations)

    def add_node(self, n_id: int, label: str | None = None, shape: str = "custom", color: str = "", **options: Any) -> None:
        """As in pyvis, but without reading all nodes again for each; names and colours are in the model."""
        if n_id not in self.node_map:
            self.node_map[n_id] = {"id": n_id, "shape": shape, **options}
            self.node_ids.append(n_id)
            self.nodes.append(self.node_map[n_id])

    def get_nodes(self) -> KeysView[int]:
        """The numbers of the nodes; pyvis asks for them twice for each link."""
        numbers: KeysView[int] = self.node_map.keys()
        return numbers

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page. The arguments are those of pyvis and change nothing."""
        nodes, edges, heading, _, _, options = self.get_network_data()
        network = {
            "nodes": [[n["x"], n["y"], n["value"], n["group"]] for n in nodes],
            "links": [[e["from"], e["to"], e["value"], e["relations"]] for e in edges],
            "options": options if isinstance(options, dict) else json.loads(options),
        }
        view = data_block(lines([{**self.view, "network": network}]))
        style = Markup(_text("explorer.css"))  # noqa: S704 — our own file
        plain = [_script(_text(name)) for name in ("old.js", "boot.js")]
        vis = VIS.read_bytes().replace(b"\r\n", b"\n")
        scripts = {
            "vis-script": data_block(vis),
            "explorer-script": read_block("explorer"),
        }
        blocks = {**scripts, "view": view, **self.blocks, **self.extras.blocks}
        run = [hash_source(script.encode("utf-8")) for script in plain]
        run += [*(script.hash for script in scripts.values()), *self.extras.hashes]
        around = {language: table("page", language)["opening"] for language in LANGUAGES}
        return self.templateEnv.get_template(self.path).render(
            around=around,
            around_json=_script(json.dumps(around, ensure_ascii=False)),
            heading=heading,
            language=self.view["language"],
            policy=policy(run, style, engine=bool(self.extras.hashes)),
            style=style,
            scripts=plain,
            licences=_script(_text("licences.txt")),
            first=_written({name: found for name, found in self.extras.blocks.items() if name == _FIRST}),
            blocks=_written({name: found for name, found in blocks.items() if name != _FIRST}),
        )

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page as UTF-8, whole or not at all."""
        write_bytes(Path(name), self.generate_html().encode("utf-8"))


def render(model: dict[str, Any], extras: Extras | None = None) -> str:
    """The page of a ``model``, as :func:`vnru_kg.explorer.data.build` gives it, with the ``extras`` of the query editor or without."""
    view = {key: model[key] for key in _VIEW}
    rows = {key: value for key, value in model.items() if key not in view}
    return ExplorerNetwork(view, pack(rows), extras or Extras()).generate_html()


def pack(rows: Mapping[str, Any]) -> dict[str, DataBlock]:
    """The data blocks that all pages of a graph have in common: what a page opens with, and what it does not need at once."""
    first = {key: value for key, value in rows.items() if key not in _LATER}
    return {"model": data_block(lines([{**first, "words": words()}])), "later": data_block(lines(rows[key] for key in _LATER))}


def policy(hashes: Sequence[str], style: str, *, engine: bool) -> str:
    """A Content-Security-Policy under which nothing is fetched, and nothing runs but scripts of these ``hashes``.

    With an ``engine`` also WebAssembly, in a worker that the page makes of its own text.
    """
    allowed = " ".join([*hashes, *(["'wasm-unsafe-eval'"] if engine else [])])
    workers = "; worker-src blob:" if engine else ""
    return (
        f"default-src 'none'; script-src {allowed}; style-src {hash_source(style.encode('utf-8'))}; img-src data: blob:{workers}; "
        "base-uri 'none'; form-action 'none'"
    )


def words() -> dict[str, dict[str, Any]]:
    """What the page says, by language and part."""
    shared = ("language", "dates", "numbers")
    return {language: {**table("page", language), **{name: table(name, language) for name in shared}} for language in LANGUAGES}


def lines(values: Iterable[object]) -> bytes:
    """Each value as a line of JSON."""
    return "\n".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values).encode("utf-8", "surrogatepass")


def asset(name: str) -> bytes:
    """A file that was built. Raises :class:`~vnru_kg.errors.DataError` if it was not."""
    try:
        return files("vnru_kg.explorer").joinpath("static", name).read_bytes()
    except FileNotFoundError as error:
        raise _unbuilt(say("the explorer's {name} was never built", name=name)) from error


def read_block(name: str) -> DataBlock:
    """A data block that was packed when the package was built, since the same is in every page."""
    try:
        return DataBlock.load(asset(f"{name}.packed"))
    except ValueError as error:  # built before the sources around it changed
        raise _unbuilt(say("the explorer's {name} was built by another version", name=name)) from error


def _unbuilt(message: Message) -> DataError:
    return DataError(
        message,
        say("In a checkout run: python hatch_build.py (needs Node 20 or newer with npm), or: pip install . (brings its own Node)."),
    )


def _text(name: str) -> str:
    return asset(name).decode("utf-8").replace("\r\n", "\n")


def _written(blocks: Mapping[str, DataBlock]) -> list[tuple[str, str, Markup]]:
    """``(id, media type, text)`` of each; no character of a data block is one of markup."""
    return [(name, found.kind, Markup(found.text)) for name, found in blocks.items()]  # noqa: S704 — for that reason


def _script(text: str) -> Markup:
    """``text`` so that no part of it ends the element it stands in, with the line ends that a browser would make of it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(text.replace("</script", "<\\/script").replace("<!--", "<\\!--"))  # noqa: S704 — scripts of our own and of pyvis
