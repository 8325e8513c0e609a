"""The reader of TBX: concepts with their terms, whatever the version of the format."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from tmx import convert, read_tmx
from tmx.base.errors import InputError, UsageError
from tmx.base.report import Ledger
from tmx.formats.tbx import TBX, Term, TermEntry, read_concepts
from tmx.unit.model import TranslationUnit

STATUS = '<termNote type="administrativeStatus">{}</termNote>'


def tbx(path: Path, *entries: str) -> Path:
    path.write_text(
        f'<martif type="TBX"><text><body>{"".join(entries)}</body></text></martif>', encoding="utf-8"
    )
    return path


def lang_set(lang: str, *terms: str, more: str = "") -> str:
    groups = "".join(f"<tig><term>{term}</term>{more}</tig>" for term in terms)
    return f'<langSet xml:lang="{lang}">{groups}</langSet>'


def entry(*sets: str) -> str:
    return f"<termEntry>{''.join(sets)}</termEntry>"


def test_terms_come_with_language_status_and_notes(tmp_path: Path) -> None:
    path = tbx(
        tmp_path / "in.tbx",
        entry(
            "<note>of the concept</note>",
            lang_set("en", "dog", more="<note>of the term</note>"),
            lang_set("fr", "clébard", more=STATUS.format("deprecatedTerm-admn-sts")),
            lang_set("fr", "ch<!-- ? -->ien", more=STATUS.format("preferredTerm-admn-sts")),
            lang_set("de", " "),
        ),
        entry("<langSet><ntig><termGrp><term>lone</term></termGrp></ntig></langSet>"),
    )
    assert list(read_concepts(path)) == [
        TermEntry(
            (Term("dog", "en"), Term("clébard", "fr", deprecated=True), Term("chien", "fr")),
            ("of the concept", "of the term"),
        ),
        TermEntry((Term("lone", ""),)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<martif lang="en"><text><body><termEntry><langSet lang="en"><tig><term>pump</term></tig></langSet>'
        '<langSet lang="fr"><tig><term>pompe</term></tig></langSet></termEntry></body></text></martif>',
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry><langSec xml:lang="en"><termSec>'
        '<term>pump</term></termSec></langSec><langSec xml:lang="fr"><termSec><term>pompe</term></termSec></langSec>'
        "</conceptEntry></body></text></tbx>",
    ],
)
def test_both_versions_and_both_attributes_are_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "in.tbx").write_text(text, encoding="utf-8")
    (concept,) = read_concepts(tmp_path / "in.tbx")
    assert concept.terms == (Term("pump", "en"), Term("pompe", "fr"))


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = tmp_path / "in.tbx"
    path.write_text(
        f'<!DOCTYPE martif [<!ENTITY x SYSTEM "secret.txt">]><martif>{entry(lang_set("en", "&x;"))}</martif>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=r"declares an entity \(x\)"):
        list(read_concepts(path))
    path.write_text(
        f'<!DOCTYPE martif SYSTEM "http://example.invalid/TBX.dtd"><martif>{entry(lang_set("en", "a"))}</martif>',
        encoding="utf-8",
    )
    assert [concept.terms for concept in read_concepts(path)] == [(Term("a", "en"),)]


@pytest.mark.parametrize(
    ("content", "says"),
    [("<a/>", "its root is <a>"), ("<martif>", "not well-formed"), ("", "not well-formed")],
)
def test_what_is_not_tbx_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "in.tbx").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(read_concepts(tmp_path / "in.tbx"))
    with pytest.raises(UsageError, match="no such file"):
        list(read_concepts(tmp_path / "none.tbx"))


ENTRIES = (
    entry(lang_set("fr", "chien"), lang_set("en-GB", "dog"), lang_set("de", "Hund")),
    entry(lang_set("fr", "chat"), lang_set("de", "Katze")),
    entry(lang_set("en-GB", "cur", more=STATUS.format("deprecated")), lang_set("fr", "clébard", more=STATUS.format("deprecated"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "pairs", "remarks"),
    [
        ("en", "fr", [("dog", "chien")], ("1 unit left out: one side is empty", "1 unit left out: all terms are deprecated", "not read: 2 terms in de")),
        (None, None, [("chien", "dog")], ("1 unit left out: one side is empty", "1 unit left out: all terms are deprecated", "not read: 2 terms in de")),
        ("de", "fr", [("Hund", "chien"), ("Katze", "chat")], ("1 unit left out: one side is empty", "not read: 2 terms in en-GB")),
        (None, "fr", [("dog", "chien")], ("1 unit left out: one side is empty", "1 unit left out: all terms are deprecated", "not read: 2 terms in de")),
    ],
)  # fmt: skip
def test_a_concept_becomes_the_unit_of_a_pair(
    tmp_path: Path,
    source: str | None,
    target: str | None,
    pairs: list[tuple[str, str]],
    remarks: tuple[str, ...],
) -> None:
    path = tbx(tmp_path / "in.tbx", *ENTRIES)
    conversion = convert(path, tmp_path / "out.tmx", source_lang=source, target_lang=target)
    assert [(unit.source.text, unit.target.text) for unit in read_tmx(tmp_path / "out.tmx")] == pairs
    assert conversion.remarks == remarks


def test_a_language_never_serves_both_sides(tmp_path: Path) -> None:
    path = tbx(
        tmp_path / "in.tbx",
        entry(lang_set("en-US", "color")),
        entry(lang_set("en-US", "lift"), lang_set("en-GB", "elevator")),
    )
    convert(path, tmp_path / "out.tmx", source_lang="en-US", target_lang="en-GB")
    assert [unit.target.text for unit in read_tmx(tmp_path / "out.tmx")] == ["elevator"]


DTD = """
<!ELEMENT martif (martifHeader, text)> <!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?, revisionDesc?)> <!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT sourceDesc (p+)> <!ELEMENT p (#PCDATA)> <!ELEMENT encodingDesc (p+)> <!ELEMENT revisionDesc ANY>
<!ELEMENT titleStmt ANY> <!ELEMENT text (body)> <!ELEMENT body (termEntry+)>
<!ELEMENT termEntry ((descrip | descripGrp | admin | note | ref | xref)*, langSet+)>
<!ELEMENT langSet (note*, tig+)> <!ATTLIST langSet xml:lang CDATA #REQUIRED> <!ELEMENT tig (term, termNote*, note*)>
<!ELEMENT term (#PCDATA)> <!ELEMENT note (#PCDATA)> <!ELEMENT termNote ANY> <!ELEMENT descrip ANY>
<!ELEMENT descripGrp ANY> <!ELEMENT admin ANY> <!ELEMENT ref ANY> <!ELEMENT xref ANY>
"""
"""What the DTD of ISO 30042:2008 says of the order of the elements that we write."""


def test_what_is_written_has_the_order_of_the_standard_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    unit = TranslationUnit.pair("en", "rule of law", "fr", "état de droit", notes=["one", "two"])
    TBX.write(path, [unit], ("en", "fr"), Ledger())
    dtd, document = etree.DTD(StringIO(DTD)), etree.parse(path)
    assert dtd.validate(document), dtd.error_log
    assert document.findtext(".//sourceDesc/p") == "bitext"
    (entry,) = read_concepts(path)
    assert entry.notes == ("one", "two")
    assert [(term.lang, term.text) for term in entry.terms] == [
        ("en", "rule of law"),
        ("fr", "état de droit"),
    ]
