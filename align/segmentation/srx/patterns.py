r"""Regular expressions of SRX files, as Java and ICU write them, in the words of the package `regex`.

The syntax is that which both have in common (ICU User Guide, Regular Expressions; java.util.regex.Pattern). Where they
differ, what OmegaT and Okapi do counts, since both match with Java: ``\s``, ``\d`` and ``\w`` stand for characters of
ASCII only, so that a no-break space is not white space. What the package has beyond that syntax is refused, since it
would mean something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

_SHORT = {
    "s": r"[ \t\n\x0b\f\r]",
    "S": r"[^ \t\n\x0b\f\r]",
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[A-Za-z0-9_]",
    "W": "[^A-Za-z0-9_]",
    "h": r"[ \t\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]",
    "H": r"[^ \t\xa0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]",
    "v": r"[\n\x0b\f\r\x85\u2028\u2029]",
    "V": r"[^\n\x0b\f\r\x85\u2028\u2029]",
}
_OUTSIDE = {
    "R": r"(?:\r\n|[\n\x0b\f\r\x85\u2028\u2029])",
    "Z": r"(?=(?:\r\n|[\n\r\x85\u2028\u2029])?\Z)",
    "z": r"\Z",
    "A": r"\A",
    "b": r"\b",
    "B": r"\B",
    "G": r"\G",
    "X": r"\X",
}
_CONTROLS = {"t": r"\t", "n": r"\n", "r": r"\r", "f": r"\f", "a": r"\x07", "e": r"\x1b"}
# The names that Java gives to classes of ASCII characters.
_POSIX = {
    "Lower": "[a-z]",
    "Upper": "[A-Z]",
    "ASCII": r"[\x00-\x7f]",
    "Alpha": "[A-Za-z]",
    "Digit": "[0-9]",
    "Alnum": "[A-Za-z0-9]",
    "Punct": r"[!-\/:-@\[-`\{-\~]",
    "Graph": r"[!-\~]",
    "Print": r"[ -\~]",
    "Blank": r"[ \t]",
    "Cntrl": r"[\x00-\x1f\x7f]",
    "XDigit": "[0-9A-Fa-f]",
    "Space": r"[ \t\n\x0b\f\r]",
}
_CODE = re.compile(
    r"x\{(?P<braced>[0-9A-Fa-f]{1,6})\}|x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})"
    r"|0(?P<octal>[0-3]?[0-7]{1,2})"
)
_PROPERTY = re.compile(r"(?P<sign>[pP])(?:\{\^?(?P<name>[\w =.-]+)\}|(?P<letter>[A-Z]))")
_QUOTED = re.compile(r"\\Q(?P<text>.*?)(?:\\E|$)", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?::|=|!|>|<=|<!|#|<[A-Za-z]\w*>|[ismx]*(?:-[ismx]+)?[:)]))?")
_REPEAT = re.compile(r"\{\d+(?:,\d*)?\}[?+]?")
_BACK_REFERENCE = re.compile(r"[1-9]\d*|k<(?P<name>[A-Za-z]\w*)>")
_LARGEST = 0x10FFFF


class PatternError(ValueError):
    """A regular expression that is not one, or that has what this program does not do."""


def compiled(pattern: str) -> Pattern[str]:
    r"""A regular expression of an SRX file, ready to search with.

    >>> [match.end() for match in compiled(r"[\.\?!]+").finditer("Oh! Really?! Yes.")]
    [3, 12, 17]

    Raises:
        PatternError: it is not a regular expression, or has what is not in the common syntax of Java and ICU.
    """
    import regex

    translated = _Translation(pattern).whole()
    try:
        return regex.compile(translated, regex.VERSION1)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise PatternError(str(error)) from error


class _Translation:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def whole(self) -> str:
        parts = []
        while self.at < len(self.pattern):
            parts.append(self._next())
        return "".join(parts)

    def _next(self) -> str:
        character = self.pattern[self.at]
        if character == "\\":
            return self._escape(inside=False)
        if character == "[":
            return self._set()
        if character == "(":
            return self._taken(_GROUP, "this kind of group")
        if character == "{":
            return self._taken(_REPEAT, "a brace that is not a number of repetitions")
        self.at += 1
        return character

    def _taken(self, form: re.Pattern[str], what: str) -> str:
        match = form.match(self.pattern, self.at)
        if match is None or (form is _GROUP and match[0] == "(" and self.pattern[match.end() :][:1] == "?"):
            raise PatternError(f"{what} is not supported: {self.pattern[self.at : self.at + 6]}")
        self.at = match.end()
        return match[0]

    def _escape(self, *, inside: bool) -> str:
        if (quoted := _QUOTED.match(self.pattern, self.at)) is not None:
            self.at = quoted.end()
            return "".join(f"\\{c}" if not c.isalnum() and c.isascii() else c for c in quoted["text"])
        start, self.at = self.at, self.at + 2
        character = self.pattern[start + 1 : start + 2]
        if character in _SHORT:
            return _SHORT[character]
        if character in _CONTROLS:
            return _CONTROLS[character]
        if not inside and character in _OUTSIDE:
            return _OUTSIDE[character]
        for form, made in ((_CODE, self._code), (_PROPERTY, self._property)):
            if (match := form.match(self.pattern, start + 1)) is not None:
                self.at = match.end()
                return made(match)
        if not inside and (match := _BACK_REFERENCE.match(self.pattern, start + 1)) is not None:
            self.at = match.end()
            return f"(?P={match['name']})" if match["name"] else f"(?:\\{match[0]})"
        if not character or (character.isascii() and character.isalnum()):
            raise PatternError(f"this escape is not supported: \\{character}")
        return f"\\{character}" if character.isascii() else character

    def _code(self, match: re.Match[str]) -> str:
        octal = match["octal"]
        value = int(octal, 8) if octal else int(match[match.lastgroup or ""], 16)
        if value > _LARGEST:
            raise PatternError(f"there is no such character: \\{match[0]}")
        return f"\\U{value:08x}"

    def _property(self, match: re.Match[str]) -> str:
        name = match["name"] or match["letter"]
        if name in _POSIX:
            posix = _POSIX[name]
            return posix if match["sign"] == "p" else f"[^{posix[1:]}"
        if name.startswith("java"):
            raise PatternError(f"this property is not supported: {name}")
        if (
            re.match(r"Is[A-Z]|In[A-Z]", name) and len(name) > 2
        ):  # Java's way to name scripts, properties and blocks
            name = name[2:] if name.startswith("Is") else f"Block={name[2:]}"
        return f"\\{match['sign']}{{{'^' if match[0][2:3] == '^' else ''}{name}}}"

    def _set(self) -> str:
        """A set such as ``[a-z&&[^aeiou]]``, in which other signs of operations are only characters."""
        start = self.at
        posix = re.match(r"\[:\^?\w+:\]", self.pattern[start:])
        if posix is not None:
            self.at += posix.end()
            return posix[0]
        parts = ["["]
        self.at += 1
        if self.pattern[self.at : self.at + 1] == "^":
            parts.append("^")
            self.at += 1
        if self.pattern[self.at : self.at + 1] == "]":  # first of all it is a character
            parts.append(r"\]")
            self.at += 1
        while True:
            if self.at >= len(self.pattern):
                raise PatternError(f"a set is not closed: {self.pattern[start : start + 12]}")
            character = self.pattern[self.at]
            if character == "]":
                self.at += 1
                return "".join([*parts, "]"])
            parts.append(self._in_set(character))

    def _in_set(self, character: str) -> str:
        if character == "[":
            return self._set()
        if character == "\\":
            return self._escape(inside=True)
        if self.pattern.startswith("&&", self.at):
            self.at += 2
            return "&&"
        self.at += 1
        if character == "-" and self.pattern[self.at : self.at + 1] == "-":
            return r"\-"
        return f"\\{character}" if character in "|~&(){}#" else character
