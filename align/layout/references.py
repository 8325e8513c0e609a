"""Footnote references in running text, told apart from real numbers by evidence.

Superscripts come out of PDFs and word processors as plain digits: glued to a word or its comma
(``Declaration,1``), detached (« siècle 2 , ainsi »), or glued to a number (``58/1409`` is 58/140 and note 9).
The evidence: a note with that number exists, and first references rise through the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align.core.ascending import earliest_rising
from align.core.block import NoteRef
from align.language.numbers import SYMBOL
from align.layout.phrases import is_numbered_thing

_ACRONYM = re.compile(r"(?:[A-Z]{2,}|(?<![^\W\d_])[A-Z])$")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST_NUMBER = 3  # digits of a GA resolution's number within its session
_LINK = re.compile(r",\s?|\s")  # between two references
_AFTER_NOUN = re.compile(r"\s(?:and|as|in|of|on|that|to|which|de|des|du|et|qui|que|ainsi|sur)\b")
_NEAR = 24  # characters to either side that tell a reference from a number
_LONGEST_NOTE = 4  # digits of a footnote's number
_RESOLUTION = re.compile(r"(?<![\w/])\d+/\d+(?![\w/])")


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: int  # index of the text
    start: int
    end: int
    number: int
    strong: bool
    lead: int = 0  # characters before the number that belong to the mark: the comma of « 1, 2 »

    @property
    def place(self) -> tuple[int, int]:
        return self.text, self.start


@dataclass(frozen=True, slots=True)
class Extraction:
    """A text without its references, and what was taken out."""

    text: str
    refs: tuple[NoteRef, ...]
    removed: tuple[
        tuple[int, str], ...
    ]  # raw marks beyond the number, such as the slash of ``1/``, with offsets


def extract_references(texts: Sequence[str], notes: Sequence[str]) -> tuple[list[Extraction], list[str]]:
    """Take the references to `notes` (their numbers) out of `texts`, in document order.

    Returns:
        One extraction a text, and the numbers of the notes that no text refers to.
    """
    numbers = {number for number in notes if number.isdecimal() and number.isascii()}
    stars = [number for number in dict.fromkeys(notes) if number and not number[0].isdigit()]
    chosen = _choose(texts, numbers) if numbers else []
    by_text: dict[int, list[_Candidate]] = {}
    for candidate in chosen:
        by_text.setdefault(candidate.text, []).append(candidate)
    spaced = _spaces_before_semicolons(texts)
    extractions = [
        _take_out(text, _marks(text, by_text.get(index, []), stars), spaced=spaced)
        for index, text in enumerate(texts)
    ]
    found = {ref.number for extraction in extractions for ref in extraction.refs}
    return extractions, [number for number in notes if number not in found]


def _choose(texts: Sequence[str], numbers: set[str]) -> list[_Candidate]:
    resolutions = {match.group() for text in texts for match in _RESOLUTION.finditer(text)}
    candidates = [
        candidate
        for index, text in enumerate(texts)
        for candidate in _candidates(index, text, numbers, resolutions)
    ]
    strong = [candidate for candidate in candidates if candidate.strong]
    rising = earliest_rising([candidate.number for candidate in strong])
    firsts = {strong[position].number: strong[position] for position in rising}
    for number in sorted(map(int, numbers)):
        if number not in firsts:
            after = max((c.place for n, c in firsts.items() if n < number), default=(-1, -1))
            before = min((c.place for n, c in firsts.items() if n > number), default=(len(texts), 0))
            fitting = [c for c in candidates if c.number == number and after < c.place < before]
            if fitting:
                firsts[number] = fitting[0]
    taken = {candidate.place for candidate in firsts.values()}
    again = [
        c for c in strong if c.place not in taken and c.number in firsts and firsts[c.number].place < c.place
    ]
    return sorted([*firsts.values(), *again], key=lambda candidate: candidate.place)


def _candidates(index: int, text: str, numbers: set[str], resolutions: set[str]) -> list[_Candidate]:
    symbols = bytearray(len(text) + 1)
    for match in SYMBOL.finditer(text):
        symbols[match.start() : match.end()] = b"\x01" * len(match.group())
    found: list[_Candidate] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        run = match.group()
        if symbols[start] or run[0] == "0" or text[end : end + 1].isalpha():
            continue
        last = found[-1] if found else None
        if last and last.strong and run in numbers and int(run) == last.number + 1:
            link = _LINK.fullmatch(text, last.end, start)
            if link is not None:
                found.append(_Candidate(index, start, end, int(run), strong=True, lead=len(link.group())))
                continue
        strength = _strength(text, start, end, numbers) if run in numbers else None
        if strength is not None:
            found.append(_Candidate(index, start, end, int(run), strength))
            continue
        found += [
            _Candidate(index, start + cut, end, int(run[cut:]), strong=False)
            for cut in range(max(1, len(run) - _LONGEST_NOTE), len(run))
            if run[cut:] in numbers and _is_glued(text[max(0, start - 8) : start], run, cut, resolutions)
        ]
    return found


def _strength(text: str, start: int, end: int, numbers: set[str]) -> bool | None:
    """True for a form that a real number hardly has, False for a possible reference, None for a number."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    last = before[-1:]
    if not last:
        return None
    if re.match(r"/(?![\w/])", after):  # the older style: "Esquipulas II, 1/ and"
        return not last.isdigit()
    if re.match(r"\s?[/–-]\d|[.,]\d|\s?%", after) and not _opens_chain(text[start:end], after, numbers):
        return None
    if last.isspace():
        return _detached(before.rstrip(), after)
    if last.isalpha() or last in ')]»”"’':
        return None if _ACRONYM.search(before) or is_numbered_thing(_last_word(before)) else True
    if last in tuple(",;.:") and re.match(r"\s|$|[»”\"’),]", after):
        word = before[:-1]
        if not word or is_numbered_thing(_last_word(word)) or word[-1].isspace():
            return None
        return not (word[-1].isdigit() and last in ".:")
    return None


