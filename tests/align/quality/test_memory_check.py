"""The checks on units of any origin: what they say, counted, and where the units go."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from memories import targets

from align.quality.check import check_units
from align.quality.checks.registry import SEGMENT_CHECKS
from align.quality.checks.termbase import Concept, Termbase
from align.quality.checks.text import Text
from align.quality.checks.unit import Unit
from align.quality.memory_check import MemoryCheck
from align.quality.memory_files import check_memory
from tmx.base.errors import UsageError
from tmx.base.severity import Severity
from tmx.read.reader import read_tmx
from tmx.tools.sources import Units
from tmx.unit.content import Content, Inline
from tmx.unit.model import TranslationUnit, Variant
from tmx.write.writer import write_tmx

GOOD = [("The committee met on 18 December 1991.", "Le comité s’est réuni le 18 décembre 1991.")]
BAD = [
    ("There are 12 members of the board.", "Le conseil compte 13 membres."),
    ("Open the file again.", "Ouvrez le le fichier à nouveau."),
    ("Close the window.", "Fermez la fenêtre."),
    ("Close the window.", "Fermez la croisée."),
]


def source_of(*units: TranslationUnit) -> Units:
    return Units(Path("memory.tmx"), lambda _: iter(units))


def pairs(*texts: tuple[Content, Content]) -> list[TranslationUnit]:
    return [TranslationUnit.pair("en", source, "fr", target) for source, target in texts]


def said(*units: TranslationUnit, **options: object) -> list[list[str]]:
    check = MemoryCheck(source_of(*units), **options)  # type: ignore[arg-type]
    return [[remark.check for pair in one.pairs for remark in pair.remarks] for one in check]


def test_what_is_said_of_units() -> None:
    assert said(*pairs(*GOOD, *BAD)) == [
        [], ["numbers"], ["doubled-words"], ["inconsistent"], ["inconsistent"],
    ]  # fmt: skip


def test_a_stream_is_checked_as_a_list_is() -> None:
    texts = [*GOOD, *BAD, ("Shut the window.", "Fermez la fenêtre."), ("Fin.", "Fin.")]
    listed = check_units([Unit(Text(source, "en"), Text(target, "fr")) for source, target in texts])
    streamed = [
        sorted(str(remark.message) for pair in one.pairs for remark in pair.remarks)
        for one in MemoryCheck(source_of(*pairs(*texts)))
    ]
    assert streamed == [sorted(str(remark.message) for remark in some) for some in listed]


def test_every_target_of_a_unit_is_checked() -> None:
    unit = TranslationUnit(
        (Variant("en", "Rule 7"), Variant("fr", "Règle 7"), Variant("de", "Regel 8"), Variant("es", " ")),
        "en",
    )
    (checked,) = MemoryCheck(source_of(unit))
    assert [(pair.target.lang, pair.remarks[0].check) for pair in checked.pairs] == [
        ("de", "numbers"), ("es", "gap"),
    ]  # fmt: skip


def test_severity_and_checks_that_are_off() -> None:
    assert said(*pairs(*BAD), least=Severity.ERROR) == [["numbers"], [], [], []]
    assert said(*pairs(*BAD), off=["numbers", "inconsistent"]) == [[], ["doubled-words"], [], []]
    with pytest.raises(UsageError, match="unknown check spelling"):
        MemoryCheck(source_of(), off=["spelling"])


def test_terms() -> None:
    termbase = Termbase((Concept({"en": ("window",), "fr": ("fenêtre",)}, {}),))
    assert said(*pairs(*BAD[2:]), termbase=termbase, off=["inconsistent"]) == [[], ["terminology"]]
    with pytest.raises(UsageError, match="no concept with terms in both"):
        said(TranslationUnit.pair("en", "window", "de", "Fenster"), termbase=termbase)


def ph(text: str = "", x: str = "1") -> Inline:
    return Inline("ph", {"x": x}, (text,) if text else ())


def bold(i: str = "1") -> tuple[Inline, Inline]:
    return Inline("bpt", {"i": i}, ("<b>",)), Inline("ept", {"i": i}, ("</b>",))


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        (("Press ", ph("<br/>")), "Appuyez", ["the target lacks 1 × the tag <br/>"]),
        ("Press", ("Appuyez ", ph(x="3")), ["the target has 1 × too many of the tag <ph 3>"]),
        ((bold()[0], "Yes", bold()[1]), ("Oui", bold()[1], bold()[0]), ["the tag </b> ends before it begins in the target"]),
        ((bold()[0], "Yes", bold()[1]), ("Mais ", bold()[0], "oui", bold()[1]), []),
        ((ph("<a title='x'>"), "y"), (ph("<a title='z'>"), "y"), ["the target lacks 1 × the tag <a title='x'>", "the target has 1 × too many of the tag <a title='z'>"]),
        ((Inline("ph", {"type": "fnote"}, ("8",)), "y"), "y", []),
        ("Save %s in {0}", "Enregistrer %s dans {1}", ["{0} is not in the target", "{1} is not in the source"]),
        ("a <a href='x'>b</a>&nbsp;c", "a <a href='y'>b</a> c", ["&nbsp; is not in the target"]),
        ("5 % de l'eau, 100 %", "5% of it, 100%", []),
        ("x < y and z > w", "x et y", []),
    ],
)  # fmt: skip
def test_tags_and_placeholders(source: Content, target: Content, says: list[str]) -> None:
    found = [hit for _, look in SEGMENT_CHECKS for hit in look(source, target)]
    assert [str(hit.message) for hit in found] == says


def test_units_with_findings_and_the_others_are_all_units(tmp_path: Path) -> None:
    path, bad, good = tmp_path / "memory.tmx", tmp_path / "bad.tmx", tmp_path / "good.tmx"
    units = pairs(*GOOD, *BAD)
    write_tmx(path, units, source_lang="en")
    reader = read_tmx(path)
    summary, written, rest = check_memory(reader, MemoryCheck(reader), bad, good)
    assert written is not None
    assert rest is not None
    assert (summary.units, summary.failing, written.written, rest.written) == (5, 4, 4, 1)
    assert targets(good) + targets(bad) == [unit.target.text for unit in units]
    first = next(iter(read_tmx(bad)))
    assert first.get("x-qa") == "numbers"
    assert [note.text for note in first.notes] == ["error numbers: the number “12” is “13” in the target"]
    check_memory(reader, MemoryCheck(reader), tmp_path / "bad.csv")
    rows = list(csv.DictReader((tmp_path / "bad.csv").open(encoding="utf-8-sig")))
    assert [(row["unit"], row["check"]) for row in rows] == [
        ("2", "numbers"), ("3", "doubled-words"), ("4", "inconsistent"), ("5", "inconsistent"),
    ]  # fmt: skip
