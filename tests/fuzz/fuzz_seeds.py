"""One small good file of every format that some verb reads; what is made wrong."""

from __future__ import annotations

import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from memories import rich_memory
from office_files import docx, item, level, numbering, packed, para, run
from open_document import list_style, number_level, odt, ol, p
from pdf_files import make_pdf, shown

from tmx.memory.files import add_file
from tmx.memory.memory import Memory
from tmx.read.reader import read_tmx
from tmx.tools.conversion import convert

ENGLISH = [
    "Strengthening of the rule of law",
    "The General Assembly,",
    "Recalling its resolution 58/140 of 9 December 2003 and pages 12–19 of the report,",
    "1. Decides to remain seized of the matter (see A/RES/59/159, paras. 3 to 7);",
    "2. Requests 1,234.5 tons by 31 December 2004 at 10.30 a.m. for $ 3 million;",
    "(a) Notes the report; (b) Thanks Mr. Smith.",
]
FRENCH = [
    "Renforcement de l’état de droit",
    "L’Assemblée générale,",
    "Rappelant sa résolution 58/140 du 9 décembre 2003 et les pages 12 à 19 du rapport,",
    "1. Décide de rester saisie de la question (voir A/RES/59/159, par. 3 à 7) ;",
    "2. Demande 1 234,5 tonnes avant le 31 décembre 2004 à 10 h 30 pour 3 millions de dollars ;",
    "a) Prend note du rapport ; b) Remercie M. Smith.",
]
OTHER_NAME = "other.fr.txt"
OTHER = "\n\n".join(FRENCH).encode()
BILINGUAL = ("tmx", "xlf", "xlf2", "tbx", "po", "csv", "tsv", "xlsx", "en-fr", "sdltm")
DOCUMENTS = ("txt", "html", "docx", "odt", "rtf", "epub", "srt", "md", "pdf", "csv", "xlsx")
_HTML = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>{}'
    "<ol start=3><li>one<li>two</ol><table><tr><td rowspan=2>a</td><td>b</td></tr></table></body></html>"
)
_TMX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header creationtool="x" '
    'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext">'
    '<prop type="p">v</prop><ude name="u" base="utf-8"><map unicode="#xF8FF"/></ude></header><body>\n'
    '<tu tuid="1" creationdate="20040101T000000Z" usagecount="3"><note>n</note><prop type="x-document">d</prop>'
    '<tuv xml:lang="en"><seg>A <bpt i="1" x="1">&lt;b></bpt>bold<ept i="1">&lt;/b></ept> cat<ph x="2"><sub>s</sub></ph>'
    '</seg></tuv>\n<tuv xml:lang="fr"><seg>Un <bpt i="1" x="1"/>chat<ept i="1"/> <hi>gras</hi><it pos="begin"/></seg></tuv></tu>\n'
    '<tu><tuv xml:lang="en"><seg>dog</seg></tuv><tuv xml:lang="fr"><seg>chien</seg></tuv>'
    '<tuv xml:lang="de"><seg>Hund</seg></tuv></tu>\n</body></tmx>'
)
_XLIFF = (
    '<?xml version="1.0" encoding="UTF-8"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body><group id="g">'
    '<trans-unit id="1" approved="yes"><source>A <g id="1">bold</g> cat<x id="2"/></source><seg-source><mrk mtype="seg" mid="1">A '
    '<g id="1">bold</g> cat<x id="2"/></mrk></seg-source><target state="final"><mrk mtype="seg" mid="1">Un <g id="1">chat</g>'
    '<x id="2"/></mrk></target><note from="me">n</note></trans-unit><trans-unit id="2" translate="no"><source>dog</source>'
    "<target>chien</target></trans-unit></group></body></file></xliff>"
)
_XLIFF_2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f"><notes>'
    '<note id="n">x</note></notes><unit id="u"><originalData><data id="d">&lt;b></data></originalData><segment id="s" '
    'state="final"><source>A <pc id="1" dataRefStart="d">cat</pc><ph id="2"/></source><target>Un <pc id="1">chat</pc></target>'
    "</segment><ignorable><source> </source></ignorable></unit></file></xliff>"
)
_TBX = (
    '<?xml version="1.0" encoding="UTF-8"?><tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">'
    '<text><body><conceptEntry id="c1"><descrip type="definition">d</descrip><langSec xml:lang="en"><termSec><term>rule of law</term>'
    '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec><langSec xml:lang="fr"><termSec>'
    "<term>état de droit</term></termSec></langSec></conceptEntry></body></text></tbx>"
)
_PO = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n# c\n#. d\n#: a.c:1\n#, c-format\nmsgctxt "m"\nmsgid "%d file"\n'
    'msgid_plural "%d files"\nmsgstr[0] "%d fichier"\nmsgstr[1] "%d fichiers"\n\n#| msgid "old"\n#, fuzzy\nmsgid "a\\tb"\nmsgstr "c"\n\n'
    '#~ msgid "x"\n#~ msgstr "y"\n'
)
_RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}{\info{\title T}}\pard\s1 Title\par "
    r"\pard 1.\tab Decides \b bold\b0  \'e9\u233?\par\trowd\cellx100\cellx200 a\cell b\cell\row{\footnote n}\par}"
)
_SRT = "1\n00:00:01,000 --> 00:00:02,500\nHello, <i>you</i>.\n\n2\n00:00:03,000 --> 00:00:04,000\n- Yes.\n- No.\n"
_SEGMENT = "<Segment><Elements><Text><Value>{}</Value></Text><Tag><Type>Start</Type><Anchor>1</Anchor></Tag></Elements><CultureName>{}</CultureName></Segment>"


