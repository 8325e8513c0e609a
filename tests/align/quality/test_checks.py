"""Checks find what was spoiled, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align.core.block import NoteRef
from align.core.document import Document
from align.core.message import LANGUAGES
from align.quality.check import check, check_pair, check_units
from align.quality.checks.finding import Finding
from align.quality.checks.registry import RULES
from align.quality.checks.text import Text
from align.quality.checks.unit import Unit
from tmx.base.data import load_data
from tmx.base.errors import UsageError

LEVELS = ("paragraph", "sentence", "clause")


@pytest.fixture(scope="session")
def sides(corpora: Path) -> tuple[Document, Document]:
    """Both language versions of the resolution."""
    folder = corpora / "A-RES-59-159"
    return align.read(folder / "en.txt"), align.read(folder / "fr.txt")


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def spoil(document: Document, holds: str, change: Callable[[str], str]) -> Document:
    """The document with the text of the one block that holds a string changed."""
    blocks = [block for block in document if holds in block.text]
    assert blocks, holds
    text = change(blocks[0].text)
    assert text != blocks[0].text
    spoiled = replace(blocks[0], text=text)
    return replace(document, blocks=tuple(spoiled if b is blocks[0] else b for b in document))


@pytest.mark.parametrize("level", LEVELS)
def test_a_good_translation_has_no_finding(sides: tuple[Document, Document], level: str) -> None:
    alignment = align.align(*sides, segment=level, encoder="none")
    flat = [finding for findings in check(alignment) for finding in findings]
    assert [finding for finding in flat if finding.rule not in ("gap", "confidence")] == []


@pytest.mark.parametrize(
    ("rule", "holds", "old", "new"),
    [
        ("numbers", "chap. V", "no 10", "no 11"),
        ("numbers", "onzième Congrès", "2005", "2006"),
        ("dates", "46/152", "18 décembre 1991", "18 novembre 1991"),
        ("dates", "Processus de Puebla, et", "21 mai 2004", "22 mai 2004"),
        ("symbols", "46/152", "46/152", "46/153"),
        ("symbols", "E/2004/30", "E/2004/30", "E/2004/31"),
        ("doubled-words", "onzième Congrès", "prévu à", "prévu prévu à"),
        ("doubled-words", "Convaincue", "nécessaire de", "nécessaire de de"),
        ("brackets", "Convention de Palerme", "(Convention de Palerme", "Convention de Palerme"),
        ("brackets", "Convention de Palerme", "Palerme)", "Palerme"),
        ("names", "onzième Congrès", "à Bangkok ", ""),
        ("french-spaces", "Prie le Secrétaire général de prendre toutes", " ;", ";"),
        ("stray-spaces", "Considérant", "partagée,", "partagée ,"),
        ("french-wrong-forms", "chap. V", "no 10", "No. 10"),
    ],
)
def test_what_was_spoiled_is_found_and_only_that(
    sides: tuple[Document, Document], rule: str, holds: str, old: str, new: str
) -> None:
    french = spoil(sides[1], holds, lambda text: text.replace(old, new, 1))
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    hits = [findings for findings in found if findings]
    assert [rules(findings) for findings in hits] == [[rule]]
    assert hits[0][0].source_spans or hits[0][0].target_spans


def test_an_untranslated_paragraph_is_found(sides: tuple[Document, Document]) -> None:
    english = next(
        block.text for block in sides[0] if "thirteenth session" not in block.text and block.path == ("11",)
    )
    french = spoil(sides[1], "leurs politiques de financement", lambda _: english)
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    hits = [findings for findings in found if findings]
    assert [rules(findings) for findings in hits] == [["untranslated"]]
    assert hits[0][0].message == "the target is the source"


def test_a_lost_acronym_is_found(sides: tuple[Document, Document]) -> None:
    def with_acronym(name: str, short: str) -> Callable[[str], str]:
        return lambda text: text.replace(name, f"{name} ({short})", 1)

    holds = "to promote the speedy entry", "prompte entrée en vigueur"
    english = spoil(sides[0], holds[0], with_acronym("Office on Drugs and Crime", "UNODC"))
    french = spoil(sides[1], holds[1], with_acronym("contre la drogue et le crime", "ONUDC"))
    kept = check(align.align(english, french, segment="paragraph", encoder="none"))
    assert not any(kept)
    # The name in full is there, so that the acronym alone is no loss.
    assert not any(check(align.align(english, sides[1], segment="paragraph", encoder="none")))
    without = spoil(
        sides[1],
        holds[1],
        lambda text: text.replace("l’Office des Nations Unies contre la drogue et le crime", "celui-ci"),
    )
    lost = check(align.align(english, without, segment="paragraph", encoder="none"))
    assert [rules(findings) for findings in lost if findings] == [["acronyms"]]


def test_a_lost_footnote_reference_is_found(sides: tuple[Document, Document]) -> None:
    block = next(block for block in sides[1] if len(block.refs) == 3)
    bare = replace(block, refs=block.refs[:2])
    french = replace(sides[1], blocks=tuple(bare if b is block else b for b in sides[1]))
    found = check(align.align(sides[0], french, segment="paragraph", encoder="none"))
    assert [f.message for findings in found for f in findings] == [
        "the reference to footnote 3 is not in the target"
    ]


def test_gaps_and_low_confidence_are_findings(sides: tuple[Document, Document]) -> None:
    french = replace(sides[1], blocks=tuple(b for b in sides[1] if b.path != ("11",)))
    alignment = align.align(sides[0], french, segment="paragraph", encoder="none")
    found = check(alignment)
    assert len(found) == len(alignment)
    gaps = [findings for pair, findings in zip(alignment, found, strict=True) if pair.bead.is_gap]
    assert [rules(findings) for findings in gaps] == [["gap"]]
    doubtful = replace(
        alignment, beads=tuple(b if b.is_gap else replace(b, confidence=0.2) for b in alignment.beads)
    )
    assert all(set(rules(findings)) & {"gap", "confidence"} for findings in check(doubtful))


PAIRS_WITHOUT_FINDINGS = [
    ("Two of the 3 reports", "2 des trois rapports"),
    ("the first meeting on 1 May 2004", "la première réunion, le 1er mai 2004"),
    ("Done this twelfth day of August, 1949.", "Fait le 12 août 1949."),
    ("1,234,567.89 tonnes", "1 234 567,89 tonnes"),
    ("3/4 million and 5.1.2 thousand", "3/4 million et 5.1.2 mille"),
    ("on 3 Nov. 1956 and in Oct. 1957", "le 3 novembre 1956 et en oct. 1957"),
    ("up to $5 billion", "jusqu’à cinq milliards de dollars"),
    ("2.4 million people", "2,4 millions de personnes"),
    ("subsections (2.2)(a) and (2.21)(b)", "les alinéas (2.2)a) et (2.21)b)"),
    ("within the five-year period", "au cours des cinq ans"),
    ("50 per cent of the wages", "50 pour cent du salaire"),
    ("in the Twenty-first Century", "au XXIe siècle"),
    ("paragraphs 1(a), (c) and 2(b)", "les paragraphes 1a), c) et 2b)"),
    ("the UNDP and NGOs in the fight against AIDS", "le PNUD et les ONG dans la lutte contre le sida"),
    ("a report by the ILO", "un rapport de l’Organisation internationale du Travail"),
    ("Part II applies.", "La partie II s’applique."),
    ("PART II Legal Proceedings", "PARTIE II Procédures judiciaires"),
    ("held in Brisbane, Australia", "tenue à Brisbane (Australie)"),
    ("the Government of Germany", "le Gouvernement allemand"),
    ("We met Mr. Boutros Boutros-Ghali.", "Nous nous sommes entretenus avec M. Boutros Boutros-Ghali."),
    ("Ibid., annex III, p. 12.", "Ibid., annexe III, p. 12."),
    ("See https://www.un.org/en and a@un.org.", "Voir https://www.un.org/en et a@un.org."),
    ("[Repealed, SOR/2016-14, s. 2]", "[Abrogé, DORS/2016-14, art. 2]"),
    ("the OECD/G20 project", "le projet de l’OCDE et du G20"),
    ("He said: Hoc est enim corpus meum.", "Il dit : Hoc est enim corpus meum."),
    ("the words EAT ME on it", "les mots MANGEZ-MOI y étaient"),
    ("SWANN'S WAY", "DU COTÉ DE CHEZ SWANN"),
    ("at 10:30 a.m.; why?", "à 10:30 ; pourquoi ?"),
    ("He said: “Yes”; and left!", "Il a dit : « Oui » ; et il est parti !"),
    ("Sections 44 to 46 apply.", "Les articles 44, 45 et 46 s’appliquent."),
    ("between sixty and one hundred flashes", "de 60 à 100 éclats"),
    ("a height of 8,847.60 m", "une altitude de 8 847,6 m"),
    ("$5,000 and 12 500 km", "$5,000 et 12 500 km"),
    ("not exceeding $6,000,000", "ne dépassant pas $6,000,000"),
    ("two hundred nautical miles", "200 milles marins"),
    ("for a century and a fortnight", "pendant 100 ans et 15 jours"),
    ("reviewed every six months", "révisé chaque semestre"),
    ("the south-east ridge", "l’arête SE"),
    ("BOOK I", "LIVRE PREMIER"),
    ("the women of Sweden", "les femmes suédoises"),
]


@pytest.mark.parametrize(("source", "target"), PAIRS_WITHOUT_FINDINGS)
def test_no_translator_would_laugh(source: str, target: str) -> None:
    assert check_pair(source, target, "en", "fr") == ()
    assert check_pair(target, source, "fr", "en") == ()


@pytest.mark.parametrize(
    ("source", "target", "rule", "message"),
    [
        ("20 and 30 of them", "20 d’entre eux", "numbers", "the number “30” is not in the target"),
        ("1, 2, 7 and 8", "1 et 2", "numbers", "the numbers “7”, “8” are not in the target"),
        (
            "on 18 December 1991",
            "le 18 décembre 1992",
            "dates",
            "the date “18 December 1991” (18 décembre 1991) is “18 décembre 1992” in the target",
        ),
        ("in 2004", "en mai 2004", "dates", "the date “mai 2004” is not in the source"),
        (
            "12 resolutions on 18 December 1991",
            "13 résolutions le 18 décembre 1991",
            "numbers",
            "the number “12” is “13” in the target",
        ),
        (
            "18 resolutions on 18 December 1991",
            "19 résolutions le 18 décembre 1991",
            "numbers",
            "the number “18” is “19” in the target",
        ),
        ("A/59/205", "A/59/206", "symbols", "the document symbol “A/59/205” is “A/59/206” in the target"),
        (
            "A/CONF.199/L.1",
            "A/CONF.199/L.2",
            "symbols",
            "the document symbol “A/CONF.199/L.1” is “A/CONF.199/L.2” in the target",
        ),
        (
            "the ABCD met",
            "l’Organisation s’est réunie",
            "acronyms",
            "the acronym “ABCD” is not in the target",
        ),
        ("the UNEP", "l’Organisation", "acronyms", "the acronym “UNEP” is not in the target"),
        ("the Organization", "l’ONU", "acronyms", "the acronym “ONU” is not in the source"),
        ("in Geneva", "en Suisse", "names", "“Geneva” is not in the target"),
        ("[text]", "texte", "brackets", "1 “[” in the source, 0 in the target"),
        ("a “word", "un « mot »", "quotes", "the quotation mark ““” in the source has no partner"),
        ("see www.un.org/en", "voir www.un.org/fr", "web", "the address www.un.org/en is not in the target"),
        (
            "the 21st",
            "le 21st",
            "french-wrong-forms",
            "“21st” is not French: the French ordinal, such as 1er, 2e",
        ),
        ("a: b", "a: b", "french-spaces", "no space before “:”"),
        ("the word", "le le mot", "doubled-words", "“le” stands twice"),
    ],
)
def test_a_reason_in_words(source: str, target: str, rule: str, message: str) -> None:
    found = check_pair(source, target, "en", "fr")
    assert (rule, message) in [(finding.rule, finding.message) for finding in found]
    assert {finding.rule for finding in found} == {rule}
    assert check_pair(source, target, "en", "fr", off=[rule]) == ()


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("30 of them", "eux", "error"),
        ("30 of them", "20 d’entre eux", "error"),
        ("thirty of them", "eux", "warning"),
        ("sixty of them", "trente d’entre eux", "warning"),
        ("under subsection (1)", "en vertu de celui-ci", "warning"),
        ("after December 31, 1996", "à partir du 1er janvier 1997", "warning"),
        ("on December 30, 1996", "le 31 décembre 1996", "error"),
    ],
)
def test_weak_evidence_is_no_error(source: str, target: str, severity: str) -> None:
    assert [finding.severity for finding in check_pair(source, target, "en", "fr")] == [severity]


@pytest.mark.parametrize(
    ("german", "french"),
    [
        ("die vier Achttausender", "les quatre « 8000 »"),
        ("nach zehntägiger Pause", "après une pause de 10 jours"),
        ("um 15.30 Uhr", "à 15 h 30"),
        ("aus 25 350 ft.", "de 25 350 pieds"),
        ("seit hundert Jahren", "depuis un siècle"),
        ("in der Sowjetunion", "en URSS"),
    ],
)
def test_german_numbers_are_read(german: str, french: str) -> None:
    assert check_pair(german, french, "de", "fr") == ()
    assert check_pair(french, german, "fr", "de") == ()


def test_every_message_speaks_both_languages_and_fills_the_same_gaps() -> None:
    for key, sentences in load_data("align.core", "messages.toml").items():
        gaps = [
            sorted(name for _, name, *_ in Formatter().parse(sentences[lang]) if name) for lang in LANGUAGES
        ]
        assert gaps[0] == gaps[1], key
        assert sentences["en"] != sentences["fr"], key


def test_french_messages_are_french() -> None:
    def said(source: str, target: str) -> list[str]:
        found = check_pair(source, target, "en", "fr")
        return [finding.message_in("fr").replace("\u00a0", " ") for finding in found]

    assert said("1, 2, 7 and 8", "1 et 2") == ["les nombres « 7 », « 8 » sont absents de la cible"]
    assert said("[text]", "texte") == [
        "« [ » : 1 dans la source, 0 dans la cible",
        "« ] » : 1 dans la source, 0 dans la cible",
    ]
    long = (
        "The Assembly takes note of the report and requests the Secretary-General to continue his work on it."
    )
    assert said(long, "Elle prend note.") == [
        "la cible est 6,3 fois plus courte que d’ordinaire pour une telle source"
    ]


def test_every_key_of_the_rules_is_in_the_table() -> None:
    """Keys that are put together are said by the tests of the rules themselves."""
    folder = Path(align.__file__).parent / "quality"
    keys = {
        key for path in folder.rglob("*.py") for key in re.findall(r'says\(\s*"([\w-]+)"', path.read_text())
    }
    assert len(keys) > 20
    assert keys <= set(load_data("align.core", "messages.toml"))


def test_a_target_far_too_short_is_found() -> None:
    source = (
        "The Assembly takes note of the report and requests the Secretary-General to continue his work on it."
    )
    found = check_pair(source, "Elle prend note.", "en", "fr")
    assert rules(found) == ["length"]
    assert "shorter than usual" in found[0].message


def test_one_source_several_targets_and_the_reverse() -> None:
    english = "See the report.\nSee the report.\nSee the annex to it.\nThe annex to it.\n" + "".join(
        f"The prisoners shall be treated humanely at all times by {who} Party.\n" for who in ("the", "each")
    )
    french = "Voir le rapport.\nConsulter le rapport.\nVoir l’annexe.\nVoir l’annexe.\n" + 2 * (
        "Les prisonniers seront traités en tout temps avec humanité par chaque Partie.\n"
    )
    alignment = align.align(english, french, source_lang="en", target_lang="fr", lines=True, encoder="none")
    found = [
        [f for f in findings if f.rule in ("inconsistent", "ambiguous")] for findings in check(alignment)
    ]
    assert [[f.message for f in findings] for findings in found] == [
        ["also translated “Consulter le rapport.”"],
        ["also translated “Voir le rapport.”"],
        ["also the translation of “The annex to it.”"],
        ["also the translation of “See the annex to it.”"],
        [],
        [],
    ]


def test_a_message_names_a_few_variants_of_many() -> None:
    units = [Unit(Text("See the report.", "en"), Text(f"Voir {number}.", "fr")) for number in "abcdefgh"]
    assert [finding.message for finding in check_units(units)[0] if finding.rule == "inconsistent"] == [
        "also translated “Voir b.” and “Voir c.” and “Voir d.”"
    ]


def test_the_habit_of_the_document_decides_on_french_spaces() -> None:
    def found(french: list[str]) -> list[int]:
        english = "".join(f"Item {number};\n" for number in range(len(french)))
        pair = (english, "".join(f"{line}\n" for line in french))
        alignment = align.align(*pair, source_lang="en", target_lang="fr", lines=True, encoder="none")
        return [i for i, findings in enumerate(check(alignment)) if "french-spaces" in rules(findings)]

    spaced = [f"Point {number}\u00a0;" for number in range(20)]
    assert found(spaced) == []
    assert found([*spaced, "Point 20;"]) == [20]
    assert found([f"Point {number};" for number in range(20)]) == []


def test_a_text_cut_into_tokens_is_no_heap_of_stray_spaces() -> None:
    def found(end: str) -> list[str]:
        lines = [f"Item {number}, of the list{end}\n" for number in range(10)]
        french = "".join(f"Le point {number}, de la liste{end}\n" for number in range(10))
        alignment = align.align(
            "".join(lines), french, source_lang="en", target_lang="fr", lines=True, encoder="none"
        )
        return [f.rule for findings in check(alignment) for f in findings if f.rule == "stray-spaces"]

    assert found(" , and so on") == []
    assert len(found(" .")) == 20


def test_an_unknown_rule_is_bad_use() -> None:
    with pytest.raises(UsageError, match="unknown rule nonsense"):
        check_pair("a", "b", "en", "fr", off=["nonsense"])


def test_every_rule_says_what_it_looks_at() -> None:
    assert all(name == rule.id and rule.looks_at for name, rule in RULES.items())


@settings(max_examples=150)
@given(
    st.text(alphabet="aB0 1é«»“”\"()[]/.,;:!?’'-\u00a0\n中IVX@", max_size=60),
    st.text(alphabet="aB0 1é«»“”\"()[]/.,;:!?’'-\u00a0\n中IVX@", max_size=60),
    st.sampled_from(["en", "fr", "de", "zh", "xx"]),
)
def test_spans_lie_in_their_texts(source: str, target: str, lang: str) -> None:
    refs = [NoteRef(len(source), "1")]
    for finding in check_pair(source, target, "en", lang, source_refs=refs):
        assert finding.message
        for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
            assert all(0 <= start < end <= len(text) or (start == end == 0) for start, end in spans)
