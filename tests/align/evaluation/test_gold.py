"""Gold alignments: read, perturbed, and compared with what was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alignments import of_spans
from hypothesis import given
from hypothesis import strategies as st

from align.alignment import Alignment
from align.core.block import Kind
from align.evaluation.errors import errors
from align.evaluation.folder import score_folder
from align.evaluation.gold import perturb, read_gold
from align.evaluation.groups import group_numbers
from align.evaluation.scores import score
from align.notebook import tables
from tmx.base.errors import InputError, UsageError


@pytest.fixture(scope="module")
def gold(corpora: Path) -> Alignment:
    return read_gold(corpora / "A-RES-59-159" / "gold.json")


def test_the_gold_is_an_alignment_and_the_real_one_agrees(resolution: Alignment, gold: Alignment) -> None:
    assert len(gold) == 53
    assert len(errors(resolution, gold)) == 0
    row = tables.scores([score(resolution.beads, gold.beads, "it")]).to_pandas().iloc[0]
    assert (row["strict F1"], row["95 %"]) == (1.0, "1.00–1.00")


def test_a_perturbed_gold_is_what_its_options_say(gold: Alignment) -> None:
    harder = perturb(gold, drop=[20], join=[6], swap=[14], plain=True)
    assert len(harder.target.blocks) == 51
    types = [bead.type for bead in harder.beads]
    assert (types.count("2-1"), types.count("1-0")) == (1, 1)
    texts = [block.text for block in gold.target]
    joined = next(pair for pair in harder if pair.bead.type == "2-1")
    assert joined.target.text == f"{texts[6]} {texts[7]}"
    swapped = [pair.target.text for pair in harder if pair.source.text == gold.source.blocks[14].text]
    assert swapped == [texts[14]]
    places = [block.text for block in harder.target]
    assert places.index(texts[15]) + 1 == places.index(texts[14])
    assert sum(bead.crossing for bead in harder.beads) == 1
    assert {block.kind for block in harder.source} == {Kind.PARAGRAPH}
    assert sum(len(block.refs) for block in harder.target) == 13


@pytest.mark.parametrize(
    "options", [{"drop": [53]}, {"join": [52]}, {"swap": [-1]}, {"drop": [3], "join": [2]}]
)
def test_impossible_changes_are_refused(gold: Alignment, options: dict[str, list[int]]) -> None:
    with pytest.raises(UsageError, match="out of range or changed twice"):
        perturb(gold, **options)  # type: ignore[arg-type]


def test_only_a_plain_gold_can_be_perturbed() -> None:
    with pytest.raises(UsageError, match="only a gold alignment of whole paragraphs in 1-1 beads"):
        perturb(of_spans((0, 2, 0, 1)))


@pytest.mark.parametrize(
    ("found", "gold", "kind"),
    [
        ([(0, 1, 0, 1)], [(0, 1, 0, 0), (1, 1, 0, 1)], "paired what has no counterpart"),
        ([(0, 1, 0, 0), (1, 1, 0, 1)], [(0, 1, 0, 1)], "missed a pair"),
        ([(0, 2, 0, 0)], [(0, 1, 0, 0), (1, 2, 0, 0)], "cut an omission elsewhere"),
        ([(0, 2, 0, 2)], [(0, 1, 0, 1), (1, 2, 1, 2)], "joined what is separate"),
        ([(0, 1, 0, 1), (1, 2, 1, 2)], [(0, 2, 0, 2)], "cut what belongs together"),
        ([(0, 2, 0, 1)], [(0, 1, 0, 0), (1, 2, 0, 1)], "included what has no counterpart"),
        ([(0, 1, 0, 1), (1, 2, 1, 2)], [(0, 1, 1, 2), (1, 2, 0, 1)], "paired with the wrong one"),
        ([(0, 1, 0, 2), (1, 3, 2, 3)], [(0, 2, 0, 1), (2, 3, 1, 3)], "drew the boundary elsewhere"),
    ],
)
def test_errors_are_named(
    found: list[tuple[int, int, int, int]], gold: list[tuple[int, int, int, int]], kind: str
) -> None:
    (row,) = errors(of_spans(*found), of_spans(*gold)).rows
    assert row[0] == kind
    sides = of_spans(*found)
    assert row[4] == " ¶ ".join(segment.text for segment in sides.source_segments)
    assert row[5] == " ¶ ".join(segment.text for segment in sides.target_segments)


def test_errors_need_the_same_segments(resolution: Alignment) -> None:
    with pytest.raises(UsageError, match="the same source segments"):
        errors(resolution, of_spans((0, 1, 0, 1)))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"units": []}',
        '{"document": "A", "units": [{"role": "nonsense", "path": [], "en": {"text": "a", "refs": []}}]}',
    ],
)
def test_what_is_no_gold_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="not a gold alignment"):
        read_gold(path)


def test_a_gold_may_lack_a_side(tmp_path: Path) -> None:
    side = {"text": "a", "refs": [[1, "9"]]}
    units = [
        {"role": "operative", "path": ["1"], "en": side},
        {"role": "date", "path": [], "en": side, "fr": side},
    ]
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"document": "A/1", "units": units}), encoding="utf-8")
    assert [bead.type for bead in read_gold(path).beads] == ["1-0", "1-1"]


def test_a_folder_is_aligned_and_scored(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \.gold files"):
        score_folder(tmp_path)
    (tmp_path / "a.gold").write_text("[0]:[0]\n[1]:[1]\n", encoding="utf-8")
    (tmp_path / "a.en").write_text("The first of 12 cats.\nResolution 55/2.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="should be two texts next to the gold, not 1"):
        score_folder(tmp_path)
    (tmp_path / "a.fr").write_text("Le premier de 12 chats.\nRésolution 55/2.\n", encoding="utf-8")
    (found,) = score_folder(tmp_path)
    assert (found.name, found.strict.f1) == ("a", 1.0)
    (tmp_path / "a.gold").write_text("[0]:[0]\n[1]:[2]\n", encoding="utf-8")
    with pytest.raises(InputError, match="target segment 2 is beyond the end"):
        score_folder(tmp_path)


spans = st.lists(st.integers(0, 9), max_size=3, unique=True)
beads = st.lists(st.tuples(spans, spans).filter(any), max_size=12)


@given(beads)
def test_beads_are_in_one_group_if_and_only_if_a_chain_of_shared_segments_joins_them(
    keys: list[tuple[list[int], list[int]]],
) -> None:
    reached = [{index} for index in range(len(keys))]
    share = [
        [any(set(a) & set(b) for a, b in zip(one, other, strict=True)) for other in keys] for one in keys
    ]
    for _ in keys:
        reached = [{k for i in row for k in range(len(keys)) if share[i][k] or i == k} for row in reached]
    numbers = group_numbers(keys)
    assert [{k for k, other in enumerate(numbers) if other == number} for number in numbers] == reached
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))
