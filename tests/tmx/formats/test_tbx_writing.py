"""TBX as it is written: the order of the standard, both versions, and everything that is said of terms."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from tmx import convert
from tmx.base.report import Ledger
from tmx.formats.base import Format, Languages
from tmx.formats.tbx import TBX, TBX_3
from tmx.unit.model import Property, TranslationUnit

DTD = """
<!ELEMENT martif (martifHeader, text)> <!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?, revisionDesc?)> <!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT sourceDesc (p+)> <!ELEMENT p (#PCDATA)> <!ATTLIST p type CDATA #IMPLIED> <!ELEMENT encodingDesc (p+)> <!ELEMENT revisionDesc ANY>
<!ELEMENT titleStmt ANY> <!ELEMENT text (body)> <!ELEMENT body (termEntry+)>
<!ELEMENT termEntry ((descrip | descripGrp | admin | note | ref | xref)*, langSet+)> <!ATTLIST termEntry id ID #IMPLIED>
<!ELEMENT langSet ((descrip | note)*, tig+)> <!ATTLIST langSet xml:lang CDATA #REQUIRED> <!ELEMENT tig (term, termNote*, (descrip | admin | note)*)>
<!ELEMENT term (#PCDATA)> <!ELEMENT note (#PCDATA)> <!ELEMENT termNote (#PCDATA)> <!ATTLIST termNote type CDATA #REQUIRED> <!ELEMENT descrip (#PCDATA)> <!ATTLIST descrip type CDATA #REQUIRED>
<!ELEMENT descripGrp ANY> <!ELEMENT admin (#PCDATA)> <!ATTLIST admin type CDATA #REQUIRED> <!ELEMENT ref ANY> <!ELEMENT xref ANY>
"""
"""What the DTD of ISO 30042:2008 says of the order of the elements that we write."""


SAID = (
    ("x-subject", "law", None),
    ("x-definition", "Qui", "fr"),
    ("x-part-of-speech", "noun", "en"),
    ("x-gender", "masculine", "fr"),
    ("x-term-status", "preferredTerm-admn-sts", "fr"),
    ("x-term-type", "fullForm", "en"),
    ("x-term-context", "by the rule of law", "en"),
    ("x-customer", "ACME", "fr"),
    ("x-term-source", "Dicey, 1885", "en"),
)


def said_unit() -> TranslationUnit:
    unit = TranslationUnit.pair("en", "rule of law", "fr", "état de droit", notes=["one", "two"], id="c-1")
    return unit._replace(properties=tuple(Property(*one) for one in SAID))


def test_what_is_written_has_the_order_of_the_standard(tmp_path: Path) -> None:
    path, unit, ledger = tmp_path / "terms.tbx", said_unit(), Ledger()
    TBX.write(path, [unit, unit._replace(attributes={"tuid": "1 2"})], ("en", "fr"), ledger)
    dtd, document = etree.DTD(StringIO(DTD)), etree.parse(path)
    assert dtd.validate(document), dtd.error_log
    assert document.findtext(".//sourceDesc/p") == "bitext"
    assert ledger.report(path).altered == {"id left out: no unique name in XML": 1}
    _, second = TBX.read(path, Languages(), print)
    assert second.id is None


@pytest.mark.parametrize("form", [TBX, TBX_3])
def test_what_is_said_of_terms_comes_back(tmp_path: Path, form: Format) -> None:
    path, unit = tmp_path / "terms.tbx", said_unit()
    remarks: list[str] = []
    form.write(path, [unit], ("en", "fr"), Ledger())
    (again,) = form.read(path, Languages(), remarks.append)
    assert (again.id, again.notes, set(again.properties)) == (unit.id, unit.notes, set(unit.properties))
    assert not remarks


def test_version_3_is_in_its_namespace(tmp_path: Path) -> None:
    (tmp_path / "in.po").write_text('msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "dog"\nmsgstr "chien"\n')
    done = convert(tmp_path / "in.po", tmp_path / "out.tbx3")
    root = etree.parse(tmp_path / "out.tbx3").getroot()
    space = "{urn:iso:std:iso:30042:ed-2}"
    assert done.report.written == 1
    assert {element.tag.startswith(space) for element in root.iter()} == {True}
    assert (root.get("style"), root.tag) == ("dca", f"{space}tbx")
    assert [term.text for term in root.iter(f"{space}term")] == ["dog", "chien"]


def test_the_side_of_a_property_is_found_by_its_language_whatever_the_region(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en-US", "law", "fr-FR", "droit")
    unit = unit._replace(properties=(Property("x-gender", "masculine", "fr"),))
    TBX.write(tmp_path / "out.tbx", [unit], ("en-US", "fr-FR"), Ledger())
    (again,) = TBX.read(tmp_path / "out.tbx", Languages(), print)
    assert again.properties == (Property("x-gender", "masculine", "fr-FR"),)
