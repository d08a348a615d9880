"""Queries end: at a limit of time or memory, at Ctrl-C, with their parent; and what ran in another process is the same answer."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.cli import attention
from vnru_kg.engine import EmbeddedEngine, Limits, Literal, Result, Runner, Table, process, runner
from vnru_kg.engine.limits import NONE, size_in_words
from vnru_kg.engine.terms import plain
from vnru_kg.errors import LimitError, MemoryLimitError, NotFoundError, QueryError, QuerySyntaxError, TimeLimitError
from vnru_kg.library import questions

from .support import ROOT
from .support.command import environment, run, run_all

# Hours: what ends it is the limit, or what else a test does to it.
LONG = "SELECT (COUNT(*) AS ?n) { ?a a ?b . ?c ?q ?d . ?e ?r ?f FILTER(STR(?a) < STR(?c)) }"
SOON = 300.0  # seconds for what takes a tenth of one; only somebody who waits for the query needs more
LARGE = "SELECT ?a ?c ?d { ?a a ?b . ?c a ?d } ORDER BY ?c ?a"
TINY, PLENTY = Limits(seconds=0.1), Limits(seconds=600)
ANSWER = "SELECT (COUNT(*) AS ?n) { ?a a foaf:Person }"
MEBIBYTE = 1024 * 1024
SCRIPT = """
import os, sys, threading, time
from vnru_kg import KnowledgeGraph
kg = KnowledgeGraph.load(sys.argv[1])
if "threads" in sys.argv:
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
kg.query("ASK {}")
print("ready", flush=True)
kg.query(sys.argv[2])
print("answered", flush=True)
"""


def workers(parent: int) -> list[int]:
    """The processes that ``parent`` has started and that are still there, zombies left out."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, ppid = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[:2]
            if int(ppid) == parent and state != "Z":
                found.append(int(folder.name))
    return found


def computing(parent: int) -> int:
    """The one worker of ``parent``, once it is at its query: it goes on using the processor."""
    end = time.monotonic() + SOON
    first: dict[int, int] = {}
    while time.monotonic() < end:
        for worker in workers(parent):
            used = sum(map(int, Path(f"/proc/{worker}/stat").read_text("utf-8").rpartition(")")[2].split()[11:13]))
            if used >= first.setdefault(worker, used) + 5:  # hundredths of a second
                return worker
        time.sleep(0.02)
    raise AssertionError("no worker is computing")


def gone(pid: int) -> bool:
    """Whether a process ends, and soon."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(params=["forked", "spawned"])
def asked(request: pytest.FixtureRequest, small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The small graph asked through either kind of worker, whatever threads this process has."""
    fork = request.param == "forked"
    monkeypatch.setattr(runner, "may_fork", lambda memory: fork)
    if fork and threading.active_count() > 1 and sys.version_info >= (3, 12):
        pytest.skip("this process has threads")
    return Runner(small.engine)


def values(answer: Result) -> object:
    """What can be compared: the store promises no order."""
    return answer if isinstance(answer, bool) else sorted(map(repr, answer))


def test_a_long_query_is_ended_and_the_next_one_answered(asked: Runner) -> None:
    asked.query("ASK {}", PLENTY)
    with pytest.raises(TimeLimitError, match=r"longer than 0\.1 s") as caught:
        asked.query(LONG, TINY)
    assert "--timeout" in caught.value.hint
    assert asked.query("ASK {}", PLENTY) is True


def test_nothing_goes_on_computing(asked: Runner) -> None:
    before = set(workers(os.getpid()))
    with pytest.raises(TimeLimitError):
        asked.query(LONG, TINY)
    assert set(workers(os.getpid())) <= before  # those of tests before this one may be ending
    asked.query("ASK {}")
    (kept,) = set(workers(os.getpid())) - before
    del asked  # the fixture holds the other reference
    assert os.getpgid(kept) == os.getpgid(0)  # Ctrl-C of a terminal reaches it


