"""Every character that a PDF file shows is in a line or set aside, whatever it looks like."""

from __future__ import annotations

from collections import Counter
from unicodedata import normalize

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import ALPHABET, hexadecimal, make_pdf, read
from pypdfium2 import raw

from align.readers.pages import PagedText
from tmx.base.errors import InputError

# The letters of symbol fonts, which stand for others in each font, have a test of their own.
WORDS = st.text(
    [char for char in (*ALPHABET, " ") if not "\uf000" <= char <= "\uf0ff"], min_size=1, max_size=12
)
PLACED = st.tuples(
    WORDS,
    st.sampled_from("US"),
    st.floats(-20, 620),
    st.floats(-20, 820),
    st.sampled_from((0.0, 4.0, 6.5, 10.0, 10.0, 12.0, 40.0)),
    st.sampled_from(("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0.8 0.6 -0.6 0.8", "1 0 0 -1", "0 0 0 0")),
    st.sampled_from((0, 0, 0, 3)),
)


def drawn(parts: list[tuple[str, str, float, float, float, str, int]]) -> str:
    return "".join(
        f"BT /{font} {size:g} Tf {mode} Tr {matrix} {x:.2f} {y:.2f} Tm {hexadecimal(word)} Tj ET\n"
        for word, font, x, y, size, matrix, mode in parts
    )


def characters(data: bytes) -> str:
    """What PDFium gives, without what it makes up."""
    found = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        found += [
            chr(raw.FPDFText_GetUnicode(text, index))
            for index in range(text.count_chars())
            if not raw.FPDFText_IsGenerated(text, index)
        ]
    document.close()
    return "".join(found)


def ink(text: str) -> Counter[str]:
    """The characters of a text that are not white, with those that stand for others as what they stand for."""
    stands_for = {
        "\uf0b7": "•",
        "\uf041": "A",
        "\uf042": "B",
        "\x02": "-",
        "\x03": "\ufffd",
        "\x11": "\ufffd",
    }
    plain = "".join(stands_for.get(char, char) for char in text)
    mirrored = plain.translate(str.maketrans(")]}»›", "([{«‹"))
    return Counter(char for char in normalize("NFKD", mirrored) if not char.isspace())


def everything(text: PagedText) -> str:
    return "".join([*text.texts, *(item.text for item in text.set_aside)])


@given(st.lists(PLACED, min_size=1, max_size=12))
def test_no_character_is_lost(parts: list[tuple[str, str, float, float, float, str, int]]) -> None:
    data = make_pdf(drawn(parts), "BT /R 10 Tf 10 10 Td (text) Tj ET\n")
    assert ink(everything(read(data))) == ink(characters(data))


@given(st.lists(PLACED, min_size=1, max_size=12), st.sampled_from((0, 90, 180, 270)))
def test_runs_and_stops_fit_their_lines(
    parts: list[tuple[str, str, float, float, float, str, int]], turn: int
) -> None:
    text = read(make_pdf(drawn(parts), "BT /B 10 Tf 10 10 Td (text) Tj ET\n", page=f"/Rotate {turn}"))
    assert [line.number for line in text.lines] == list(range(1, len(text.lines) + 1))
    for line in text.lines:
        assert line.text.strip() == line.text
        assert len(line.stops) == len(line.text) + 1
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.runs)
        assert line.box is not None
        assert line.box.top <= line.box.bottom
        assert line.box.left <= line.box.right


@given(st.binary(max_size=200), st.integers(0, 3000))
def test_damaged_bytes_never_crash(noise: bytes, place: int) -> None:
    data = make_pdf("BT /R 10 Tf 10 10 Td (text) Tj ET\n", "BT /U 10 Tf 10 10 Td <80818283> Tj ET\n")
    broken = data[:place] + noise + data[place + len(noise) :]
    try:
        read(broken)
    except InputError as error:
        assert error.cure  # noqa: PT017  # either is right
