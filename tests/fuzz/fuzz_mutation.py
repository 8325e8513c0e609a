"""Files made wrong: bytes, lines, tags, values and the parts of archives are changed, at random but by a seed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

TOKENS = [
    *(b"9" * 400, b"-1", b"0", b"1e999", b"99999999999999999999", b"2147483648", b"0.1e-400", b"NaN", b"\xd9\xa3"),
    *(b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\x1a", b"\x0c", b"\x85"),
    *(b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"&nbsp;", b"&x;", b"&", b"&amp;amp;", b"&lt;b&gt;"),
    *(b"<", b">", b"</", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?x", b"?>", b"<x/>", b"<a:b/>", b'"', b"'"),
    b'<!DOCTYPE a [<!ENTITY x "y">]>',
    b'<!DOCTYPE a SYSTEM "file:///nowhere.dtd">',
    *(b"x-none", b"*all*", b"en_US", b"zh-Hant-TW", b"sr@latin", b"fr", b"EN", b"french", b"-", b"a" * 300, b"i-klingon"),
    *(b"\xe2\x80\xa8", b"\xc2\xa0", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xcc\x81" * 50, b"\xef\xbf\xbf"),
    *(b"12 99999999999999999999 2004", b"1-99999999999999999999", b"31 December 99999999999", b"1.2.3.4.5.6.7.8.9", b"(a)(i)"),
    *(b"99:99:99", b"30 February 2004", b"$1,000,000,000,000,000", b"10^999999", b"MMMMMMMMMMMMMMM", b"\xc2\xbd", b"0" * 5000 + b"1"),
    *(b"{", b"}", b"\\", b"\\u-99999999999", b"\\'ff", b"\\bin9999999999 ", b"%s", b"=1+1", b"@", b"||||", b"\t\t\t", b"# " * 40),
    *(b"\n", b"\r", b"\r\n", b"\n\n\n", b"\xe2\x80\xa9", b"[0]:[0]", b"[99999999999999]:[]", b"null", b"[" * 2000, b"{" * 200),
]  # fmt: skip
ENCODINGS = [
    b"klingon",
    b"utf-7",
    b"rot13",
    b"utf-16",
    b"utf-32",
    b"shift_jis",
    b"base64",
    b"idna",
    b"ascii",
    b"",
    b"cp037",
]
_TAG = re.compile(rb"<[^<>]{1,2000}>")
_VALUE = re.compile(rb"""=\s*("[^"<]*"|'[^'<]*')""")
_TEXT = re.compile(rb">[^<>]+<")
_NUMBER = re.compile(rb"\d+")
_ENCODING = re.compile(rb"""encoding\s*=\s*["'][^"']*["']|charset=[\w-]+""")


def mutated(random: Random, data: bytes) -> bytes:
    """The bytes with a few changes."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.85:
        return _archive(random, data)
    if data.startswith(b"SQLite format 3"):
        return _pages(random, data)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        is_marked_up = data.count(b"<") > 4
        choices = _OF_MARKUP if is_marked_up and random.random() < 0.65 else _OF_BYTES
        data = random.choice(choices)(random, data)
    return data[: 1 << 20]


def _archive(random: Random, data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, RuntimeError):
        return random.choice(_OF_BYTES)(random, data)
    name = random.choice(list(parts))
    how = random.random()
    if how < 0.75:
        parts[name] = mutated(random, parts[name])
    elif how < 0.85:
        del parts[name]
    elif how < 0.95:
        parts[name] = parts[random.choice(list(parts))]
    else:
        parts[random.choice(("../x", "/x", "word/" * 100, name.upper(), "\ufffe"))] = parts.pop(name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _pages(random: Random, data: bytes) -> bytes:
    """A database whose pages stay where they are; bytes of them, and of the rows in them, change."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 10, 40))):
        token = random.choice((*TOKENS, random.randbytes(random.choice((1, 2, 8, 64)))))[:200]
        full = [at for at in random.choices(range(len(data)), k=20) if data[at]]
        at = full[0] if full else 0
        changed[at : at + len(token)] = token
    return bytes(changed[: len(data)]) if random.random() < 0.9 else data[: _place(random, data)]


