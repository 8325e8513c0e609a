from __future__ import annotations

from pathlib import Path

import pytest
from corpora_to_build import write_documents

from align.core.config import Config
from align.corpus.engines import InThisProcess
from align.corpus.pairs import Plan
from align.corpus.run import Built, build_corpus
from tmx.base.errors import InputError, UsageError

FAST = Config(encoder="none")


def build(manifest: Path, out: Path) -> Built:
    return build_corpus([str(manifest)], Plan(str(out), FAST), InThisProcess())


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".parquet"])
def test_a_manifest_names_the_pairs(tmp_path: Path, suffix: str) -> None:
    import pandas as pd

    write_documents(tmp_path / "in", 2)
    rows = [{"name": f"act {n}", "en": f"in/d{n}.en.txt", "French": f"in/d{n}.fr.txt"} for n in (11, 12)]
    frame, path = pd.DataFrame(rows), tmp_path / f"pairs{suffix}"
    if suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, sep="\t" if suffix == ".tsv" else ",", index=False)
    built = build(path, tmp_path / "out")
    assert (built.report.aligned, built.corpora[0].langs) == (2, ("en", "fr"))


def test_a_manifest_names_sources_and_targets(tmp_path: Path) -> None:
    write_documents(tmp_path, 2)
    (tmp_path / "pairs.csv").write_text(
        "source;target;target_lang\nd11.en.txt;d11.fr.txt;fr-CA\nd12.en.txt;gone.fr.txt;fr-CA\n",
        encoding="utf-8",
    )
    built = build(tmp_path / "pairs.csv", tmp_path / "out")
    assert [corpus.langs for corpus in built.corpora] == [("en", "fr-CA")]
    assert ["no such file" in one.failure for one in built.failures] == [True]


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        ("a,b\n1,2\n", InputError, "its columns are a, b"),
        ("id,en\n1,2\n", InputError, "its columns are id, en"),
        ("source,target\n", InputError, "no rows"),
        ("source,target\nx.txt,\n", UsageError, "row 2 names no target"),
        ("name,src,trg\nx,a.txt,b.txt\n", UsageError, "column 'trg': unknown language"),
        ("name,en,fr\nx,a.txt,b.txt\nx,c.txt,d.txt\n", UsageError, "rows 2 and 3 have one name: x"),
    ],
)
def test_a_wrong_manifest_says_what_is_wrong(
    tmp_path: Path, rows: str, error: type[Exception], message: str
) -> None:
    (tmp_path / "pairs.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(error, match=message):
        build(tmp_path / "pairs.csv", tmp_path / "out")


def test_a_manifest_is_no_document_among_others(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    (tmp_path / "pairs.csv").write_text("source,target\nx.txt,y.txt\n", encoding="utf-8")
    inputs = [str(folder), str(tmp_path / "pairs.csv")]
    with pytest.raises(UsageError, match=r"pairs\.csv: a manifest cannot be given with other inputs"):
        build_corpus(inputs, Plan(str(tmp_path / "out"), FAST), InThisProcess())
