"""Which data are read, and why these: said wherever it could surprise, and always where data are counted or checked."""

from __future__ import annotations

import sys

import click

from ..paths import Home, package_home
from ..text import printable

_DATA = {"vi": "Dữ liệu: {} ({})", "en": "Data: {} ({})", "ru": "Данные: {} ({})"}
_WHY = {
    "option": {"vi": "theo --data", "en": "named by --data", "ru": "указано в --data"},
    "variable": {"vi": "theo biến VNRU_KG_DATA", "en": "named by VNRU_KG_DATA", "ru": "указано в VNRU_KG_DATA"},
    "checkout": {
        "vi": "bản mã nguồn chứa thư mục hiện tại; chọn nơi khác bằng --data",
        "en": "the checkout around the current folder; --data names another",
        "ru": "рабочая копия, в которой находится текущая папка; другую можно указать в --data",
    },
    "package": {"vi": "đi kèm gói đã cài", "en": "installed with the package", "ru": "установлено вместе с пакетом"},
}
_PASSED_OVER = {
    "vi": "Không đọc {}: thư mục này thuộc người dùng khác. Muốn đọc thì chỉ định bằng --data.",
    "en": "{} was not read: it belongs to another user. To read it, name it with --data.",
    "ru": "{} не читается: папка принадлежит другому пользователю. Чтобы прочитать её, укажите её в --data.",
}


def tell(home: Home, language: str, *, always: bool) -> None:
    """Say on standard error which data are read: ``always``, to a person, or if nobody chose them and they are not the package's own."""
    if always or sys.stderr.isatty() or (home.why == "checkout" and home.path != package_home()):
        click.secho(_DATA[language].format(printable(str(home.path)), _WHY[home.why][language]), dim=True, err=True)
    if home.passed_over is not None:
        click.echo(_PASSED_OVER[language].format(printable(str(home.passed_over))), err=True)
