"""The repair of a TMX file: every fault with one certain cure is cured; the others are left to people."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from unicodedata import normalize

from tmx.base.characters import joined_lines
from tmx.base.dates import format_date, parse_date
from tmx.base.hidden import without_hidden
from tmx.base.languages import tidy_code, two_letter_code
from tmx.base.likely import default_regions
from tmx.base.report import WriteReport
from tmx.check.rules import OMEGAT_PROPERTIES
from tmx.read.reader import read_tmx
from tmx.unit.content import Content, Inline, join_content, parts_of
from tmx.unit.inline import isolated
from tmx.unit.model import TranslationUnit, Variant
from tmx.unit.vocabulary import DATE_ATTRIBUTES
from tmx.write.rewrite import rewrite

_BREAKS = frozenset("\n\r\t")
_DATE_FORMS = (
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d",
    "%Y%m%dT%H%M%S",
    "%Y%m%d",
)


def fix_tmx(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    profile: str = "generic",
    languages: Mapping[str, str] | None = None,
) -> WriteReport:
    """Write a repaired copy of a TMX file.

    Raises:
        UsageError: there is no such file, or it is a folder.
        InputError: the file cannot be read, is not TMX, or is built to do harm.
        OutputError: the copy cannot be written.
    """
    reader = read_tmx(path)
    codes = default_regions() if languages is None else languages
    report = rewrite(reader, output, map(fixed_unit, reader), profile=profile, languages=codes)
    return report.with_losses(reader.losses())


def fixed_unit(unit: TranslationUnit) -> TranslationUnit:
    """The unit with white space, decomposed letters, codes, dates, properties and unpaired tags repaired."""
    return unit._replace(
        variants=tuple(_fixed_variant(variant) for variant in unit.variants),
        source_lang=_fixed_code(unit.source_lang),
        properties=tuple(
            prop._replace(type=OMEGAT_PROPERTIES.get(prop.type, prop.type)) for prop in unit.properties
        ),
        attributes=_fixed_dates(unit.attributes),
    )


def _fixed_variant(variant: Variant) -> Variant:
    content = isolated(_normalised(variant.content, variant.lang))
    return variant._replace(
        lang=_fixed_code(variant.lang),
        content=_stripped(content),
        attributes=_fixed_dates(variant.attributes),
    )


def _normalised(content: Content, lang: str) -> Content:
    """The content as it should be: letters composed, characters that nobody sees removed, a space for white space with
    line breaks or tabs."""
    if isinstance(content, str):
        return normalize("NFC", without_hidden(joined_lines(content, _BREAKS), lang))
    parts: list[str | Inline] = []
    for part in content:
        if isinstance(part, str):
            parts += parts_of(_normalised(part, lang))
        elif part.tag == "hi":
            parts.append(part._replace(content=parts_of(_normalised(part.content, lang))))
        else:
            parts.append(part)
    return join_content(parts)


def _stripped(content: Content) -> Content:
    """The content without spaces at its beginning and end."""
    if isinstance(content, str):
        return content.strip(" ")
    parts = list(content)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(" ")
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(" ")
    return join_content(parts)


def _fixed_code(code: str) -> str:
    return two_letter_code(code) or tidy_code(code)


def _fixed_dates(attributes: Mapping[str, str]) -> Mapping[str, str]:
    wrong = [name for name in DATE_ATTRIBUTES if name in attributes and not parse_date(attributes[name])]
    if not wrong:
        return attributes
    right = {name: moment for name in wrong if (moment := _readable_date(attributes[name]))}
    return {**{name: value for name, value in attributes.items() if name not in wrong}, **right}


def _readable_date(text: str) -> str | None:
    for form in _DATE_FORMS:
        try:
            return format_date(datetime.strptime(text.strip(), form).replace(tzinfo=UTC))
        except ValueError:
            continue
    return None
