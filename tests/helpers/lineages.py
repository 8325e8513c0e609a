"""Two resolutions of successive years, small enough to see what renews what."""

from __future__ import annotations

from align.reuse.former import Former
from align.reuse.lineage import Lineage, lineage
from align.reuse.paragraphs import Paragraph, paragraphs_of_units
from tmx.unit.model import TranslationUnit

OLD = (
    ("preambular", "", "Recalling its resolution 57/173 of 18 December 2002 on crime prevention,"),
    ("preambular", "", "Emphasizing the role of the United Nations in the field of criminal justice,"),
    ("operative", "1", "Takes note of the report of the Secretary-General on the progress made;"),
    ("operative", "2", "Invites all States to make voluntary contributions to the Fund of the Programme;"),
    ("operative", "3", "Urges funding agencies to review their policies for development assistance;"),
    ("operative", "4", "Decides to remain seized of the matter."),
)
FRENCH = "Rappelant sa résolution 57/173 du 18 décembre 2002 sur la prévention du crime,"
NEW = (
    ("preambular", "", "Recalling its resolution 58/140 of 22 December 2003 on crime prevention,"),
    ("preambular", "", "Deeply concerned at the spread of piracy off the coasts of several regions,"),
    ("operative", "1", "Urges all funding agencies to review their policies for development assistance;"),
    ("operative", "2", "Takes note of the report of the Secretary-General on the progress made;"),
    ("operative", "3", "Invites all States to make voluntary contributions to the Fund of the Programme;"),
    ("operative", "4", "Decides to remain seized of the matter."),
)


def units(document: str = "A/RES/1/1", rows: tuple[tuple[str, str, str], ...] = OLD) -> list[TranslationUnit]:
    return [
        TranslationUnit.pair(
            "en",
            text,
            "fr",
            FRENCH if text == OLD[0][2] else f"fr {text}",
            properties={"x-document": document, "x-role": role} | ({"x-path": number} if number else {}),
        )
        for role, number, text in rows
    ]


def paragraphs(rows: tuple[tuple[str, str, str], ...]) -> list[Paragraph]:
    return [Paragraph(text, role, number) for role, number, text in rows]


def renewed() -> Lineage:
    former = Former("A/RES/1/1", "en", "fr", tuple(paragraphs_of_units(units())))
    return lineage("A/RES/2/1", "en", paragraphs(NEW), former)
