"""A folder with one file a language, in any formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from align import language_files
from tmx.base.errors import UsageError


def folder(tmp_path: Path, *names: str) -> Path:
    for name in names:
        (tmp_path / name).write_text("The Assembly meets today.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "source", "target"),
    [
        (["en.pdf", "fr.docx"], "en.pdf", "fr.docx"),
        (["report.en.pdf", "report.fr.odt", "report.tmx", "notes.md"], "report.en.pdf", "report.fr.odt"),
        (["act.fr", "act.de"], "act.de", "act.fr"),
        (["Loi_FR.HTML", "Law_EN.htm"], "Law_EN.htm", "Loi_FR.HTML"),
        (["film.en.srt", "film.es.vtt", ".film.fr.srt"], "film.en.srt", "film.es.vtt"),
        (["text_fr-CA.txt", "text_en-GB.rtf", "~$text_fr.docx"], "text_en-GB.rtf", "text_fr-CA.txt"),
    ],
)
def test_the_names_of_the_files_tell_the_languages(
    tmp_path: Path, names: list[str], source: str, target: str
) -> None:
    found = language_files(folder(tmp_path, *names))
    assert [path.name for path in found] == [source, target]


def test_two_documents_without_a_language_in_their_names_are_told_by_their_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("L’Assemblée se réunit aujourd’hui dans la salle.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>The Assembly meets today in the hall.</p>", encoding="utf-8")
    assert [path.name for path in language_files(tmp_path)] == ["b.html", "a.txt"]
    (tmp_path / "c.txt").write_text("More.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no file named after a language"):
        language_files(tmp_path)


def test_two_formats_of_one_language_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"two files are in en: en\.docx and en\.pdf"):
        language_files(folder(tmp_path, "en.pdf", "en.docx", "fr.pdf"))
