"""Lists of texts as the way in."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import align
from tmx.base.errors import InputError, UsageError

EN = ["The cat sleeps.", "It is raining today.\nWe stay at home.", "Goodbye, 2004."]
FR = ["Le chat dort.", "Il pleut aujourd'hui. Nous restons à la maison.", "Adieu, 2004."]


def test_each_text_is_a_segment_and_line_ends_become_spaces() -> None:
    found = align.align_texts(EN, FR)
    assert found.langs == ("en", "fr")
    assert [(pair.source.text, pair.target.text) for pair in found] == [
        (ours.replace("\n", " "), theirs) for ours, theirs in zip(EN, FR, strict=True)
    ]
    assert [list(bead.source) for bead in found.beads] == [[0], [1], [2]]
    assert found.config.segment == "line"


def test_paragraphs_are_cut_on_request() -> None:
    found = align.align_texts(EN, FR, segment="sentence", encoder="none")
    assert [pair.source.text for pair in found][1:3] == ["It is raining today.", "We stay at home."]


def test_the_columns_of_a_frame_are_lists_of_texts() -> None:
    frame = pd.DataFrame({"en": EN, "fr": FR})
    found = align.align_texts(frame["en"], frame["fr"], encoder="none")
    assert [pair.target.text for pair in found] == FR
    with pytest.raises(UsageError, match="text 2 of the target is not a string: nan"):
        align.align_texts(EN, pd.Series(["a", float("nan")]))


@pytest.mark.parametrize(
    ("source", "target", "error", "says"),
    [
        ("a text", FR, UsageError, "the source is not a list of texts"),
        (EN, 5, UsageError, "the target is not a list of texts"),
        (EN, [None], UsageError, "text 1 of the target is not a string: None"),
        ([], FR, InputError, "the source has no texts"),
        (EN, ["", " \n"], InputError, "the target has no texts"),
        (["a", "\ud800"], FR, InputError, "text 2 of the source contains an unpaired surrogate"),
        (EN, EN, UsageError, "both sides are in the same language"),
    ],
)
def test_what_is_no_list_of_texts_is_refused(
    source: object, target: object, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        align.align_texts(source, target)  # type: ignore[arg-type]


def test_an_unknown_option_and_language_are_refused() -> None:
    with pytest.raises(UsageError, match="unknown option: encodr"):
        align.align_texts(EN, FR, encodr="none")
    with pytest.raises(UsageError, match="language"):
        align.align_texts(EN, FR, source_lang="english please")


@given(
    st.lists(st.text("ab. \n\f\r\u2028", max_size=12), min_size=1, max_size=6).filter(
        lambda texts: any(text.strip() for text in texts)
    )
)
def test_every_text_is_one_segment_in_its_place(texts: list[str]) -> None:
    found = align.align_texts(texts, ["x", "y"], source_lang="en", target_lang="fr", encoder="none")
    assert [" ".join(segment.text.split()) for segment in found.source_segments] == [
        " ".join(text.split()) for text in texts
    ]
