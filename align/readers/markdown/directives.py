"""What in a Markdown source only tells a program what to do: template tags, containers, admonitions, attributes.

Each program that makes pages has its own. A line that is nothing else becomes blank; the title of a box stays, as a
heading, so that no line changes its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = r"(?P<code>(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`))"
# Liquid, Jinja, Hugo; {{ name }} may stand for words. A tag holds no other.
_TAG = r"\{%(?:(?!\{%).)*?%\}|\{\{[<%](?:(?!\{\{).)*?[>%]\}\}"
_TAGS = re.compile(rf"{_CODE}|{_TAG}|\{{:[^{{}}]*\}}")
_ALONE = re.compile(
    r"\s*(?::{3,}+\s*+(?:\{.*\}|\S*+)|(?i:\[\[?_?TOC_?\]\]?)|\\(?:newpage|pagebreak)|\*\[[^\]]+\]:.*"
    r"|import (?:.* from )?[\"'][^\"']+[\"'];?)\s*"
)
_CONTENTS = re.compile(r"\s*(?:[-*+]|\d+\.)\s+\S+(?:\s\S+){0,3}\s*")
_TOC = re.compile(r"\s*\{:\s*toc\b[^{}]*\}\s*", re.IGNORECASE)
_BOX = re.compile(
    r":{3,}+\s*+[\w-]++\s*+(?:\[(?P<boxed>[^\[\]]+)\]\s*+(?:\{.*\}\s*+)?|(?P<title>[^\s{\[].*))"
)
_ALERT = re.compile(r"(?P<quote>[\s>]*>\s*)\[![A-Za-z]+\][+-]?[ \t]*")
# Admonitions and tabs of MkDocs, whose content is indented.
_INDENTED = re.compile(
    r"(?P<indent> *+)(?:!!!|\?\?\?\+?|===[!+]?)(?:\s++[\w\s-]*+)?(?:(?<=\s)\"(?P<title>[^\"]*)\"\s*+)?"
)


def without_directives(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a source, as many as there are, without directives."""
    fence = ""
    insets: list[int] = []  # the indents of what is open and has an indented content
    for number, whole in enumerate(lines):
        line = whole
        while insets and line.strip() and not line.startswith(" " * (insets[-1] + 4)):
            insets.pop()
        line = line[4 * len(insets) :]
        if (match := _FENCE.match(line)) is not None and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
        if fence or match is not None:
            yield line
        elif (box := _INDENTED.fullmatch(line)) is not None and _is_inset(lines, number):
            insets.append(len(box["indent"]) + 4 * len(insets))
            yield _heading(box["title"])
        elif number + 1 < len(lines) and _TOC.fullmatch(lines[number + 1]) and _CONTENTS.fullmatch(line):
            yield ""
        else:
            yield _plain(line)


def _plain(line: str) -> str:
    if _ALONE.fullmatch(line):
        return ""
    if (box := _BOX.fullmatch(line)) is not None:
        return _heading(box["boxed"] or box["title"])
    if (alert := _ALERT.match(line)) is not None:
        return alert["quote"] + line[alert.end() :]
    return _TAGS.sub(lambda match: match["code"] or "", line)


def _is_inset(lines: Sequence[str], number: int) -> bool:
    """Whether the next line with text is indented more."""
    following = next((line for line in islice(lines, number + 1, None) if line.strip()), "")
    indent = len(lines[number]) - len(lines[number].lstrip())
    return following.startswith(" " * (indent + 4))


def _heading(title: str | None) -> str:
    return f"###### {title}" if title else ""
