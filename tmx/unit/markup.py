"""Units as XML: every string of a unit passes through `escape` or `quoteattr`.

The strings must not contain characters that XML forbids; `tmx.write.prepare` removes those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tmx.base.languages import ALL
from tmx.unit.content import Content, Inline
from tmx.unit.model import Encoding, Header, Note, Property, TranslationUnit, Variant


def escape(text: str) -> str:
    """Text as character data; a bare carriage return would be read as a line feed (XML 1.0, section 2.11).

    >>> escape("<Fish & chips>")
    '&lt;Fish &amp; chips&gt;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def quoteattr(value: str) -> str:
    """A value as an attribute in quotation marks, as `xml.sax.saxutils.quoteattr` writes it.

    That module imports the clients of several protocols of the web, which takes longer than most memories to write.

    >>> print(quoteattr("a<b"), quoteattr('say "a"'))
    "a&lt;b" 'say "a"'
    """
    value = escape(value).replace("\n", "&#10;").replace("\t", "&#9;")
    if '"' not in value:
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else '"' + value.replace('"', "&quot;") + '"'


def content_markup(content: Content) -> str:
    """The markup inside a ``<seg>``.

    >>> content_markup(("salt & ", Inline("ph", {"x": "1"}), "pepper"))
    'salt &amp; <ph x="1"/>pepper'
    """
    if isinstance(content, str):
        return escape(content)
    return "".join([escape(part) if isinstance(part, str) else _inline(part) for part in content])


def _inline(element: Inline) -> str:
    start = f"<{element.tag}{attributes_markup(element.attributes)}"
    if not element.content:
        return f"{start}/>"
    return f"{start}>{content_markup(element.content)}</{element.tag}>"


def attributes_markup(attributes: Mapping[str, str]) -> str:
    """The markup of attributes, each preceded by a space.

    >>> attributes_markup({"type": "a<b"})
    ' type="a&lt;b"'
    """
    if not attributes:
        return ""
    return "".join([f" {name}={quoteattr(value)}" for name, value in attributes.items()])


def _annotations(notes: Iterable[Note], properties: Iterable[Property]) -> str:
    lines = [f"<note{_origin(note.lang, note.encoding)}>{escape(note.text)}</note>\n" for note in notes]
    lines += [
        f"<prop type={quoteattr(prop.type)}{_origin(prop.lang, prop.encoding)}>{escape(prop.text)}</prop>\n"
        for prop in properties
    ]
    return "".join(lines)


def _origin(lang: str | None, encoding: str | None) -> str:
    if lang is None and encoding is None:
        return ""
    given = {"xml:lang": lang, "o-encoding": encoding}
    return attributes_markup({name: value for name, value in given.items() if value is not None})


def _encodings(encodings: Iterable[Encoding]) -> str:
    lines = []
    for name, base, maps in encodings:
        own = {"name": name} if base is None else {"name": name, "base": base}
        inner = "".join(f"<map{attributes_markup(attributes)}/>" for attributes in maps)
        lines.append(f"<ude{attributes_markup(own)}>{inner}</ude>\n")
    return "".join(lines)


class UnitMarkup:
    """Turns units into ``<tu>`` elements, one variant per line.

    `language` returns the code to write for a code; ``srclang`` is written only if it differs from that of the header.
    """

    def __init__(self, header_lang: str, language: Callable[[str], str]) -> None:
        self._language = language
        self._unmarked = {header_lang, ALL}
        self._openings: dict[str, str] = {}

    def __call__(self, unit: TranslationUnit) -> str:
        """The markup of one unit."""
        variants, source_lang, properties, notes, attributes, _ = unit
        markup = f"<tu{attributes_markup(attributes)}" if attributes else "<tu"
        if source_lang not in self._unmarked:
            markup += self._source_lang(source_lang)
        markup += ">\n"
        if notes or properties:
            markup += _annotations(notes, properties)
        for variant in variants:
            markup += self._variant(variant)
        return markup + "</tu>\n"

    def _source_lang(self, lang: str) -> str:
        code = self._language(lang)
        if code not in self._unmarked:
            return f" srclang={quoteattr(code)}"
        self._unmarked.add(lang)
        return ""

    def _variant(self, variant: Variant) -> str:
        lang, content, properties, notes, attributes = variant
        opening = self._openings.get(lang) or self._opening(lang)
        text = escape(content) if isinstance(content, str) else content_markup(content)
        if attributes or properties or notes:
            opening += attributes_markup(attributes)
            return f"{opening}>{_annotations(notes, properties)}<seg>{text}</seg></tuv>\n"
        return f"{opening}><seg>{text}</seg></tuv>\n"

    def _opening(self, lang: str) -> str:
        opening = self._openings[lang] = f"<tuv xml:lang={quoteattr(self._language(lang))}"
        return opening


def opening_markup(header: Header) -> str:
    """Everything before the first unit."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<tmx version={quoteattr(header.version)}>\n"
        f"<header{attributes_markup(header.attributes)}>\n"
        f"{_annotations(header.notes, header.properties)}{_encodings(header.encodings)}</header>\n<body>\n"
    )


CLOSING_MARKUP = "</body>\n</tmx>\n"
