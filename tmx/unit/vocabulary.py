"""The elements and attributes of TMX 1.4, from its DTD."""

from __future__ import annotations

from typing import Literal, get_args

VERSIONS = ("1.1", "1.2", "1.3", "1.4")
SegType = Literal["block", "paragraph", "sentence", "phrase"]
SEGTYPES: tuple[SegType, ...] = get_args(SegType)

_COMMON = frozenset(
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid "
    "changedate changeid o-tmf".split()
)
TUV_ATTRIBUTES = _COMMON
PROP_ATTRIBUTES = frozenset({"type", "o-encoding"})
NOTE_ATTRIBUTES = frozenset({"o-encoding"})
UDE_ATTRIBUTES = frozenset({"name", "base"})
MAP_ATTRIBUTES = frozenset({"unicode", "code", "ent", "subst"})
TU_ATTRIBUTES = _COMMON | {"tuid", "segtype", "srclang"}
HEADER_REQUIRED = (
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
)
HEADER_ATTRIBUTES = frozenset(HEADER_REQUIRED) | {
    "o-encoding", "creationdate", "creationid", "changedate", "changeid",
}  # fmt: skip
DATE_ATTRIBUTES = ("creationdate", "changedate", "lastusagedate")

INLINE_ATTRIBUTES: dict[str, frozenset[str]] = {
    "bpt": frozenset({"i", "x", "type"}),
    "ept": frozenset({"i"}),
    "it": frozenset({"pos", "x", "type"}),
    "ph": frozenset({"x", "assoc", "type"}),
    "hi": frozenset({"x", "type"}),
    "sub": frozenset({"datatype", "type"}),
    "ut": frozenset({"x"}),
}
# The required attribute of an inline element, and the value used if it is missing.
INLINE_REQUIRED = {"bpt": ("i", "1"), "ept": ("i", "1"), "it": ("pos", "begin")}

POSITIONS = ("begin", "end")
# All elements but the inline ones.
STRUCTURE = frozenset({"tmx", "header", "body", "tu", "tuv", "seg", "prop", "note", "ude", "map"})
# The inline elements whose text is code of another format.
IN_CODE = frozenset({"bpt", "ept", "ph", "it", "ut"})

_IN_TEXT = frozenset({"bpt", "ept", "ph", "it", "hi", "ut"})
INLINE_CHILDREN = {
    "seg": _IN_TEXT,
    "hi": _IN_TEXT,
    "sub": _IN_TEXT,
    **dict.fromkeys(IN_CODE, frozenset({"sub"})),
}
