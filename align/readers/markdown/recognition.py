"""Whether a text is Markdown. A text with an asterisk or a number sign in it is not."""

from __future__ import annotations

import re

# Marks that hardly any plain text has, and marks that some have.
_STRONG = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^ {0,3}#{1,6} +[^\s#]",
        r"^ {0,3}(?:```|~~~)[^`\n]*\n(?:.*\n)*?^ {0,3}(?:```|~~~)\s*$",
        r"!?\[[^\]\n]*\]\((?:[a-z]+:|[./#])[^)\s]*(?:\s\"[^\"\n]*\")?\)",
        r"^.*\|.*\n {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$",
        r"^\[\^[^\]\s]+\]: ",
        r"\A---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+---[ \t]*$",
    )
)
_WEAK = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?<![\w*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?![\w*])|(?<!\w)__[^\s_][^_\n]*__(?!\w)",
        r"(?<![\w*])[*_][^\s*_](?:[^*_\n]*[^\s*_])?[*_](?![\w*])",
        r"(?<!`)`[^`\n]+`(?!`)",
        r"^ {0,3}[-*+] \S.*\n(?:.*\n)??^ {0,3}[-*+] \S",
        r"^ {0,3}> \S",
        r"^ {0,3}\d{1,3}[.)] \S",
    )
)
_ENOUGH = 4  # a strong mark counts 2, a weak one 1
_SAMPLE = 65_536  # characters


def weight_of_marks(text: str) -> int:
    """How much speaks for Markdown: each kind of mark counts once; 0 if none of the strong ones is there."""
    sample = text[:_SAMPLE]
    strong = sum(pattern.search(sample) is not None for pattern in _STRONG)
    weak = sum(pattern.search(sample) is not None for pattern in _WEAK)
    return 2 * strong + weak if strong else 0


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown whatever its name."""
    return weight_of_marks(text) >= _ENOUGH


def may_be_markdown(text: str) -> bool:
    """Whether a text that is named as Markdown has a mark of it."""
    sample = text[:_SAMPLE]
    return any(pattern.search(sample) is not None for pattern in (*_STRONG, *_WEAK))
