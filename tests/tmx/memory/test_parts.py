"""Parts of texts: the longest that the memory holds, and what translates them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.errors import UsageError
from tmx.memory import Memory
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit

TEXTS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8).map(" ".join)


def memory_of(folder: str | Path, pairs: list[tuple[str, str]]) -> Memory:
    memory = Memory(Path(folder) / "TM.db", write=True)
    memory.add("all", [TranslationUnit.pair("en", *(pair[0], "fr", pair[1])) for pair in pairs])
    return memory


def longest_by_scan(texts: list[str], query: str) -> set[tuple[str, int]]:
    """The stretches of two words and more that lie in no other one, with the number of texts that hold them."""
    words = query.split()
    held = [
        (start, end, len({text for text in texts if f" {' '.join(words[start:end])} " in f" {text} "}))
        for start in range(len(words))
        for end in range(start + 2, len(words) + 1)
    ]
    held = [one for one in held if one[2]]
    return {
        (" ".join(words[start:end]), count)
        for start, end, count in held
        if not any((i, j) != (start, end) and i <= start and end <= j for i, j, _ in held)
    }


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=15), TEXTS)
def test_the_longest_stretches_are_those_that_a_scan_finds(texts: list[str], query: str) -> None:
    with TemporaryDirectory() as folder, memory_of(folder, [(text, "t") for text in texts]) as memory:
        found = memory.parts(query, "en", "fr")
        assert {(part.text, part.count) for part in found} == longest_by_scan(texts, query)
        assert all(query[part.start : part.end] == part.text for part in found)


PAIRS = [
    ("Welcomes the technical cooperation programme", "Se félicite du programme de coopération technique"),
    ("Technical cooperation among States", "La coopération technique entre États"),
    ("Requests more technical cooperation;", "Demande davantage de coopération technique ;"),
    ("The annual report is late", "Le rapport annuel est en retard"),
    ("Takes note of the annual report", "Prend acte du rapport annuel"),
    ("The annual report, as a whole", "Le rapport annuel, dans son ensemble"),
    ("Requests the States to pay", "Prie les États de payer"),
    ("Decides to meet again", "Décide de se réunir à nouveau"),
    ("Calls upon all parties", "Engage toutes les parties"),
    ("Regrets the delay", "Regrette le retard"),
    ("Stresses the need for peace", "Souligne la nécessité de la paix"),
    ("Invites others to join", "Invite les autres à participer"),
]  # fmt: skip


def test_what_translates_a_part_is_told_from_its_units(tmp_path: Path) -> None:
    with memory_of(tmp_path, PAIRS) as memory:
        found = memory.parts("On technical cooperation, see 3 beside the annual report (2004)", "en", "fr")
    assert [(part.text, part.count) for part in found] == [
        ("technical cooperation", 3),
        ("the annual report", 3),
    ]
    assert [part.renderings[0].text.lower() for part in found] == ["coopération technique", "rapport annuel"]


def test_a_translation_is_shown_without_its_codes(tmp_path: Path) -> None:
    coded = TranslationUnit.pair("en", "Technical cooperation helps", "fr", "")
    target = ("La coopération", Inline("ph", {"x": "1"}, ("<b>",)), " technique aide")
    coded = coded._replace(variants=(coded.variants[0], coded.variants[1]._replace(content=target)))
    with memory_of(tmp_path, PAIRS) as memory:
        memory.add("coded", [coded] * 9)
        (part,) = memory.parts("On technical cooperation", "en", "fr")
    assert {rendering.text.lower() for rendering in part.renderings} >= {"coopération technique"}
    assert not any("\ufffc" in rendering.text for rendering in part.renderings)


@pytest.mark.parametrize("text", ["", "word", "***", "3", "unknown words here", "第五条"])
def test_a_text_without_parts_has_none(tmp_path: Path, text: str) -> None:
    with memory_of(tmp_path, PAIRS) as memory:
        assert memory.parts(text, "en", "fr") == []
        with pytest.raises(UsageError, match="no text in de"):
            memory.parts(text, "en", "de")
