"""Proof by a real CAT tool: OmegaT takes the XLIFF and the memory, fills in, and what it saves becomes the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from office_files import docx, para, run
from omegat import loaded, make_project, needs_omegat, run_omegat, scores
from reuse import memory_of, pretranslated

from align.api import read
from align.reuse.merge_back import merge_back
from align.reuse.xliff import write_xliff
from tmx import write_tmx
from tmx.memory import Memory

pytestmark = needs_omegat

X = "{urn:oasis:names:tc:xliff:document:1.2}"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2"><w:p>{run("Resolution 217 A (III), annexed.")}</w:p></w:footnote>'
BODY = "".join(
    [
        para("The General Assembly,"),
        para(run("Recalling", "<w:i/>") + run(" its resolution 57/173,") + NOTE),
        para("Decides to remain actively seized of the matter."),
        para("Decides to remain seized of the matter."),
        para("Bananas are yellow and ripe."),
    ]
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "project" / "draft.docx"
    make_project(tmp_path / "project", ["Something else."])
    path.write_bytes(docx(BODY, footnotes=NOTES))
    return path


def test_omegat_fills_in_the_xliff_and_what_it_saves_goes_back(document: Path, tmp_path: Path) -> None:
    project, memory = document.parent, memory_of(tmp_path / "TM.db")
    (project / "source" / "text.txt").unlink()
    done = pretranslated(document, memory)
    write_xliff(done, project / "source" / "draft.xlf", omegat=True)
    write_tmx(
        project / "tm" / "auto" / "found.tmx", done.units(omegat=True), source_lang="en", profile="omegat"
    )
    with Memory(memory) as opened:
        write_tmx(project / "tm" / "memory.tmx", opened.units(), source_lang="en", profile="omegat")
    output = run_omegat(project)
    assert "TF_TM_LOAD_ERROR" not in output
    assert loaded(output) == {"found.tmx": 3, "memory.tmx": 4}
    found = scores(output)
    assert found["Decides to remain seized of the matter."] == 100
    assert found["<g0>Recalling</g0> its resolution 57/173,"] == 100
    assert 50 <= found["Decides to remain actively seized of the matter."] < 100
    assert found["Bananas are yellow and ripe."] == 0

    saved = project / "target" / "draft.xlf"
    units = [unit.get("id") for unit in etree.parse(saved).getroot().iter(X + "trans-unit")]
    assert units == [draft.id for draft in done.drafts]
    merged = merge_back(saved, document)
    assert (merged.segments, merged.untranslated) == (6, 3)
    back = tmp_path / "back.docx"
    back.write_bytes(merged.data)
    blocks = read(back, "fr").blocks
    assert [block.text for block in blocks] == [
        "L’Assemblée générale,",
        "Rappelant sa résolution 57/173,",
        "Decides to remain actively seized of the matter.",
        "Décide de demeurer saisie de la question.",
        "Bananas are yellow and ripe.",
        "Resolution 217 A (III), annexed.",
    ]
    assert [ref.number for ref in blocks[1].refs] == ["1"]
