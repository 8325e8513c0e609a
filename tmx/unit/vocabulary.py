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

_IN_TEXT = frozenset({"bpt", "ept", "ph", "it", "hi", "ut"})
_IN_CODE = frozenset({"sub"})
INLINE_CHILDREN = {
    "seg": _IN_TEXT,
    "hi": _IN_TEXT,
    "sub": _IN_TEXT,
    **dict.fromkeys(("bpt", "ept", "ph", "it", "ut"), _IN_CODE),
}
