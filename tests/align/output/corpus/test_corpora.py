"""An alignment as a corpus: nothing of the texts is lost, links are exact, and all of it is harmless."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora_written import reviewed, text_of_vertical, treaty
from lxml import etree

import align
from align.alignment import Alignment
from align.output.corpus.tei import NAMESPACE
from align.review import Mark, Status
from tmx.base.errors import OutputError
from tmx.base.report import WriteReport

TEI = {"t": NAMESPACE}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(alignment: Alignment, path: Path) -> WriteReport:
    report = alignment.save(path)
    assert report is not None
    return report


def links(path: Path) -> list[tuple[str, ...]]:
    root = etree.parse(path).getroot()
    return [tuple(link.get("target", "").split()) for link in root.iterfind(".//t:link", TEI)]


def test_tei_holds_both_texts_as_they_are_and_links_to_every_sentence(tmp_path: Path) -> None:
    alignment = treaty()
    report = written(alignment, tmp_path / "pair.tei")
    root = etree.parse(tmp_path / "pair.tei").getroot()
    for side, text in zip(
        (alignment.source, alignment.target), root.iterfind(".//t:group/t:text", TEI), strict=True
    ):
        found = [
            ("".join(map(str, ab.itertext())), ab.get("type"), ab.get("n"))
            for ab in text.iterfind(".//t:ab", TEI)
        ]
        assert found == [(block.text, block.kind, block.number or None) for block in side]
    names = [s.get(ID) for s in root.iterfind(".//t:s", TEI)]
    assert names == [f"en.{k}" for k in range(1, 7)] + [f"fr.{k}" for k in range(1, 6)]
    assert links(tmp_path / "pair.tei") == [
        ("#en.1", "#en.2", "#fr.1"),
        ("#en.4", "#fr.3"),
        ("#en.5", "#fr.2"),
        ("#en.6", "#fr.5"),
    ]
    first, second = list(root.iterfind(".//t:link", TEI))[:2]
    assert (first.get("n"), first.get("type"), first.get("cert")) == ("1", "2-1", "0.9000")
    assert second.get("subtype") == "crossing"
    assert report.written == 6
    assert report.altered == {"written without a link (no counterpart)": 2}


def test_tei_refers_to_the_footnote_where_the_reference_was(tmp_path: Path) -> None:
    treaty().to_tei(tmp_path / "pair.xml")
    [ref] = etree.parse(tmp_path / "pair.xml").getroot().iterfind(".//t:ref", TEI)
    parent = ref.getparent()
    assert parent is not None
    assert (parent.text, ref.get("n"), ref.get("target"), ref.tail) == (
        "The <Parties> agree.",
        "1",
        "#en.6",
        None,
    )


def test_vertical_text_has_the_same_sentences_and_both_maps_the_same_links(tmp_path: Path) -> None:
    alignment = treaty()
    report = written(alignment, tmp_path / "pair-1.vert")
    files = [
        tmp_path / f"pair-1{end}" for end in (".en.vert", ".fr.vert", ".cwb-align.txt", ".sketch-map.txt")
    ]
    assert [report.path, *report.also] == files == sorted(tmp_path.iterdir(), key=files.index)
    ours, theirs, cwb, sketch = (file.read_text(encoding="utf-8").splitlines() for file in files)
    assert text_of_vertical(ours) == [segment.text for segment in alignment.source_segments]
    assert text_of_vertical(theirs) == [segment.text for segment in alignment.target_segments]
    assert ours[:5] == [
        '<text id="en.txt" lang="en">',
        '<p role="paragraph" n="1">',
        '<s id="en.1" unit="1" type="2-1" confidence="0.9000">',
        "The",
        "&lt;",
    ]
    assert cwb[:2] == ["PAIR_1_EN\tPAIR_1_FR\ts\t{id}", "en.1 en.2\tfr.1"]
    assert sketch == ["0,1\t0", "2\t-1", "3\t2", "4\t1", "-1\t3", "5\t4"]


def test_paraconc_has_as_many_segments_on_each_side(tmp_path: Path) -> None:
    report = written(treaty(), tmp_path / "pair.paraconc")
    ours, theirs = (
        (tmp_path / f"pair.paraconc.{lang}.txt").read_text(encoding="utf-8").splitlines()
        for lang in ("en", "fr")
    )
    assert len(ours) == len(theirs) == 6
    assert ours[0] == '<seg id="1">The &lt;Parties&gt; agree. They sign.</seg>'
    assert (theirs[1], ours[4]) == ('<seg id="2"></seg>', '<seg id="5"></seg>')
    assert theirs[2] == '<seg id="3">Poisson</seg>'
    assert report.altered == {"written beside an empty segment (no counterpart)": 2}


MARKS = {
    1: Mark(Status.CORRECTED, target_text="Les Parties\tsont d’accord et signent."),
    2: Mark(Status.CORRECTED, target_text="En anglais aussi."),
    4: Mark(Status.CORRECTED, translation=False),
}


def test_a_reviewed_text_has_the_wording_of_the_reviewer_and_no_link_that_was_excluded(
    tmp_path: Path,
) -> None:
    report = written(reviewed(treaty(), MARKS), tmp_path / "pair.xml")
    root = etree.parse(tmp_path / "pair.xml").getroot()
    theirs = [
        "".join(map(str, s.itertext()))
        for s in root.iterfind(".//t:s", TEI)
        if s.get(ID, "").startswith("fr")
    ]
    assert theirs[:3] == ["Les Parties\tsont d’accord et signent.", "En anglais aussi.", "Pain"]
    assert links(tmp_path / "pair.xml") == [
        ("#en.1", "#en.2", "#fr.1"),
        ("#en.3", "#fr.2"),
        ("#en.4", "#fr.4"),
        ("#en.6", "#fr.6"),
    ]
    assert report.altered == {
        "written without a link (by decision of the reviewer)": 1,
        "written without a link (no counterpart)": 1,
    }
    report = written(reviewed(treaty(), MARKS), tmp_path / "pair.paraconc")
    assert report.left_out == {"by decision of the reviewer": 1}
    lines = (tmp_path / "pair.paraconc.fr.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '<seg id="1">Les Parties\tsont d’accord et signent.</seg>'
    assert [line.split('"')[1] for line in lines] == ["1", "2", "3", "5", "6"]
    written(reviewed(treaty(), MARKS), tmp_path / "pair.vert")
    lines = (tmp_path / "pair.sketch-map.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["0,1\t0", "2\t1", "3\t3", "4\t-1", "-1\t2", "-1\t4", "5\t5"]


def test_a_text_aligned_with_one_of_its_language_has_names_of_its_own(tmp_path: Path) -> None:
    found = align.align_texts(["A cat."], ["The cat."], source_lang="en", target_lang="en", encoder="none")
    for suffix in ("xml", "vert", "paraconc"):
        found.save(tmp_path / f"pair.{suffix}")
    assert {file.name for file in tmp_path.iterdir()} == {
        "pair.xml",
        *(f"pair.{end}" for end in ("source.vert", "target.vert", "cwb-align.txt", "sketch-map.txt")),
        *(f"pair.paraconc.{side}.txt" for side in ("source", "target")),
    }
    assert links(tmp_path / "pair.xml") == [("#source.1", "#target.1")]


def test_a_name_cannot_break_a_tag_and_a_control_character_is_removed_and_counted(tmp_path: Path) -> None:
    found = align.align_texts(
        ["a\x01b <s>"], ['<g/> "c"'], source_lang="en", target_lang="fr", encoder="none"
    )
    object.__setattr__(found.source, "name", 'x" onload="<y>')
    report = written(found, tmp_path / "pair.vert")
    lines = (tmp_path / "pair.en.vert").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '<text id="x&quot; onload=&quot;&lt;y&gt;" lang="en">'
    assert text_of_vertical(lines) == ["ab <s>"]
    assert report.altered["illegal character removed"] == 1
    found.to_tei(tmp_path / "pair.xml")
    assert etree.parse(tmp_path / "pair.xml").getroot().findtext(".//t:s", namespaces=TEI) == "ab <s>"


def test_a_folder_that_is_not_there_leaves_no_file(tmp_path: Path) -> None:
    for suffix in ("xml", "vert", "paraconc"):
        with pytest.raises(OutputError, match="cannot write"):
            treaty().save(tmp_path / "none" / f"pair.{suffix}")
    (tmp_path / "pair.fr.vert").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        treaty().to_vertical(tmp_path / "pair")
    assert [file.name for file in tmp_path.iterdir()] == ["pair.fr.vert"]
