"""The ways in which one file can hold two languages, in the order in which they are looked for."""

from __future__ import annotations

from align.bilingual.facing import split_columns
from align.bilingual.halves import Halves, Wish, languages_of, letters
from align.bilingual.sequences import split_lines, split_paragraphs
from align.bilingual.tables import split_tables
from align.core.raw import RawDocument
from align.language.detection import language_of_text
from align.layout import lay_out
from align.readers import PagedText
from align.structure.grammars import choose
from tmx.base.errors import InputError

_MOST = 0.5  # of the letters, for printed tables to be what the file consists of
_LEAST_SHOWN = 0.03  # of the letters, for a language to be named in a message


def split_languages(
    content: PagedText | RawDocument, source_lang: str | None = None, target_lang: str | None = None
) -> Halves:
    """The two languages of a file: columns of tables, columns of pages, or one text after the other or by turns.

    Args:
        content: what a reader gives.
        source_lang: the language of the source; by default that which comes first.
        target_lang: the language of the target.

    Raises:
        InputError: there are not two languages, or not those that are asked for.
    """
    wish = Wish(source_lang, target_lang)
    if isinstance(content, RawDocument):
        halves = split_tables(content, wish) or split_paragraphs(content, wish)
    else:
        halves = _split_grids(content, wish) or split_columns(content, wish) or split_lines(content, wish)
    if halves is None:
        raise _not_two(content, wish)
    return halves


def _split_grids(text: PagedText, wish: Wish) -> Halves | None:
    """The two languages of tables with drawn lines, if most of the text is in such tables.

    Without drawn lines, where a row ends is a guess, which is not good enough to pair by.
    """
    if not any(page.rules for page in text.pages):
        return None
    lang = language_of_text("\n".join(text.texts))
    halves = split_tables(lay_out(text, lang, choose(text.texts).grammar), wish)
    if (
        halves is None
        or not isinstance(halves.source, RawDocument)
        or not isinstance(halves.target, RawDocument)
    ):
        return None
    paragraphs = [*halves.source.paragraphs, *halves.target.paragraphs]
    inside = sum(letters(paragraph.text) for paragraph in paragraphs if paragraph.style.cell is not None)
    return halves if inside > _MOST * sum(letters(paragraph.text) for paragraph in paragraphs) else None


def _not_two(content: PagedText | RawDocument, wish: Wish) -> InputError:
    shares = [(lang, share) for lang, share in languages_of(content.texts) if share >= _LEAST_SHOWN]
    found = ", ".join(f"{lang} ({share:.0%})" for lang, share in shares) or "no text"
    asked = " and ".join(lang for lang in (wish.source, wish.target) if lang)
    if asked:
        what = f"the file does not hold two languages with {asked} among them: {found} was found"
    else:
        what = f"the file does not hold a text in two languages: {found} was found"
    return InputError(
        what,
        path=content.name,
        cure="Give two files, or one with both languages: in columns of a table or of the pages, or one text after "
        "the other. --source-lang and --target-lang say which.",
    )