def _place(random: Random, data: bytes) -> int:
    return random.randrange(len(data) + 1)


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = _place(random, data)
    return start, min(len(data), start + random.choice((1, 2, 4, 16, 64, 512)))


def _insert(random: Random, data: bytes) -> bytes:
    at = _place(random, data)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _overwrite(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.choice(TOKENS) + data[end:]


def _flip(random: Random, data: bytes) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _noise(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _delete(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _truncate(random: Random, data: bytes) -> bytes:
    return data[: _place(random, data)]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _recode(random: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        random.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-8-sig")), "replace"
    )


def _lines(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return _repeat(random, data)
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    how = random.randrange(4)
    if how == 0:
        lines[one], lines[two] = lines[two], lines[one]
    elif how == 1:
        del lines[one]
    elif how == 2:
        lines.insert(two, lines[one])
    else:
        lines[one] = random.choice(TOKENS) + b"\n"
    return b"".join(lines)


def _number(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, _NUMBER, random.choice(TOKENS[:9]))


def _replaced(random: Random, data: bytes, pattern: re.Pattern[bytes], new: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return _insert(random, data)
    match = random.choice(found)
    return data[: match.start()] + new + data[match.end() :]


def _value(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, _VALUE, b'="' + random.choice(TOKENS).replace(b'"', b"") + b'"')


def _attribute(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, re.compile(rb"""\s[\w:]+\s*=\s*("[^"<]*"|'[^'<]*')"""), b"")


def _text(random: Random, data: bytes) -> bytes:
    return _replaced(random, data, _TEXT, b">" + random.choice((b"", b" ", *TOKENS)) + b"<")


def _tag(random: Random, data: bytes) -> bytes:
    tags = _TAG.findall(data)
    return _replaced(random, data, _TAG, random.choice((b"", random.choice(tags))) if tags else b"")


def _element(random: Random, data: bytes) -> bytes:
    """An element, or what may be one, is removed, repeated or put elsewhere."""
    found = list(_TAG.finditer(data))
    if len(found) < 2:
        return _insert(random, data)
    first = random.randrange(len(found) - 1)
    last = min(len(found) - 1, first + random.choice((1, 1, 2, 3, 7, 20)))
    start, end = found[first].start(), found[last].end()
    how = random.randrange(3)
    if how == 0:
        return data[:start] + data[end:]
    if how == 1:
        return data[:end] + data[start:end] + data[end:]
    at = random.choice(found).start()
    return data[:at] + data[start:end] + data[at:]


def _nest(random: Random, data: bytes) -> bytes:
    opening = [
        match for match in _TAG.finditer(data) if match[0][1:2].isalpha() and not match[0].endswith(b"/>")
    ]
    if not opening:
        return _insert(random, data)
    match = random.choice(opening)
    name = re.split(rb"[\s>]", match[0][1:], maxsplit=1)[0]
    depth = random.choice((2, 20, 300, 5000))
    return data[: match.start()] + match[0] * depth + b"</" + name + b">" * 1 + data[match.end() :]


def _declare(random: Random, data: bytes) -> bytes:
    encoding = random.choice(ENCODINGS)
    if _ENCODING.search(data):
        return _ENCODING.sub(b'encoding="' + encoding + b'"', data, count=1)
    return b'<?xml version="1.0" encoding="' + encoding + b'"?>' + data


_OF_BYTES: list[Callable[[Random, bytes], bytes]] = [
    *(_insert, _insert, _overwrite, _flip, _noise, _delete, _truncate, _repeat, _recode, _lines, _lines, _number)
]  # fmt: skip
_OF_MARKUP: list[Callable[[Random, bytes], bytes]] = [
    *(_value, _value, _attribute, _text, _text, _tag, _element, _element, _element, _nest, _declare, _number)
]  # fmt: skip
