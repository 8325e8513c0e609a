"""Structure of the real resolutions against gold and counts, and invariants on any text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from documents import accounted, ink, lines, set_lines
from hypothesis import example, given, settings
from hypothesis import strategies as st

from align import Document, Kind, read
from align.pipeline import document_from
from align.readers import PagedText, paginate
from align.structure.lines import document_from_lines


def text(content: str, lang: str = "en") -> Document:
    return document_from(paginate("text", content.split("\n")), lang)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_59_159_is_read_as_the_gold_has_it(corpora: Path, lang: str) -> None:
    folder = corpora / "A-RES-59-159"
    units = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["units"]
    document = read(folder / f"{lang}.txt")
    assert [
        (str(b.kind), list(b.path), b.text, [[r.offset, r.number] for r in b.refs]) for b in document
    ] == [(unit["role"], unit["path"], unit[lang]["text"], unit[lang]["refs"]) for unit in units]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("folder", "preambular", "operative", "footnotes", "refs"),
    [("A-RES-58-140", 22, 24, 4, 5), ("A-RES-57-173", 19, 20, 5, 5), ("A-RES-59-157", 5, 9, 1, 1)],
)
def test_the_other_resolutions_have_their_paragraphs(
    corpora: Path, folder: str, preambular: int, operative: int, footnotes: int, refs: int
) -> None:
    manifest = json.loads((corpora / "manifest.json").read_text(encoding="utf-8"))
    (entry,) = [entry for entry in manifest["documents"] if entry["folder"] == folder]
    document = read(corpora / folder / "en.txt")
    counts = Counter(block.kind for block in document)
    assert (counts[Kind.PREAMBULAR], counts[Kind.OPERATIVE], counts[Kind.FOOTNOTE]) == (
        preambular,
        operative,
        footnotes,
    )
    assert counts[Kind.PARAGRAPH] == counts[Kind.HEADING] == 0
    assert sum(len(block.refs) for block in document) == refs
    assert [block.path for block in document.of_kind(Kind.OPERATIVE)] == [
        (str(number),) for number in range(1, operative + 1)
    ]
    assert document.of_kind(Kind.TITLE)[0].text == entry["title"]
    assert (document.symbol, document.facts["date"]) == (entry["symbol"], entry["date"])
    assert document.facts.get("agenda_item") == entry["agenda_item"]
    # The texts of PDFs have no masthead, so that the session is not in them.
    session = str(entry["session"]) if entry["layout"].startswith("text of a word") else None
    assert document.facts.get("session") == session
    assert document.warnings == ()


def test_every_character_of_the_corpus_is_accounted_for(corpora: Path) -> None:
    for path in corpora.glob("*/*.txt"):
        assert accounted(read(path)) == ink(path.read_text(encoding="utf-8")), path


@settings(max_examples=300)
@given(lines, st.sampled_from(["en", "fr"]))
@example(["0\xa0\xad"], "en")
def test_nothing_is_lost_from_any_text(content: list[str], lang: str) -> None:
    document = document_from(paginate("text", content), lang)
    assert accounted(document) == ink("\n".join(content))
    for block in document:
        assert list(block.lines) == sorted(block.lines)
        assert all(1 <= number <= len(content) for number in block.lines)


@settings(max_examples=200)
@given(set_lines(), st.sampled_from(["en", "fr"]))
def test_nothing_is_lost_from_lines_whose_setting_is_known(content: PagedText, lang: str) -> None:
    assert accounted(document_from(content, lang)) == ink("\n".join(content.texts))


@given(lines)
def test_line_mode_keeps_every_line_in_its_place(content: list[str]) -> None:
    document = document_from_lines(paginate("text", content), "en")
    assert [block.text for block in document] == [line.strip() for line in content]


RESOLUTION = """ 60/1. Title of the resolution

 The General Assembly,

 Recalling its resolution 59/1 of 18 December 2004,

{body}

