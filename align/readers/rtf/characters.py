"""The characters of RTF: bytes in some encoding, and numbers in Unicode with bytes that stand in for them."""

from __future__ import annotations


class Characters:
    """Collects bytes, leaves out those that stand in for a character, and joins surrogate pairs."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._stand_ins = 0
        self._half = 0  # the first half of a surrogate pair

    def feed(self, data: bytes) -> None:
        """Take bytes of text."""
        skipped = min(self._stand_ins, len(data))
        self._stand_ins -= skipped
        self._bytes += data[skipped:]

    def take(self) -> bytes:
        """The bytes that came in since the last time."""
        data = bytes(self._bytes)
        self._bytes.clear()
        return data

    def stands_in(self, *, is_character: bool) -> bool:
        """Whether a control word stands in for a character; one that is no character ends what stands in."""
        if self._stand_ins and is_character:
            self._stand_ins -= 1
            return True
        self._stand_ins = 0
        return False

    def unicode(self, number: int, stand_ins: int) -> str:
        """The character of ``\\u``, after which some stand in; empty for the first half of a pair."""
        self._stand_ins = max(0, stand_ins)
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._half = code
            return ""
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._half - 0xD800) << 10) + (code - 0xDC00) if self._half else 0xFFFD
        self._half = 0
        return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
