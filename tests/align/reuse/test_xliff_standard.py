"""What is written is XLIFF as the standards have it; the schemas are those of Debian's php-symfony-translation."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from office_files import docx, para, run
from reuse import NOTED, PAIRS, memory_of, pretranslated

from align.reuse.xliff import write_xliff

SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
NAMES = {"1.2": "xliff-core-1.2-strict.xsd", "2.0": "xliff-core-2.0.xsd"}
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LINK = f'<w:hyperlink w:anchor="there">{run("the matter")}</w:hyperlink>'
BODY = (
    para("The General Assembly,", '<w:pStyle w:val="Heading1"/>')
    + para(run("Recalling", "<w:i/>") + run(" its") + "<w:r><w:br/></w:r>" + run("resolution 58/140,") + REFERENCE)
    + para(run("Decides to remain seized of ") + LINK + run(". Bananas are yellow."))
    + para(run("x", '<w:vertAlign w:val="superscript"/>') + run(" is raised & <small>.") + "<w:r><w:drawing/></w:r>")
)  # fmt: skip
NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'


@pytest.fixture(params=["1.2", "2.0"])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def written(tmp_path: Path, version: str) -> etree._ElementTree:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(BODY, footnotes=NOTES))
    done = pretranslated(path, memory_of(tmp_path / "TM.db", PAIRS, NOTED), fill=70)
    assert {str(draft.status) for draft in done.drafts} >= {"exact", "codes", "none"}
    write_xliff(done, tmp_path / "a.xlf", version=version)
    return etree.parse(tmp_path / "a.xlf")


class Local(etree.Resolver):
    """Finds the schema of the attributes of XML beside the others, not on the web."""

    def resolve(self, url: str, _id: str, context: object) -> object:  # type: ignore[override]  # the stubs know no Resolver
        path = str(SCHEMAS / "xml.xsd")
        return self.resolve_filename(path, context) if url.endswith("xml.xsd") else None  # type: ignore[attr-defined]


def test_the_schema_takes_it(written: etree._ElementTree, version: str) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of XLIFF are not installed (php-symfony-translation)")
    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    schema = etree.XMLSchema(etree.parse(SCHEMAS / NAMES[version], parser))
    schema.assertValid(written)


def test_ids_are_unique_where_they_must_be(written: etree._ElementTree, version: str) -> None:
    assert len(units := [unit.get("id") for unit in written.iter("{*}trans-unit", "{*}unit")]) == len(
        set(units)
    )
    for unit in written.iter("{*}trans-unit", "{*}unit"):
        own = Counter(
            code.get("id")
            for source in unit.iterfind("{*}source" if version == "1.2" else "{*}segment/{*}source")
            for code in source.iter("{*}*")
            if code is not source
        )
        assert set(own.values()) <= {1}


def test_codes_of_targets_are_codes_of_their_sources(written: etree._ElementTree) -> None:
    for segment in written.iter("{*}trans-unit", "{*}segment"):
        source, target = segment.find("{*}source"), segment.find("{*}target")
        assert source is not None
        if target is not None:
            known = {(code.tag, code.get("id")) for code in source.iterdescendants()}
            assert {(code.tag, code.get("id")) for code in target.iterdescendants()} <= known


def test_a_match_is_for_a_segment_of_its_unit(written: etree._ElementTree) -> None:
    matches = list(written.iter("{urn:oasis:names:tc:xliff:matches:2.0}match"))
    assert bool(matches) == (written.getroot().get("version") == "2.0")
    for match in matches:
        unit = next(match.iterancestors("{*}unit"))
        assert str(match.get("ref")).removeprefix("#") in [one.get("id") for one in unit.iter("{*}segment")]