10th plenary meeting
20 December 2005
"""


def operative(body: str) -> list[tuple[tuple[str, ...], str]]:
    document = text(RESOLUTION.format(body=body))
    return [(block.path, block.text) for block in document.of_kind(Kind.OPERATIVE)]


def test_sub_paragraphs_get_their_path() -> None:
    body = "\n\n".join(
        [
            " 1. Requests the Office:",
            " (a) To assist States:",
            " (i) In this;",
            " (ii) In that;",
            " (b) To report;",
            " 2. Decides to meet.",
        ]
    )
    assert [path for path, _ in operative(body)] == [
        ("1",),
        ("1", "a"),
        ("1", "a", "i"),
        ("1", "a", "ii"),
        ("1", "b"),
        ("2",),
    ]


def test_the_letter_i_after_h_is_not_a_roman_numeral() -> None:
    letters = "abcdefghij"
    body = " 1. Requests:\n\n" + "\n\n".join(f" ({letter}) Item;" for letter in letters)
    assert [path for path, _ in operative(body)][1:] == [("1", letter) for letter in letters]


def test_french_labels_give_the_same_paths() -> None:
    body = " 1. Prie :\n\n a) Ceci :\n\n i) Un ;\n\n ii) Deux ;\n\n b) Cela."
    french = RESOLUTION.replace("The General Assembly,", "L’Assemblée générale,").format(body=body)
    document = text(french, "fr")
    assert [block.path for block in document.of_kind(Kind.OPERATIVE)] == [
        ("1",),
        ("1", "a"),
        ("1", "a", "i"),
        ("1", "a", "ii"),
        ("1", "b"),
    ]


def test_a_page_break_inside_a_sentence_is_closed() -> None:
    body = (
        " 1. Invites States to support the activities,1 and to contribute in the field of crime \n\n"
        "_______________ \n1 See resolution 55/2. \n2 Resolution 55/59. \n3 Held on 20 and \n21 May 2004 in Vienna. \n\n\n"
        "A/RES/60/1 \n\n5 \n\nprevention2 and criminal justice;3 \n\n 2. Decides to meet. "
    )
    document = text(RESOLUTION.format(body=body))
    first = document.of_kind(Kind.OPERATIVE)[0]
    assert first.text == (
        "Invites States to support the activities, and to contribute in the field of crime prevention and "
        "criminal justice;"
    )
    assert [ref.number for ref in first.refs] == ["1", "2", "3"]
    assert [block.text for block in document.of_kind(Kind.FOOTNOTE)] == [
        "See resolution 55/2.",
        "Resolution 55/59.",
        "Held on 20 and 21 May 2004 in Vienna.",
    ]


def test_sections_annexes_and_contents() -> None:
    document = text(
        RESOLUTION.format(
            body=" I\n\n Preparations\n\n 1. Decides to meet;\n\n II\n\n 1. Requests a report.\n\n"
            " Annex\n\n Rules of procedure\n\n Contents\n\n Membership ........ 3\n\n 1. Members are elected."
        )
    )
    kinds = {(block.kind, block.path, block.text) for block in document}
    assert (Kind.HEADING, ("I",), "I") in kinds
    assert (Kind.HEADING, ("annex",), "Annex") in kinds
    assert (Kind.TOC, (), "Membership ........ 3") in kinds
    paths = [block.path for block in document if block.label and block.kind is not Kind.TITLE]
    assert paths == [("I", "1"), ("II", "1"), ("annex", "1")]


def test_numbers_that_are_missing_or_doubled_are_reported_with_their_line() -> None:
    body = " 1. Decides this;\n\n 2. Decides that;\n\n 2. Requests this;\n\n 5. Requests that."
    document = text(RESOLUTION.format(body=body))
    assert document.warnings == (
        "text: line 11: paragraph 2 appears twice",
        "text: line 13: paragraph 5 comes after paragraph 2; 3–4 are missing",
    )


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ("2 3", "paragraph 2 is the first; 1 is missing"),
        ("4 5", "paragraph 4 is the first; 1–3 are missing"),
        ("1 3", "paragraph 3 comes after paragraph 1; 2 is missing"),
        ("1 1", "paragraph 1 appears twice"),
        ("1 2 3 2", "paragraph 2 comes after paragraph 3"),
    ],
)
def test_what_is_said_of_numbers_out_of_order(numbers: str, fault: str) -> None:
    body = "\n\n".join(f" {number}. Decides this;" for number in numbers.split())
    (warning,) = text(RESOLUTION.format(body=body)).warnings
    assert warning.partition(": line ")[2].partition(": ")[2] == fault


@pytest.mark.parametrize("numbers", ["1 2 3 1 2", "1 2 1 2 3"])
def test_numbers_that_begin_again_are_in_order(numbers: str) -> None:
    body = "\n\n".join(f" {number}. Decides this;" for number in numbers.split())
    assert text(RESOLUTION.format(body=body)).warnings == ()


def test_a_text_without_structure_is_paragraphs() -> None:
    document = text("It was a dark night.\nThe rain fell.\n\nNobody came.")
    assert {block.kind for block in document} == {Kind.PARAGRAPH}
    assert [block.text for block in document] == ["It was a dark night.", "The rain fell.", "Nobody came."]


@pytest.mark.parametrize(
    ("lang", "name", "organ", "formula"),
    [
        ("en", ("UNITED", "NATIONS"), "General Assembly", "The General Assembly,"),
        ("fr", ("NATIONS", "UNIES"), "Assemblée générale", "L’Assemblée générale,"),
        ("es", ("NACIONES", "UNIDAS"), "Asamblea General", "La Asamblea General,"),
    ],
)
def test_a_masthead_with_the_letter_of_the_organ_on_its_line(
    lang: str, name: tuple[str, str], organ: str, formula: str
) -> None:
    for first, second in ((f"{name[0]}          A", name[1]), (name[0], f"{name[1]}          A"), (*name,)):
        text = f"{first}\n{second}\n\n     {organ}\n\n     A/RES/49/7\n\n49/7.  Peace\n\n     {formula}\n\n"
        document = document_from(paginate("text", text.splitlines()), lang)
        assert not any(word in block.text for block in document for word in (*name, organ) if word.isupper())
