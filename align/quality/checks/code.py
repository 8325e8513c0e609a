"""Texts that are typed or run and not read: command lines, code, addresses. They are the same in every language."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"--[A-Za-z][\w-]*|-[A-Za-z]{1,2}"  # an option
    r"|\$\w+.*|&&|\|\||>>|[=!:+]?=[=>]?|->|[{}]"  # variables and operators
    r"|.*\w[=_]\w.*"  # name=value, snake_case
    r"|.*\w\((?!\w{1,3}\)).*"  # a call, unlike "author(s)"
    r"|[~.]?(?:/[\w.-]+)+/?|[\w./-]+\.[a-z]\w{1,4}"  # paths and names of files
)
_COMMAND = re.compile(
    r"\$\s[a-z]|(?:apt|apt-get|brew|conda|curl|docker|git|npm|npx|pip|pip3|python3?|ssh|sudo|wget)\s"
    r"|(?:from\s\S+\s)?import\s\w|def\s\w+\(|class\s\w+[:(]|SELECT\s.*\sFROM\s"
)
_ADDRESS = re.compile(r"(?:https?|ftp|file)://\S+|www\.\S+|mailto:\S+")
_SHARE = 0.2
"""The least share of the words that are signs of code: two of ten. Prose with a name of a file has fewer."""


def is_code(text: str) -> bool:
    """Whether a text is a command line, code, or nothing but addresses.

    >>> is_code("git commit --amend"), is_code("if (x > 0) { return y; }"), is_code("https://example.org/the/end")
    (True, True, True)
    >>> is_code("Save the file as out.txt."), is_code("the name of the author(s);"), is_code("-the ship;")
    (False, False, False)
    """
    words = text.split()
    if not words or text[-1:] in ".!?":
        return False
    if _COMMAND.match(text) or all(map(_ADDRESS.fullmatch, words)):
        return True
    signs = sum(_SIGN.fullmatch(word) is not None and not _ADDRESS.match(word) for word in words)
    written = text[:1].isupper()  # as a sentence is
    return signs >= _SHARE * len(words) and signs > written