def _paragraphs(form: str) -> str:
    return "".join(form.format(text) for text in ENGLISH)


def _sdltm(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TABLE translation_memories(id INTEGER PRIMARY KEY, source_language, target_language)"
    )
    connection.execute(
        "CREATE TABLE translation_units(id INTEGER PRIMARY KEY, source_segment, target_segment, creation_date)"
    )
    rows = [(_SEGMENT.format(a, "en-US"), _SEGMENT.format(b, "fr-FR"), "2004-01-02 03:04:05") for a, b in zip(ENGLISH, FRENCH, strict=True)]  # fmt: skip
    connection.executemany("INSERT INTO translation_units VALUES (NULL, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    return path.read_bytes()


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """Good files by suffix; ``db`` is a memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        memory = rich_memory(folder)
        made: dict[str, list[bytes]] = {}
        for suffix in BILINGUAL[:-2]:
            convert(memory, folder / f"m.{suffix}")
            made[suffix] = [(folder / f"m.{suffix}").read_bytes()]
        made["tmx"] = [memory.read_bytes(), _TMX.encode()]
        (folder / "t.tmx").write_bytes(_TMX.encode())
        with Memory(folder / "TM.db", write=True) as store:
            add_file(store, folder / "t.tmx")
            add_file(store, memory)
        made["db"] = [(folder / "TM.db").read_bytes()]
        made["sdltm"] = [_sdltm(folder / "s.sdltm")]
        assert list(read_tmx(folder / "t.tmx"))
    made["en-fr"] = ["\n".join(ENGLISH).encode()]
    for suffix, text in (("xlf", _XLIFF), ("xlf2", _XLIFF_2), ("tbx", _TBX), ("po", _PO)):
        made[suffix].append(text.encode())
    return {suffix: tuple(files) for suffix, files in (made | _documents(made)).items()}


def _documents(made: dict[str, list[bytes]]) -> dict[str, list[bytes]]:
    body = (
        para("Title", '<w:pStyle w:val="Heading1"/>')
        + "".join(map(para, ENGLISH))
        + item("one")
        + item("two")
    )
    pages = {"one": _paragraphs("<p>{}</p>"), "two": "<h1>Two</h1><p>text</p>"}
    items = {
        f"OPS/{name}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{content}</body></html>'
        for name, content in pages.items()
    }
    book = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/b.opf"/></rootfiles></container>',
        "OPS/b.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>',
        **items,
    }
    lines = "".join(shown(text[:60], 70, 700 - 20 * row) for row, text in enumerate(ENGLISH))
    return {
        "txt": ["\n\n".join(ENGLISH).encode()],
        "html": [_HTML.format(_paragraphs("<p>{}</p>")).encode()],
        "docx": [docx(body + para(run("bold", "<w:b/>")), numbering=numbering(level(0, "%1.")))],
        "odt": [odt("".join(map(p, ENGLISH)) + ol("<text:p>one</text:p>"), list_style("L", number_level(1)))],
        "rtf": [_RTF.encode()],
        "epub": [packed(book)],
        "srt": [_SRT.encode()],
        "md": [f"# Title\n\n{_paragraphs('{}' + chr(10) * 2)}| a | b |\n|---|---|\n| c | d |\n\n1. x\n2. y[^1]\n\n[^1]: n\n".encode()],
        "pdf": [make_pdf(lines, lines)],
        "csv": [*made["csv"], "\n".join(f'"{a}","{b}"' for a, b in zip(ENGLISH, FRENCH, strict=True)).encode()],
    }  # fmt: skip
