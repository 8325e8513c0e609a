"""PO in another encoding than its header declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.formats.base import Languages
from tmx.formats.gettext import PO


@pytest.mark.parametrize("charset", ["ISO-8859-1", "cp1252", "us-ascii"])
def test_utf_8_under_an_old_charset_is_said(tmp_path: Path, charset: str) -> None:
    header = (
        f'"Content-Type: text/plain; charset={charset}\\n"\n"Language: fr\\n"\n"X-Source-Language: en\\n"\n'
    )
    path, remarks = tmp_path / "a.po", list[str]()
    path.write_text(f'msgid ""\nmsgstr ""\n{header}\nmsgid "Summer"\nmsgstr "Été"\n', encoding="utf-8")
    units = list(PO.read(path, Languages(), remarks.append))
    assert [(unit.source.text, unit.target.text) for unit in units] == [("Summer", "Été")]
    assert remarks == [f"the header declares {charset}, but the text is in UTF-8, and read so"]
