"""Segmentation rules of CAT tools: read faithfully, cut as the tools cut, and nothing in them can do harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bitext
from hypothesis import given
from hypothesis import strategies as st

from align import Block, Kind, align
from align.segmentation import segmenter
from align.segmentation.srx import read_srx
from align.segmentation.srx.patterns import compiled
from align.segmentation.srx.rules import LanguageRules, Rule
from tmx.base.errors import InputError, UsageError

DEFAULT = [("yes", r"[\.\?\!]+", r"\s"), ("yes", "", r"\n")]
ENGLISH = [("no", r"\bMr\.", r"\s"), ("no", r"\b[A-Z]\.", r"\s[A-Z]")]
MAPS = [("EN.*", "English"), (".*", "Default")]


def srx(
    groups: dict[str, list[tuple[str, str, str]]] | None = None,
    maps: list[tuple[str, str]] | None = None,
    cascade: str = "yes",
) -> str:
    """An SRX file as tools write it."""
    groups = {"English": ENGLISH, "Default": DEFAULT} if groups is None else groups
    rules = "".join(
        f'<languagerule languagerulename="{name}">\n'
        + "".join(
            f'<rule break="{breaks}">\n<beforebreak><![CDATA[{before}]]></beforebreak>\n'
            f"<afterbreak><![CDATA[{after}]]></afterbreak>\n</rule>\n"
            for breaks, before, after in listed
        )
        + "</languagerule>\n"
        for name, listed in groups.items()
    )
    mapped = "".join(
        f'<languagemap languagepattern="{pattern}" languagerulename="{name}"/>\n'
        for pattern, name in (MAPS if maps is None else maps)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n'
        f'<header segmentsubflows="yes" cascade="{cascade}">\n<formathandle type="start" include="no"/>\n</header>\n'
        f"<body>\n<languagerules>\n{rules}</languagerules>\n<maprules>\n{mapped}</maprules>\n</body>\n</srx>\n"
    )


def saved(folder: Path, content: str) -> Path:
    path = folder / "rules.srx"
    path.write_text(content, encoding="utf-8")
    return path


def sentences(path: Path, text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in read_srx(path).for_language(lang).spans(text)]


def test_rules_of_all_fitting_languages_hold_in_their_order(tmp_path: Path) -> None:
    path, text = saved(tmp_path, srx()), "Mr. Roe left. J. Doe stayed?! Yes.  No."
    assert sentences(path, text, "en-GB") == ["Mr. Roe left.", "J. Doe stayed?!", "Yes.", "No."]
    assert sentences(path, text, "fr") == ["Mr.", "Roe left.", "J.", "Doe stayed?!", "Yes.", "No."]


def test_without_a_cascade_only_the_first_language_counts(tmp_path: Path) -> None:
    path, text = saved(tmp_path, srx(cascade="no")), "Mr. Roe left. He did."
    assert sentences(path, text, "en") == [text]
    assert sentences(path, text, "fr") == ["Mr.", "Roe left.", "He did."]


def test_without_the_attribute_all_fitting_languages_hold(tmp_path: Path) -> None:
    """The rules that OmegaT itself comes with do not have it."""
    path = saved(tmp_path, srx().replace(' cascade="yes"', ""))
    assert sentences(path, "Mr. Roe left. He did.", "en") == ["Mr. Roe left.", "He did."]


def test_the_first_rule_that_fits_decides(tmp_path: Path) -> None:
    rules = [("yes", r"No\.", r"\s\d"), ("no", r"No\.", r"\s"), ("yes", r"\.", r"\s")]
    path = saved(tmp_path, srx({"All": rules}, [(".*", "All")]))
    assert sentences(path, "See No. 5. No. It is.", "en") == ["See No.", "5.", "No. It is."]


def test_a_match_goes_on_where_the_last_one_ended(tmp_path: Path) -> None:
    """As in OmegaT: of "..." only the end is a place, and white space that one match took is not looked at again."""
    path = saved(tmp_path, srx({"All": [("yes", r"\.+", r"\s+\S")]}, [(".*", "All")]))
    assert sentences(path, "And... then. So", "en") == ["And...", "then.", "So"]
    path = saved(tmp_path, srx({"All": [("yes", r"a", r"aa")]}, [(".*", "All")]))
    assert sentences(path, "aaaa", "en") == ["aa", "aa"]


def test_line_ends_and_no_break_spaces_are_as_in_java(tmp_path: Path) -> None:
    path = saved(tmp_path, srx())
    assert sentences(path, "One\nTwo. Three.\u00a0Four.", "fr") == ["One", "Two.", "Three.\u00a0Four."]


@given(st.text(" \n\u00a0ab.!?A", max_size=40))
def test_only_white_space_is_between_segments(text: str) -> None:
    rules = tuple(
        Rule(breaks == "yes", compiled(before) if before else None, compiled(after))
        for breaks, before, after in (*ENGLISH, *DEFAULT)
    )
    end = 0
    for start, stop in LanguageRules("r.srx", rules).spans(text):
        assert not text[end:start].strip()
        assert start <= stop
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<srx", "rules.srx:1: the XML cannot be read"),
        ("<tmx version='1.4'/>", "this is not an SRX file: its root element is tmx"),
        ("<srx/>", "SRX without a version is not supported"),
        (srx().replace('version="2.0"', 'version="3.0"'), "SRX 3.0 is not supported"),
        (srx(maps=[]), "no language has rules: there is no languagemap"),
        (srx(maps=[(".*", "Greek")]), "there are no rules named 'Greek'"),
        (srx(maps=[("*", "Default")]), "the regular expression “*” of a segmentation rule cannot be used"),
        (
            srx({"Default": [("yes", "", "")]}),
            "rules.srx:9: a rule says neither what is before nor what is after",
        ),
        (
            srx({"Default": [("maybe", "a", "b")]}),
            "rules.srx:9: the attribute break is 'maybe', neither yes nor no",
        ),
        (
            srx({"Default": [("yes", "a(", "b")]}),
            "rules.srx:10: the regular expression “a(” of a segmentation rule",
        ),
        (srx({"Default": [("yes", "a", r"\y")]}), "rules.srx:11: the regular expression"),
        (
            srx().replace(' languagerulename="English">', ">"),
            "languagerule has no attribute languagerulename",
        ),
        (srx().replace("<srx", '<!DOCTYPE srx [<!ENTITY a "b">]>\n<srx'), "the XML declares entities"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_srx(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_language_without_rules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no segmentation rules for the language fr"):
        read_srx(saved(tmp_path, srx(maps=[("EN.*", "English")]))).for_language("fr")


def test_a_rule_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.segmentation.srx.rules.SECONDS", 0.05)
    path = saved(tmp_path, srx({"All": [("yes", r"(x+x+)+y", r"\s")]}, [(".*", "All")]))
    with pytest.raises(InputError, match=r"rules\.srx:9: the segmentation rule takes too long"):
        sentences(path, "x" * 5000, "en")


def test_alignments_are_cut_by_the_rules_of_a_file(tmp_path: Path) -> None:
    path = saved(tmp_path, srx({"All": [("yes", ";", r"\s")]}, [(".*", "All")]))
    english, french = tmp_path / "a.en.txt", tmp_path / "a.fr.txt"
    english.write_text("The sea is open; it is free. It is ours.\n", encoding="utf-8")
    french.write_text("La mer est ouverte ; elle est libre. Elle est à nous.\n", encoding="utf-8")
    alignment = align(english, french, encoder="none", srx=str(path))
    assert [segment.text for segment in alignment.source_segments] == [
        "The sea is open;",
        "it is free. It is ours.",
    ]
    assert alignment.config.signature.endswith("srx:rules.srx")
    with pytest.raises(UsageError, match="cut into sentences, not by paragraph"):
        align(english, french, encoder="none", srx=str(path), segment="paragraph")
    with pytest.raises(UsageError, match="missing"):
        align(english, french, encoder="none", srx=str(tmp_path / "missing.srx"))


def test_headings_are_cut_too_where_the_tool_would_cut(tmp_path: Path) -> None:
    path = saved(tmp_path, srx())
    heading = Block(Kind.HEADING, (), "Article 5. Definitions")
    assert [segment.text for segment in segmenter("en", srx=str(path))(heading)] == [
        "Article 5.",
        "Definitions",
    ]


def test_segment_writes_and_shows_the_cuts_of_a_file(tmp_path: Path) -> None:
    path, text = saved(tmp_path, srx()), tmp_path / "a.fr.txt"
    text.write_text("Voir M. Roe. Il est là.\n", encoding="utf-8")
    shown = json.loads(bitext("segment", text, "--srx", path, "--json").stdout)
    assert shown["blocks"][0]["sentences"] == [[0, 7], [8, 12], [13, 23]]
    written = bitext("segment", text, "--srx", path, "--segment", "sentence", "-o", "-")
    assert written.stdout.split("\n\n") == ["Voir M.", "Roe.", "Il est là.\n"]
    refused = bitext("segment", text, "--srx", path)
    assert refused.returncode == 2
    assert "--srx says where sentences are cut, and none are" in refused.stderr
