"""The reader of TBX: concepts with their terms, whatever the version of the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmx import convert, read_tmx
from tmx.base.errors import InputError, UsageError
from tmx.formats.base import Languages
from tmx.formats.tbx import TBX
from tmx.formats.tbx_reading import Saying, Term, TermEntry, read_concepts

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
    status = "administrativeStatus"
    assert list(read_concepts(path)) == [
        TermEntry(
            (
                Term("dog", "en", sayings=(Saying("note", "of the term"),)),
                Term("clébard", "fr", True, (Saying(status, "deprecatedTerm-admn-sts"),)),
                Term("chien", "fr", False, (Saying(status, "preferredTerm-admn-sts"),)),
            ),
            (Saying("note", "of the concept"),),
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


@pytest.mark.parametrize(
    ("field", "meaning", "status", "speech"),
    [
        ("<min:subjectField>oil</min:subjectField>", "<basic:definition>\n  It\n\t\tpumps\n </basic:definition>", "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>", "<min:partOfSpeech>noun</min:partOfSpeech>"),
        ('<descrip type="subjectField">oil</descrip>', '<descrip type="definition">\n  It\n\t\tpumps\n </descrip>', '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>', '<termNote type="partOfSpeech">noun</termNote>'),
    ],
)  # fmt: skip
def test_both_styles_of_tbx_3_are_read(
    tmp_path: Path, field: str, meaning: str, status: str, speech: str
) -> None:
    (tmp_path / "in.tbx").write_text(
        '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
        'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>'
        f'<conceptEntry id="c1">{field}<langSec xml:lang="en"><descripGrp>{meaning}</descripGrp>'
        f"<termSec><term>pump</term></termSec></langSec>"
        f'<langSec xml:lang="fr"><termSec><term>pompe</term>{speech}</termSec><termSec><term>pompette</term>{status}'
        "</termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    conversion = convert(tmp_path / "in.tbx", tmp_path / "out.tmx")
    (unit,) = read_tmx(tmp_path / "out.tmx")
    assert (unit.id, unit.source.text, unit.target.text) == ("c1", "pump", "pompe")
    assert [(prop.type, prop.text) for prop in unit.properties] == [
        ("x-subject", "oil"),
        ("x-definition", "It pumps"),
        ("x-part-of-speech", "noun"),
    ]
    assert conversion.remarks == ("1 term left out: marked as deprecated, superseded or forbidden",)


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


LEFT = (
    "1 concept left out: one side is empty",
    "2 terms left out: marked as deprecated, superseded or forbidden",
    "1 concept left out: all terms of one side are deprecated",
)


@pytest.mark.parametrize(
    ("source", "target", "pairs", "remarks"),
    [
        ("en", "fr", [("dog", "chien")], (*LEFT, "2 terms in en-GB read as en", "not read: terms in other languages, 2 in de")),
        (None, None, [("chien", "dog")], (*LEFT, "not read: terms in other languages, 2 in de")),
        ("de", "fr", [("Hund", "chien"), ("Katze", "chat")], ("1 concept left out: one side is empty", "not read: terms in other languages, 2 in en-GB")),
        (None, "fr", [("dog", "chien")], (*LEFT, "not read: terms in other languages, 2 in de")),
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


def test_every_pairing_of_synonyms_is_a_unit(tmp_path: Path) -> None:
    bad = STATUS.format("forbidden")
    sets = (
        lang_set("en", "car", "auto"),
        lang_set("fr", "voiture", "automobile"),
        lang_set("fr", "bagnole", more=bad),
        '<descrip type="odd">said once</descrip>',
    )
    path = tbx(tmp_path / "in.tbx", entry(*sets).replace("<termEntry", '<termEntry id="c"'))
    conversion = convert(path, tmp_path / "out.tmx")
    units = list(read_tmx(tmp_path / "out.tmx"))
    assert [(unit.id, unit.source.text, unit.target.text) for unit in units] == [
        ("c", "car", "voiture"),
        ("c_2", "car", "automobile"),
        ("c_3", "auto", "voiture"),
        ("c_4", "auto", "automobile"),
    ]
    assert conversion.remarks == (
        "1 term left out: marked as deprecated, superseded or forbidden",
        "synonyms in 1 concept: every pairing is a unit",
        "not read, what is said of terms as odd (1)",
    )


def test_an_unknown_encoding_is_a_message(tmp_path: Path) -> None:
    for encoding in ("klingon", "shift_jis"):
        (tmp_path / "in.tbx").write_bytes(f'<?xml version="1.0" encoding="{encoding}"?><martif/>'.encode())
        with pytest.raises(InputError, match=f"declares the encoding {encoding}"):
            list(read_concepts(tmp_path / "in.tbx"))


def test_tbx_min_is_read(tmp_path: Path) -> None:
    (tmp_path / "in.tbx").write_text(
        '<TBX dialect="TBX-Min"><header><languages source="de" target="en"/></header><body>'
        '<entry id="C2"><subjectField>biology</subjectField><langGroup xml:lang="de"><termGroup><term>Hund</term>'
        '<partOfSpeech>noun</partOfSpeech></termGroup></langGroup><langGroup xml:lang="en"><termGroup><term>dog</term>'
        "<note>tame</note></termGroup><termGroup><term>cur</term><termStatus>notRecommended</termStatus></termGroup>"
        "</langGroup></entry></body></TBX>",
        encoding="utf-8",
    )
    remarks: list[str] = []
    (unit,) = TBX.read(tmp_path / "in.tbx", Languages(), remarks.append)
    assert (unit.id, unit.source.text, unit.target.text) == ("C2", "Hund", "dog")
    assert [(prop.type, prop.lang) for prop in unit.properties] == [
        ("x-subject", None),
        ("x-part-of-speech", "de"),
    ]
    assert [note.text for note in unit.notes] == ["tame"]
    assert remarks == ["1 term left out: marked as deprecated, superseded or forbidden"]


@pytest.mark.parametrize(
    "said",
    [
        '<termNote type="status">FORBIDDEN</termNote>',
        '<termNote type="temporalQualifier">obsoleteTerm</termNote>',
        '<admin type="usageStatus">Do not use</admin>',
    ],
)
def test_the_status_of_other_tools_is_known(tmp_path: Path, said: str) -> None:
    path = tbx(tmp_path / "in.tbx", entry(lang_set("en", "cur", more=said), lang_set("fr", "chien")))
    (concept,) = read_concepts(path)
    assert [term.deprecated for term in concept.terms] == [True, False]


def test_a_deprecated_concept_has_deprecated_terms(tmp_path: Path) -> None:
    said = '<descrip type="administrativeStatus">deprecated</descrip>'
    path = tbx(tmp_path / "in.tbx", entry(said, lang_set("en", "cur"), lang_set("fr", "chien")))
    (concept,) = read_concepts(path)
    assert [term.deprecated for term in concept.terms] == [True, True]
