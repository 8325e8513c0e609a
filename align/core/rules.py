"""The rules of a grammar as values: what gives roles, parts, page furniture, paragraphs, notes and facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

START = "start"
"""The part of a document before any rule has opened another."""
ENOUGH = 4
"""The least weight of evidence by which a document is taken to be of a kind; one plain sign has it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign that a document is of the kind.

    Attributes:
        phrase: the phrase that lines or paragraphs of the document are.
        weight: what it counts; with less than `ENOUGH` in all, a document is not taken to be of the kind.
        least: how many lines or paragraphs must be that phrase for it to count.
        zone: the number of lines or paragraphs at the head of the document, blank ones aside, among which it is
            looked for; 0 for all.
    """

    phrase: str
    weight: int = ENOUGH
    least: int = 1
    zone: int = 0


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A phrase that gives a paragraph its role; a group ``number`` becomes its path, ``label`` its label.

    Attributes:
        role: the role.
        phrase: the phrase that the paragraph is; that of the headings of its division if it opens one.
        parts: the parts of the document in which the rule holds; all if empty.
        needs: phrases of which the document must hold one.
        after: the role of an earlier paragraph.
        opens: the part of the document that begins with the paragraph.
        sectioned: whether the path of the paragraph is that of its section.
        division: the name of the division that the paragraph opens.
        outside: whether all divisions end before the paragraph.
    """

    role: str
    phrase: str = ""
    parts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    after: str = ""
    opens: str = ""
    sectioned: bool = False
    division: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, such as a preamble, and the roles of the paragraphs in it.

    Attributes:
        plain: the role of a paragraph without a label.
        labelled: the role of a paragraph with one.
        figures: the part that begins with a number in figures; empty if numbers are nothing special here.
        divided: the part that begins with the heading of a division; empty if it changes nothing.
        closing: the role of a paragraph without a label that ends a sentence, as long as none is numbered.
        sections: whether lettered sections can begin here.
        headings: whether a short line is a heading: ``always``, ``nested`` (below another heading), ``never``.
        labels: whether what looks like the number of a paragraph is one; not so where initials begin names.
    """

    plain: str = "paragraph"
    labelled: str = "paragraph"
    figures: str = ""
    divided: str = ""
    closing: str = ""
    sections: bool = True
    headings: Literal["always", "nested", "never"] = "never"
    labels: bool = True


@dataclass(frozen=True, slots=True)
class Division:
    """A kind of division of a document, such as a chapter.

    Attributes:
        name: its name, the same in all languages.
        level: 1 for the outermost, 0 for one that is outside all others and may have no number.
        words: the words of its headings by language.
        run_in: the role of a paragraph that begins with the heading: "Article 5. The Parties shall …"; empty if
            there are none such.
    """

    name: str
    level: int
    words: tuple[tuple[str, tuple[str, ...]], ...]
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A line of a certain form is page furniture: in any document, or where there is reason to think so.

    Attributes:
        reason: what the line is.
        phrase: what it looks like.
        needs: phrases of which the document must hold one.
        repeated: the line must occur more than once, unless the document holds what is needed.
    """

    reason: str
    phrase: str
    needs: tuple[str, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """Where the lines of a masthead are looked for, by the phrases that the lines are.

    Attributes:
        lines: a line of the masthead.
        run_together: several of them in one, which only the masthead at the end of a file has.
        before: the phrases before the first of which the masthead at the head of the file is.
        needs: the one of these phrases without which there is no masthead.
        zone: the number of lines at the head of the file among which these phrases are looked for.
        after: the furniture after which a masthead at the end of the file begins.
    """

    lines: str
    run_together: str
    before: tuple[str, ...]
    needs: str
    zone: int
    after: str


@dataclass(frozen=True, slots=True)
class LineRules:
    """How lines make paragraphs, by the phrases that the lines are.

    Attributes:
        opens: lines that open a paragraph and never go on with the one before.
        alone: lines that are a paragraph of their own.
        after_end: lines that open a paragraph unless the line before is full and does not end a sentence.
        after_comma: openings of paragraphs that follow one that ends in a comma.
        broken: paragraphs that may be broken over lines where all others are one line each.
    """

    opens: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    after_end: tuple[str, ...] = ()
    after_comma: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteForms:
    """How footnotes are marked, besides plain numbers and asterisks.

    Attributes:
        closing: a sign that may close the number of a note, at its head and where it is referred to: ``1/``.
        series: numbers such as 58/140, at the end of which a reference may be glued: what is before the last
            part, as a regular expression.
        longest: the most digits that the last part has.
    """

    closing: str = ""
    series: str = ""
    longest: int = 0

    def number(self, label: str) -> str:
        """The number of a note by its label as printed, without brackets, slash, full stop or raising; asterisks stay.

        >>> NoteForms().number("¹²"), NoteForms().number("[3]"), NoteForms(closing="/").number("4/")
        ('12', '3', '4')
        """
        bare = label.rstrip(self.closing) if self.closing else label
        return normalize("NFKC", bare).strip("[]()/.") if any(map(str.isdigit, bare)) else bare


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a document says of itself; of several facts of one name the first that is found counts.

    Attributes:
        name: its name; one that begins with an underscore is only a part of others.
        roles: the roles of the paragraphs that state it.
        furniture: the page furniture that states it: a reason, or ``any``.
        patterns: what to look for, in order; the group ``value`` of the first that is found is the value, or all
            of it.
        kind: ``text``; ``number``, an ordinal in words or figures; ``date``, as ISO 8601; ``path``, the first
            number of the first paragraph that has one.
        frequent: whether the value that is found most often counts, instead of the first.
        values: what the value becomes if one of these regular expressions is found.
        form: the fact put together from others, such as ``{_organ}/{_number}``.
    """

    name: str
    roles: tuple[str, ...] = ()
    furniture: str = ""
    patterns: tuple[re.Pattern[str], ...] = ()
    kind: Literal["text", "number", "date", "path"] = "text"
    frequent: bool = False
    values: tuple[tuple[re.Pattern[str], str], ...] = ()
    form: str = ""
