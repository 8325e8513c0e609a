"""One system of language codes: whatever names a language, its code comes out."""

from __future__ import annotations

import doctest
from collections.abc import Callable

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tmx.base import languages
from tmx.base.data import load_data
from tmx.base.errors import UsageError
from tmx.base.languages import (
    base_language,
    best_language,
    checked_code,
    is_code,
    is_stand_in,
    language_code,
    named_language,
    same_language,
    tidy_code,
    usual_code,
)

NAMES: dict[str, str] = {code.replace("_", "-"): name for code, name in Locale("en").languages.items()}
OWN_NAMES: dict[str, str] = load_data("tmx.base", "own_names.toml")["names"]
SAME_NAME = {"nr"}  # shares isiNdebele with nd
CASES: list[Callable[[str], str]] = [str, str.lower, str.upper, str.title]


def test_the_examples_run() -> None:
    assert doctest.testmod(languages).failed == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("nb", "nb"),
        ("jpn", "ja"),
        ("pol", "pl"),
        ("Dutch", "nl"),
        ("nederlands", "nl"),
        ("FRANÇAIS", "fr"),
        ("francais", "fr"),
        ("EN", "en"),
        ("es_es", "es-ES"),
        ("fre-CA", "fr-CA"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("Brazilian Portuguese", "pt-BR"),
        ("Oji-Cree", "ojs"),
        ("中文", "zh"),
        ("русский", "ru"),
        ("norsk bokmål", "nb"),
        ("iw-IL", "he-IL"),
        ("prs-AF", "fa-AF"),
        (" de ", "de"),
        ("es-419", "es-419"),
    ],
)
def test_whatever_names_a_language_gives_its_code(given: str, code: str) -> None:
    assert language_code(given) == code


@pytest.mark.parametrize(
    "given", ["elvish", "xx", "", "*all*", "fr-", "en--US", "en US", "e", "?", "iw-", "Maa"]
)
def test_what_names_no_language_is_bad_use(given: str) -> None:
    with pytest.raises(UsageError, match="unknown language"):
        language_code(given)


@pytest.mark.parametrize("case", CASES)
def test_every_code_of_cldr_is_known_in_any_spelling(case: Callable[[str], str]) -> None:
    for code in NAMES:
        usual = language_code(code)
        assert is_code(usual)
        assert language_code(usual) == usual == tidy_code(usual)
        assert language_code(case(code)) == language_code(case(code).replace("-", "_")) == usual
        assert base_language(usual) == usual.split("-")[0]


@pytest.mark.parametrize("case", CASES)
def test_every_english_name_of_cldr_is_known_in_any_case(case: Callable[[str], str]) -> None:
    for code, name in NAMES.items():
        assert named_language(case(name)) == language_code(code)
        if len(name) > 3:  # a word of three letters is a code
            assert language_code(case(name)) == language_code(code)


@pytest.mark.parametrize("case", CASES)
def test_every_language_is_known_by_its_own_name(case: Callable[[str], str]) -> None:
    for code, name in OWN_NAMES.items():
        if code not in SAME_NAME:
            assert named_language(case(name)) == language_code(code)
            if len(name) > 3 or not name.isascii():
                assert language_code(case(name)) == language_code(code)


def test_own_names_are_those_of_cldr() -> None:
    for code in ("ar", "cs", "de", "el", "fr", "hi", "ja", "nl", "pl", "ru", "th", "vi", "zh"):
        assert Locale(code).languages[code] == OWN_NAMES[code]
    locales = {code for code in locale_identifiers() if "_" not in code}
    assert len(locales ^ OWN_NAMES.keys()) < 40, "much has changed: make own_names.toml again"


@given(st.text(max_size=12))
def test_a_code_comes_out_in_its_usual_spelling_or_not_at_all(text: str) -> None:
    try:
        code = language_code(text)
    except UsageError:
        return
    assert is_code(code)
    assert language_code(code) == code


def test_a_memory_may_hold_codes_that_cldr_does_not_know() -> None:
    assert checked_code("xx-YY") == "xx-YY"
    assert checked_code("en_us") == "en_us"
    assert checked_code("eng") == "en"
    assert checked_code("German") == "de"
    assert checked_code(None) is None
    with pytest.raises(UsageError, match="'Elvish' is not a language code"):
        checked_code("Elvish")


def test_a_wish_is_served_however_it_is_spelled() -> None:
    assert best_language("eng", ["fr", "en-GB"]) == 1
    assert best_language("Dutch", ["nld", "de"]) == 0
    assert best_language("fr", ["FRA-ca", "de"]) == 0
    assert best_language("pt", ["es"]) is None


@pytest.mark.parametrize(
    ("wanted", "available", "found"),
    [
        ("zh-Hant-TW", "zh-CN zh-TW", "zh-TW"),
        ("zh-TW", "zh-Hans zh-Hant", "zh-Hant"),
        ("zh-HK", "zh-CN zh zh-TW", "zh-TW"),
        ("zh-SG", "zh-TW zh-CN", "zh-CN"),
        ("zh-CN", "zh-TW", None),
        ("zh", "zh-TW zh-CN", "zh-CN"),
        ("zh", "zh-TW", "zh-TW"),
        ("zh-CHT", "zh-CN zh-TW", "zh-TW"),
        ("sr", "sr-Latn sr-Cyrl-RS", "sr-Cyrl-RS"),
        ("sr@latin", "sr sr-Latn-RS", "sr-Latn-RS"),
        ("sr-Cyrl", "sr-Latn", None),
        ("sr-RS", "sr-Latn-RS", "sr-Latn-RS"),
        ("no", "en nn nb-NO", "nb-NO"),
        ("nb", "no-NO", "no-NO"),
        ("he", "iw", "iw"),
        ("EN", "en_us", "en_us"),
        ("es-MX", "es-ES es-419", "es-419"),
        ("en-AU", "en-CA en-GB en-US", "en-US"),
        ("pt", "pt-BR pt-PT", "pt-PT"),
        ("en-UK", "en-US en-GB", "en-GB"),
        ("x-one", "x-other", None),
    ],
)
def test_the_script_counts_and_then_the_region(wanted: str, available: str, found: str | None) -> None:
    codes = available.split()
    place = best_language(wanted, codes)
    assert (None if place is None else codes[place]) == found


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=1), st.sampled_from(sorted(NAMES)))
def test_what_serves_a_wish_is_the_same_language_where_that_is_offered(codes: list[str], wanted: str) -> None:
    place = best_language(wanted, codes)
    if any(same_language(code, wanted) for code in codes):
        assert place is not None
        assert same_language(codes[place], wanted)
        assert not is_stand_in(wanted, codes[place])


@pytest.mark.parametrize("code", [*NAMES, "sr_RS@latin", "pt_BR.UTF-8", "en-USA", "zh-cmn-Hans", "xx", ""])
def test_the_usual_spelling_has_no_other(code: str) -> None:
    assert usual_code(usual_code(code)) == usual_code(code)
