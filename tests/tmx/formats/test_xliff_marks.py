"""Marks inside segments of XLIFF, and files with several target languages."""

from __future__ import annotations

from pathlib import Path

from xliff_files import first, read, texts, unit

from tmx.tools.conversion import convert


def test_marks_of_which_only_the_text_is_kept_are_counted(tmp_path: Path) -> None:
    source = '<mrk mtype="term">cat</mrk> and <mrk mtype="x-test" comment="why?">dog</mrk>'
    units, remarks = read(tmp_path, first(unit(source, '<mrk mtype="protected">chat</mrk> et chien')))
    assert texts(units) == [("cat and dog", "chat et chien")]
    assert [note.text for note in units[0].notes] == ["why?"]
    assert remarks == [
        "not read: marks of terms (1)",
        "not read: places of comments, which became notes (1)",
        "not read: other marks in the text (1)",
    ]


def test_the_code_that_was_asked_for_is_that_of_a_file_with_several(tmp_path: Path) -> None:
    both = [
        first(unit(word, mot), langs=f'source-language="en" target-language="{lang}"')
        for word, mot, lang in (("cat", "chat", "fr-FR"), ("dog", "chien", "fr-CA"))
    ]
    start, end = both[0].index("<file"), both[1].index("</xliff>")
    text = both[0][: both[0].index("</xliff>")] + both[1][start:end] + "</xliff>"
    (tmp_path / "in.xlf").write_text(text, encoding="utf-8")
    done = convert(tmp_path / "in.xlf", tmp_path / "out.csv", target_lang="fr-CA")
    assert (done.report.altered, done.remarks) == ({}, ("1 segment: fr-FR taken for fr-CA",))
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("en,fr-CA,")
