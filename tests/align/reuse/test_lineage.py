"""Lineage: each paragraph beside the one that it renews; nothing lost on either side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lineages import NEW, OLD, paragraphs, renewed, units

import align
from align.reuse.former import Former, read_former
from align.reuse.lineage import lineage
from align.reuse.lineage_words import shown_rows
from align.reuse.paragraphs import Paragraph, paragraphs_of_units
from align.reuse.renewal import in_order, renewals
from tmx.base.errors import BitextError, InputError, UsageError
from tmx.memory import Memory
from tmx.write.writer import write_tmx


def test_each_paragraph_beside_the_one_that_it_renews() -> None:
    found = renewed()
    assert [(row.kind, row.new, row.old, row.moved) for row in found.rows] == [
        ("changed", 0, 0, False),
        ("left out", None, 1, False),
        ("new", 1, None, False),
        ("changed", 2, 4, True),
        ("same", 3, 2, False),
        ("same", 4, 3, False),
        ("same", 5, 5, False),
    ]
    assert found.counts == {
        "same": 3,
        "changed": 2,
        "part": 0,
        "new": 1,
        "merged": 0,
        "left out": 1,
        "moved": 1,
    }


def test_a_translation_is_adapted_where_only_values_differ() -> None:
    first, *others = renewed().rows
    assert first.adapted == "Rappelant sa résolution 58/140 du 22 décembre 2003 sur la prévention du crime,"
    assert not any(row.adapted for row in others)


def test_a_paragraph_that_was_divided_is_found_twice() -> None:
    text = OLD[3][2][:-1] + " and " + OLD[4][2]
    former = Former("old", "en", "", (Paragraph(text), Paragraph(OLD[5][2])))
    found = lineage("new", "en", [Paragraph(OLD[3][2]), Paragraph(OLD[4][2]), Paragraph(OLD[5][2])], former)
    assert sorted(row.kind for row in found.rows) == ["changed", "part", "same"]
    assert [row.old for row in found.rows] == [0, 0, 1]


def test_paragraphs_that_were_merged_are_found_in_the_new_one() -> None:
    text = OLD[3][2][:-1] + " and " + OLD[4][2]
    old = tuple(Paragraph(OLD[place][2], number=str(place)) for place in (3, 4, 5))
    found = lineage(
        "new", "en", [Paragraph(text, number="1"), Paragraph(OLD[5][2])], Former("old", "en", "", old)
    )
    assert sorted(row.kind for row in found.rows) == ["changed", "merged", "same"]
    (merged,) = (row for row in found.rows if row.kind == "merged")
    assert (merged.new, merged.within) == (None, 0)
    texts = ["".join(piece.text for piece in shown.new) for shown in shown_rows(found)]
    assert any(shown.startswith("→ 1: Invites all States") for shown in texts)


TEXTS = st.lists(
    st.sampled_from([text for _, _, text in (*OLD, *NEW)] + ["12.", "A/59/1", "***"]), max_size=9
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_paragraph_is_there_once(new: list[str], old: list[str]) -> None:
    former = Former("old", "en", "", tuple(map(Paragraph, old)))
    found = lineage("new", "en", [Paragraph(text) for text in new], former)
    assert [row.new for row in found.rows if row.new is not None] == list(range(len(new)))
    assert sorted(row.old for row in found.rows if row.old is not None and row.kind != "part") == list(
        range(len(old))
    )
    pairs = [(row.kind, *found.pair(row)) for row in found.rows if row.kind != "part"]
    assert all((kind == "same") == (one == other) for kind, one, other in pairs)
    unmoved = [row.old for row in found.rows if row.old is not None and not row.moved and row.kind != "part"]
    assert unmoved == sorted(unmoved)


@settings(deadline=None)
@given(st.permutations(range(7)), st.lists(st.floats(0.1, 1), min_size=7, max_size=7))
def test_what_is_in_order_weighs_most(places: list[int], weights: list[float]) -> None:
    pairs = list(enumerate(places))
    best = 0.0
    for chosen in range(1 << 7):
        some = [pair for pair in pairs if chosen >> pair[0] & 1]
        if [place for _, place in some] == sorted(place for _, place in some):
            best = max(best, sum(weights[i] for i, _ in some))
    kept = in_order(pairs, weights)
    assert sum(weights[i] for i, _ in kept) == pytest.approx(best)


def test_a_document_renews_itself() -> None:
    same = renewals(paragraphs(OLD), paragraphs(OLD))
    assert list(same.pairs) == list(same.in_order) == [(place, place) for place in range(len(OLD))]


def test_units_of_one_paragraph_are_joined() -> None:
    rows = (
        ("preambular", "", "Recalling its resolution 57/173,"),
        ("preambular", "", "in particular the part on the Fund,"),
        ("preambular", "", "Noting the report,"),
        ("operative", "1", "Takes note of the report;"),
        ("operative", "1", "It invites all States to contribute;"),
        ("operative", "2", "Decides to remain seized."),
    )
    made = paragraphs_of_units(units(rows=rows))
    assert [one.text for one in made] == [
        f"{rows[0][2]} {rows[1][2]}",
        rows[2][2],
        f"{rows[3][2]} {rows[4][2]}",
        rows[5][2],
    ]
    assert made[0].translation == f"fr {rows[0][2]} fr {rows[1][2]}"
    assert len(paragraphs_of_units(units(rows=rows), joined=False)) == len(rows)


def test_units_say_what_paragraph_they_come_from(tmp_path: Path) -> None:
    texts = {
        "en": ["Goods are delivered. They are paid for.", "A party may withdraw. It says so.", "It ends."],
        "fr": [
            "Les biens sont livrés. Ils sont payés.",
            "Une partie peut se retirer. Elle le dit.",
            "Cela cesse.",
        ],
    }
    for lang, some in texts.items():
        (tmp_path / f"{lang}.txt").write_text("\n\n".join(some))
    alignment = align.align(tmp_path / "en.txt", tmp_path / "fr.txt", encoder="none")
    assert [pair.bead.type for pair in alignment] == ["1-1"] * 5
    made = paragraphs_of_units(alignment.units(min_confidence=0))
    assert [one.text for one in made] == texts["en"]
    assert [one.translation for one in made] == texts["fr"]


def test_the_document_that_matches_most_is_taken(tmp_path: Path) -> None:
    other = tuple((role, number, f"Something about {number} else") for role, number, _ in OLD[2:])
    write_tmx(tmp_path / "old.tmx", [*units("A/RES/0/9", other), *units()], source_lang="en")
    with Memory(tmp_path / "TM.db", write=True) as memory:
        memory.add("other", units("A/RES/0/9", other))
        memory.add("right", units())
    new = paragraphs(NEW)
    for name in ("old.tmx", "TM.db"):
        former = read_former(tmp_path / name, new, "en-US")
        assert former.name == "A/RES/1/1"
        assert len(former.paragraphs) == len(OLD)
    assert read_former(tmp_path / "TM.db", new, "en", document="other").name == "A/RES/0/9"
    assert read_former(tmp_path / "old.tmx", new, "en", document="A/RES/0/9").name == "A/RES/0/9"
    assert read_former(tmp_path / "TM.db", new, "en", document="A/RES/0/9").name == "A/RES/0/9"
    with pytest.raises(UsageError, match=r"TM.db: the memory has no document 'none'"):
        read_former(tmp_path / "TM.db", new, "en", document="none")
    with pytest.raises(UsageError, match="no document 'none'"):
        read_former(tmp_path / "old.tmx", new, "en", document="none")
    with pytest.raises(InputError, match="none of its documents is like the new one"):
        read_former(
            tmp_path / "old.tmx", [Paragraph("Nothing of the kind was ever written by anyone.")], "en"
        )
    with pytest.raises(BitextError, match="de"):
        read_former(tmp_path / "old.tmx", new, "de")


def test_a_document_in_one_language(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("\n\n".join(text for _, _, text in OLD), encoding="utf-8")
    former = read_former(tmp_path / "en.txt", paragraphs(NEW), "en")
    assert (former.target_lang, len(former.paragraphs)) == ("", len(OLD))
    with pytest.raises(UsageError, match="the earlier document is in en, the new one in fr"):
        read_former(tmp_path / "en.txt", paragraphs(NEW), "fr")
