"""PDF files at the command line: scanned pages, and the option that reads them."""

from __future__ import annotations

from pathlib import Path

from command import bitext
from pdf_files import make_pdf, needs_tesseract, picture, shown

import align

SCAN = "q 600 0 0 800 0 0 cm /X Do Q "
TEXT = shown("The Parties shall cooperate in good faith.", 72, 660, 12)


def scanned(path: Path) -> Path:
    path.write_bytes(make_pdf(SCAN, objects=[picture(make_pdf(TEXT))]))
    return path


def test_a_scanned_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    result = bitext("segment", scanned(tmp_path / "en.pdf"))
    assert result.returncode == 1
    assert "only pictures of its pages" in result.stderr
    assert "--ocr" in result.stderr


@needs_tesseract
def test_ocr_reads_scanned_pages_for_segment_and_align(tmp_path: Path) -> None:
    path = scanned(tmp_path / "en.pdf")
    result = bitext("segment", path, "--ocr", "-o", "-")
    assert (result.returncode, result.stdout.strip()) == (0, "The Parties shall cooperate in good faith.")
    assert "read by character recognition" in result.stderr
    other = tmp_path / "fr.txt"
    other.write_text("Les Parties coopèrent de bonne foi.\n", encoding="utf-8")
    result = bitext("align", path, other, "--ocr", "--encoder", "none", "--json")
    assert result.returncode == 0, result.stderr
    assert "ocr:True" in result.stdout


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "en.pdf"
    path.write_bytes(make_pdf(TEXT, TEXT, TEXT))
    seen: list[tuple[int, int]] = []
    align.read(path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
