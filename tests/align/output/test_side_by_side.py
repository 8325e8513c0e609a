"""Two texts side by side, to read and to print: all of the text, in rows of whole paragraphs, and nothing that runs."""

from __future__ import annotations

import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef, Segment
from align.core.config import Config
from align.core.document import Document
from align.output.side_by_side.docx import as_docx
from align.output.side_by_side.html import as_html
from align.output.side_by_side.rows import SideBySide, side_by_side
from align.review import Mark, ReviewedAlignment, Status, review_page
from tmx.base.errors import UsageError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cut(text: str, block: Block) -> list[Segment]:
    """The sentences of a paragraph, which end with "|" in these tests."""
    parts, start = [], 0
    for sentence in text.split("|"):
        parts.append(Segment(block, start, start + len(sentence)))
        start += len(sentence) + 1
    return parts


def aligned(
    source: list[Block | str], target: list[Block | str], *beads: tuple[int, int], lang: str = "fr"
) -> Alignment:
    """Paragraphs cut at "|", which counts as the space between sentences, and beads by their sizes."""
    sides = []
    for texts, code in ((source, "en"), (target, lang)):
        blocks, segments = [], []
        for text in texts:
            block = text if isinstance(text, Block) else Block(Kind.PARAGRAPH, (), text.replace("|", " "))
            blocks.append(block)
            segments += cut(text, block) if isinstance(text, str) else [Segment(block, 0, len(block.text))]
        sides.append((Document(f"{code}.txt", code, tuple(blocks)), tuple(segments)))
    made, at = [], [0, 0]
    for sizes in beads:
        ranges = [range(start, start + size) for start, size in zip(at, sizes, strict=True)]
        made.append(Bead(ranges[0], ranges[1], confidence=0.99 if all(sizes) else None))
        at = [start + size for start, size in zip(at, sizes, strict=True)]
    (one, first), (two, second) = sides
    return Alignment(one, two, first, second, tuple(made), Config(encoder="none"))


def cells(texts: SideBySide) -> list[tuple[str, list[str], list[str]]]:
    """The rows: units, and the paragraphs of both sides."""

    def shown(side: tuple[object, ...]) -> list[str]:
        return ["".join(p.before + p.text for p in one.passages) for one in side]  # type: ignore[attr-defined]

    return [(row.units, shown(row.source), shown(row.target)) for row in texts.rows]


def test_a_row_holds_whole_paragraphs_and_the_numbers_of_its_units() -> None:
    made = aligned(
        ["It rained.|They stayed in.", "Night came.", "Nobody spoke."],
        ["Il pleuvait.|Ils restèrent.", "La nuit vint. Nul ne parla."],
        *((1, 1), (1, 1), (2, 1)),
    )
    assert cells(side_by_side(made)) == [
        ("1–2", ["It rained. They stayed in."], ["Il pleuvait. Ils restèrent."]),
        ("3", ["Night came.", "Nobody spoke."], ["La nuit vint. Nul ne parla."]),
    ]


def test_a_sentence_without_counterpart_stays_in_its_paragraph_and_a_paragraph_without_one_has_a_row() -> (
    None
):
    made = aligned(
        ["It rained.|Hard.|They stayed in.", "Night came.", "Day came."],
        ["Il pleuvait.|Ils restèrent.", "Le jour vint."],
        *((1, 1), (1, 0), (1, 1), (1, 0), (1, 1)),
    )
    texts = side_by_side(made)
    assert cells(texts) == [
        ("1–3", ["It rained. Hard. They stayed in."], ["Il pleuvait. Ils restèrent."]),
        ("4", ["Night came."], []),
        ("5", ["Day came."], ["Le jour vint."]),
    ]
    assert [p.doubtful for row in texts.rows for p in row.passages].count(True) == 2
    assert '<td lang="fr" dir="ltr" class="none"></td>' in as_html(texts)
    assert [name for name, _ in texts.legend] == ["units", "doubt", "none"]


def test_headings_numbers_and_footnotes_are_shown_as_such() -> None:
    source: list[Block | str] = [
        Block(Kind.TITLE, (), "On rain"),
        Block(Kind.OPERATIVE, ("5",), "Notes the report;", "5.", (NoteRef(16, "2"),)),
        Block(Kind.FOOTNOTE, ("2",), "See page 3.", "2"),
    ]
    texts = side_by_side(aligned(source, source, (1, 1), (1, 1), (1, 1), lang="en"))
    page = as_html(texts)
    assert '<p class="h1"><span class="u0">On rain</span></p>' in page
    assert '<span class="label">5.</span> <span class="u0">Notes the report<sup>2</sup>;</span>' in page
    assert '<p class="note"><span class="label">2</span> <span class="u0">See page 3.</span></p>' in page


