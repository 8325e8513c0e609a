"""Small XLIFF files as strings, and what is read of them."""

from __future__ import annotations

from pathlib import Path

from tmx.formats.base import Languages
from tmx.formats.xliff.reading import read_xliff
from tmx.unit.model import TranslationUnit

V1 = "urn:oasis:names:tc:xliff:document:1.2"
V2 = "urn:oasis:names:tc:xliff:document:2.0"
VENDORS = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0" xmlns:gs4tr="http://www.gs4tr.org/schema/xliff-ext"'


def first(*units: str, header: str = "", langs: str = 'source-language="en" target-language="fr"') -> str:
    return (
        f'<xliff version="1.2" xmlns="{V1}" {VENDORS}><file original="a.docx" {langs}>{header}<body>{"".join(units)}'
        "</body></file></xliff>"
    )


def unit(source: str, target: str, more: str = "", given: str = "") -> str:
    return f'<trans-unit id="1" {given}><source>{source}</source><target>{target}</target>{more}</trans-unit>'


def second(*parts: str) -> str:
    return f'<xliff version="2.0" xmlns="{V2}" srcLang="en" trgLang="fr"><file id="f"><unit id="u">{"".join(parts)}</unit></file></xliff>'


def read(
    folder: Path, text: str, languages: Languages | None = None, *, keep: bool = False
) -> tuple[list[TranslationUnit], list[str]]:
    (folder / "in.xlf").write_text(text, encoding="utf-8")
    remarks: list[str] = []
    found = read_xliff(folder / "in.xlf", languages or Languages(), remarks.append, keep_unfinished=keep)
    return list(found), remarks


def texts(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    return [(one.source.text, one.target.text) for one in units]


def mark(mid: str, text: str) -> str:
    return f'<mrk mtype="seg"{f" mid={mid!r}" if mid else ""}>{text}</mrk>'


def cut(source: str, target: str, more: str = "") -> str:
    whole = f"<source>whole</source><seg-source>{source}</seg-source><target>{target}</target>"
    return f'<trans-unit id="1">{whole}{more}</trans-unit>'
