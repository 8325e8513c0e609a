"""Memories scored and cleaned: every unit is in one of two files and in the table, and nothing depends on the engine."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from command import bitext
from corpora_to_build import contents

from align.corpus.engines import InThisProcess, engine_for
from align.corpus.hygiene import Hygiene
from align.corpus.memories import KEPT, LEFT_OUT, REST, clean_memories
from align.corpus.memories_report import Cleaned
from align.corpus.memory_files import Cleaning
from tmx.base.errors import InputError, UsageError
from tmx.read.reader import TmxReader
from tmx.unit.model import TranslationUnit, Variant
from tmx.write.writer import write_tmx

GOOD = [
    ("The committee shall meet twice a year.", "Le comité se réunit deux fois par an."),
    ("Each party keeps a register of its 12 vessels.", "Chaque partie tient un registre de ses 12 navires."),
    ("General provisions", "Dispositions générales"),
    ("The decision is final.", "La décision est définitive."),
]
BAD = [
    ("The decision is final.", "Article 14"),
    ("The secretary sends a copy of the report.", "The secretary sends a copy of the report."),
]
AGAIN = [("general provisions.", "Dispositions générales")]


def memory(path: Path, pairs: list[tuple[str, str]]) -> Path:
    units = [
        TranslationUnit.pair("en", source, "fr", target, id=str(n))
        for n, (source, target) in enumerate(pairs)
    ]
    write_tmx(path, units, source_lang="en", languages={}, duplicates=True)
    return path


def clean(out: Path, *files: Path, jobs: int = 0, **rules: object) -> Cleaned:
    given = Hygiene(**{"min_score": 0.5, **rules})  # type: ignore[arg-type]
    return clean_memories([str(one) for one in files], Cleaning(str(out), given, "none"), engine_for(jobs))


def texts(path: Path) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.target.text) for unit in TmxReader(path)]


def test_every_unit_is_in_one_of_the_two_files_and_in_the_table(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    first, second = memory(tmp_path / "a.tmx", GOOD + BAD), memory(tmp_path / "b.tmx", AGAIN + GOOD[:1])
    out = tmp_path / "out"
    cleaned = clean(out, first, second, dedupe="near")
    assert texts(out / KEPT) == GOOD
    assert texts(out / REST) == BAD + AGAIN + GOOD[:1]
    rows = pq.read_table(out / "units.parquet").to_pylist()
    assert [(row["source"], row["target"]) for row in rows] == GOOD + BAD + AGAIN + GOOD[:1]
    assert Counter(row["left_out"] for row in rows if row["left_out"]) == Counter(cleaned.left_out)
    assert cleaned.kept + sum(cleaned.left_out.values()) == cleaned.units == sum(cleaned.histogram) == 8
    assert [(one.units, one.kept) for one in cleaned.files] == [(6, 4), (2, 0)]
    assert [row["unit"] for row in rows] == [1, 2, 3, 4, 5, 6, 1, 2]


def test_units_keep_what_they_have_and_get_scores_and_reasons(tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean(out, memory(tmp_path / "a.tmx", GOOD + BAD))
    kept, rest = list(TmxReader(out / KEPT)), list(TmxReader(out / REST))
    assert [unit.id for unit in kept + rest] == list("012345")
    assert min(float(unit.get("x-score") or 0) for unit in kept) >= 0.5
    assert {unit.get(LEFT_OUT) for unit in rest} <= {"score too low", "seems to be in another language"}
    assert "min_score:0.5" in TmxReader(out / KEPT).header.properties[0].text


def test_what_is_clean_stays_as_it_is(tmp_path: Path) -> None:
    clean(tmp_path / "1", memory(tmp_path / "a.tmx", GOOD + BAD + AGAIN), dedupe="near")
    again = clean(tmp_path / "2", tmp_path / "1" / KEPT, dedupe="near")
    assert (tmp_path / "1" / KEPT).read_bytes() == (tmp_path / "2" / KEPT).read_bytes()
    assert again.left_out == {}
    assert not (tmp_path / "2" / REST).exists()


def test_one_and_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    many = memory(
        tmp_path / "a.tmx",
        [(f"{source} {n}", f"{target} {n}") for n in range(300) for source, target in GOOD],
    )
    for jobs in (0, 2):
        clean(tmp_path / str(jobs), many, jobs=jobs)
    assert contents(tmp_path / "0") == contents(tmp_path / "2")


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tmx"
    wrong.write_bytes(b"%PDF-1.7")
    out = tmp_path / "out"
    cleaned = clean(out, wrong, memory(tmp_path / "a.tmx", GOOD))
    assert cleaned.kept == 4
    assert cleaned.files[0].failure
    assert "wrong.tmx" not in cleaned.files[0].failure
    assert "failed" in (out / "report.html").read_text(encoding="utf-8")
    with pytest.raises(InputError):
        clean(out, wrong)
    assert len(texts(out / KEPT)) == 4


def test_nothing_kept_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="score too low"):
        clean(tmp_path / "out", memory(tmp_path / "a.tmx", BAD[:1]))
    assert not (tmp_path / "out" / KEPT).exists()
    with pytest.raises(UsageError, match="no such file"):
        clean(tmp_path / "out", tmp_path / "none.tmx")


def test_units_in_one_language_or_three(tmp_path: Path) -> None:
    path, (source, target) = tmp_path / "a.tmx", GOOD[0]
    pair = TranslationUnit.pair("en", source, "fr", target)
    three = pair._replace(
        variants=(*pair.variants, Variant("de", "Der Ausschuss tritt zweimal im Jahr zusammen."))
    )
    path.write_text(
        '<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" '
        'o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>'
        '<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>'
        + "".join(
            f'<tu>{"".join(f"""<tuv xml:lang="{one.lang}"><seg>{one.text}</seg></tuv>""" for one in unit.variants)}</tu>'
            for unit in (pair, three)
        )
        + "</body></tmx>",
        encoding="utf-8",
    )
    cleaned = clean_memories([str(path)], Cleaning(str(tmp_path / "out"), encoder="none"), InThisProcess())
    assert (cleaned.units, cleaned.kept) == (3, 2)
    assert cleaned.left_out == {"only one language": 1}


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("en\tfr\n" + "".join(f"{a}\t{b}\n" for a, b in GOOD + BAD), encoding="utf-8")
    out = tmp_path / "out"
    done = bitext("corpus", "--from-tmx", table, "-o", out, "--encoder", "none", "--jobs", "0", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["units"], said["kept"]) == (6, 4)
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["left_out"] == said["left_out"]
    refused = bitext("corpus", "--from-tmx", table, "-o", out, "--review")
    assert refused.returncode == 2
    assert "--review" in refused.stderr


def test_a_run_that_was_cut_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = memory(tmp_path / "a.tmx", GOOD + BAD), tmp_path / "out"
    clean(out, path)
    before = contents(out)
    for name in (KEPT, REST, "report.json"):
        (out / name).unlink()
    monkeypatch.setattr(
        "align.corpus.judging.score_units", lambda *given, **more: pytest.fail("scored again")
    )
    clean(out, path)
    assert contents(out) == before
    clean(out, path, min_score=0.0)  # other rules need no new scores
    monkeypatch.undo()
    broken = next((out / "parts").iterdir())
    broken.write_bytes(b"1234")
    clean(out, path)
    assert contents(out) == before
    clean(out, memory(path, GOOD))
    assert len(list((out / "parts").iterdir())) == 1


def test_an_output_is_no_input_of_its_own_run(tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean(out, memory(tmp_path / "a.tmx", GOOD))
    with pytest.raises(UsageError, match="overwritten"):
        clean(out, out / KEPT)


@pytest.mark.parametrize("left", [0, 1], ids=["empty", "zeros"])
def test_scores_that_a_crash_left_broken_are_computed_again(tmp_path: Path, left: int) -> None:
    first, out = memory(tmp_path / "a.tmx", GOOD + BAD), tmp_path / "out"
    clean(out, first)
    before = contents(out)
    for path in (out / "parts").iterdir():
        path.write_bytes(bytes(left * path.stat().st_size))
    clean(out, first)
    assert contents(out) == before


def test_codes_that_mean_the_same_become_one(tmp_path: Path) -> None:
    table = tmp_path / "b.tsv"
    table.write_text("en-US\tfr-FR\nThe meeting is over.\tLa réunion est finie.\nYes\tArticle 14\n", "utf-8")
    out = tmp_path / "out"
    clean(out, memory(tmp_path / "a.tmx", GOOD + BAD), table)
    for name in (KEPT, REST):
        assert {variant.lang for unit in TmxReader(out / name) for variant in unit.variants} == {"en", "fr"}


def test_a_lack_of_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*given: object, **more: object) -> None:
        raise MemoryError

    monkeypatch.setattr("align.corpus.judging.score_units", no_room)
    with pytest.raises(InputError, match=r"not enough memory(?s:.*)--jobs 1"):
        clean(tmp_path / "out", memory(tmp_path / "a.tmx", GOOD))
