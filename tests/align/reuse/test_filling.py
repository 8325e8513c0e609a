"""Which of what a memory has a segment gets: contexts, variants, languages, and codes that are lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx, para, run
from reuse import NOTED, memory_of, pretranslated

from align.reuse.filling import Status
from align.reuse.originals import open_original
from align.reuse.passages import asked
from align.reuse.pretranslate import pretranslate
from tmx.base.errors import UsageError
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit, Variant


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return memory_of(tmp_path / "TM.db")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("The General Assembly,\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("coded", [True, False])
def test_a_note_in_a_neighbour_does_not_hide_the_context(tmp_path: Path, *, coded: bool) -> None:
    noted = (
        NOTED
        if coded
        else TranslationUnit.pair("en", asked(NOTED.source.content, with_codes=False), "fr", "X")
    )
    same = TranslationUnit.pair("en", "It is so.", "fr", "C’est ainsi.")
    notes = (TranslationUnit.pair("en", note, "fr", note) for note in ("A note.", "Ibid."))
    memory = memory_of(tmp_path / "TM.db", [], noted, same, *notes)
    text = "Recalling the Convention,1 and its Protocols,2\n\nIt is so.\n\n_______________\n\n1 A note.\n\n2 Ibid.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = {asked(draft.source): draft.status for draft in pretranslated(tmp_path / "a.txt", memory).drafts}
    assert found["It is so."] is Status.CONTEXT


def test_each_variant_of_one_language_is_proposed(tmp_path: Path) -> None:
    variants = (Variant("en", "It is so."), Variant("fr", "C’est ainsi."), Variant("fr", "Il en est ainsi."))
    memory = memory_of(tmp_path / "TM.db", [], TranslationUnit(variants, "en"))
    (tmp_path / "a.txt").write_text("It is so.\n", encoding="utf-8")
    (draft,) = pretranslated(tmp_path / "a.txt", memory).drafts
    assert sorted(str(one.target) for one in draft.proposals) == ["C’est ainsi.", "Il en est ainsi."]


@pytest.mark.parametrize(("given", "written"), [("fr_fr", "fr-FR"), ("FR", "fr"), ("French", "fr")])
def test_the_target_language_is_a_language_code(
    document: Path, memory: Path, given: str, written: str
) -> None:
    with Memory(memory) as opened:
        assert pretranslate(open_original(document, "en"), opened, target_lang=given).target_lang == written


@pytest.mark.parametrize(
    ("given", "message"), [("fr/ch!", "not a language code"), ("en", "are one language")]
)
def test_a_target_language_that_cannot_be(document: Path, memory: Path, given: str, message: str) -> None:
    with Memory(memory) as opened, pytest.raises(UsageError, match=message):
        pretranslate(open_original(document, "en"), opened, target_lang=given)


def test_breaks_and_links_that_a_match_lacks_are_counted(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="there">{run("the matter")}</w:hyperlink>'
    body = para(run("The General") + "<w:r><w:br/></w:r>" + run("Assembly,")) + para(
        run("Decides to remain seized of ") + link + run(".")
    )
    (tmp_path / "a.docx").write_bytes(docx(body))
    done = pretranslated(tmp_path / "a.docx", memory_of(tmp_path / "TM.db"))
    assert [draft.status for draft in done.drafts] == [Status.CODES, Status.CODES]
    assert done.without_codes() == done.as_data()["without_codes"] == {"break": 1, "link": 1}
