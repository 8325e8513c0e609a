"""Sentences and clauses: right on the real cases, and never a character lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from align import Block, Kind, Segment, read
from align.segmentation import cut_alike, segment_block, sentence_spans


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["See No. 5.", "Ibid., p. 3."]),
        ("en", ["Mr. Smith left.", "He had paras. 3 and 4.", "See Add.1, vol. II and chap. V."]),
        ("en", ["“Go!” she said.", "He went.", "(See para. 5.)", "Then?", "Yes!"]),
        ("en", ["Dr. J. Smith and e.g. Prof. Brown met.", "They talked…", "And left."]),
        ("en", ["See annex I.", "The rest follows."]),
        ("fr", ["M. Dupont est là.", "« Viens ! » dit-il.", "« Pars ! »", "Il partit."]),
        ("fr", ["Voir art. 5, par. 2, Supplément no. 10.", "Fin."]),
        ("de", ["Am 18. Dezember kam er.", "Dann ging er."]),
        ("zh", ["你好。", "我们走吧！"]),
        ("ar", ["هل وصل؟", "نعم."]),
    ],
)
def test_where_sentences_end(lang: str, expected: list[str]) -> None:
    joined = ("" if lang == "zh" else " ").join(expected)
    assert sentences(joined, lang) == expected


@given(
    st.text() | st.text("。！？」”.!? aA0é\n", max_size=30), st.sampled_from(["en", "fr", "de", "zh", "xx"])
)
@example("。0", "en")
def test_only_white_space_is_between_sentences(text: str, lang: str) -> None:
    """After the full-width marks of Chinese and Japanese there need not even be that, whatever the language."""
    end = 0
    for index, (start, stop) in enumerate(sentence_spans(text, lang)):
        unspaced = start == end and re.search(r"[。！？][」』”）]*$", text[:end]) is not None
        assert text[end:start].isspace() or unspaced or (index == start == 0)
        assert start <= stop
        end = stop
    assert end == len(text)


@given(st.text(" ab.;:,!? and requests which including", max_size=200))
def test_clauses_cover_their_sentence(text: str) -> None:
    block = Block(Kind.OPERATIVE, (), text.strip())
    segment = Segment(block, 0, len(block.text))
    clauses, others = cut_alike(segment, segment, "en", "en")
    assert len(clauses) == len(others)
    assert "".join(clause.text for clause in clauses).replace(" ", "") == block.text.replace(" ", "")


def test_sentences_of_59_159_lose_nothing(corpora: Path) -> None:
    for lang in ("en", "fr"):
        for block in read(corpora / "A-RES-59-159" / f"{lang}.txt"):
            segments = segment_block(block, lang)
            assert " ".join(segment.text for segment in segments) == block.text
            assert sum(len(segment.refs) for segment in segments) == len(block.refs)


def test_a_long_paragraph_is_cut_where_both_languages_can_be(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    pair = [
        next(b for b in read(folder / f"{lang}.txt") if b.kind is Kind.OPERATIVE and b.path == ("12",))
        for lang in ("en", "fr")
    ]
    source, target = cut_alike(segment_block(pair[0], "en")[0], segment_block(pair[1], "fr")[0], "en", "fr")
    assert [segment.text.split()[:3] for segment in source] == [
        ["Welcomes", "the", "efforts"],
        ["and", "calls", "upon"],
    ]
    assert [segment.text.split()[:3] for segment in target] == [
        ["Sait", "gré", "à"],
        ["et", "lui", "demande"],
    ]


def test_a_reference_belongs_to_the_segment_it_ends() -> None:
    from align import NoteRef

    block = Block(Kind.PARAGRAPH, (), "One. Two.", refs=(NoteRef(4, "1"), NoteRef(9, "2")))
    first, second = segment_block(block, "en")
    assert [ref.number for ref in first.refs] == ["1"]
    assert [(ref.offset, ref.number) for ref in second.refs] == [(4, "2")]


@given(st.text("Ab. ", max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_every_reference_belongs_to_one_sentence(text: str, offsets: list[int]) -> None:
    from align import NoteRef

    text = text.strip()
    refs = tuple(NoteRef(offset, str(n)) for n, offset in enumerate(sorted(offsets)) if offset <= len(text))
    block = Block(Kind.PARAGRAPH, (), text, refs=refs)
    found = [ref.number for segment in segment_block(block, "en") for ref in segment.refs]
    assert found == [ref.number for ref in refs]
