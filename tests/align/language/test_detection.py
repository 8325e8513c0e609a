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


_ENGLISH = (
    "This is a law of the country, and it is to be read as one with the others that the court at the capital by its "
    "decision or on request from any person in office has found in force. "
)
_CATALAN = (
    "La llei que es publica en el butlletí de la ciutat és per a tots els ciutadans i les seves famílies, amb un "
    "termini de trenta dies al registre del municipi, que se li dona una resposta. "
)


def _no_classifier(text: str) -> str:
    raise AssertionError("the classifier is not needed")


def test_a_long_text_tells_its_language_by_its_function_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmx.base.identify.language_of_text", _no_classifier)
    assert language_of_text(_ENGLISH * 20) == "en"


@pytest.mark.parametrize("text", [_ENGLISH, _CATALAN * 20, "12 345, 67\n" * 300])
def test_what_they_do_not_tell_the_classifier_tells(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("tmx.base.identify.language_of_text", lambda text: "xx")
    assert language_of_text(text) == "xx"
