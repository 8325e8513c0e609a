"""Lineage: each paragraph beside the one that it renews; nothing lost on either side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bitext
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from align.reuse.former import Former, read_former
from align.reuse.lineage import Lineage, lineage
from align.reuse.lineage_files import LINEAGE_SUFFIXES, write_lineage
from align.reuse.lineage_words import shown_rows
from align.reuse.paragraphs import Paragraph, paragraphs_of_units
from align.reuse.renewal import in_order, renewals
from tmx.base.errors import BitextError, InputError, UsageError
from tmx.memory import Memory
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx

OLD = (
    ("preambular", "", "Recalling its resolution 57/173 of 18 December 2002 on crime prevention,"),
    ("preambular", "", "Emphasizing the role of the United Nations in the field of criminal justice,"),
    ("operative", "1", "Takes note of the report of the Secretary-General on the progress made;"),
    ("operative", "2", "Invites all States to make voluntary contributions to the Fund of the Programme;"),
    ("operative", "3", "Urges funding agencies to review their policies for development assistance;"),
    ("operative", "4", "Decides to remain seized of the matter."),
)
FRENCH = "Rappelant sa résolution 57/173 du 18 décembre 2002 sur la prévention du crime,"
NEW = (
    ("preambular", "", "Recalling its resolution 58/140 of 22 December 2003 on crime prevention,"),
    ("preambular", "", "Deeply concerned at the spread of piracy off the coasts of several regions,"),
    ("operative", "1", "Urges all funding agencies to review their policies for development assistance;"),
    ("operative", "2", "Takes note of the report of the Secretary-General on the progress made;"),
    ("operative", "3", "Invites all States to make voluntary contributions to the Fund of the Programme;"),
    ("operative", "4", "Decides to remain seized of the matter."),
)


def units(document: str = "A/RES/1/1", rows: tuple[tuple[str, str, str], ...] = OLD) -> list[TranslationUnit]:
    return [
        TranslationUnit.pair(
            "en",
            text,
            "fr",
            FRENCH if text == OLD[0][2] else f"fr {text}",
            properties={"x-document": document, "x-role": role} | ({"x-path": number} if number else {}),
        )
        for role, number, text in rows
    ]


def paragraphs(rows: tuple[tuple[str, str, str], ...]) -> list[Paragraph]:
    return [Paragraph(text, role, number) for role, number, text in rows]


def renewed() -> Lineage:
    former = Former("A/RES/1/1", "en", "fr", tuple(paragraphs_of_units(units())))
    return lineage("A/RES/2/1", "en", paragraphs(NEW), former)


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


@pytest.mark.parametrize("suffix", LINEAGE_SUFFIXES)
def test_files_hold_every_text_and_do_no_harm(tmp_path: Path, suffix: str) -> None:
    hostile = "=1+1 <script>alert(1)</script>\x0b & so on"
    former = Former("<b>", "en", "fr", (Paragraph(hostile, translation=hostile), Paragraph("Left out.")))
    found = lineage("=new", "en", [Paragraph(hostile.replace("so", "thus")), Paragraph("New.")], former)
    path = tmp_path / f"out{suffix}"
    write_lineage(found, path)
    if suffix == ".docx":
        import zipfile

        text = "".join(map(str, etree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).itertext()))
    else:
        text = path.read_text(encoding="utf-8")
    assert "Left out." in text
    assert "thus" in text
    if suffix.startswith(".htm"):
        assert "<script" not in text
        assert "<ins>thus</ins>" in text
        assert "<del>so</del>" in text
    if suffix == ".csv":
        assert ",=1" not in text


def test_the_command(tmp_path: Path) -> None:
    write_tmx(tmp_path / "old.tmx", units(), source_lang="en")
    (tmp_path / "en.txt").write_text("\n\n".join(text for _, _, text in NEW), encoding="utf-8")
    done = bitext("lineage", "en.txt", "old.tmx", cwd=tmp_path, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "3 as it was; 2 renewed with changes; 1 new; 1 left out; 1 moved" in " ".join(done.stdout.split())
    data = json.loads(bitext("lineage", "en.txt", "old.tmx", "--json", cwd=tmp_path).stdout)
    assert data["counts"]["moved"] == 1
    assert data["rows"][0]["difference"][1]["kind"] == "replaced"
    assert data["rows"][0]["target"] == FRENCH
    done = bitext("lineage", "en.txt", "old.tmx", "-o", "out.html", "-o", "out.docx", cwd=tmp_path)
    assert done.stdout.count("7 rows written") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["en.txt", "none.tmx"], 2, "none.tmx"),
        (["none.txt", "old.tmx"], 2, "none.txt"),
        (["en.txt", "old.tmx", "-o", "out.pdf"], 2, "unknown format of a lineage"),
        (["en.txt", "old.tmx", "--document", "x"], 2, "no document 'x'"),
        (["en.txt", "old.tmx", "--target-lang", "es"], 1, "es"),
        (["en.txt", "broken.db"], 1, "not a memory"),
    ],
)
def test_bad_use_and_bad_input(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    write_tmx(tmp_path / "old.tmx", units(), source_lang="en")
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\0 and no more")
    (tmp_path / "en.txt").write_text(NEW[0][2], encoding="utf-8")
    done = bitext("lineage", *arguments, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr
