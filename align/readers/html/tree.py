"""A web page as a tree, the same from the HTML parser and from the XML parser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tmx.base.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element
    from selectolax.lexbor import LexborNode

# Elements inside each other; deeper ones are taken into the innermost, as browsers do (Chromium's limit is 512).
MAX_DEPTH = 512
# The parser takes time that grows with the square of the depth.
_MAX_OPEN = 3000
_TAGS = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# Elements that have no end tag, or need none: they are not open for long.
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SELF_ENDING = _VOID | frozenset(
    "p li dt dd tr td th option optgroup tbody thead tfoot colgroup a nobr rb rp rt rtc h1 h2 h3 h4 h5 h6".split()
)
_EMPTY_TAG = re.compile(r"<([a-zA-Z][\w:.-]*)((?:\s[^<>]*?)?)/>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPS = "{http://www.idpf.org/2007/ops}"


@dataclass(slots=True, eq=False)
class Node:
    """An element.

    Attributes:
        tag: its name in small letters.
        attrs: its attributes.
        parent: the element that it is in; None for the root.
        index: its place in the order of the page.
        children: the elements and texts in it.
        chars: the characters of its text that are not white space.
        linked: those of them that are in links to other pages.
    """

    tag: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    parent: Node | None = None
    index: int = 0
    children: list[Node | str] = field(default_factory=list)
    chars: int = 0
    linked: int = 0

    def get(self, name: str) -> str:
        """An attribute; empty if there is none."""
        return self.attrs.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names of its classes in small letters."""
        return self.get("class").lower().split()

    @property
    def roles(self) -> set[str]:
        """What it says that it is, by ARIA roles and by EPUB types."""
        if "role" not in self.attrs and "epub:type" not in self.attrs:
            return set()
        return {*self.get("role").lower().split(), *self.get("epub:type").lower().split()}

    @property
    def elements(self) -> list[Node]:
        """The elements right in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def ancestors(self) -> Iterator[Node]:
        """The elements that it is in, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def walk(self) -> Iterator[tuple[Node | str, bool]]:
        """Everything in it and itself: each text, each element at its start (True) and at its end (False)."""
        yield self, True
        stack = [(self, iter(self.children))]
        while stack:
            node, rest = stack[-1]
            child = next(rest, None)
            if child is None:
                stack.pop()
                yield node, False
            elif isinstance(child, str):
                yield child, True
            else:
                yield child, True
                stack.append((child, iter(child.children)))

    def nodes(self) -> Iterator[Node]:
        """The elements in it and itself, in order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack += [child for child in reversed(node.children) if isinstance(child, Node)]

    def text(self) -> str:
        """All text in it."""
        return "".join(node for node, _ in self.walk() if isinstance(node, str))


class _Builder:
    """Adds elements and texts below each other, and counts."""

    def __init__(self) -> None:
        self.root = Node("#root")
        self.open = [self.root]
        self.links = 0
        self.count = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        parent = self.open[-1] if len(self.open) < MAX_DEPTH else self.open[MAX_DEPTH - 1]
        self.count += 1
        node = Node(tag, attrs, parent, self.count)
        parent.children.append(node)
        self.open.append(node)
        self.links += _leads_away(node)

    def text(self, text: str) -> None:
        node = self.open[-1] if len(self.open) <= MAX_DEPTH else self.open[MAX_DEPTH - 1]
        node.children.append(text)
        chars = len("".join(text.split()))
        node.chars += chars
        node.linked += chars if self.links else 0

    def end(self) -> None:
        node = self.open.pop()
        self.links -= _leads_away(node)
        parent = node.parent
        if parent is not None and node.tag not in ("script", "style", "#comment"):
            parent.chars += node.chars
            parent.linked += node.linked


def _leads_away(node: Node) -> bool:
    return node.tag == "a" and bool(node.get("href")) and not node.get("href").startswith("#")


def parse_html(text: str, path: Path) -> Node:
    """The tree that a browser makes of a page.

    Raises:
        InputError: the page is nested too deep for a document.
    """
    from selectolax.lexbor import LexborHTMLParser

    _refuse_depth(text, path)
    builder = _Builder()
    node: LexborNode | None = LexborHTMLParser(text).root
    depth = 0
    while node is not None:
        if node.is_text_node:
            builder.text(node.text_content or "")
        elif node.is_comment_node:
            _comment(builder, node.comment_content or "")
        elif node.is_element_node:
            attrs = {name: value or "" for name, value in node.attributes.items()}
            builder.start(node.tag or "", attrs)
            if node.tag == "template":
                builder.text(html.unescape(_ANY_TAG.sub(" ", node.html or "")))
            elif node.first_child is not None:
                node, depth = node.first_child, depth + 1
                continue
            builder.end()
        following = node.next
        while following is None and depth:
            parent = node.parent
            if parent is None:
                break
            node, depth = parent, depth - 1
            builder.end()
            following = node.next
        node = following
    return builder.root


def _comment(builder: _Builder, text: str) -> None:
    if text.strip() and not text.startswith("[if") and text != "[endif]":
        builder.start("#comment", {})
        builder.text(text)
        builder.end()


def _refuse_depth(text: str, path: Path) -> None:
    """Raise an error for a page with thousands of elements inside each other, before the parser sees it."""
    depth = 0
    for match in _TAGS.finditer(text):
        if match[2].lower() in _SELF_ENDING:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MAX_OPEN:
            raise InputError(
                f"more than {_MAX_OPEN:,} elements lie inside each other",
                path=path,
                line=text.count("\n", 0, match.start()) + 1,
                cure="No program writes such a page; do not trust it, or save its text in a browser.",
            )


def parse_xhtml(data: bytes, text: str, path: Path, part: str = "") -> Node:
    """The tree of a page in XHTML; one that is not well-formed is read as a browser reads HTML.

    Raises:
        InputError: the page is nested too deep for a document.
    """
    from align.readers.xml import parse_xml

    try:
        root = parse_xml(data, path, part)
    except InputError:
        return parse_html(_EMPTY_TAG.sub(_with_end_tag, text), path)
    builder = _Builder()
    _add(builder, root)
    return builder.root


def _with_end_tag(match: re.Match[str]) -> str:
    return match[0] if match[1].lower() in _VOID else f"<{match[1]}{match[2]}></{match[1]}>"


def _add(builder: _Builder, element: _Element) -> None:
    """Add an element of the XML parser, which is not deeper than that allows."""
    if not isinstance(element.tag, str):  # a reference to an entity that XML does not define
        builder.text(html.unescape(element.text or ""))
    else:
        attrs = {str(name).replace(_OPS, "epub:"): str(value) for name, value in element.attrib.items()}
        lang = attrs.pop("{http://www.w3.org/XML/1998/namespace}lang", "")
        builder.start(
            element.tag.removeprefix(_XHTML).lower(), attrs if not lang else {"lang": lang, **attrs}
        )
        if element.text:
            builder.text(element.text)
        for child in element:
            _add(builder, child)
        builder.end()
    if element.tail:
        builder.text(element.tail)
