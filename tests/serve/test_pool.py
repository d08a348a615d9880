"""The workers of the server and the nursery that they come from, as the front speaks with it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vnru_kg.load import shelf
from vnru_kg.serve import pool as pools
from vnru_kg.serve import work
from vnru_kg.serve.data import Data
from vnru_kg.serve.nursery import END, spawn
from vnru_kg.serve.pages import Place
from vnru_kg.serve.pool import _COLD, Bounds, Pool
from vnru_kg.serve.reply import Job, Reply
from vnru_kg.serve.worker import Worker

from ..support import ROOT


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pool")
    (folder / "first.nq").write_text("<urn:a> <urn:p> <urn:b> <urn:g> .\n", "utf-8")
    shelf.load([folder / "first.nq"], folder / "store")
    return folder / "store"


def alone(run: Callable[[], Awaitable[None]]) -> None:
    """Run it in a thread of its own: a browser that an earlier test opened has a loop in this one."""

    async def whole() -> None:
        await run()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, whole()).result()


def children(pid: int) -> int:
    return sum(1 for stat in Path("/proc").glob("[0-9]*/stat") if _parent(stat) == pid)


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text("utf-8").rpartition(")")[2].split()[1])
    except OSError:  # it has ended
        return 0


def test_a_nursery_whose_front_has_gone_ends_without_a_word(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As when the server is ended while it reads: nobody hears what was read, and that is no failure."""
    process, control = spawn(Data(ROOT, store))
    control.close()
    assert process.wait() == 1
    assert capfd.readouterr().err == ""


def test_who_goes_while_a_worker_is_made_leaves_no_answer_behind(store: Path) -> None:
    """At whatever step: the nursery's answers go to those who asked, and a worker whom nobody waits for is ended."""

    async def run() -> None:
        pool = await Pool.start(Data(ROOT, store), Bounds(quick=1, page_seconds=300))
        try:
            await pool.wait()
            for steps in range(8):
                going = asyncio.ensure_future(pool._fork())
                for _ in range(steps):
                    await asyncio.sleep(0)
                going.cancel()
                left = await asyncio.gather(going, return_exceptions=True)
                for worker in left:
                    if not isinstance(worker, BaseException):
                        pool.end(worker)
                mine = await pool._fork()
                assert await mine.do(Job("count"), 300, 0)
                mine.close()
                # what another one's answer would be is the number of a process
                assert await pool._told(END, mine.pid) in {0, -signal.SIGKILL}
            assert (await pool.do(Job("count"))).content == b"1"
            while pool._later:
                await asyncio.gather(*pool._later, return_exceptions=True)
            assert children(pool._process.pid) == len(pool._idle) == 1
        finally:
            await pool.close()

    alone(run)


def test_a_worker_that_is_made_in_the_moment_its_asker_goes_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """At whatever step, also between its making and its being handed over; here without a nursery, so that each step is met."""
    pool, made, ended = Pool.__new__(Pool), list[object](), list[object]()
    pool._later = set()

    async def forked() -> object:
        await asyncio.sleep(0)
        made.append(object())
        return made[-1]

    monkeypatch.setattr(pool, "_forked", forked)
    monkeypatch.setattr(pool, "end", ended.append)

    async def run() -> None:
        for steps in range(8):
            going = asyncio.ensure_future(pool._fork())
            for _ in range(steps):
                await asyncio.sleep(0)
            going.cancel()
            (left,) = await asyncio.gather(going, return_exceptions=True)
            ended.extend([left] if left in made else [])
            await asyncio.gather(*pool._later)
        assert 0 < len(made) == len(ended)
        assert made == ended

    alone(run)


def test_a_worker_that_is_ended_in_the_moment_it_replies_gets_no_other_job(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it has just been found to have no place for slow work: its reply counts, and the next job has another one."""

    async def run() -> None:
        pool = await Pool.start(Data(ROOT, store), Bounds(quick=1, page_seconds=300))
        try:
            await pool.wait()
            (worker,) = pool._idle
            done = worker.do

            async def do(job: Job, seconds: float, memory: int) -> Reply:
                reply = await done(job, seconds, memory)
                worker.close()
                return reply

            monkeypatch.setattr(worker, "do", do)
            told = [await pool.do(Job("count")) for _ in range(2)]
            assert [(reply.status, reply.content) for reply in told] == [(200, b"1")] * 2
            assert worker not in pool._idle
            assert pool.counts["broken-off"] == 0
        finally:
            await pool.close()

    alone(run)


def test_a_store_is_served_before_anything_of_it_is_read(store: Path) -> None:
    """However long it takes to read what pages need: queries are answered meanwhile, and it is told when that is done."""

    async def run() -> None:
        pool = await Pool.start(Data(ROOT, store), Bounds(quick=1, page_seconds=300))
        try:
            assert (pool.warm, pool.counts["warmed"], pool.about["triples"]) == (False, 0, 1)
            page = asyncio.ensure_future(pool.do(Job("sitemap", ("",))))  # waits
            assert (await pool.do(Job("data", ("urn:a", "ntriples")))).content == b"<urn:a> <urn:p> <urn:b> .\n"
            assert (await page).status == 200
            assert (pool.warm, pool.counts["warmed"]) == (True, 1)
        finally:
            await pool.close()

    alone(run)


def test_of_a_large_store_only_the_first_page_waits(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the counts, which take minutes there; all else is looked up when it is asked for."""
    monkeypatch.setattr(pools, "LARGE", 0)
    begun, done, gate = dict[str, bool](), Worker.do, asyncio.Event()

    async def run() -> None:
        pool = await Pool.start(Data(ROOT, store), Bounds(quick=1, page_seconds=300))

        async def do(worker: Worker, job: Job, seconds: float, memory: int) -> Reply:
            begun[job.name] = pool._counts.is_set()
            if job.name == "warm.counts":
                await gate.wait()
            return await done(worker, job, seconds, memory)

        monkeypatch.setattr(Worker, "do", do)
        try:
            await asyncio.sleep(0)
            assert (pool.warm, pool.counts["warmed"]) == (True, 0)
            first = asyncio.ensure_future(pool.do(Job("page.start", (Place("", "", "en"),))))
            assert (await pool.do(Job("sitemap", ("",)))).status == 200
            assert not pool._counts.is_set()
            assert not first.done()
            gate.set()
            assert (await first).status == 200
            assert pool._counts.is_set()
            while "warm" not in begun:
                await asyncio.sleep(0.01)
            assert [name for name in begun if name.startswith("warm")] == ["warm.counts", "warm.lists", "warm"]
            assert (begun["warm.counts"], begun["warm.lists"]) == (False, True)  # the page does not wait for the rest
        finally:
            await pool.close()

    alone(run)


def test_what_need_not_wait_is_what_a_worker_does(store: Path) -> None:
    """A job that has another name than the one in the list would wait like a page."""
    jobs = work.Work.load(Data(ROOT, store)).jobs
    assert jobs.keys() >= _COLD | work._ENDPOINT
