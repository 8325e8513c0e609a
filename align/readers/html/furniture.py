"""What of a page is not its content: menus, the head and the foot of the site, banners, forms.

Elements and roles say so, or the names of classes together with what the element holds: links to other pages, or no
sentence. In doubt a text is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from align.core.raw import Furniture
from align.readers.html.elements import HEADINGS, hidden_reason
from align.readers.html.tree import Node

_ROLES = frozenset("navigation banner contentinfo search menu menubar toolbar dialog alertdialog".split())
_EPUB = frozenset("toc landmarks page-list lot loi".split())
# Parts of names by which style sheets call what goes round the content and holds no sentence. It need not be links:
# some of it is pictures or the title of a chapter.
_CERTAIN = frozenset(
    "navheader navfooter docnav navbar breadcrumb breadcrumbs skip skiplink skiplinks skipnav pagination pager "
    "pagedetails dtmd".split()
)
# The same, and of what is furniture only if it is mostly links.
_NAMES = _CERTAIN | frozenset(
    "nav navigation menu submenu sidebar masthead banner cookie cookies consent gdpr header footer colophon share "
    "sharing social toolbar topbar search login signin related widget popup modal newsletter subscribe advert ads "
    "editsection edit noprint toc printfooter catlinks".split()
)
_CONTENT = frozenset({"main", "article"})
_SECTIONS = frozenset("main article section blockquote figure td".split())
_BODY = 80  # characters of a text without links that must be content
_LINKED = 0.6  # share of a menu's characters that are in links
_ALL_LINKED = 0.8  # the same where nothing else says that it is a menu
_SMALL = 0.25  # of the page's text: what is larger is not furniture, whatever it is called
_MANY = 8  # links: where there are so many, some words between them do not make it a text
_FEW_LINKS, _PARAGRAPHS = 0.1, 3  # share of links at most, and long texts at least, of a preamble or notes
_SIGN = 3  # characters of a link that shows a sign instead of words
_SHORT = 18  # characters of a link in a menu, on the average
_WORD_PROCESSORS = ("libreoffice", "openoffice", "microsoft word", "word.document")
_OFFICE = {"header": Furniture.HEADER, "footer": Furniture.FOOTER}  # as LibreOffice writes them
_NOTICE = 1500  # characters of a banner about cookies
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GROUPS = frozenset("ul ol div table p dl section".split())


def page_furniture(root: Node, kept: frozenset[Node] = frozenset(), *, site: bool = True) -> dict[Node, str]:
    """The elements that are no content, with the reasons; elements in them are not named.

    Args:
        root: the page.
        kept: elements that must stay, such as notes to which references lead.
        site: whether it may be a page of a site; else only what says itself that it is no content is none.
    """
    return _Page(root, kept, site=site).found


class _Page:
    def __init__(self, root: Node, kept: frozenset[Node], *, site: bool) -> None:
        self.site = site and not _from_word_processor(root)
        self.kept = {around for node in kept for around in (node, *node.ancestors())}
        self.found: dict[Node, str] = {}
        self.chars = max(1, root.chars - root.linked)
        nodes = list(root.nodes())
        self.titled_outside = any(
            node.tag == "h1"
            and not any(around.tag in ("header", "nav", "footer") for around in node.ancestors())
            for node in nodes
        )
        self._mark(root, self._reason)
        if not self.site:
            return
        bodies = [node.index for node in nodes if self._is_body(node)]
        if bodies:
            self.first, self.last = bodies[0], bodies[-1]
            self._mark(root, self._by_links)

    def _mark(self, root: Node, reason_of: Callable[[Node], str]) -> None:
        stack = [root]
        while stack:
            node = stack.pop()
            if node in self.found:
                continue
            if reason := reason_of(node):
                self.found[node] = reason
            else:
                stack += reversed(node.elements)

    def _reason(self, node: Node) -> str:
        if reason := hidden_reason(node):
            return reason
        if node in self.kept or node.tag in ("html", "body", "#root") or node.chars > self._limit(node):
            return ""
        if node.tag == "nav" or node.roles & _ROLES or node.roles & _EPUB or _is_anchor(node):
            return Furniture.NAVIGATION
        if not self.site:
            return _OFFICE.get(node.get("title"), "") if node.tag == "div" else ""
        if node.tag in ("header", "footer") and not any(
            around.tag in _SECTIONS for around in node.ancestors()
        ):
            return "" if self._is_title_page(node) or _is_preface(node) else Furniture.NAVIGATION
        if node.tag == "form" and not _holds_sentences(node):
            return Furniture.FORM
        return Furniture.NAVIGATION if self._is_named(node) else ""

    def _is_title_page(self, node: Node) -> bool:
        """Whether a header holds the title of the text, and not that of the site."""
        own = not node.linked or not self.titled_outside
        return node.tag == "header" and own and any(n.tag == "h1" for n in node.nodes())

    def _limit(self, node: Node) -> float:
        """The characters that furniture may have; links to other pages count little."""
        return _SMALL * self.chars + node.linked

    def _is_named(self, node: Node) -> bool:
        """Whether an element has the name of furniture, and nothing in it speaks against it."""
        if not node.chars or node.tag in HEADINGS or not ("class" in node.attrs or "id" in node.attrs):
            return False
        names = {name for word in (*node.get("class").split(), node.get("id")) for name in _parts(word)}
        if names.isdisjoint(_NAMES):
            return False
        if not names.isdisjoint({"cookie", "cookies", "consent", "gdpr"}) and node.chars < _NOTICE:
            return True
        if any(n.tag == "h1" for n in node.nodes()):
            return False
        certain = not names.isdisjoint(_CERTAIN) and not _holds_sentences(node)
        return certain or node.linked >= _LINKED * node.chars

    def _is_body(self, node: Node) -> bool:
        """Whether an element has a text of some length of its own that is not in a link."""
        if any(around in self.found for around in (node, *node.ancestors())):
            return False
        own = sum(len(child) for child in node.children if isinstance(child, str))
        return own >= _BODY and node.linked < _LINKED * node.chars

    def _by_links(self, node: Node) -> str:
        """Lists of links before the first text and after the last that is content."""
        if node.tag not in _GROUPS or node in self.kept or not node.chars:
            return ""
        if node.linked < _LINKED * node.chars or self.first <= node.index <= self.last:
            return ""
        if any(around.tag in _CONTENT for around in node.ancestors()):
            return ""
        links = sum(n.tag == "a" and bool(n.get("href")) for n in node.nodes())
        titled = any(n.tag in HEADINGS for n in node.nodes()) or _follows_heading(node)
        few = links < 3 or (links < _MANY and node.linked < _ALL_LINKED * node.chars)
        return "" if few or titled or node.linked > _SHORT * links else Furniture.NAVIGATION


def _is_anchor(node: Node) -> bool:
    """Whether a link to a place in its page is only a sign, such as the pilcrow after a heading."""
    return (
        node.tag == "a"
        and node.get("href").startswith("#")
        and 0 < node.chars <= _SIGN
        and not any(char.isalnum() for char in node.text())
    )


def _follows_heading(node: Node) -> bool:
    siblings = node.parent.children if node.parent else [node]
    before = (siblings[place] for place in range(siblings.index(node) - 1, -1, -1))
    return next((other.tag for other in before if isinstance(other, Node) and other.chars), "") in HEADINGS


def _from_word_processor(root: Node) -> bool:
    """Whether a page is a document that a word processor saved, which has no menus."""
    makers = (
        node.get("content").lower()
        for node in root.nodes()
        if node.get("name").lower() in ("generator", "progid")
    )
    return any(name in maker for maker in makers for name in _WORD_PROCESSORS)


def _parts(word: str) -> set[str]:
    """A name and its parts: "mw-editsection", "skipToContent_fXgn"."""
    return {word.lower(), *_HUMP.sub("-", word).replace("_", "-").lower().split("-")}


def _is_preface(node: Node) -> bool:
    """Whether the head or the foot of a page holds paragraphs of its text, such as a preamble or notes."""
    few_links = node.linked < _FEW_LINKS * node.chars
    return few_links and sum(1 for _ in islice(_texts_in(node), _PARAGRAPHS)) == _PARAGRAPHS


def _holds_sentences(node: Node) -> bool:
    return any(True for _ in _texts_in(node))


def _texts_in(node: Node) -> Iterator[Node]:
    """The elements in an element, and it, that have a text of some length of their own."""
    for inner in node.nodes():
        own = sum(len(child) for child in inner.children if isinstance(child, str))
        if own >= _BODY and not hidden_reason(inner):
            yield inner