def test_a_large_query_is_ended_below_its_ceiling(small: KnowledgeGraph, home: Path) -> None:
    """In a process of its own, whose children have no history."""
    code = f"""
import resource, sys
from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Limits
from vnru_kg.errors import MemoryLimitError
kg = KnowledgeGraph.load(sys.argv[1], use_cache=False)
assert kg.query("ASK {{}}", Limits(600, 160 * 1024**2)) is True
for ask in (kg.query, lambda text, limits: kg.query_bytes(text, "csv", limits)):
    try:
        ask({LARGE!r}, Limits(600, 160 * 1024**2))
    except MemoryLimitError as error:
        print(error.exit_code, error.message)
print(kg.query("ASK {{}}"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(home)], env=environment(), cwd=ROOT, capture_output=True, text=True, check=False
    )
    *ended, last = done.stdout.splitlines()
    assert ended == ["7 the query needed more than 160M of memory and was ended"] * 2, done.stderr
    assert done.stderr == ""
    assert last.startswith("True ")
    assert 0 < int(last.split()[1]) * 1024 <= 160 * MEBIBYTE


@pytest.mark.parametrize("asked", ["spawned"], indirect=True)  # a fork has all that this process holds
def test_an_answer_that_would_not_fit_here_is_refused(asked: Runner) -> None:
    text = "SELECT ?x ?y { ?a ?p ?o . ?c a ?d BIND(1 AS ?x) BIND(2 AS ?y) } LIMIT 400000"
    limits = Limits(600, 150 * MEBIBYTE)
    content = asked.query_bytes(text, "tsv", limits)
    assert content.count(b"\n") == 400_001
    with pytest.raises(MemoryLimitError, match="too large to be held in 150M"):
        asked.query(text, limits)


def test_a_ceiling_below_the_graph_says_so(asked: Runner) -> None:
    with pytest.raises(MemoryLimitError, match=r"the graph alone takes .*[MG] of memory; 8M are allowed"):
        asked.query("ASK {}", Limits(600, 8 * MEBIBYTE))


def test_answers_are_the_same(asked: Runner, small: KnowledgeGraph) -> None:
    texts = [q.text for q in questions().values()]
    texts += ["ASK {}", "ASK { FILTER(false) }", "SELECT * {}", "CONSTRUCT WHERE { ?s a ?o }", "SELECT ?x { VALUES ?x { UNDEF 1 } }"]
    for text in texts:
        assert values(asked.query(text)) == values(small.engine.query(text)), text
    for form in ("csv", "tsv", "json", "xml"):
        assert asked.query_bytes(ANSWER, form) == small.engine.query_bytes(ANSWER, form)


def test_errors_are_the_same(asked: Runner, small: KnowledgeGraph) -> None:
    text = "SELECT ?s {\n ?s ?p }"
    with pytest.raises(QuerySyntaxError) as caught:
        asked.query(text)
    with pytest.raises(QuerySyntaxError) as here:
        small.engine.query(text)
    assert str(caught.value) == str(here.value)
    assert (caught.value.line, caught.value.column) == (here.value.line, here.value.column)
    with pytest.raises(NotFoundError, match="csv cannot hold"):
        asked.query_bytes("CONSTRUCT WHERE { ?s a ?o }", "csv")
    assert asked.query("ASK {}") is True


@pytest.mark.parametrize("asked", ["forked"], indirect=True)  # of one that was started anew the order of rows may differ
def test_a_text_that_was_quick_is_asked_here(asked: Runner, small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    encode = EmbeddedEngine.encode

    def noted(self: EmbeddedEngine, text: str, form: str, names: object = None) -> tuple[bytes, bytes]:
        ran.append(text)
        return encode(self, text, form)

    monkeypatch.setattr(EmbeddedEngine, "encode", noted)
    monkeypatch.setattr(runner, "_QUICK", 30.0)
    chance = "SELECT (RAND() AS ?x) {}"
    for _ in range(3):
        assert isinstance(asked.query(ANSWER), Table)
        asked.query(chance)
    assert ran == [ANSWER] * 2
    monkeypatch.setattr(runner, "_QUICK", 0.0)
    for _ in range(2):
        asked.query("ASK { ?s a ?o }")
    assert ran == [ANSWER] * 2


def test_several_threads(small: KnowledgeGraph) -> None:
    asked = Runner(small.engine)

    def one(number: int) -> object:
        if number % 5 == 0:
            with pytest.raises(TimeLimitError):
                asked.query(f"{LONG} # {number}", TINY)
            return number
        return asked.query(f"SELECT ?x {{ VALUES ?x {{ {number} }} }}")

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(one, range(12)))
    for number, answer in enumerate(found):
        if number % 5:
            assert isinstance(answer, Table)
            assert answer.rows[0][0] == Literal(str(number), "http://www.w3.org/2001/XMLSchema#integer")


def test_a_fork_of_this_process_does_not_use_its_worker(small: KnowledgeGraph, home: Path) -> None:
    code = """
import os, sys
from vnru_kg import KnowledgeGraph
kg = KnowledgeGraph.load(sys.argv[1], use_cache=False)
kg.query("ASK {}")
child = os.fork()
values = [kg.query(f"SELECT ?x {{ VALUES ?x {{ {child or 0} {n} }} }}").rows for n in range(200)]
assert all(str(rows[0][0]) == str(child or 0) and str(rows[1][0]) == str(n) for n, rows in enumerate(values))
if child:
    assert os.waitpid(child, 0)[1] == 0
