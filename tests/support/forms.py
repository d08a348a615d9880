"""What each command takes, read off the commands themselves: ``python -m tests.support.forms`` writes ``vnru_kg/cli/forms.py`` anew."""

from __future__ import annotations

import subprocess
import sys

import click

from vnru_kg.cli import front
from vnru_kg.cli.door import vnru_kg
from vnru_kg.cli.options import Command

from . import ROOT

FILE = ROOT / "vnru_kg" / "cli" / "forms.py"
HEAD = '''"""What each command takes, as its help tells it without click. Written by ``python -m tests.support.forms``; a test holds it."""

FORMS = '''


def forms() -> dict[str, front.Form]:
    """Each command by its name."""
    root = click.Context(vnru_kg, info_name="vnru-kg")
    found = {}
    for name in front.COMMANDS:
        one = vnru_kg.get_command(root, name)
        assert isinstance(one, Command)
        found[name] = one.form(click.Context(one, parent=root, info_name=name))
    return found


if __name__ == "__main__":
    FILE.write_text(HEAD + repr(forms()) + "\n", "utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(FILE)], check=True)
