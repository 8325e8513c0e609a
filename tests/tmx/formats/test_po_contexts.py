"""Contexts of KDE 3, which are in the msgid."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.formats.base import Languages
from tmx.formats.gettext import PO


@pytest.mark.parametrize("message", ['"_: ctx\\nText"', '"_: ctx\\n"\n"Text"', '""\n"_: c"\n"tx\\nTe"\n"xt"'])
def test_a_context_of_kde_3_is_parted_from_the_text(tmp_path: Path, message: str) -> None:
    header = '"Content-Type: text/plain; charset=UTF-8\\n"'
    path = tmp_path / "a.po"
    path.write_text(f'msgid ""\nmsgstr ""\n{header}\n\nmsgid {message}\nmsgstr "Texte"\n', encoding="utf-8")
    remarks: list[str] = []
    units = list(PO.read(path, Languages("en", "fr"), remarks.append))
    assert [(one.source.text, one.target.text) for one in units] == [("Text", "Texte")]
    assert remarks == []
    assert units[0].get("x-context") == "ctx"
