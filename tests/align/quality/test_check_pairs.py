"""Checks of single pairs: what they find, what they leave alone, and how they say it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from remarks import checks_of, words_of

from align.core.block import NoteRef
from align.quality.check import check_pair
from tmx.base.errors import UsageError

PAIRS_WITHOUT_REMARKS = [
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
    ("AGREEMENT between the Parties", "ACCORD entre les Parties"),
    ("NOTICE of the meeting", "AVIS de réunion"),
    ("ten dollars and fifty cents", "dix dollars et cinquante cents"),
    ("The meeting rose at 6.05 p.m.", "La séance est levée à 18 h 5."),
]


@pytest.mark.parametrize(("source", "target"), PAIRS_WITHOUT_REMARKS)
def test_no_translator_would_laugh(source: str, target: str) -> None:
    assert check_pair(source, target, "en", "fr") == ()
    assert check_pair(target, source, "fr", "en") == ()


@pytest.mark.parametrize(
    ("source", "target", "name", "words"),
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
        ("a “word", "un « mot »", "quotes", "the quotation mark ““” in the source is unmatched"),
        ("see www.un.org/en", "voir www.un.org/fr", "web", "the address www.un.org/en is not in the target"),
        (
            "the 21st",
            "le 21st",
            "french-wrong-forms",
            "“21st” is not a French ordinal: write “1er”, “2e”, etc.",
        ),
        ("a: b", "a: b", "french-spaces", "no space before “:”"),
        ("the word", "le le mot", "doubled-words", "“le” is repeated"),
    ],
)
def test_a_reason_in_words(source: str, target: str, name: str, words: str) -> None:
    found = check_pair(source, target, "en", "fr")
    assert (name, words) in zip(checks_of(found), words_of(found), strict=True)
    assert set(checks_of(found)) == {name}
    assert check_pair(source, target, "en", "fr", off=[name]) == ()


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("30 of them", "eux", "error"),
        ("30 of them", "20 d’entre eux", "error"),
        ("thirty of them", "eux", "warning"),
        ("sixty of them", "trente d’entre eux", "warning"),
        ("under subsection (1)", "en vertu de celui-ci", "notice"),
        ("under subsection (1)", "en vertu du paragraphe (3)", "error"),
        ("on its feet", "à quatre pattes", "notice"),
        ("beg pardon", "mille pardons", "notice"),
        ("December 31, 1996", "1er janvier 1997", "warning"),
        ("until December 31, 1996", "à partir du 1er janvier 1997", "warning"),
        ("on December 30, 1996", "le 31 décembre 1996", "error"),
    ],
)
def test_weak_evidence_is_only_a_warning(source: str, target: str, severity: str) -> None:
    assert [str(remark.severity) for remark in check_pair(source, target, "en", "fr")] == [severity]


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


def test_french_messages_are_french() -> None:
    def said(source: str, target: str) -> list[str]:
        return words_of(check_pair(source, target, "en", "fr"), "fr")

    assert said("1, 2, 7 and 8", "1 et 2") == ["les nombres « 7 », « 8 » sont absents de la cible"]
    assert said("[text]", "texte") == [
        "« [ » : 1 dans la source, 0 dans la cible",
        "« ] » : 1 dans la source, 0 dans la cible",
    ]
    long = (
        "The Assembly takes note of the report and requests the Secretary-General to continue his work on it."
    )
    assert said(long, "Elle prend note.") == [
        "la cible est 6,3 fois plus courte que d’ordinaire pour une source de cette longueur"
    ]


def test_a_target_far_too_short_is_found() -> None:
    source = (
        "The Assembly takes note of the report and requests the Secretary-General to continue his work on it."
    )
    found = check_pair(source, "Elle prend note.", "en", "fr")
    assert checks_of(found) == ["length"]
    assert "shorter than usual" in words_of(found)[0]


def test_an_unknown_check_is_bad_use() -> None:
    with pytest.raises(UsageError, match="unknown check nonsense"):
        check_pair("a", "b", "en", "fr", off=["nonsense"])


@settings(max_examples=150)
@given(
    st.text(alphabet="aB0 1é«»“”\"()[]/.,;:!?’'-\u00a0\n中IVX@", max_size=60),
    st.text(alphabet="aB0 1é«»“”\"()[]/.,;:!?’'-\u00a0\n中IVX@", max_size=60),
    st.sampled_from(["en", "fr", "de", "zh", "xx"]),
)
def test_spans_lie_in_their_texts(source: str, target: str, lang: str) -> None:
    refs = [NoteRef(len(source), "1")]
    for remark in check_pair(source, target, "en", lang, source_refs=refs):
        assert words_of([remark]) != [""]
        for text, spans in ((source, remark.source_spans), (target, remark.target_spans)):
            assert all(0 <= start < end <= len(text) or (start == end == 0) for start, end in spans)


def test_quotation_marks_of_german_are_pairs() -> None:
    assert check_pair("“vessel” means “ship”", "„Wasserfahrzeug“ heißt »Schiff«", "en", "de") == ()
    assert checks_of(check_pair("“vessel” is a word", "„Wasserfahrzeug“ ist “ ein Wort", "en", "de")) == [
        "quotes"
    ]