"""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(home)], env=environment(), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


# ---- Ctrl-C, and parents that are gone ----------------------------------------------------------------------------------


@contextlib.contextmanager
def started(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A program that has begun a long query, and its worker."""
    program = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(home), LONG, *words],
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    try:
        yield program, computing(program.pid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


@pytest.mark.parametrize("threads", [[], ["threads"]], ids=["one thread", "threads"])
@pytest.mark.parametrize("group", [True, False], ids=["terminal", "process"])
def test_ctrl_c_ends_a_query_in_python(home: Path, threads: list[str], *, group: bool) -> None:
    with started(home, *threads) as (program, worker):
        (os.killpg if group else os.kill)(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=SOON)
        assert "KeyboardInterrupt" in errors
        assert "answered" not in errors
        assert gone(worker)


@pytest.mark.parametrize("threads", [[], ["threads"]], ids=["one thread", "threads"])
def test_a_worker_ends_with_its_parent(home: Path, threads: list[str]) -> None:
    with started(home, *threads) as (program, worker):
        program.kill()
        assert gone(worker)


def test_ctrl_c_between_queries_costs_nothing(asked: Runner) -> None:
    before = set(workers(os.getpid()))
    asked.query("ASK {}")
    (worker,) = set(workers(os.getpid())) - before
    os.kill(worker, signal.SIGINT)
    assert not isinstance(asked.query(ANSWER), bool)
    assert set(workers(os.getpid())) - before == {worker}


def test_a_worker_that_was_lost_is_replaced(asked: Runner) -> None:
    before = set(workers(os.getpid()))
    asked.query("ASK {}")
    (worker,) = set(workers(os.getpid())) - before
    os.kill(worker, signal.SIGKILL)
    assert gone(worker)
    assert isinstance(asked.query(ANSWER), Table)


def test_a_worker_that_breaks_off_is_told(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_START", "import sys; sys.exit('no such machine')")
    monkeypatch.setattr(runner, "may_fork", lambda memory: False)
    with pytest.raises(QueryError, match=r"broke off after .* no such machine") as caught:
        Runner(small.engine).query("ASK {}")
    assert not isinstance(caught.value, LimitError)


# ---- where no process can be ended -------------------------------------------------------------------------------------


def test_where_nothing_can_be_ended_limits_are_refused(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "POSIX", False)
    before = workers(os.getpid())
    asked = Runner(small.engine)
    assert asked.query("ASK {}") is True
    assert asked.query("ASK {}", NONE) is True
    with pytest.raises(QueryError, match="cannot end a query"):
        asked.query("ASK {}", TINY)
    assert set(workers(os.getpid())) <= set(before), "no process was started; those of earlier tests may end meanwhile"


# ---- values on the wire ------------------------------------------------------------------------------------------------

LITERALS = st.one_of(
    st.text(max_size=20).map(lambda t: (t, "")),
    st.tuples(st.text(max_size=20), st.sampled_from(["@vi", "@en-GB", "@zh-Hant-TW"])),
    st.tuples(
        st.one_of(st.integers().map(str), st.floats().map(str), st.decimals(allow_nan=False).map(str), st.text(max_size=5)),
        st.sampled_from([f"^^xsd:{n}" for n in ("integer", "decimal", "double", "float", "boolean", "int", "gYear", "string")]),
    ),
    st.sampled_from([("true", "^^xsd:boolean"), ("1", "^^xsd:boolean"), ("1e5", "^^xsd:double"), ("-.5", "^^xsd:decimal")]),
)


@given(st.lists(st.tuples(LITERALS, st.booleans()), min_size=1, max_size=4))
def test_terms_come_over_as_the_store_has_them(small: KnowledgeGraph, rows: list[tuple[tuple[str, str], bool]]) -> None:
    def written(text: str, kind: str) -> str:
        return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"' + kind

    assert isinstance(small.engine, EmbeddedEngine)
    lines = " ".join(f"({written(*literal)} {'<http://x/é#1>' if bound else 'UNDEF'})" for literal, bound in rows)
    text = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {lines} }} }}"
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    if any(0xD800 <= ord(c) <= 0xDFFF for (t, _), _ in rows for c in t):
        return
    native = small.engine._store.query(text, prefixes={"xsd": "http://www.w3.org/2001/XMLSchema#"})
    expected = [tuple(None if t is None else plain(t) for t in row) for row in native]  # type: ignore[union-attr] # a SELECT
    found = small.engine.query(text)
    assert isinstance(found, Table)
    assert found.rows == expected


