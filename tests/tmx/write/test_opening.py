"""What programs that write units themselves put before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx.base.errors import UsageError
from tmx.unit.model import TranslationUnit
from tmx.write.writer import opening, write_tmx, written_code


def test_the_opening_is_that_of_a_written_file(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", "One.", "fr", "Un.")
    properties = {"x-signature": "a<b"}
    write_tmx(tmp_path / "o.tmx", [unit], source_lang="en", segtype="phrase", properties=properties)
    text = (tmp_path / "o.tmx").read_text(encoding="utf-8")
    assert text.startswith(opening("en", segtype="phrase", properties=properties) + "<tu>")
    assert f'<tuv xml:lang="{written_code("fr")}">' in text


def test_an_unknown_kind_of_segment_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown segment type"):
        opening("en", segtype="page")  # type: ignore[arg-type]
