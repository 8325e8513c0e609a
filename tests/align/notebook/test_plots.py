"""Plots, tables, outlines and gold comparisons: what a notebook shows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, NoteRef, Segment
from align.core.document import Document
from align.core.table import Table
from align.evaluation.errors import errors
from align.evaluation.folder import score_folder
from align.evaluation.gold import read_gold, spoil
from align.evaluation.scores import score
from align.notebook import plots, tables
from align.notebook.outlines import outlines
from align.notebook.plots.dots import similarity_matrix
from tmx.base.errors import InputError, UsageError

mpl.use("Agg")
EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def alignment(corpora: Path) -> Alignment:
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt")


@pytest.fixture(scope="module")
def gold(corpora: Path) -> Alignment:
    return read_gold(corpora / "A-RES-59-159" / "gold.json")


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


def small(*beads: Bead) -> Alignment:
    """An alignment of paragraphs a, b, c … as the beads need them."""
    sides = []
    for name, lang in (("source", "en"), ("target", "fr")):
        count = sum(len(getattr(bead, name)) for bead in beads)
        blocks = tuple(Block(Kind.PARAGRAPH, (), f"{name} {k}") for k in range(count))
        sides.append(Document(name, lang, blocks))
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in sides]
    return Alignment(sides[0], sides[1], segments[0], segments[1], beads)


def pairs(*spans: tuple[int, int, int, int]) -> Alignment:
    return small(*(Bead(range(a, b), range(c, d)) for a, b, c, d in spans))


def test_translations_are_the_nearest_of_all(alignment: Alignment) -> None:
    matrix = similarity_matrix(alignment)
    assert matrix.shape == (53, 53)
    own = matrix.diagonal()
    assert (own >= matrix.max(axis=1) - 1e-6).sum() > 48
    assert own.mean() > 0.6
    assert abs(matrix.mean()) < 0.2


def test_the_dot_plot_frames_every_bead(alignment: Alignment) -> None:
    ax = plots.dot_plot(alignment)
    (frames, gaps) = ax.collections
    assert len(frames.get_paths()) == 53
    assert len(gaps.get_paths()) == 0
    assert "en" in ax.get_ylabel()
    assert [label.get_text() for label in ax.get_xticklabels()] == ["preambular", "operative", "footnote"]


def test_the_dot_plot_tells_right_from_wrong_and_missed() -> None:
    gold = pairs((0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 2))
    found = pairs((0, 1, 0, 1), (1, 3, 1, 2))
    ax = plots.dot_plot(found, gold)
    assert [len(drawn.get_paths()) for drawn in ax.collections] == [1, 0, 1, 0, 1, 1]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["right", "wrong", "in the gold, not found"]


def test_the_dot_plot_of_an_alignment_without_encoder_uses_the_default() -> None:
    found = align.align("A cat.\nA dog.", "Un chat.\nUn chien.", encoder="none", lines=True)
    assert similarity_matrix(found).shape == (2, 2)


def test_units_off_the_expected_length_bear_their_number() -> None:
    texts = [("word " * 40, "mot " * 50)] * 6 + [("word " * 60, "mot " * 9)]
    sides = []
    for place, lang in enumerate(("en", "fr")):
        blocks = [Block(Kind.OPERATIVE, (str(k),), both[place].strip()) for k, both in enumerate(texts)]
        sides.append(Document(lang, lang, tuple(blocks)))
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in sides]
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(len(texts)))
    found = Alignment(sides[0], sides[1], segments[0], segments[1], beads)
    ax = plots.length_scatter(found)
    assert "operative 6" in [text.get_text() for text in ax.texts]
    assert ax.get_xscale() == ax.get_yscale() == "log"


def test_the_histogram_counts_every_unit_once() -> None:
    confidences = (0.123, 0.5, 0.9, 0.999, 1.0)
    found = small(*(Bead(range(k, k + 1), range(k, k + 1), confidence=c) for k, c in enumerate(confidences)))
    ax = plots.confidence_histogram(found)
    assert sum(getattr(bar, "get_height")() for bar in ax.containers[0]) == 5  # noqa: B009
    assert ax.get_xlim() == pytest.approx((0.1, 1.0))
    assert "1 of them below 0.5" in ax.get_title(loc="left")


def test_plots_of_nothing_say_so() -> None:
    gap = pairs((0, 1, 0, 0))
    for draw, message in (
        (plots.length_scatter, "no unit has text"),
        (plots.confidence_histogram, "no unit has a confidence"),
        (plots.dot_plot, "no segments"),
    ):
        with pytest.raises(UsageError, match=message):
            draw(gap)
    for several in (plots.structure_map, plots.paragraph_lengths):
        with pytest.raises(UsageError, match="no documents"):
            several([])


def test_without_matplotlib_the_cure_is_named(alignment: Alignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(UsageError) as caught:
        plots.length_scatter(alignment)
    assert ".[notebook]" in str(caught.value)


def test_every_paragraph_is_drawn(corpora: Path) -> None:
    documents = [align.read(corpora / f"A-RES-{name}" / "en.txt") for name in ("59-157", "59-159")]
    bars = plots.structure_map(documents).patches
    assert len(bars) == sum(len(document.blocks) for document in documents)
    ends = [getattr(bar, "get_y")() + getattr(bar, "get_height")() for bar in bars]  # noqa: B009
    assert max(ends) == sum(len(block.text.split()) for block in documents[1])
    ax = plots.paragraph_lengths(documents)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["A/RES/59/157\nen", "A/RES/59/159\nen"]


def test_plots_draw_on_the_axes_they_are_given(alignment: Alignment) -> None:
    import matplotlib.pyplot as plt

    _, given = plt.subplots(1, 3)
    assert plots.length_scatter(alignment, ax=given[0]) is given[0]
    assert plots.confidence_histogram(alignment, ax=given[1]) is given[1]
    assert plots.structure_map([alignment.source], ax=given[2]) is given[2]
    assert len(plt.get_fignums()) == 1


def test_tables_escape_texts_and_say_their_language() -> None:
    table = Table.of(("unit", "en"), [(1, EVIL)], {"en": "en'onload='x"})
    shown = table._repr_html_()
    assert "<script" not in shown
    assert "'onload='" not in shown
    assert "&lt;script&gt;" in shown
    assert table.to_pandas()["en"].to_list() == [EVIL]
    with pytest.raises(ValueError, match="more or fewer cells"):
        Table.of(("one",), [(1, 2)])
    assert repr(Table.of(("one",), [])) == "(nothing)"


def test_outlines_escape_texts_and_show_numbers_and_notes() -> None:
    block = Block(Kind.OPERATIVE, ("5", "a"), EVIL, refs=(NoteRef(3, "<9>"),))
    document = Document(EVIL, "en", (block,), {"symbol": EVIL}, warnings=(EVIL,))
    for shown in (document._repr_html_(), outlines([document, document])._repr_html_()):
        assert "<script" not in shown
        assert "5 (a)" in shown
        assert "<sup>&lt;9&gt;</sup>" in shown
    frame = document.to_pandas()
    assert frame.loc[0, "number"] == "5 (a)"
    assert frame.loc[0, "refs"] == ["<9>"]


def test_the_worst_come_first_and_gaps_before_all() -> None:
    found = small(
        Bead(range(1), range(1), confidence=0.9),
        Bead(range(1, 2), range(1, 2), confidence=0.3),
        Bead(range(2, 3), range(2, 2)),
    )
    frame = tables.worst(found, 2).to_pandas()
    assert frame["bead"].to_list() == ["1-0", "1-1"]
    assert "no counterpart" in frame["why"][0]
    assert "low confidence (0.30)" in frame["why"][1]


def test_every_footnote_reference_has_its_row_and_note(alignment: Alignment) -> None:
    frame = tables.footnotes(alignment).to_pandas()
    assert len(frame) == 13
    assert (frame["note en"] == frame["note fr"]).all()
    row = frame.set_index("note en").loc["9"]
    assert row["before it en"].endswith("58/140;")
    assert row["its text fr"] == "A/59/205."


def test_facts_roles_and_what_was_set_aside(corpora: Path) -> None:
    documents = [align.read(corpora / f"A-RES-{name}" / "en.txt") for name in ("58-140", "59-159")]
    facts = tables.facts(documents).to_pandas()
    assert facts["symbol"].to_list() == ["A/RES/58/140", "A/RES/59/159"]
    roles = tables.roles(documents).to_pandas().set_index("role")
    assert roles.T["all"].to_list() == [len(document.blocks) for document in documents]
    assert roles.loc["footnote references", "A/RES/59/159"] == 13
    assert len(tables.set_aside(documents[0])) == len(documents[0].set_aside)


def test_metrics_show_the_document_last(alignment: Alignment) -> None:
    table = tables.measures(alignment.metrics()).to_pandas()
    assert table["role"].iloc[-1] == "all"
    assert table["units"].iloc[-1] == 53
    assert "As a memory: 53 units" in alignment.metrics()._repr_html_()


def test_the_gold_is_an_alignment_and_the_real_one_agrees(alignment: Alignment, gold: Alignment) -> None:
    assert len(gold) == 53
    assert len(errors(alignment, gold)) == 0
    row = tables.scores([score(alignment.beads, gold.beads, "it")]).to_pandas().iloc[0]
    assert (row["strict F1"], row["95 %"]) == (1.0, "1.00–1.00")


def test_a_spoiled_gold_is_what_its_options_say(gold: Alignment) -> None:
    harder = spoil(gold, drop=[20], join=[6], swap=[14], plain=True)
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
        spoil(gold, **options)  # type: ignore[arg-type]


def test_only_a_plain_gold_can_be_spoiled() -> None:
    with pytest.raises(UsageError, match="only a gold of 1-1 beads"):
        spoil(pairs((0, 2, 0, 1)))


@pytest.mark.parametrize(
    ("found", "gold", "kind"),
    [
        ([(0, 1, 0, 1)], [(0, 1, 0, 0), (1, 1, 0, 1)], "paired what has no counterpart"),
        ([(0, 1, 0, 0), (1, 1, 0, 1)], [(0, 1, 0, 1)], "missed a pair"),
        ([(0, 2, 0, 0)], [(0, 1, 0, 0), (1, 2, 0, 0)], "cut an omission elsewhere"),
        ([(0, 2, 0, 2)], [(0, 1, 0, 1), (1, 2, 1, 2)], "joined what is apart"),
        ([(0, 1, 0, 1), (1, 2, 1, 2)], [(0, 2, 0, 2)], "cut what belongs together"),
        ([(0, 2, 0, 1)], [(0, 1, 0, 0), (1, 2, 0, 1)], "took in what has no counterpart"),
        ([(0, 1, 0, 1), (1, 2, 1, 2)], [(0, 1, 1, 2), (1, 2, 0, 1)], "paired with the wrong one"),
        ([(0, 1, 0, 2), (1, 3, 2, 3)], [(0, 2, 0, 1), (2, 3, 1, 3)], "drew the limit elsewhere"),
    ],
)
def test_errors_are_named(
    found: list[tuple[int, int, int, int]], gold: list[tuple[int, int, int, int]], kind: str
) -> None:
    (row,) = errors(pairs(*found), pairs(*gold)).rows
    assert row[0] == kind
    sides = pairs(*found)
    assert row[4] == " ¶ ".join(segment.text for segment in sides.source_segments)
    assert row[5] == " ¶ ".join(segment.text for segment in sides.target_segments)


def test_errors_need_the_same_segments(alignment: Alignment) -> None:
    with pytest.raises(UsageError, match="the same source segments"):
        errors(alignment, pairs((0, 1, 0, 1)))


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
    with pytest.raises(InputError, match="is no gold alignment"):
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
    with pytest.raises(UsageError, match="1 texts beside the gold"):
        score_folder(tmp_path)
    (tmp_path / "a.fr").write_text("Le premier de 12 chats.\nRésolution 55/2.\n", encoding="utf-8")
    (found,) = score_folder(tmp_path)
    assert (found.name, found.strict.f1) == ("a", 1.0)
    (tmp_path / "a.gold").write_text("[0]:[0]\n[1]:[2]\n", encoding="utf-8")
    with pytest.raises(InputError, match="target segment 2 is beyond the end"):
        score_folder(tmp_path)
