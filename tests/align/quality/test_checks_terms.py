"""Termbases: what they hold, what they refuse, and terms whatever their number and case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from remarks import words_of

from align.quality.check import check_pair
from align.quality.checks.termbase import Termbase
from tmx.base.errors import BitextError, InputError, UsageError

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc/></martifHeader><text><body>
<termEntry id="1">
<langSet xml:lang="en"><tig><term>trafficking in persons</term></tig></langSet>
<langSet xml:lang="fr-FR"><tig><term>traite des personnes</term></tig>
<tig><term>trafic de personnes</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry>
<termEntry id="2">
<langSet xml:lang="en"><tig><term>national plan</term></tig></langSet>
<langSet xml:lang="fr"><tig><term>plan national</term></tig></langSet>
</termEntry>
</body></text></martif>
"""


@pytest.fixture
def tbx(tmp_path: Path) -> Termbase:
    """A termbase of two concepts, one with a term that is no longer used."""
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, encoding="utf-8")
    return Termbase.load(path)


def messages(source: str, target: str, termbase: Termbase) -> list[str]:
    return words_of(check_pair(source, target, "en-GB", "fr-FR", termbase=termbase))


def test_tbx_is_read_with_its_deprecated_terms(tbx: Termbase) -> None:
    assert [dict(concept.terms) for concept in tbx.concepts] == [
        {"en": ("trafficking in persons",), "fr": ("traite des personnes",)},
        {"en": ("national plan",), "fr": ("plan national",)},
    ]
    assert dict(tbx.concepts[0].deprecated) == {"fr": ("trafic de personnes",)}


def test_terms_are_found_whatever_their_number(tbx: Termbase) -> None:
    assert messages("National plans exist.", "Il existe des plans nationaux.", tbx) == []
    assert messages("Trafficking in Persons", "La traite des personnes", tbx) == []
    assert messages("The national plan exists.", "Le programme existe.", tbx) == [
        "the termbase translates “national plan” as “plan national”"
    ]
    assert messages("trafficking in persons", "le trafic de personnes", tbx) == [
        "the termbase translates “trafficking in persons” as “traite des personnes”",
        "the termbase advises against “trafic de personnes”",
    ]


@pytest.mark.parametrize(("suffix", "delimiter"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
def test_csv_with_several_terms_in_a_cell(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"terms{suffix}"
    rows = [("en", "fr-CA"), ("Crime Commission", "Commission du crime|Commission"), ("crime", "crime")]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    termbase = Termbase.load(path)
    assert messages("The Crime Commission met.", "La Commission se réunit.", termbase) == []
    # The longest term counts: "crime" is no term of its own inside "Crime Commission".
    assert messages("The Crime Commission met.", "Le Conseil se réunit.", termbase) == [
        "the termbase translates “Crime Commission” as “Commission du crime” or “Commission”"
    ]


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("terms.xls", b"", UsageError, "unknown termbase format"),
        ("terms.csv", b"", InputError, "does not name two languages"),
        ("terms.csv", b"term,translation\na,b\n", InputError, "does not name two languages"),
        ("terms.csv", b"en,fr\n", InputError, "has no terms"),
        ("terms.csv", "en,fr\né,è\n".encode("latin-1"), InputError, "not in UTF-8"),
        ("terms.csv", b'en,fr\n"crime,crime\n', InputError, "2: not a table of terms"),
        ("terms.csv", b"en,fr\n" + b"a" * 2_000_000, InputError, "2: not a table of terms"),
        ("terms.tbx", b"<martif><text>", InputError, "not well-formed"),
        ("terms.tbx", b"<a/>", InputError, "its root is <a>"),
        ("terms.tbx", re.sub("<term>[^<]+", "<term>", TBX).encode(), InputError, "has no terms"),
    ],
)
def test_bad_termbases_are_refused(
    tmp_path: Path, name: str, content: bytes, error: type[BitextError], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=says):
        Termbase.load(path)


def test_a_missing_termbase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        Termbase.load(tmp_path / "none.csv")


def test_a_termbase_in_utf16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("en;fr\ncrime;délit\n", encoding="utf-16")
    assert messages("A crime.", "Une faute.", Termbase.load(path)) == [
        "the termbase translates “crime” as “délit”"
    ]


def test_a_termbase_is_in_the_languages_of_the_texts(tbx: Termbase) -> None:
    tbx.check_languages("en-US", "fr")
    with pytest.raises(
        UsageError,
        match=r"\.tbx: the termbase has no concept with terms in both en and de; its languages are en, fr",
    ):
        tbx.check_languages("en", "de")


def test_entities_of_a_tbx_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    entity = '<!DOCTYPE martif [<!ENTITY x SYSTEM "other.txt">]><martif '
    spoiled = TBX.replace("<martif ", entity, 1).replace("national plan", "national plan&x;")
    path.write_text(spoiled, encoding="utf-8")
    with pytest.raises(InputError, match=r"declares an entity \(x\)"):
        Termbase.load(path)
