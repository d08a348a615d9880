"""Which language the reader is spoken to in. One rule, remembered nowhere; nothing is imported that help does not need.

``--lang``, else the variable ``VNRU_KG_LANG``, else the locale of messages (``LC_ALL``, ``LC_MESSAGES``, ``LANG``: the
first that is set), and English where that is of none of the three languages. A question in one's own words is answered
in its own language, unless ``--lang`` or the variable names one.
"""

from __future__ import annotations

from ..words import LANGUAGES, SOURCE

TYPE_CHECKING = False  # what these name takes longer to load than all that help needs
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VARIABLE = "VNRU_KG_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(args: Sequence[str], environment: Mapping[str, str]) -> tuple[str, bool]:
    """The language, and whether the reader named it for this program; a name that is none is passed over here.

    ``args`` is the whole command line: what is wrong before or after ``--lang`` is told in that language too.
    """
    named = [b for a, b in zip(args, args[1:], strict=False) if a == "--lang"]  # noqa: RUF007 — itertools takes time to load
    named += [a[7:] for a in args if a.startswith("--lang=")]
    for name in (*reversed(named), environment.get(VARIABLE, "")):
        if name in LANGUAGES:
            return name, True
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    language = locale.partition("_")[0].partition(".")[0].lower()
    return (language if language in LANGUAGES else SOURCE), False
