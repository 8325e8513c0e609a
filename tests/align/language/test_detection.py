"""The language of a file, by its name and by its text."""

from __future__ import annotations

import pytest

from align.api import read
from align.language.detection import language_of_name, language_of_text


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("en.txt", "en"),
        ("A-3.7.fr", "fr"),
        ("act_fr-CA.txt", "fr-CA"),
        ("report-EN.txt", "en"),
        ("law.english.txt", "en"),
        ("treaty.fra.txt", "fr"),
        ("notes.txt", None),
        ("read_it.txt", None),
        ("how-it-is.txt", None),
        ("draft_no.txt", None),
        ("it.txt", "it"),
        ("act.pt.txt", "pt"),
        ("contract-FR.txt", "fr"),
        ("a1da5197.txt", None),
        ("law.jpn.txt", "ja"),
        ("treaty.pol", "pl"),
        ("treaty-dutch.txt", "nl"),
        ("loi.français.txt", "fr"),
        ("law.fre-CA.txt", "fr-CA"),
        ("act_nb-NO.txt", "nb-NO"),
        ("contract_Nederlands.txt", "nl"),
        ("budget.fin.txt", None),
        ("report-may.txt", None),
        ("run.sh", None),
    ],
)
def test_the_language_of_a_name(name: str, lang: str | None) -> None:
    assert language_of_name(name) == lang


def test_the_language_of_a_text() -> None:
    assert (
        language_of_text("Rappelant sa résolution 46/152 du 18 décembre 1991, relative à la création") == "fr"
    )
    assert language_of_text("Recalling its resolution 46/152 of 18 December 1991 on the creation of") == "en"


@pytest.mark.parametrize("lang", ["nl", "nld", "dut", "NL", "Dutch", "nederlands"])
def test_a_text_is_read_in_the_language_given_by_code_or_name(lang: str) -> None:
    assert read("Herinnerend aan zijn resolutie\n", lang).lang == "nl"
