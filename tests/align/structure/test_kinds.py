"""Kinds of document in their languages: chosen by evidence, and read with the same roles and numbers in each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from align import Document
from align.pipeline import document_from
from align.readers import paginate
from align.structure.grammars import choose, choose_together, grammar_of_kind, kinds
from tmx.base.errors import UsageError

TEXTS = tomllib.loads(Path(__file__).with_name("documents.toml").read_text(encoding="utf-8"))


def read_lines(content: str | list[str], lang: str) -> Document:
    """A document of one paragraph per line."""
    lines = content.strip().split("\n") if isinstance(content, str) else content
    return document_from(paginate("text", "\n\n".join(lines).split("\n")), lang)


def outline(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.number) for block in document]


@pytest.mark.parametrize("lang", TEXTS["resolutions"])
def test_resolutions_in_six_languages(lang: str) -> None:
    document = read_lines(TEXTS["resolutions"][lang], lang)
    assert document.kind == "un_resolution"
    expected = [
        ("title", "59/300"),
        ("formula", ""),
        ("preambular", ""),
        ("preambular", ""),
        ("operative", "1"),
        ("operative", "2"),
        ("meeting", ""),
        ("date", ""),
    ]
    assert outline(document) == expected
    assert document.facts["symbol"] == "A/RES/59/300"
    assert document.facts["date"] == "2004-12-20"


@pytest.mark.parametrize("lang", TEXTS["treaties"])
def test_treaties_in_ten_languages(lang: str) -> None:
    document = read_lines(TEXTS["treaties"][lang], lang)
    assert document.kind == "treaty_law"
    assert outline(document) == [
        ("preambular", ""),
        ("preambular", ""),
        ("preambular", ""),
        ("heading", "chapter 1"),
        ("heading", "chapter 1 (article 1)"),
        ("paragraph", "chapter 1 (article 1) (1)"),
        ("paragraph", "chapter 1 (article 1) (2)"),
        ("heading", "chapter 1 (article 2)"),
        ("paragraph", "chapter 1 (article 2)"),
        ("closing", ""),
        ("closing", ""),
        ("signature", ""),
        ("signature", ""),
    ]
    assert document.blocks[-1].text.endswith(("HANSEN", "ХАНСЕН", "هانسن", "汉森"))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "Article 5. The Parties shall cooperate.",
                "Art. 6 They shall report each year.",
                "§ 7 They meet.",
            ],
        ),
        (
            "pt",
            [
                "Art. 5.º As partes cooperam entre si.",
                "Art. 6º Elas apresentam relatórios.",
                "§ 7º Elas reúnem-se.",
            ],
        ),
        ("zh", ["第五条 缔约国应当进行合作。", "第六条　缔约国应当提出报告。", "§ 7 缔约国开会。"]),
    ],
)
def test_the_heading_of_an_article_may_run_into_its_text(lang: str, lines: list[str]) -> None:
    content = paginate("t", "\n\n".join(lines).split("\n"))
    document = document_from(content, lang, grammar_of_kind("treaty_law"))
    assert [block.path for block in document] == [
        ("article 5",),
        ("article 6",),
        ("article 6", "§ 7"),
    ]
    assert [(str(block.kind), block.label, block.text) for block in document] == [
        ("article", "", line) for line in lines
    ]


@pytest.mark.parametrize("lang", TEXTS["records"])
def test_records_of_meetings_in_six_languages(lang: str) -> None:
    document = read_lines(TEXTS["records"][lang], lang)
    assert document.kind == "meeting_record"
    assert [str(block.kind) for block in document] == ["opening", *["speech"] * 3, "end_of_meeting"]


def test_a_contract_has_definitions_recitals_and_a_schedule() -> None:
    lines = [
        "SERVICE AGREEMENT",
        "This Agreement is made on 3 May 2021 between Alpha Ltd (the “Client”) and Beta Ltd (the “Provider”).",
        "WHEREAS the Client needs translations;",
        "1. Definitions",
        "“Service” means the work that Schedule 1 lists.",
        "2. Confidentiality",
        "2.1 The Provider keeps everything secret.",
        "2.1.1 This includes prices.",
        "IN WITNESS WHEREOF the Parties have signed.",
        "Signed by A. B. Smith",
        "J. Doe",
        "Schedule 1: Services",
    ]
    document = read_lines(lines, "en")
    assert document.kind == "contract"
    assert outline(document)[2:] == [
        ("recital", ""),
        ("paragraph", "1"),
        ("definition", ""),
        ("paragraph", "2"),
        ("paragraph", "2 (1)"),
        ("paragraph", "2 (1) (1)"),
        ("closing", ""),
        ("signature", ""),
        ("signature", ""),
        ("heading", "annex 1"),
    ]


def test_a_judgment_ends_in_what_is_decided() -> None:
    lines = [
        "CASE OF DOE v. NORLAND",
        "JUDGMENT OF 3 MAY 2021",
        "THE COURT, composed as above, delivers the following Judgment:",
        "1. The case began in 2019.",
        "2. The applicant is Ms. Doe.",
        "FOR THESE REASONS, THE COURT",
        "1. Declares the application admissible.",
        "DISSENTING OPINION OF JUDGE ROE",
        "I do not agree.",
    ]
    document = read_lines(lines, "en")
    assert document.kind == "judgment"
    assert [role for role, _ in outline(document)][5:] == ["operative", "operative", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "un_report",
            ["A/71/999", "Distr.: General", "Report of the Secretary-General", "Summary", "It is long."],
        ),
        ("un_report", ["Distr.: General", "Доклад Генерального секретаря", "I. Введение", "1. Он длинный."]),
        (
            "un_report",
            ["Distr. générale", "Rapport du Secrétaire général", "I. Introduction", "1. Il est long."],
        ),
        ("judgment", ["ARRÊT DU 3 MAI 2021", "LA COUR,", "PAR CES MOTIFS, la Cour"]),
        (
            "judgment",
            ["URTEIL DES GERICHTSHOFS", "Rechtssache C-1/20", "Aus diesen Gründen hat der Gerichtshof"],
        ),
        ("judgment", ["Caso Doe Vs. Norlandia", "SENTENCIA DE 3 DE MAYO DE 2021", "POR TANTO, LA CORTE"]),
        (
            "contract",
            ["CONTRAT DE BAIL", "Le présent contrat est conclu entre les parties (le « Bailleur »)."],
        ),
        ("contract", ["租赁合同", "甲方：诺兰公司", "第一条 保密"]),
        ("contract", ["Mietvertrag", "zwischen", "A (nachfolgend „Vermieter“)"]),
        (
            "generic",
            ["He read the report of the committee.", "Article 5 was long.", "The court, he said, was cold."],
        ),
        ("generic", ["Chapter 1", "It was night.", "Chapter 2", "It was day.", "Chapter 3", "It was night."]),
    ],
)
def test_the_kind_is_chosen_by_evidence(kind: str, lines: list[str]) -> None:
    assert choose(lines).grammar.name == kind


def test_a_resolution_that_quotes_a_report_stays_a_resolution() -> None:
    lines = [
        "Report of the Secretary-General",
        "Distr.: General",
        "A/59/1",
        *TEXTS["resolutions"]["en"].split("\n"),
    ]
    assert choose(lines).grammar.name == "un_resolution"


def test_versions_of_one_document_are_of_one_kind() -> None:
    english, french = ["Lease", "between"], ["Ceci est un texte.", "Il est sans indices."]
    assert choose(french).grammar.name == "generic"
    assert choose_together([english, french]).grammar.name == "contract"
    assert choose(english).scores == {"contract": 5}


def test_an_unknown_kind_is_an_error_that_lists_the_kinds() -> None:
    with pytest.raises(UsageError, match="unknown kind of document 'novel'") as caught:
        grammar_of_kind("novel")
    assert all(kind in str(caught.value) for kind in kinds())


def test_a_heading_over_two_lines_is_two_headings_of_one_division() -> None:
    lines = [
        *TEXTS["treaties"]["en"].strip().split("\n")[:4],
        "GENERAL PROVISIONS",
        "Article 1",
        "Scope",
        "It is free.",
    ]
    assert outline(read_lines(lines, "en"))[3:] == [
        ("heading", "chapter 1"),
        ("heading", ""),
        ("heading", "chapter 1 (article 1)"),
        ("heading", ""),
        ("paragraph", "chapter 1 (article 1)"),
    ]
