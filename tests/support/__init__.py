"""What tests share that is no fixture: the command run, a browser, tables, words of a page."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
