from __future__ import annotations

from pathlib import Path

import pytest
from corpora_to_build import text, write_documents
from hypothesis import given
from hypothesis import strategies as st

from align.core.config import Config
from align.corpus.contents import Contents
from align.corpus.engines import InThisProcess
from align.corpus.finding import NOT_ASKED, Languages
from align.corpus.kinship import pairs_by_content
from align.corpus.names import File
from align.corpus.pairs import Plan
from align.corpus.run import Built, build_corpus

RESOLUTION = {
    "en": "Resolution adopted by the General Assembly\n\nA/RES/{n}/159\n\nThe General Assembly,\n\n1. Takes note of the report.\n",
    "fr": "Résolution adoptée par l'Assemblée générale\n\nA/RES/{n}/159\n\nL'Assemblée générale,\n\n1. Prend note du rapport.\n",
}
LONG = {
    "en": "The delegation of Ruritania met Ms. Novak on {n} May 1987 to discuss the budget of {n}43 dollars for the port of Zembla.\n",
    "fr": "La délégation de Ruritania a rencontré Mme Novak le {n} mai 1987 pour examiner le budget de {n}43 dollars du port de Zembla.\n",
}


def build(folder: Path) -> Built:
    plan = Plan(str(folder.parent / "out"), Config(encoder="none"))
    return build_corpus([str(folder)], plan, InThisProcess())


def test_documents_are_paired_by_their_symbols(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in (58, 59):
        for lang, name in (("en", f"N0{number}.txt"), ("fr", f"M1{number}.txt")):
            (tmp_path / "in" / name).write_text(RESOLUTION[lang].format(n=number), encoding="utf-8")
    built = build(tmp_path / "in")
    assert built.report.aligned == 2
    report = (tmp_path / "out" / "report.json").read_text(encoding="utf-8")
    assert '"name": "A/RES/58/159"' in report
    assert report.count('"found_by": "symbol"') == 2


def test_documents_are_paired_by_what_they_share(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in (11, 25, 28):
        for lang, name in (("en", f"a{number}.txt"), ("fr", f"z{40 - number}.txt")):
            (tmp_path / "in" / name).write_text(LONG[lang].format(n=number), encoding="utf-8")
    (tmp_path / "in" / "broken.txt").write_bytes(b"\0\1\2" * 40)
    build(tmp_path / "in")
    report = (tmp_path / "out" / "report.json").read_text(encoding="utf-8")
    for number in (11, 25, 28):
        assert (
            f'a{number}.txt", "target": "{tmp_path}/in/z{40 - number}.txt", "found_by": "content"' in report
        )
    assert "broken.txt (" in report


def test_two_documents_in_two_languages_are_a_pair(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(text("fr", 11), encoding="utf-8")
    (tmp_path / "in" / "two.txt").write_text(text("en", 11), encoding="utf-8")
    assert [corpus.langs for corpus in build(tmp_path / "in").corpora] == [("en", "fr")]


@pytest.mark.parametrize("lang", ["en", ""])
def test_documents_in_one_language_are_no_pairs(lang: str) -> None:
    known = {File(name, name): Contents(lang or "fr", "", 100, (1, 2, 3)) for name in ("a.txt", "b.txt")}
    pairs, failed, rest = pairs_by_content(known, Languages(), set())
    assert (pairs, failed, rest) == ([], [], list(known))


contents = st.builds(
    Contents,
    lang=st.sampled_from(["en", "fr", "es"]),
    symbol=st.sampled_from(["", "", "A/1", "A/2"]),
    length=st.integers(1, 500),
    marks=st.lists(st.integers(1, 40), unique=True, max_size=9).map(lambda some: tuple(sorted(some))),
)


@given(st.lists(contents, max_size=9))
def test_every_document_is_paired_failed_or_left(documents: list[Contents]) -> None:
    known = {File(f"{n}.txt", f"{n}.txt"): one for n, one in enumerate(documents)}
    pairs, failed, rest = pairs_by_content(known, Languages(), set())
    used = {place for pair in (*pairs, *(one.pair for one in failed)) for place in (pair.source, pair.target)}
    left = {file.place for file in rest}
    assert not used & left
    assert all(known[File(p.source, p.source)].lang != known[File(p.target, p.target)].lang for p in pairs)
    assert len({(pair.name, pair.source_lang, pair.target_lang) for pair in pairs}) == len(pairs)


def test_files_in_languages_that_are_not_asked_for_are_named(tmp_path: Path) -> None:
    write_documents(tmp_path / "in", 1, ("en", "fr"))
    (tmp_path / "in" / "x.fr.txt").write_text(text("fr", 20), encoding="utf-8")
    (tmp_path / "in" / "x.es.txt").write_text(text("es", 20), encoding="utf-8")
    plan = Plan(str(tmp_path / "out"), Config(encoder="none"))
    built = build_corpus([str(tmp_path / "in")], plan, InThisProcess(), languages=Languages(pivot="en"))
    assert built.report.aligned == 1
    assert [NOT_ASKED in said for said in built.unpaired] == [True, True]
