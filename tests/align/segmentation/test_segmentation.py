"""Sentences and clauses: right on the real cases, and never a character lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from align import Block, Kind, Segment, read
from align.segmentation import cut_alike, segment_block, sentence_spans


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["See No. 5.", "Ibid., p. 3."]),
        ("en", ["Mr. Smith left.", "He had paras. 3 and 4.", "See Add.1, vol. II and chap. V."]),
        ("en", ["“Go!” she said.", "He went.", "(See para. 5.)", "Then?", "Yes!"]),
        ("en", ["Dr. J. Smith and e.g. Prof. Brown met.", "They talked…", "And left."]),
        ("en", ["See annex I.", "The rest follows."]),
        ("fr", ["M. Dupont est là.", "« Viens ! » dit-il.", "« Pars ! »", "Il partit."]),
        ("fr", ["Voir art. 5, par. 2, Supplément no. 10.", "Fin."]),
        ("de", ["Am 18. Dezember kam er.", "Dann ging er."]),
        ("de", ["Hr. Dr. med. Weber kam.", "Bzgl. Ziff. 3 gilt das nicht."]),
        ("it", ["Il sig. Rossi, l’avv. Verdi e la dott.ssa Neri vennero.", "Cass. civ. n. 5."]),
        ("es", ["Nació en el s. XIX.", "El R.D. Leg. 1/2000 rige.", "Véase FJ. 3."]),
        ("fr", ["Cass. civ. 1re, 3 mai 2010, Bull. civ. I, no 12.", "Les Éts. Martin ont livré."]),
        ("ru", ["Это было в XIX в.", "Потом стало иначе.", "В 1999 г. Россия вышла."]),
        ("zh", ["Mr. Smith 签署了合同。", "见第5条。"]),
        ("en", ["The Rt. Hon. J. Smith spoke.", "See subs. 5(2) and Fed. R. Civ. P. 12(b).", "Ref. No. 12."]),
        ("zh", ["你好。", "我们走吧！"]),
        ("zh", ["第一句。", "第二句！"]),
        ("ar", ["هل وصل؟", "نعم.", "وصل د. أحمد أمس."]),
        (
            "en",
            ["In Smith v. Jones, 5 F. Supp. 2d 12, it lost.", "J. P. Martin and A. B. Smith et al. signed."],
        ),
        (
            "en",
            [
                "It is 5 p.m.",
                "The meeting rose at 6.30 p.m.",
                "Gen. Smith left.",
                "It rose at 5 p.m. Friday.",
            ],
        ),
        (
            "en",
            ["Acme Inc. (“A”) is in the U.S. Government list.", "It works in the U.S.", "The rest does not."],
        ),
        ("en", ["As follows: 1. The price is fixed.", "2. The price is paid.", "(a) The buyer pays."]),
        ("en", ["Article 5. Definitions"]),
        (
            "en",
            [
                "See op. cit. p. 3.",
                "It cost 3.5 euros...",
                "Then?",
                "—Never.",
                "(See id. at 14.)",
                "He left.",
            ],
        ),
        ("fr", ["M. P.-A. Dupont et Mme J. Roe sont là.", "Le mur mesure 3 m.", "Il est peint."]),
        (
            "fr",
            ["En 44 av. J.-C. César mourut.", "La séance est levée à 18 h. 30.", "Voir Réf. A/59/1 et n° 3."],
        ),
        ("fr", ["— Venez-vous ?", "— Non.", 'Il dit : " Partez ! "', "Il partit."]),
        (
            "es",
            [
                "Véase el art. 5 núm. 3 de la Ley.",
                "¿Vendrá?",
                "La Sra. Ruiz, p. ej., vive en EE. UU. desde 2010.",
            ],
        ),
        ("es", ["Murió en 44 a. C. en Roma.", "¡Sí!", "Véanse las págs. 3 y 4."]),
        (
            "de",
            [
                "Nach Abs. 2 Nr. 3 haftet die Fa. Müller.",
                "Gem. Art. 5 Abs. 2 Satz 1 gilt z. B. das.",
                "Er ging.",
            ],
        ),
        (
            "de",
            ["Das regelt Artikel 5.", "Die Parteien haften i. d. R. beide.", "Am 3. Mai kam Dr. H. Weber."],
        ),
        ("nl", ["Zie art. 5 lid 2.", "Dhr. J. de Vries komt bijv. op 3 jan. 2020.", "Toen ging hij."]),
        (
            "pt",
            [
                "A Exma. Sra. Silva mora na Av. Paulista.",
                "Nos termos do n.º 2 do art. 3.º.",
                "Ver p. ex. a pág. 3.",
            ],
        ),
        ("it", ["Il Sig. Rossi, cfr. pag. 3, cita il D.Lgs. n. 231.", "Visto l'art. 1, comma 2.", "Fine."]),
        (
            "ru",
            [
                "См. ст. 5 и п. 3.",
                "А. С. Пушкин, т. е. поэт, жил в г. Москва и т. д.",
                "Он умер.",
                "Г-н Иванов ушел.",
            ],
        ),
    ],
)
def test_where_sentences_end(lang: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), lang) == expected
    if lang == "zh":
        assert sentences("".join(expected), lang) == expected


def test_a_heading_is_one_segment_with_its_number() -> None:
    block = Block(Kind.HEADING, ("article 1",), "Article premier. Objet. But")
    assert [segment.text for segment in segment_block(block, "fr")] == [block.text]


@given(
    st.text() | st.text("。！？」”.!? aA0é\n", max_size=30), st.sampled_from(["en", "fr", "de", "zh", "xx"])
)
@example("。0", "en")
def test_only_white_space_is_between_sentences(text: str, lang: str) -> None:
    """After the full-width marks of Chinese and Japanese there need not even be that, whatever the language."""
    end = 0
    for index, (start, stop) in enumerate(sentence_spans(text, lang)):
        unspaced = start == end and re.search(r"[。！？][」』”）]*$", text[:end]) is not None
        assert text[end:start].isspace() or unspaced or (index == start == 0)
        assert start <= stop
        end = stop
    assert end == len(text)


@given(st.text(" ab.;:,!? and requests which including", max_size=200))
def test_clauses_cover_their_sentence(text: str) -> None:
    block = Block(Kind.OPERATIVE, (), text.strip())
    segment = Segment(block, 0, len(block.text))
    clauses, others = cut_alike(segment, segment, "en", "en")
    assert len(clauses) == len(others)
    assert "".join(clause.text for clause in clauses).replace(" ", "") == block.text.replace(" ", "")


def test_sentences_of_59_159_lose_nothing(corpora: Path) -> None:
    for lang in ("en", "fr"):
        for block in read(corpora / "A-RES-59-159" / f"{lang}.txt"):
            segments = segment_block(block, lang)
            assert " ".join(segment.text for segment in segments) == block.text
            assert sum(len(segment.refs) for segment in segments) == len(block.refs)


def test_a_long_paragraph_is_cut_where_both_languages_can_be(corpora: Path) -> None:
    folder = corpora / "A-RES-59-159"
    pair = [
        next(b for b in read(folder / f"{lang}.txt") if b.kind is Kind.OPERATIVE and b.path == ("12",))
        for lang in ("en", "fr")
    ]
    source, target = cut_alike(segment_block(pair[0], "en")[0], segment_block(pair[1], "fr")[0], "en", "fr")
    assert [segment.text.split()[:3] for segment in source] == [
        ["Welcomes", "the", "efforts"],
        ["and", "calls", "upon"],
    ]
    assert [segment.text.split()[:3] for segment in target] == [
        ["Sait", "gré", "à"],
        ["et", "lui", "demande"],
    ]


def test_a_reference_belongs_to_the_segment_it_ends() -> None:
    from align import NoteRef

    block = Block(Kind.PARAGRAPH, (), "One. Two.", refs=(NoteRef(4, "1"), NoteRef(9, "2")))
    first, second = segment_block(block, "en")
    assert [ref.number for ref in first.refs] == ["1"]
    assert [(ref.offset, ref.number) for ref in second.refs] == [(4, "2")]


@given(st.text("Ab. ", max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_every_reference_belongs_to_one_sentence(text: str, offsets: list[int]) -> None:
    from align import NoteRef

    text = text.strip()
    refs = tuple(NoteRef(offset, str(n)) for n, offset in enumerate(sorted(offsets)) if offset <= len(text))
    block = Block(Kind.PARAGRAPH, (), text, refs=refs)
    found = [ref.number for segment in segment_block(block, "en") for ref in segment.refs]
    assert found == [ref.number for ref in refs]


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("The goods are listed in Annex A. The buyer pays for them.", "en", 2),
        ("La lista figura en el anexo B. El comprador paga.", "es", 2),
        ("La liste figure à l’annexe C. Le client paie.", "fr", 2),
        ("Die Liste steht in Anlage B. Der Käufer zahlt.", "de", 2),
        ("It was signed by A. Smith in Annex A. B. Jones was absent.", "en", 1),
    ],
)
def test_a_letter_that_names_an_annex_is_no_initial(text: str, lang: str, count: int) -> None:
    assert len(sentences(text, lang)) == count
