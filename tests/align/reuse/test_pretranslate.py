"""A document translated as far as a memory goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from reuse import NOTED, PAIRS, W, memory_of, pretranslated, root, text

from align.reuse.codes import missing, with_codes
from align.reuse.filling import Status
from align.reuse.merge_back import merge_back
from align.reuse.passages import asked
from align.reuse.xliff import write_xliff
from tmx import read_tmx, with_placeholders, write_tmx
from tmx.base.errors import InputError, UsageError
from tmx.unit.content import Content, Inline

TEXT = """The General Assembly,

Recalling the Convention,1 and its Protocols,2

Bananas are yellow in most countries of the world.

1. Requests the Secretary-General to report on the measures taken by States.

2. Decides to remain seized of the matter.

_______________

1 United Nations, Treaty Series, vol. 1, No. 4.

2 Ibid., vol. 2, No. 7.
"""
X = "{urn:oasis:names:tc:xliff:document:1.2}"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return memory_of(tmp_path / "TM.db", PAIRS, NOTED)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_segment_has_the_translation_that_is_sure_and_proposals_for_the_rest(
    document: Path, memory: Path
) -> None:
    done = pretranslated(document, memory)
    found = {asked(draft.source, with_codes=False): draft for draft in done.drafts}
    assert found["The General Assembly,"].target == "L’Assemblée générale,"
    assert found["Decides to remain seized of the matter."].status is Status.EXACT
    assert found["Recalling the Convention, and its Protocols,"].status is Status.EXACT
    fuzzy = found["Requests the Secretary-General to report on the measures taken by States."]
    assert (fuzzy.target, fuzzy.status) == (None, Status.NONE)
    assert fuzzy.proposals[0].target == PAIRS[3][1]
    assert 70 <= fuzzy.proposals[0].match.score < 100
    assert not found["Bananas are yellow in most countries of the world."].proposals
    assert sum(count["segments"] for count in done.counts().values()) == len(done.drafts)


def test_the_same_text_between_the_same_neighbours_is_surer(tmp_path: Path) -> None:
    document = tmp_path / "same.txt"
    document.write_text(
        "\n\n".join(source for source, _ in PAIRS[:2]) + "\n\nNothing else is here.\n", encoding="utf-8"
    )
    done = pretranslated(document, memory_of(tmp_path / "TM.db"))
    assert [draft.status for draft in done.drafts] == [Status.CONTEXT, Status.EXACT, Status.NONE]


def test_numbers_are_adapted_and_looked_at(tmp_path: Path) -> None:
    document = tmp_path / "next.txt"
    document.write_text("Recalling its resolution 58/140,\n\nIt is here.\n", encoding="utf-8")
    done = pretranslated(document, memory_of(tmp_path / "TM.db"))
    adapted = done.drafts[0]
    assert (adapted.target, adapted.status) == ("Rappelant sa résolution 58/140,", Status.ADAPTED)
    assert adapted.status.is_doubtful
    write_xliff(done, tmp_path / "next.xlf")
    unit = next(etree.parse(tmp_path / "next.xlf").getroot().iter(X + "trans-unit"))
    states = [target.get("state") for target in unit.iterchildren(X + "target")]
    assert states == ["needs-review-translation"]
    assert [found.get("origin", "")[-7:] for found in unit.iterchildren(X + "alt-trans")] == ["adapted"]


def test_fuzzy_matches_enter_if_asked_and_are_doubtful(document: Path, memory: Path) -> None:
    done = pretranslated(document, memory, fill=70)
    fuzzy = [draft for draft in done.drafts if draft.status is Status.FUZZY]
    assert [draft.target for draft in fuzzy] == [PAIRS[3][1]]
    assert fuzzy[0].status.is_doubtful


def test_xliff_1_has_states_scores_and_origins(document: Path, memory: Path, tmp_path: Path) -> None:
    write_xliff(pretranslated(document, memory, fill=70), tmp_path / "draft.xlf")
    root = etree.parse(tmp_path / "draft.xlf").getroot()
    units = {unit.findtext(X + "source"): unit for unit in root.iter(X + "trans-unit")}
    target = units["The General Assembly,"].find(X + "target")
    assert target is not None
    assert (target.get("state"), target.get("state-qualifier")) == ("translated", "exact-match")
    fuzzy = units["Requests the Secretary-General to report on the measures taken by States."]
    assert [element.get("state-qualifier") for element in fuzzy.iterchildren(X + "target")] == ["fuzzy-match"]
    proposed = fuzzy.find(X + "alt-trans")
    assert proposed is not None
    assert (
        proposed.get("match-quality")
        == f"{pretranslated(document, memory).drafts[3].proposals[0].match.score}%"
    )
    assert proposed.get("origin") == "A/RES/59/159, unit 4"
    open_ = units["Bananas are yellow in most countries of the world."]
    assert [child.tag for child in open_] == [X + "source"]
    file = root.find(X + "file")
    assert file is not None
    assert (file.get("original"), file.get("target-language")) == ("draft.txt", "fr")


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_xliff_goes_back_into_the_document(
    document: Path, memory: Path, tmp_path: Path, version: str
) -> None:
    done = pretranslated(document, memory)
    write_xliff(done, tmp_path / "draft.xlf", version=version)
    merged = merge_back(tmp_path / "draft.xlf")
    assert merged.data == done.as_docx(mark=False)
    assert (merged.segments, merged.without_codes) == (len(done.drafts), {})
    assert merged.untranslated == sum(draft.target is None for draft in done.drafts)


def test_another_document_is_not_taken_for_the_original(document: Path, memory: Path, tmp_path: Path) -> None:
    write_xliff(pretranslated(document, memory), tmp_path / "draft.xlf")
    document.write_text(TEXT.replace("Bananas", "Apples"), encoding="utf-8")
    with pytest.raises(InputError, match=r"was changed: segment b3\.1 reads 'Bananas.*and 'Apples"):
        merge_back(tmp_path / "draft.xlf")
    document.unlink()
    with pytest.raises(UsageError, match="is not there"):
        merge_back(tmp_path / "draft.xlf")


def test_what_is_no_xliff_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.xlf"
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(InputError, match="no XLIFF"):
        merge_back(path)
    path.write_text('<xliff version="1.2"><file original="a.txt"/></xliff>', encoding="utf-8")
    with pytest.raises(InputError, match="languages"):
        merge_back(path)


def test_units_found_are_written_as_tmx(document: Path, memory: Path, tmp_path: Path) -> None:
    done = pretranslated(document, memory)
    write_tmx(tmp_path / "found.tmx", done.units(), source_lang="en", footnotes=True)
    units = list(read_tmx(tmp_path / "found.tmx"))
    assert len(units) == sum(draft.target is not None for draft in done.drafts)
    assert units[0].get("x-match") == "exact 100"
    assert any(not isinstance(unit.target.content, str) for unit in units)


def note(number: str, x: str = "1") -> Inline:
    return Inline("ph", {"x": x, "type": "note"}, (number,))


@pytest.mark.parametrize(
    ("segment", "target", "expected"),
    [
        (  # after the same number
            ("Recalling resolution 57/173", note("4"), " of 2002,"),
            "Rappelant la résolution 57/173 de 2002,",
            ("Rappelant la résolution 57/173", note("4"), " de 2002,"),
        ),
        (("Recalling it,", note("4")), "La rappelant,", ("La rappelant,", note("4"))),
        (  # the number is there twice: at the end
            ("See 12", note("4"), " there"),
            "Voir 12 et 12",
            ("Voir 12 et 12", note("4")),
        ),
    ],
)
def test_a_note_that_the_memory_has_not_is_placed_by_rule(
    segment: Content, target: str, expected: Content
) -> None:
    assert with_codes(segment, asked(segment, with_codes=False), target) == (expected, True)
    assert not missing(segment, expected)
    assert missing(segment, target)


def test_notes_of_the_memory_are_those_of_the_segment() -> None:
    segment = ("A", note("7"), " and B", note("8", "2"))
    source = with_placeholders("A and B", [(1, "fnote", "1"), (7, "fnote", "2")])
    target = with_placeholders("B et A", [(1, "fnote", "2"), (6, "fnote", "1")])
    content, by_rule = with_codes(segment, source, target)
    assert content == ("B", note("8", "2"), " et A", note("7"))
    assert not by_rule


def test_bold_words_are_found_again() -> None:
    bold = Inline("hi", {"x": "1", "type": "italic"}, ("Recalling also",))
    content, by_rule = with_codes(
        (bold, " the Treaty"), "Recalling also the Treaty", "Rappelant aussi le Traité"
    )
    assert content == (bold._replace(content=("Rappelant aussi",)), " le Traité")
    assert by_rule


def test_what_is_to_be_looked_at_is_highlighted_in_a_clean_docx(document: Path, memory: Path) -> None:
    done = pretranslated(document, memory, fill=70)
    marked, plain = root(done.as_docx()), root(done.as_docx(mark=False))
    assert text(marked) == text(plain)
    assert not any("\ufdd0" <= char <= "\ufdd2" for char in text(marked))
    colours = {text(r): mark.get(W + "val") for r in marked.iter(W + "r") for mark in r.iter(W + "highlight")}
    assert colours["Bananas are yellow in most countries of the world."] == "yellow"
    assert colours[PAIRS[3][1]] == "cyan"
    assert "L’Assemblée générale," not in colours
    assert (
        len(list(marked.iter(W + "footnoteReference"))) == len(list(plain.iter(W + "footnoteReference"))) == 2
    )
