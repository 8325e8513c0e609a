"""XML of untrusted files: no entities, no DTD, nothing fetched, bounded in size and depth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmx.base.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements inside each other: tables in tables of a real document come to some sixty, and each level of a document
# is a call of Python, whose own limit is a thousand.
MAX_DEPTH = 200
_RESOURCE_LIMIT = 114  # XML_ERR_RESOURCE_LIMIT of libxml2: depth, or entities that grow


def parse_xml(data: bytes, path: Path, part: str = "") -> _Element:
    """The root element of an XML text, without its comments and processing instructions.

    References to entities that XML does not define stay in the tree as nodes of their own and are not followed; a
    text that declares entities is refused. A DOCTYPE without declarations is fine and is not loaded.

    Args:
        data: the text with its encoding declared, or in UTF-8.
        path: the file, for messages.
        part: the name of the part of the file that the text is.

    Raises:
        InputError: the text is not well-formed, declares entities, or is too deep or too large for a document.
    """
    from lxml import etree

    where = f"in {part}: " if part else ""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == _RESOURCE_LIMIT:
            raise InputError(
                f"{where}the XML is nested too deep or grows beyond measure, which is refused",
                path=path,
                cure="No program writes such a document; do not trust it.",
            ) from error
        message = getattr(error, "msg", None) or error
        raise InputError(
            f"{where}the XML cannot be read: {message}",
            path=path,
            line=None if part else getattr(error, "lineno", None),
            cure="The file is damaged: get it again, or open it in its program and save it again.",
        ) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise InputError(
            f"{where}the XML declares entities, which is refused",
            path=path,
            cure="Open the file in its program and save it again.",
        )
    if root.getroottree().xpath(f"boolean({'/*' * (MAX_DEPTH + 1)})"):
        raise InputError(
            f"{where}more than {MAX_DEPTH} elements lie inside each other",
            path=path,
            cure="No program writes such a document; do not trust it.",
        )
    return root
