"""The verbs that translate a document as far as a memory goes, and turn XLIFF into the document again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bitext
from office_files import docx, para, run
from reuse import memory_of

from align.api import read

TEXTS = ["The General Assembly,", "Decides to remain seized of the matter.", "Bananas are yellow."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    memory_of(tmp_path / "TM.db")
    (tmp_path / "my draft é.docx").write_bytes(docx("".join(map(para, TEXTS))))
    return tmp_path


def test_from_the_document_to_xliff_and_back(folder: Path) -> None:
    (folder / "xliff").mkdir()
    done = bitext("pretranslate", "my draft é.docx", "--tm", "TM.db", "-o", "xliff/out.xlf", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stdout.splitlines()[-1] == "3 segments written to xliff/out.xlf"
    back = bitext("merge-back", "xliff/out.xlf", "-o", "fr.docx", cwd=folder)
    assert (back.returncode, back.stdout) == (0, "3 segments written to fr.docx\n")
    assert back.stderr == "bitext: warning: xliff/out.xlf: 1 segment without a translation left as it was\n"
    assert [block.text for block in read(folder / "fr.docx", "fr")] == [
        "L’Assemblée générale,",
        "Décide de demeurer saisie de la question.",
        TEXTS[2],
    ]


def test_json(folder: Path) -> None:
    done = bitext(
        "pretranslate",
        "my draft é.docx",
        "--tm",
        "TM.db",
        "-o",
        "a.docx",
        "-o",
        "a.tmx",
        "--json",
        cwd=folder,
    )
    data = json.loads(done.stdout)
    assert (data["source_lang"], data["target_lang"], data["segments"]) == ("en", "fr", 3)
    assert data["statuses"]["none"] == {"segments": 1, "words": 3}
    assert (folder / "a.docx").is_file()
    assert (
        bitext("pretranslate", "my draft é.docx", "--tm", "TM.db", "-o", "a.xlf", "-q", cwd=folder).stdout
        == ""
    )
    back = bitext("merge-back", "a.xlf", "-o", "b.docx", "--json", cwd=folder)
    assert json.loads(back.stdout)["untranslated"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.docx", "--tm", "TM.db"], 2, "none.docx"),
        (["my draft é.docx", "--tm", "none.db"], 2, "there is no such memory"),
        (["my draft é.docx", "--tm", "TM.db", "--target-lang", "de"], 2, "no text in de"),
        (["my draft é.docx", "--tm", "TM.db", "--fill", "60"], 2, "proposals begin at 70"),
        (["my draft é.docx", "--tm", "TM.db", "-o", "a.pdf"], 2, ".xlf, .xliff, .docx or .tmx"),
        (["my draft é.docx", "--tm", "TM.db", "-o", "my draft é.docx"], 2, "would be overwritten"),
        (["my draft é.docx", "--tm", "TM.db", "-o", "none/a.xlf"], 1, "no such folder"),
        (["my draft é.docx", "--tm", "TM.db", "-o", "a.xlf", "--xliff", "2.0", "--profile", "omegat"], 2, "XLIFF 2.0"),
        (["my draft é.docx", "--tm", "TM.db", "--source-lang", "ru"], 2, "no text in ru"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_message(
    folder: Path, arguments: list[str], code: int, message: str
) -> None:
    done = bitext("pretranslate", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_document_itself_is_not_overwritten(folder: Path) -> None:
    bitext("pretranslate", "my draft é.docx", "--tm", "TM.db", "-o", "a.xlf", cwd=folder)
    before = (folder / "my draft é.docx").read_bytes()
    done = bitext("merge-back", "a.xlf", "-o", "my draft é.docx", cwd=folder)
    assert (done.returncode, "would be overwritten" in done.stderr) == (2, True)
    assert (folder / "my draft é.docx").read_bytes() == before


def test_xliff_of_another_document_is_refused_and_nothing_is_written(folder: Path) -> None:
    bitext("pretranslate", "my draft é.docx", "--tm", "TM.db", "-o", "a.xlf", cwd=folder)
    (folder / "other.docx").write_bytes(docx(para("Something else is written in this document.")))
    done = bitext("merge-back", "a.xlf", "--original", "other.docx", "-o", "fr.docx", cwd=folder)
    assert done.returncode == 1
    assert "not made from this document" in done.stderr
    assert not (folder / "fr.docx").exists()
    (folder / "bomb.xlf").write_text(
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff version="1.2">&b;</xliff>',
        encoding="utf-8",
    )
    done = bitext("merge-back", "bomb.xlf", "-o", "fr.docx", cwd=folder)
    assert done.returncode == 1
    assert "entities" in done.stderr


def test_for_omegat_a_tmx_is_needed_as_well(folder: Path) -> None:
    options = ["pretranslate", "my draft é.docx", "--tm", "TM.db", "--profile", "omegat", "-o", "a.xlf"]
    assert "write a .tmx as well" in bitext(*options, cwd=folder).stderr
    assert bitext(*options, "-o", "a.tmx", cwd=folder).stderr == ""


def test_tracked_changes_and_codes_that_are_lost_are_told(folder: Path) -> None:
    body = para(run("The General") + "<w:r><w:tab/></w:r>" + f"<w:ins>{run('Assembly,')}</w:ins>")
    (folder / "a.docx").write_bytes(docx(body))
    done = bitext("pretranslate", "a.docx", "--source-lang", "en", "--tm", "TM.db", "-o", "a.xlf", cwd=folder)
    assert "1 tracked change taken as accepted" in done.stderr
    assert "1 translation without a tab or line break of the source" in done.stderr
