"""Ends a process at its first step on the disk, at its second, and so on: to see what it leaves there, whenever it is ended.

What is ended is a copy of one process that has imported all it needs, since to start Python takes longer than what is ended.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from . import ROOT
from .command import environment

# the folder, whose changes are the steps; then what the code finds in sys.argv
_CODE = """
import os, signal, sys
{imports}
folder, left = os.path.realpath(sys.argv.pop(1)), 0
def changes(name, args):
    if name == "open":
        return args[2] & (os.O_WRONLY | os.O_RDWR) and within(args[0])
    return name in {{"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime"}} and within(args[0])
def within(path):
    return not isinstance(path, int) and os.path.realpath(os.fsdecode(path)).startswith(folder)
def stop(name, args):
    global left
    if changes(name, args):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
for line in sys.stdin:  # after how many steps a copy of this process ends
    left = int(line)
    copy = os.fork()
    if not copy:
        os.dup2(2, 1)  # what it says is no exit code
        sys.addaudithook(stop)
        try:
            {act}
        except SystemExit as end:
            os._exit(end.code or 0)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
"""


@contextlib.contextmanager
def at_steps(folder: Path, imports: str, act: str, *args: str | Path, cwd: Path = ROOT) -> Iterator[Callable[[int], int]]:
    """A function that runs ``act`` until it has made so many changes in ``folder``, and gives its exit code."""
    command = [sys.executable, "-c", _CODE.format(imports=imports, act=act), str(folder), *map(str, args)]
    with subprocess.Popen(command, cwd=cwd, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None

        def after(steps: int) -> int:
            stdin.write(f"{steps}\n")
            stdin.flush()
            return int(stdout.readline())

        yield after
        stdin.close()
