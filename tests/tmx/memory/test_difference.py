"""The difference of two texts: complete, and told by words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmx.memory import differences

TEXTS = st.text(st.sampled_from("ab ,.1/é第\u0301\ufffc\n"), max_size=20)


@given(TEXTS, TEXTS)
def test_the_parts_make_up_both_texts(source: str, query: str) -> None:
    parts = differences(source, query)
    assert "".join(source[slice(*part.source)] for part in parts) == source
    assert "".join(query[slice(*part.query)] for part in parts) == query
    for part in parts:
        old, new = source[slice(*part.source)], query[slice(*part.query)]
        if part.kind == "equal":
            assert "".join(old.split()) == "".join(new.split())


def test_words_that_stand_for_others_are_replaced() -> None:
    source, query = "the report of 2003", "the second report of 2004"
    kinds = [(part.kind, *part.as_dict(source, query).values()) for part in differences(source, query)]
    assert [(kind, old, new) for kind, _, old, new in kinds] == [
        ("equal", "the ", "the "),
        ("added", "", "second "),
        ("equal", "report of ", "report of "),
        ("replaced", "2003", "2004"),
    ]
