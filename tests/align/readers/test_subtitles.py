"""Subtitles: what is said, without times, tags and dashes; sentences over several cues."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_documents import aside, characters

from align.core.raw import RawDocument, Run
from align.readers import read_file
from align.readers.subtitles import read_subtitles, recognises_subtitles
from tmx.base.errors import InputError


def read(text: str) -> RawDocument:
    return read_subtitles(text.encode(), Path("a.srt"))


def srt(*cues: str, pause: int = 0) -> str:
    """Cues of one second each."""
    step = 1 + pause
    return "\n".join(
        f"{number + 1}\n00:00:{number * step:02},000 --> 00:00:{number * step + 1:02},000\n{cue}\n"
        for number, cue in enumerate(cues)
    )


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (["Hello everybody.", "Welcome to the meeting."], ["Hello everybody.", "Welcome to the meeting."]),
        (["The committee will", "meet tomorrow."], ["The committee will meet tomorrow."]),
        (["He met the new", "President. They spoke."], ["He met the new President. They spoke."]),
        (["Well...", "...I do not know."], ["Well... ...I do not know."]),
        (["Two lines\nof one cue"], ["Two lines of one cue"]),
        (["- Who is there?\n- A friend,", "and a good one."], ["Who is there?", "A friend, and a good one."]),
        (["and then", "- No!"], ["and then", "No!"]),
        (["-5 degrees", "<i>- Cold.</i>"], ["-5 degrees", "Cold."]),
        ([r"{\an8}<b>Up</b> here", "1 < 2"], ["Up here", "1 < 2"]),
        (["no stops at all", "Anywhere In Here"], ["no stops at all", "Anywhere In Here"]),
    ],
)
def test_a_sentence_is_a_paragraph(cues: list[str], said: list[str]) -> None:
    assert list(read(srt(*cues)).texts) == said


def test_a_pause_ends_a_sentence() -> None:
    assert len(read(srt("The committee will", "meet tomorrow.", pause=5)).texts) == 2


def test_places_type_and_what_was_set_aside() -> None:
    raw = read("\ufeff" + srt("- It is <i>very\nold</i>", "and so on."))
    assert raw.texts == ("It is very old and so on.",)
    assert raw.paragraphs[0].locator.lines == (3, 4, 8)
    assert raw.paragraphs[0].runs == (Run(6, 14, italic=True),)
    assert aside(raw) == [
        ("time code", "1"),
        ("time code", "00:00:00,000 --> 00:00:01,000"),
        ("bullet", "-"),
        ("markup", "<i></i>"),
        ("time code", "2"),
        ("time code", "00:00:01,000 --> 00:00:02,000"),
    ]


VTT = """WEBVTT - Debate
Language: fr

STYLE
::cue { color: red }

NOTE made by hand

intro
00:01.000 --> 00:02.000 align:start position:0%
<v Marie>Bonjour&nbsp;: 1 &lt; 2, <00:01.500>et

NOTE
in between

00:02.000 --> 00:03.000
voilà.
"""


def test_web_vtt() -> None:
    raw = read(VTT)
    assert raw.texts == ("Bonjour\xa0: 1 < 2, et voilà.",)
    assert raw.facts == {"language": "fr"}
    assert aside(raw) == [
        ("markup", "WEBVTT - Debate"),
        ("markup", "Language: fr"),
        ("script", "STYLE"),
        ("script", "::cue { color: red }"),
        ("comment", "NOTE made by hand"),
        ("time code", "intro"),
        ("time code", "00:01.000 --> 00:02.000 align:start position:0%"),
        ("markup", "<v Marie>"),
        ("time code", "<00:01.500>"),
        ("comment", "NOTE"),
        ("comment", "in between"),
        ("time code", "00:02.000 --> 00:03.000"),
    ]


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_bytes(srt("Là-bas, c’était l’été").encode("cp1252"))
    raw = read_file(path)
    assert isinstance(raw, RawDocument)
    assert raw.texts == ("Là-bas, c’était l’été",)
    assert "Windows-1252" in raw.warnings[0]
    assert recognises_subtitles(b"WEBVTT\n\n")
    assert recognises_subtitles(b"00:00:01,0 --> 00:00:02,0\nx")
    assert not recognises_subtitles(b"The arrow --> and WEBVTT are only named here.")
    assert not recognises_subtitles(b"1\nand a --> b")


def test_subtitles_without_text_are_refused() -> None:
    with pytest.raises(InputError, match="no cue has any text"):
        read(srt("", "<i></i>"))


@given(
    st.lists(
        st.sampled_from(
            ["a", "B.", "- c", "<i>d</i>", "7", "", "NOTE x", "x --> y", "00:01:00,0 --> 00:01:02,0"]
        )
    )
)
def test_no_character_is_lost(lines: list[str]) -> None:
    text = "\n".join(["1", "00:00:01,000 --> 00:00:02,000", "begin", *lines])
    assert characters(read(text)) == Counter("".join(text.split()))
