"""What is left in the language of the source is found; names, commands and code are not that."""

from __future__ import annotations

import pytest
from remarks import checks_of

from align.quality.check import check_pair


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oh, you foolish Alice! she answered herself.", True),  # no word of our short list of function words
        ("Who are you?", True),  # fewer words than a passage has
        ("I asked.", True),
        ("Journal of the Royal Society", False),  # a name: its only small words are function words
        ("Article 5", False),
        ("mutatis mutandis", False),
        ("Quousque tandem abutere, Catilina, patientia nostra?", False),  # both texts quote it
    ],
)
def test_a_copy_is_untranslated_if_it_is_in_the_language_of_the_source(text: str, found: bool) -> None:
    assert ("untranslated" in checks_of(check_pair(text, text, "en", "fr"))) is found


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("如果你不来。", "zh", "fr"),  # scripts without capitals
        ("هذا النص لم يترجم.", "ar", "fr"),
        ("Вы меня слышите?", "ru", "en"),
        ("D’où venait-elle donc ?", "fr", "en"),
    ],
)
def test_a_short_sentence_left_as_it_is_is_untranslated_in_any_script(
    text: str, source: str, target: str
) -> None:
    assert checks_of(check_pair(text, text, source, target)) == ["untranslated"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("git commit --amend -m 'fix the typo of the last one'", True),
        ("SELECT name, age FROM users WHERE the_id = 1;", True),
        ("for name in names: print(name)", True),
        ("cd /usr/local/share && make install", True),
        ("https://www.example.org/about/the-people", True),
        ("Open the file out.txt and save it as text", False),
        ("the name of the author(s) and of the ship;", False),
        ("-the ship and the crew", False),
        ("See https://example.org for the rules of the house", False),
    ],
)
def test_a_copied_command_or_code_is_not_untranslated_but_a_sentence_about_it_is(
    text: str, code: bool
) -> None:
    assert ("untranslated" in checks_of(check_pair(text, text, "en", "fr"))) is not code


def test_a_command_inside_a_sentence_is_not_untranslated() -> None:
    source = "Type git commit --amend -m fix the typo to change the last commit."
    target = "Tapez git commit --amend -m fix the typo pour modifier le dernier."
    assert "untranslated" not in checks_of(check_pair(source, target, "en", "fr"))


def test_a_dutch_name_is_no_sentence() -> None:
    assert check_pair("J. van der Berg", "J. van der Berg", "nl", "en") == ()
