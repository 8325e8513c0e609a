from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.corpus.names import File, is_document, versions_by_name


def found(*paths: str) -> dict[str, dict[str, tuple[str, ...]]]:
    versions, _ = versions_by_name([File(path, path) for path in paths], "all")
    return {one.name: one.files for one in versions}


@pytest.mark.parametrize(
    ("paths", "name", "langs"),
    [
        (["x.en.pdf", "x.fr.pdf"], "x", ["en", "fr"]),
        (["x.en.pdf", "x.fr.docx"], "x", ["en", "fr"]),
        (["en/x.docx", "fr/x.docx"], "x", ["en", "fr"]),
        (["2004/EN/x.docx", "2004/FR/x.docx"], "2004/x", ["en", "fr"]),
        (["x_EN.txt", "x_FR.txt"], "x", ["en", "fr"]),
        (["x-eng.txt", "x-fra.txt"], "x", ["en", "fr"]),
        (["x_EN.txt", "X-fr.txt"], "x", ["en", "fr"]),
        (["x.english.txt", "x.français.txt"], "x", ["en", "fr"]),
        (["x_en-GB.txt", "x_fr-CA.txt"], "x", ["en-GB", "fr-CA"]),
        (["x.en", "x.fr"], "x", ["en", "fr"]),
        (["en.txt", "fr.txt"], "all", ["en", "fr"]),
        (["act/en.txt", "act/fr.txt"], "act", ["en", "fr"]),
        (["en/x_en.txt", "fr/x_fr.txt"], "x", ["en", "fr"]),
        (["ley-de-aguas.es.txt", "ley-de-aguas.en.txt"], "ley-de-aguas", ["en", "es"]),
        (["draft_en_2.txt", "draft_fr_2.txt"], "draft-2", ["en", "fr"]),
        (["x.en.txt", "x.fr.txt", "x.ru.txt"], "x", ["en", "fr", "ru"]),
    ],
)
def test_languages_are_found_wherever_they_stand(paths: list[str], name: str, langs: list[str]) -> None:
    assert {key: list(files) for key, files in found(*paths).items()} == {name: langs}


def test_several_files_in_a_language_stay_together() -> None:
    assert found("x.en.txt", "x.en.pdf", "x.fr.txt") == {
        "x": {"en": ("x.en.txt", "x.en.pdf"), "fr": ("x.fr.txt",)}
    }


def test_what_has_no_other_language_is_left() -> None:
    files = [File(path, path) for path in ("x.en.txt", "x.fr.txt", "y.en.txt", "notes.txt")]
    versions, rest = versions_by_name(files, "all")
    assert [one.name for one in versions] == ["x"]
    assert [file.path for file in rest] == ["notes.txt", "y.en.txt"]


@given(st.lists(st.text("enfrde._-/x1", min_size=1, max_size=12), unique=True, max_size=12))
def test_every_file_is_in_one_document_or_left(paths: list[str]) -> None:
    versions, rest = versions_by_name([File(path, path) for path in paths], "all")
    paired = [place for one in versions for places in one.files.values() for place in places]
    assert sorted([*paired, *(file.place for file in rest)]) == sorted(paths)
    assert len({one.name for one in versions}) == len(versions)


def test_documents_are_told_by_their_suffixes() -> None:
    assert [is_document(name) for name in ("x.PDF", "x.fr", "x.fra", "x", "x.zip", "Makefile.am")] == [
        *(True, True, True, False, False, False)
    ]
