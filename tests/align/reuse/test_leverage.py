"""The analysis: every segment once, in the first band that fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from analyses import REPORT, lines_of, memory_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.api import read
from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.reuse.analysis import Leverage
from align.reuse.bands import KEYS, band_of
from align.reuse.leverage import leverage
from align.reuse.pieces import Level
from tmx.base.errors import BitextError, InputError, UsageError
from tmx.base.words import count_words
from tmx.memory import Memory
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit


def analysed(
    memory: Path, *documents: Document, level: Level = "paragraph", internal: bool = False
) -> Leverage:
    with Memory(memory) as opened:
        return leverage(documents, opened, level=level, internal=internal)


def bands(analysis: Leverage) -> list[str]:
    return [one.band for one in analysis.analysed]


def test_each_segment_is_in_the_first_band_that_fits(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", REPORT)
    document = lines_of(
        REPORT[3],  # in the memory, but not first there
        REPORT[3],
        REPORT[1].replace("offices", "office"),
        REPORT[1].replace("regional", "six other local"),
        "Nothing of this was ever said.",
        REPORT[2],
    )
    found = analysed(memory, document)
    assert [one.score for one in found.analysed][:2] == [100, 100]
    assert bands(found) == ["100", "repetitions", "85-94", "75-84", "none", "100"]
    assert [band_of(one.score) for one in found.analysed[2:4]] == bands(found)[2:4]


def test_a_context_match_has_both_neighbours_in_one_document(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", REPORT)
    assert bands(analysed(memory, lines_of(*REPORT))) == ["context"] * 4
    shortened = bands(analysed(memory, lines_of(*REPORT[:3])))
    assert shortened == ["context", "context", "100"]  # the last is not the last there
    memory_of(memory, REPORT[:3], document="earlier")
    assert bands(analysed(memory, lines_of(*REPORT[:3]))) == ["context"] * 3


def test_what_the_target_language_lacks_is_no_match(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", REPORT[:2])
    memory_of(memory, REPORT[2:], document="German", target="de")
    with Memory(memory) as opened:
        assert bands(leverage([lines_of(*REPORT)], opened, target_lang="de"))[:2] == ["none", "none"]
        with pytest.raises(UsageError, match="the memory has fr, de"):
            leverage([lines_of(*REPORT)], opened)


def test_internal_fuzzies_are_earlier_ones_only(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", ["Something else entirely."])
    similar = [
        REPORT[1],
        REPORT[1].replace("offices", "office"),
        REPORT[1].replace("regional", "six other local"),
    ]
    documents = [lines_of(*similar[:2]), lines_of(similar[2], similar[0])]
    assert bands(analysed(memory, *documents)) == ["none", "none", "none", "repetitions"]
    found = analysed(memory, *documents, internal=True)
    assert bands(found) == ["none", "85-94", "75-84", "repetitions"]
    assert [one.internal for one in found.analysed] == [False, True, True, False]
    assert found.internal.segments == 2


def test_a_better_match_of_the_memory_is_kept(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", [REPORT[1]])
    document = lines_of(
        REPORT[1].replace("regional", "six other local"), REPORT[1].replace("offices", "office")
    )
    found = analysed(memory, document, internal=True)
    assert [one.internal for one in found.analysed] == [False, False]


def test_footnote_references_match_with_and_without_their_codes(tmp_path: Path) -> None:
    block = Block(Kind.PARAGRAPH, (), REPORT[1], refs=(NoteRef(10, "1"),))
    document = replace(lines_of(REPORT[0]), blocks=(block,))
    plain = memory_of(tmp_path / "plain.db", [REPORT[1]])
    coded = tmp_path / "coded.db"
    content = (REPORT[1][:10], Inline("ph", {"x": "1"}, ()), REPORT[1][10:])
    with Memory(coded, write=True) as memory:
        memory.add("coded", [TranslationUnit.pair("en", content, "fr", "fr")])
    assert bands(analysed(plain, document)) == bands(analysed(coded, document)) == ["context"]
    with Memory(coded, write=True) as memory:
        memory.add("next", [TranslationUnit.pair("en", text, "fr", "fr") for text in (content, REPORT[2])])
    document = replace(document, blocks=(block, *lines_of(REPORT[2]).blocks))
    assert bands(analysed(coded, document)) == ["context", "context"]


LONG = (
    "The Assembly requests the Secretary-General to report on the work of the offices in all the regions, "
    "and urges Member States to provide the means that the offices need for the coming two years."
)


def test_long_sentences_are_cut_where_that_saves_work(tmp_path: Path) -> None:
    document = lines_of(LONG)
    clause = LONG[LONG.index("and urges") :]
    whole = analysed(memory_of(tmp_path / "whole.db", [LONG]), document, level="clause")
    assert [one.segment.text for one in whole.analysed] == [LONG]
    none = analysed(memory_of(tmp_path / "none.db", REPORT), document, level="clause")
    assert [one.segment.text for one in none.analysed] == [LONG]
    cut = analysed(memory_of(tmp_path / "cut.db", [clause]), document, level="clause")
    assert [one.segment.text for one in cut.analysed] == [LONG[: -len(clause)].rstrip(), clause]
    assert bands(cut) == ["none", "100"]


def test_paragraphs_and_sentences(tmp_path: Path) -> None:
    memory = memory_of(tmp_path / "TM.db", REPORT)
    document = read(" ".join(REPORT[:3]) + "\n", "en")
    assert bands(analysed(memory, document, level="sentence")) == ["context", "context", "100"]
    assert len(analysed(memory, document).analysed) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*REPORT, *(text.replace("the", "a") for text in REPORT)]), min_size=1, max_size=8
    )
)
def test_everything_is_counted_once(tmp_path: Path, texts: list[str]) -> None:
    memory = tmp_path / "TM.db"
    if not memory.exists():
        memory_of(memory, REPORT)
    found = analysed(memory, lines_of(*texts), internal=True)
    counts = found.bands()
    assert list(counts) == list(KEYS)
    assert sum(count.segments for count in counts.values()) == len(texts)
    assert sum(count.words for count in counts.values()) == sum(map(count_words, texts))
    assert sum(count.characters for count in counts.values()) == sum(map(len, texts))
    for band in KEYS:
        assert counts[band].words == sum(found.bands(role=role)[band].words for role in found.roles)
    assert found.to_pandas()["words"].sum() == sum(map(count_words, texts))
    assert 0 <= found.weighted(counts) <= sum(map(count_words, texts))


@pytest.mark.parametrize(
    ("given", "said"),
    [({"99": 0.5}, "no band '99'"), ({"none": 1.5}, "weight of none is 1.5"), ({"100": float("nan")}, "nan")],
)
def test_weights_that_cannot_be(tmp_path: Path, given: dict[str, float], said: str) -> None:
    with Memory(memory_of(tmp_path / "TM.db", REPORT)) as memory, pytest.raises(UsageError, match=said):
        leverage([lines_of("One.")], memory, weights=given)


def test_bad_input_is_named(tmp_path: Path) -> None:
    with Memory(memory_of(tmp_path / "TM.db", REPORT)) as memory:
        with pytest.raises(UsageError, match="no text in de: it has en, fr"):
            leverage([replace(lines_of("Eins."), lang="de")], memory)
        with pytest.raises(UsageError, match="several languages"):
            leverage([lines_of("One."), replace(lines_of("Un."), lang="fr")], memory)
        with pytest.raises(UsageError, match="one language: en"):
            leverage([lines_of("One.")], memory, target_lang="en")
        with pytest.raises(InputError, match="no text to analyse"):
            leverage([replace(lines_of("One."), blocks=())], memory)
    with Memory(tmp_path / "empty.db", write=True) as memory, pytest.raises(BitextError, match="it is empty"):
        leverage([lines_of("One.")], memory)
