"""Hyphens at line ends: divided words are made whole, compounds keep theirs, nothing is lost."""

from __future__ import annotations

import pytest
from documents import ink, raw_accounted
from hypothesis import given
from hypothesis import strategies as st

from align.core.raw import Furniture, RawDocument
from align.layout import lay_out
from align.layout.hyphens import SOFT, Hyphens
from align.readers import paginate
from align.structure.grammars import load_grammar


def laid_out(text: str, lang: str = "en") -> RawDocument:
    return lay_out(paginate("text", text.split("\n")), lang, load_grammar("generic"))


def joined(before: str, after: str, lang: str = "en", *, text: tuple[str, ...] = ()) -> str:
    joint = Hyphens(text, lang).joint(before, after)
    return before[: len(before) - joint.cut] + joint.between + after


@pytest.mark.parametrize(
    ("lang", "before", "after", "expected"),
    [
        ("en", "The govern-", "ment met.", "The government met."),
        ("en", "JURIS-", "DICTION", "JURISDICTION"),
        ("en", "long-", "term", "long-term"),
        ("en", "Secretary-", "General", "Secretary-General"),
        ("en", "short-", "and long-term", "short- and long-term"),
        ("en", "1991-", "1995", "1991-1995"),
        ("en", "Johnson –", "he said", "Johnson – he said"),
        ("fr", "le déve-", "loppement", "le développement"),
        ("fr", "c’est-à-", "dire", "c’est-à-dire"),
        ("fr", "dit-", "elle", "dit-elle"),
        ("de", "lang-", "fristig", "langfristig"),
        ("de", "Import-", "handel", "Importhandel"),
        ("de", "Nord-Süd-", "Achse", "Nord-Süd-Achse"),
        ("de", "Aus-", "und Einfuhr", "Aus- und Einfuhr"),
        ("es", "el gobier-", "no", "el gobierno"),
        ("ru", "поли-", "тика", "политика"),
        ("ru", "кто-", "либо", "кто-либо"),
        ("pt", "pós-", "guerra", "pós-guerra"),
        ("zh", "中文的", "文本", "中文的文本"),
        ("zh", "中文，", "“文本", "中文，“文本"),
    ],
)
def test_what_the_words_of_a_language_tell(lang: str, before: str, after: str, expected: str) -> None:
    assert joined(before, after, lang) == expected


def test_the_text_itself_is_the_first_witness() -> None:
    assert joined("peace-", "keeping", text=("The peacekeeping forces",)) == "peacekeeping"
    assert joined("co-", "operation", text=("The co-operation of States",)) == "co-operation"
    # What a line end cut is no witness.
    assert joined("peace-", "keeping", text=("The peace-", "keeping forces")) == "peace-keeping"


def test_a_text_that_divides_no_words_keeps_the_hyphens_of_rare_ones() -> None:
    compounds = ("a long-", "term plan", "a north-", "south line")
    assert joined("pre-", "clearance", text=compounds) == "pre-clearance"
    assert joined("cryo-", "genesis", text=compounds) == "cryo-genesis"
    assert joined("cryo-", "genesis", text=("the gov-", "ernment")) == "cryogenesis"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the States and/", "or the Secretary", "the States and/or the Secretary"),
        ("resolution A/RES/", "59/1", "resolution A/RES/59/1"),
        ("see https://example.org/", "acts", "see https://example.org/acts"),
        ("files in /usr/local/", "are yours", "files in /usr/local/ are yours"),
        ("yes /", "no", "yes / no"),
        ("1/", "A/59/1, annex.", "1/ A/59/1, annex."),
    ],
)
def test_a_line_may_end_after_a_slash(before: str, after: str, expected: str) -> None:
    joint = Hyphens([], "en").joint(before, after)
    assert before[: len(before) - joint.cut] + joint.between + after == expected


def test_soft_hyphens_leave_no_space_and_are_set_aside() -> None:
    raw = laid_out(f"Die Wirt{SOFT}\nschaft des Landes ist viel\nstärker als vor lang-\nfristig")
    assert raw.texts == ("Die Wirtschaft des Landes ist viel stärker als vor langfristig",)
    assert [(item.line, item.text, item.reason) for item in raw.discarded] == [
        (1, SOFT, Furniture.HYPHEN),
        (3, "-", Furniture.HYPHEN),
    ]


@given(st.lists(st.sampled_from(["econ-", "omy", f"Wirt{SOFT}", "schaft", "Nord-", "Süd", "- ", "-", "and"])))
def test_nothing_is_lost_where_lines_are_joined(lines: list[str]) -> None:
    assert raw_accounted(laid_out("\n".join(lines))) == ink("\n".join(lines))
