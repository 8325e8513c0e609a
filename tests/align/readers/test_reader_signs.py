"""The quick look at a file: it rules out no format that the file is of, and what it rules out is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.readers import READERS

MARKDOWN = "# Title\n\nText with **strong** words and [a link](https://example.org/).\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n"
CASES = [
    ("PDF", b"\n" * 900 + b"%PDF-1.7\n"),
    ("RTF", b"\xef\xbb\xbf \n{\\rtf1 Text}"),
    ("HTML", "<!DOCTYPE html><html><p>Text</p></html>".encode("utf-16")),
    ("DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ("subtitles", VTT.encode("utf-16")),
    ("subtitles", b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n"),
    ("Markdown", MARKDOWN.encode()),
    ("Markdown", MARKDOWN.encode("utf-16")),
    ("plain text", b"A text with nothing in it.\n"),
]


@pytest.mark.parametrize(("name", "data"), CASES)
def test_the_reader_of_a_format_is_found(name: str, data: bytes) -> None:
    assert next(reader for reader in READERS if reader.takes(data, Path("file"))).name == name


@pytest.mark.parametrize(
    ("name", "path"), [("Markdown", "a.md"), ("Markdown", "a.qmd"), ("CSV", "a.TSV"), ("plain text", "a.txt")]
)
def test_the_reader_of_a_named_format_is_found(name: str, path: str) -> None:
    assert next(reader for reader in READERS if reader.takes(b"- one\n- two\n", Path(path))).name == name


@given(
    st.lists(
        st.sampled_from(["# a", "<p>", "PK\x03\x04", "{\\rtf", "%PDF-", "-->", "WEBVTT", "\n", "| - |", "x"])
    )
)
def test_what_is_recognised_may_be_of_the_format(parts: list[str]) -> None:
    data = "".join(parts).encode()
    assert all(reader.may_be(data, Path("f")) for reader in READERS if reader.recognises(data))


def test_lines_of_plain_text_import_no_other_format(tmp_path: Path) -> None:
    for lang, text in (("en", "The Party.\nIt is here.\n"), ("fr", "La Partie.\nElle est ici.\n")):
        (tmp_path / f"{lang}.txt").write_text(text * 30, encoding="utf-8")
    code = (
        "import sys; from align.api import align; a = align(*sys.argv[1:], lines=True, encoder='none');"
        "a.metrics(); a.to_tmx(sys.argv[1] + '.tmx'); print(*sys.modules)"
    )
    paths = [str(tmp_path / f"{lang}.txt") for lang in ("en", "fr")]
    run = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    others = {"docx", "odt", "pdf", "html", "rtf", "epub", "doc", "markdown", "workbook"}
    assert {f"align.readers.{name}" for name in others}.isdisjoint(run.stdout.split())
    assert {"align.layout", "align.output.clean", "urllib.request"}.isdisjoint(run.stdout.split())