@pytest.mark.parametrize(
    ("count", "words"), [(800 * MEBIBYTE, "800M"), (2 * 1024**3, "2G"), (1536 * MEBIBYTE, "1.5G"), (2048, "2K"), (9, "9")]
)
def test_amounts_of_memory_in_words(count: int, words: str) -> None:
    assert size_in_words(count) == words


# ---- the command -------------------------------------------------------------------------------------------------------


def test_the_command_ends_at_its_limits(home: Path) -> None:
    for words, code, message in (
        (["--timeout", "0.1"], 6, "longer than 0.1 s"),
        (["--memory", "8M"], 7, "8M are allowed"),
    ):
        for form in ("table", "csv"):
            done = run("query", LONG, "-f", form, "--data", home, *words)
            assert done.returncode == code, done.stderr
            assert done.stdout == b""
            assert message in done.stderr.decode()
            assert "Traceback" not in done.stderr.decode()
    done = run("export", "-q", LONG.replace("SELECT (COUNT(*) AS ?n)", "CONSTRUCT { ?a a ?d }"), "--data", home, "--timeout", "0.1")
    assert (done.returncode, done.stdout) == (6, b"")


@pytest.mark.parametrize(
    ("words", "code", "message"), [(["--timeout", "0.001"], 6, "longer than 0.001 s"), (["--memory", "8M"], 7, "more than 8M of memory")]
)
def test_every_command_ends_at_its_limits(home: Path, tmp_path: Path, words: list[str], code: int, message: str) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("what was there", "utf-8")
    commands = (["show", "Orlov"], ["ask", "visit-count"], ["conflicts"], ["validate"], ["export", "-o", str(target)])
    for done in run_all([[*command, "--data", home, *words] for command in commands]):
        assert (done.returncode, done.stdout) == (code, b""), done.stderr
        assert message in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.glob("graph*")] == [(target.name, "what was there")]
    assert run("show", "Orlov", "--data", home, "--timeout", "300", "--memory", "64G").returncode == 0


def test_ctrl_c_ends_the_command(home: Path) -> None:
    run("query", "ASK {}", "--data", home)
    command = subprocess.Popen(
        [sys.executable, "-m", "vnru_kg", "query", LONG, "--data", str(home)],
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    worker = computing(command.pid)
    os.killpg(command.pid, signal.SIGINT)
    out, errors = command.communicate(timeout=SOON)
    assert (command.returncode, out) == (130, b"")
    assert errors.decode().endswith("stopped\n")
    assert gone(worker)


# ---- a notebook --------------------------------------------------------------------------------------------------------


def test_interrupting_a_notebook_ends_the_query(home: Path) -> None:
    """The kernel has several threads, and the interrupt button is a signal to it."""
    from jupyter_client.manager import KernelManager
    from jupyter_client.provisioning.local_provisioner import LocalProvisioner

    kernel = KernelManager(kernel_name="python3")
    kernel.start_kernel(env=environment(), cwd=str(ROOT))
    client = kernel.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=SOON)

        def reply(cell: str) -> dict[str, str]:
            while True:
                message = client.get_shell_msg(timeout=SOON)
                if message["parent_header"]["msg_id"] == cell:
                    found: dict[str, str] = message["content"]
                    return found

        load = f"from vnru_kg import KnowledgeGraph; kg = KnowledgeGraph.load({str(home)!r}); kg.query('ASK {{}}')"
        assert reply(client.execute(load))["status"] == "ok"
        # A kernel throws away the cells that reach it shortly after one that failed, unless that one says otherwise.
        asked = client.execute(f"kg.query({LONG!r})", stop_on_error=False)
        assert isinstance(kernel.provisioner, LocalProvisioner)
        computing(kernel.provisioner.pid or 0)
        kernel.interrupt_kernel()
        ended = reply(asked)
        assert ended["ename"] == "KeyboardInterrupt"
        assert reply(client.execute("assert kg.query('ASK {}') is True"))["status"] == "ok"
    finally:
        client.stop_channels()
        kernel.shutdown_kernel(now=True)


@pytest.mark.parametrize("limit", ["time", "memory"])
def test_a_limit_that_is_reached_amid_an_import_is_told_all_the_same(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, taken = [0.0], [0]
    monkeypatch.setattr(attention, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(attention, "_taken", lambda: taken[0])
    kind, seconds, memory = (TimeLimitError, 3600.5, None) if limit == "time" else (MemoryLimitError, None, 2**30)

    def reach() -> None:
        for name in ("numbers.decimal", "numbers.integer", "engine.limits.size_in_words"):
            monkeypatch.delattr(f"vnru_kg.{name}")  # as in a module of which half is read
        clock[0], taken[0] = 4000.0, 2**31
        signal.raise_signal(signal.SIGALRM)

    with pytest.raises(kind, match="and was stopped"), attention.within(seconds, memory):
        reach()
