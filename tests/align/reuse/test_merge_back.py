"""What merge-back makes of an XLIFF file in which units were deleted, copied or changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from office_files import docx, para, run
from reuse import memory_of, pretranslated, root, text

from align.reuse.merge_back import Merged, merge_back
from align.reuse.xliff import write_xliff
from tmx.base.errors import InputError

BREAK = "<w:r><w:br/></w:r>"
LINK = f'<w:hyperlink w:anchor="there">{run("the annex")}</w:hyperlink>'
BODY = para(
    run("One is here.") + BREAK + run("Two is here. Three is it.") + BREAK + run("Four is there.")
) + para(run("Name") + "<w:r><w:tab/></w:r>" + run("of ") + LINK + run(" and ") + run("more", "<w:i/>"))
UNITS = ["One is here.", "Two is here.", "Three is it.", "Four is there."]
Edit = Callable[[list[etree._Element]], object]


def merged(folder: Path, edit: Edit, version: str = "1.2") -> Merged:
    """The document after its segments were edited in XLIFF."""
    (folder / "a.docx").write_bytes(docx(BODY))
    path = folder / "a.xlf"
    write_xliff(pretranslated(folder / "a.docx", memory_of(folder / "TM.db")), path, version=version)
    tree = etree.parse(path)
    edit(list(tree.iter("{*}trans-unit" if version == "1.2" else "{*}segment")))
    tree.write(path, encoding="utf-8")
    return merge_back(path)


def translate(unit: etree._Element, inside: str) -> None:
    space = unit.tag.partition("}")[0][1:]
    unit.append(etree.fromstring(f'<target xmlns="{space}">{inside}</target>'))


def delete(unit: etree._Element) -> None:
    parent = unit.getparent()
    assert parent is not None
    parent.remove(unit)


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_a_paragraph_with_line_breaks_and_several_sentences(tmp_path: Path, version: str) -> None:
    def edit(units: list[etree._Element]) -> None:
        for at, unit in enumerate(units[:4]):
            translate(unit, f"T{at}.")

    found = merged(tmp_path, edit, version)
    assert (found.segments, found.untranslated, found.absent) == (5, 1, 0)
    assert text(next(root(found.data).iter("{*}p"))) == "T0.T1. T2.T3."


def test_deleted_units_are_counted_and_stay_as_they_are(tmp_path: Path) -> None:
    def edit(units: list[etree._Element]) -> None:
        translate(units[2], "Trois.")
        delete(units[1])
        delete(units[4])

    found = merged(tmp_path, edit)
    assert (found.segments, found.untranslated, found.absent) == (5, 4, 2)
    assert (
        "4 segments without a translation left as they were; 2 of them not in the file any more"
        in found.warnings
    )
    assert "Two is here. Trois." in text(root(found.data))


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_breaks_links_and_formats_that_a_translation_lacks_are_counted(tmp_path: Path, version: str) -> None:
    found = merged(tmp_path, lambda units: translate(units[4], "Nom de l’annexe et plus"), version)
    assert found.without_codes == {"break": 1, "link": 1, "format": 1}
    assert [warning.partition(":")[0] for warning in found.warnings][-3:] == [
        "1 translation without a tab or line break of the source",
        "1 translation without a link or field of the source",
        "1 translation without a format of the source, such as italics",
    ]
    typed = merged(tmp_path, lambda units: translate(units[4], "Nom\tde l’annexe et plus"), version)
    assert "break" not in typed.without_codes


def test_codes_that_begin_and_end_are_those_around_text(tmp_path: Path) -> None:
    inside = 'Nom<x id="1"/>de <bpt id="2"/>l’annexe<ept id="2"/> et <bx id="3"/>plus<ex id="4" rid="3"/>'
    found = merged(
        tmp_path, lambda units: translate(units[4], inside.replace('bx id="3"', 'bx id="3" rid="3"'))
    )
    assert found.without_codes == {}
    assert [text(link) for link in root(found.data).iter("{*}hyperlink")] == ["l’annexe"]


def change(unit: etree._Element) -> None:
    source = unit.find("{*}source")
    assert source is not None
    source.text = "Zero."


def duplicate(unit: etree._Element) -> None:
    unit.addnext(etree.fromstring(etree.tostring(unit)))


def rename(unit: etree._Element) -> None:
    unit.set("id", "p1.9")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (change, "segment p1.1 reads 'Zero.' in the XLIFF file and 'One is here.' in the document"),
        (duplicate, "segment p1.1 is twice in the XLIFF file"),
        (rename, "the document has no segment p1.9 that reads 'One is here.'"),
    ],
)
def test_what_does_not_fit_is_named(
    tmp_path: Path, edit: Callable[[etree._Element], None], message: str
) -> None:
    with pytest.raises(InputError, match="one of which was changed") as error:
        merged(tmp_path, lambda units: edit(units[0]))
    assert message in str(error.value)