def _detached(before: str, after: str) -> bool | None:
    """The strength of a number that white space sets off from the text before."""
    word = _last_word(before)
    if not word or is_numbered_thing(word.rstrip(",")):
        return None
    if word[-1] == ",":  # "at the Summit, 1 and"
        return False if re.match(r"\s[a-zà-ÿ]", after) else None
    if not (word[-1].isalnum() or word[-1] in ')»”"’'):
        return None
    if re.match(r"\s[,.]", after):  # « siècle 2 , ainsi »: nobody writes a space before a comma
        return True
    if re.match(r"\s?[,;:.)]|$", after):
        return False
    # "the Declaration 1 and": hardly a quantity between a noun and a word of this kind.
    return False if len(word) > 3 and _AFTER_NOUN.match(after) else None


def _opens_chain(run: str, after: str, numbers: set[str]) -> bool:
    """Whether the next number is the next note: "Declaration1,2"."""
    following = re.match(r",(\d{1,4})(?!\d)", after)
    return following is not None and following[1] in numbers and int(following[1]) == int(run) + 1


def _last_word(text: str) -> str:
    return re.split(r"[\s(\[«“]", text)[-1]


def _is_glued(before: str, run: str, cut: int, resolutions: set[str]) -> bool:
    """Whether a run of digits is a number with a reference at its end: 58/140 and 9, 2003 and 5."""
    number = run[:cut]
    session = re.search(r"(?<!\d)\d+/$", before)
    if session is None:
        return len(run) > 4 and re.fullmatch(r"(?:1[89]|20)\d\d", number) is not None
    too_long = len(run) > _LONGEST_NUMBER >= len(number)
    return too_long or f"{session.group()}{number}" in resolutions


def _marks(
    text: str, candidates: Sequence[_Candidate], stars: Sequence[str]
) -> list[tuple[int, int, str, str]]:
    """Start, end, number and extra raw characters of every reference in one text."""
    marks = []
    for candidate in candidates:
        start = candidate.start - candidate.lead
        slash = "/" if text[candidate.end : candidate.end + 1] == "/" else ""
        extra = text[start : candidate.start].strip() + slash
        marks.append((start, candidate.end + len(slash), str(candidate.number), extra))
    for star in stars:
        found = re.finditer(rf"(?<=[\w,.;:)»”]){re.escape(star)}(?!\*)", text)
        marks += [(*match.span(), star, "") for match in found]
    return sorted(marks)


def _take_out(text: str, marks: Sequence[tuple[int, int, str, str]], *, spaced: bool) -> Extraction:
    """Remove the marks and the white space that they brought along."""
    clean, refs, position = "", [], 0
    for start, end, number, _ in marks:
        clean += text[position:start]
        rest = text[end:]
        gap = len(rest) - len(rest.lstrip())
        following = rest[gap : gap + 1]
        if clean[-1:].isspace() and (gap or not following or following in ",.;:)»”"):
            clean = clean.rstrip()
        refs.append(NoteRef(len(clean), number))
        closes = bool(following) and following in (",.)]" if spaced else ",.)];:!?")
        position = end + gap if closes else end
    clean += text[position:]
    return Extraction(clean, tuple(refs), tuple((start, extra) for start, _, _, extra in marks if extra))


def _spaces_before_semicolons(texts: Sequence[str]) -> bool:
    """Whether the document sets a space before semicolons and colons, as French does."""
    spaced = sum(len(re.findall(r"\s[;:]", text)) for text in texts)
    closed = sum(len(re.findall(r"[^\W\d][;:]", text)) for text in texts)
    return spaced > closed
