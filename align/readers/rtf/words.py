"""The control words of RTF by what they do (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from align.core.raw import Furniture

CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "tab": "\t",
    "~": "\xa0",
    "-": "\xad",
    "_": "\u2011",
    "\\\\": "\\",
    "\\{": "{",
    "\\}": "}",
}
"""Words and symbols that stand for a character."""

SKIPPED = frozenset(
    "fonttbl stylesheet info upr "
    "colortbl pict themedata datafield filetbl revtbl rsidtbl generator nonesttables nonshppict shprslt sn sv "
    "pnseclvl pn listtable listoverridetable ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template private "
    "bkmkstart bkmkend atnid atnauthor atntime atndate atnicn atnref atnparent xmlnstbl docvar fontemb panose "
    "falt fname objclass objname objdata objalias objsect blipuid picprop background mmathPr latentstyles "
    "pgptbl wgrffmtfilter userprops operator author manager company category keywords comment doccomm hlinkbase "
    "creatim revtim printim buptim subject".split()
)
"""Destinations without text of the document; one that begins with ``\\*`` and is not known is skipped as well."""

ASIDE = {
    "fldinst": Furniture.FIELD,
    "xe": Furniture.FIELD,
    "tc": Furniture.FIELD,
    "tcn": Furniture.FIELD,
}
"""Destinations inside a paragraph whose text is set aside."""

STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Furniture.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Furniture.FOOTER),
    "annotation": Furniture.COMMENT,
}
"""Destinations that are stories of their own, which are set aside."""

BOXES = {"shptxt": "shpinst", "dptxbxtext": "do"}
"""Text boxes, and the destinations that they are in."""