def test_what_a_reviewer_wrote_and_left_out_is_shown() -> None:
    made = aligned(["It rained.", "Hard."], ["Il pleuvait."], (1, 1), (1, 0))
    marks = [
        Mark(Status.CORRECTED, translation=False),
        Mark(Status.CORRECTED, target_text="Beaucoup."),
    ]
    texts = side_by_side(ReviewedAlignment.of(made, marks))
    assert cells(texts) == [("1", ["It rained."], ["Il pleuvait."]), ("2", ["Hard."], ["Beaucoup."])]
    assert [p.excluded for p in texts.rows[0].passages] == [True, True]
    assert [name for name, _ in texts.legend] == ["units", "excluded"]


def text_of(page: str) -> str:
    """What a browser shows of a page, and that nothing in it is an element of the texts."""
    parts: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag in {
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "h1",
                "ul",
                "li",
                "span",
                "table",
            } | {*("thead", "tr", "th", "small", "tbody", "td", "p", "sup", "br")}
            assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

        def handle_data(self, data: str) -> None:
            parts.append(data)

    Reader(convert_charrefs=True).feed(page)
    return "".join(parts)


def word_text(data: bytes, path: Path) -> str:
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join(element.text or "" for element in root.iter(f"{W}t"))


def test_text_cannot_become_markup(tmp_path: Path) -> None:
    bad = '<script>alert("x")</script> & <img src=x onerror=y>'
    texts = side_by_side(aligned([bad, "a\x01b\x0cc"], [bad, "x"], (1, 1), (1, 1)))
    assert bad in text_of(as_html(texts))
    assert bad in word_text(as_docx(texts), tmp_path / "a.docx")
    assert "abc" in word_text(as_docx(texts), tmp_path / "b.docx")


_WORDS = st.text(st.sampled_from("abc é<&"), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(st.lists(_WORDS, max_size=3), st.lists(_WORDS, max_size=3)), min_size=1, max_size=5)
)
def test_every_character_of_both_texts_is_in_a_row_once(parts: list[tuple[list[str], list[str]]]) -> None:
    parts = [(one, two) for one, two in parts if one or two] or [(["a"], ["b"])]
    sides: list[list[Block | str]] = [["|".join(pair[k]) for pair in parts if pair[k]] for k in (0, 1)]
    beads = [(len(one), len(two)) for one, two in parts]
    texts = side_by_side(aligned(sides[0], sides[1], *beads))
    for side, blocks in ((1, sides[0]), (2, sides[1])):
        shown = [paragraph for row in cells(texts) for paragraph in row[side]]
        assert shown == [str(block).replace("|", " ") for block in blocks]
    units = [number for row in texts.rows for number in range(row.first, row.last + 1)]
    assert units == list(range(1, len(beads) + 1))


def test_what_is_said_of_the_texts_is_in_the_language_asked_for() -> None:
    made = aligned(["It rained.", "Hard."], ["Il pleuvait."], (1, 1), (1, 0))
    page = as_html(side_by_side(made, "fr"))
    assert '<html lang="fr">' in page
    for words in ("Anglais", "Français", "Les numéros sont ceux des unités.", "Sans équivalent de ce côté."):
        assert words in page
    assert "Look at this" not in page


def test_texts_from_right_to_left_are_set_so() -> None:
    texts = side_by_side(aligned(["Peace."], ["سلام."], (1, 1), lang="ar"))
    assert '<td lang="ar" dir="rtl">' in as_html(texts)


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_the_suffix_chooses_the_document_to_read(resolution: Alignment, tmp_path: Path, suffix: str) -> None:
    resolution.save(tmp_path / f"pair{suffix}")
    data = (tmp_path / f"pair{suffix}").read_bytes()
    text = text_of(data.decode()) if suffix == ".html" else word_text(data, tmp_path / "x.docx")
    for pair in resolution:
        assert pair.source.text[:30] in text
        assert pair.target.text[:30] in text


def test_the_page_of_a_review_is_not_overwritten(resolution: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    review_page(resolution, path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="the page of a review is there"):
        resolution.save(path)
    assert path.read_bytes() == before
    resolution.save(tmp_path / "read.html")
    resolution.save(tmp_path / "read.html")


def test_a_review_does_not_overwrite_a_page_to_read(resolution: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "pair.html"
    resolution.save(path)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="a file that is not a review page is there"):
        review_page(resolution, path)
    assert path.read_bytes() == before
    path.write_bytes(b"")
    review_page(resolution, path)
    review_page(resolution, path, ui="fr")
    assert b'lang="fr"' in path.read_bytes()


def test_every_page_of_the_document_has_the_heads_and_its_number(
    resolution: Alignment, tmp_path: Path
) -> None:
    resolution.to_docx(tmp_path / "pair.docx")
    with zipfile.ZipFile(tmp_path / "pair.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        links = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        footer = etree.fromstring(archive.read("word/footer.xml"))
    first, *rest = body.iter(f"{W}tr")
    assert first.find(f".//{W}tblHeader") is not None
    assert not any(row.find(f".//{W}tblHeader") is not None for row in rest)
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]
    reference = next(body.iter(f"{W}footerReference"))
    name = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert [link.get("Target") for link in links if link.get("Id") == name] == ["footer.xml"]
