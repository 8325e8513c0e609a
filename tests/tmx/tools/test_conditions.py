"""What a unit must meet to be kept: who, when, which, in what language; and where the others go."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memories import targets

from tmx.base import queries
from tmx.base.dates import parse_day
from tmx.base.errors import UsageError
from tmx.base.identify import seems_in
from tmx.read.reader import read_tmx
from tmx.tools.conditions import Conditions
from tmx.tools.filters import Sample, filter_units
from tmx.unit.content import Inline
from tmx.unit.model import TranslationUnit
from tmx.write.writer import write_tmx

UNIT = TranslationUnit.pair(
    "en-US", ("Press ", Inline("ph", {"x": "1"}), "now"), "fr-FR", "Appuyez",
    id="menu.12", notes=["Seen by the client"], properties={"x-role": "title"},
    attributes={"creationid": "Anna.B", "changedate": "20200531T120000Z"},
)  # fmt: skip
COPY = TranslationUnit.pair("en", "Caf\u00e9 ", "fr", "Cafe\u0301")
WRONG = TranslationUnit.pair(
    "en", "The committee has adopted the report.", "fr", "The committee has taken note of the report."
)


@pytest.mark.parametrize(
    ("conditions", "unit", "reason"),
    [
        (Conditions(since=parse_day("2020-05-31")), UNIT, None),
        (Conditions(since=parse_day("2020-06")), UNIT, "too old"),
        (Conditions(before=parse_day("2020-06")), UNIT, None),
        (Conditions(before=parse_day("2020")), UNIT, "too new"),
        (Conditions(since=parse_day("2020")), COPY, "no date given"),
        (Conditions(users=("bob", "anna*")), UNIT, None),
        (Conditions(users=("anna",)), UNIT, "different user"),
        (Conditions(users=("anna",)), COPY, "no user given"),
        (Conditions(ids=("menu.*",)), UNIT, None),
        (Conditions(ids=("menu",)), UNIT, "different id"),
        (Conditions(note="client$"), UNIT, None),
        (Conditions(note="^client"), UNIT, "no note matches"),
        (Conditions(languages=("fr",)), UNIT, None),
        (Conditions(languages=("fr", "de")), UNIT, "not in de"),
        (Conditions(languages=("en-GB",)), UNIT, "not in en-GB"),
        (Conditions(properties=(("x-role", None),)), UNIT, None),
        (Conditions(properties=(("x-document", None),)), UNIT, "property not given"),
        (Conditions(copies=True), COPY, None),
        (Conditions(copies=False), COPY, "the target equals the source"),
        (Conditions(copies=True), UNIT, "no target equals the source"),
        (Conditions(tags=True), UNIT, None),
        (Conditions(tags=False), UNIT, "tags in a segment"),
        (Conditions(other_language=False), WRONG, "seems to be in another language"),
        (Conditions(other_language=False), UNIT, None),
        (Conditions(other_language=True), WRONG, None),
    ],
)
def test_conditions(conditions: Conditions, unit: TranslationUnit, reason: str | None) -> None:
    assert conditions.judge()(unit) == reason


def test_an_expression_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_SECONDS", 0.1)
    judge = Conditions(source_pattern=r"(x|xx)+$").judge()
    with pytest.raises(UsageError, match="takes too long"):
        judge(TranslationUnit.pair("en", "x" * 60 + "y", "fr", "x"))


def test_the_language_is_judged_only_where_it_is_sure() -> None:
    assert seems_in("Résolution adoptée par l’Assemblée générale", "en") == "fr"
    assert seems_in("Резолюция", "en") is None  # too short
    assert seems_in("OK", "fr") is None
    assert seems_in("Resolution adopted by the General Assembly", "xx") is None
    assert seems_in("联合国大会通过的决议", "en") == "zh"
    assert seems_in("Ikke noe av dette er sant, sier han.", "nb") is None


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=30), st.integers(1, 30), st.integers(0, 5))
def test_what_is_kept_and_the_rest_are_all_units(
    tmp_path_factory: pytest.TempPathFactory, letters: list[str], size: int, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    units = [TranslationUnit.pair("en", f"{x}{n}", "fr", f"{x}{n}") for n, x in enumerate(letters)]
    write_tmx(folder / "in.tmx", units, source_lang="en")
    found = []
    for _ in range(2):
        parts = filter_units(
            read_tmx(folder / "in.tmx"), folder / "out.tmx", Conditions(), rest=folder / "rest.tmx",
            sample=Sample(size, seed=seed),
        )  # fmt: skip
        found.append(targets(folder / "out.tmx"))
    assert found[0] == found[1]
    assert len(found[0]) == min(size, len(units)) == parts.kept.written
    assert sorted(found[0] + targets(folder / "rest.tmx")) == sorted(unit.target.text for unit in units)


def test_a_sample_is_of_units_that_can_be_written(tmp_path: Path) -> None:
    units = [f'<tu><tuv xml:lang="en"><seg>{n}</seg></tuv><tuv xml:lang="fr"><seg>{n % 2 or ""}</seg></tuv></tu>'
             for n in range(10)]  # fmt: skip
    path = tmp_path / "in.tmx"
    write_tmx(path, [COPY], source_lang="en")
    path.write_text(
        path.read_text(encoding="utf-8").replace("</body>", "".join(units) + "</body>"), encoding="utf-8"
    )
    parts = filter_units(read_tmx(path), tmp_path / "out.tmx", Conditions(), sample=Sample(share=0.5))
    assert (parts.kept.written, parts.kept.left_out) == (3, {"empty target": 5, "not in the sample": 3})
