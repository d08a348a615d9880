"""Which data are read, and why these: said wherever it could surprise, and always where data are counted or checked."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ..paths import package_home
from ..words import say

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from ..paths import Home

_WHY = {
    "option": say("named by --data"),
    "variable": say("named by VNRU_KG_DATA"),
    "checkout": say("the checkout around the current folder; --data names another"),
    "package": say("installed with the package"),
}


def tell(home: Home, remark: Callable[..., None], *, always: bool) -> None:
    """Say on standard error which data are read: ``always``, to a person, or if nobody chose them and they are not the package's own."""
    if always or sys.stderr.isatty() or (home.why == "checkout" and home.path != package_home()):
        remark("Data: {folder} ({why})", folder=home.path, why=_WHY[home.why])
    if home.foreign_checkout is not None:
        remark("{folder} was not read: it belongs to another user. To read it, name it with --data.", folder=home.foreign_checkout)
