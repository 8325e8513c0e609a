"""Numbers, dates and names that languages write in ways of their own: no alarm, unless they mean something else."""

from __future__ import annotations

import pytest
from remarks import checks_of

from align.quality.check import check_pair

ENGLISH_AND_FRENCH = [
    ("from 9 a.m. to 5 p.m.", "de 9 heures à 17 heures"),
    ("between 2 and 4:30 p.m.", "entre 14 heures et 16 h 30"),
    ("The meeting rose at noon.", "La séance est levée à 12 heures."),
    ("at 12 noon and at midnight", "à midi et à 24 heures"),
    ("at 5 o’clock in the afternoon", "à 17 heures"),
    ("at half past five", "à 17 h 30"),
    ("at 1530 hours GMT", "à 15 h 30 GMT"),
    ("50% of the profits", "la moitié des profits"),
    ("75 per cent of the votes", "les trois quarts des voix"),
    ("a 2/3 majority", "la majorité des deux tiers"),
    ("1 ½ m and ½ m", "1,50 m et un demi-mètre"),
    ("2.5 years and 1.5 million", "deux ans et demi et un million et demi"),
    ("$0.50 in coins", "cinquante cents en pièces"),
    ("in the 1990s", "dans les années 90"),
    ("in 1952 and 1953", "en 1952/53"),
    ("in the 2004-05 financial year", "au cours de l’exercice 2004-2005"),
    ("on 12 May 2020", "le 12/05/20"),
    ("on 05/12/2020", "le 5.12.2020"),
    ("in the fifth of Annex V", "dans la cinquième de l’annexe 5"),
    ("PART 2 General Provisions", "CHAPITRE II Dispositions générales"),
    ("Messrs. Dupont and Durand", "MM. Dupont et Durand"),
    ("CC’ing hundreds of people", "mettre en copie des centaines de personnes"),
    ("within two weeks", "dans les quinze jours"),
    ("some 60 people for 300 years", "une soixantaine de personnes pendant trois siècles"),
    ("5,000 m² of CO2", "5 000 m2 de CO₂"),
    ("call +41-22-123-4567", "appeler le +41 22 123 45 67"),
    ("EN 301 549 and EN 301 549", "EN 301\u00a0549 et EN 301\u00a0549"),
    ("EN 9.1.4.3 Contrast", "EN 9.1.4.3 Contraste"),
    ("It is the BUYER who is DONE.", "C’est l’ACHETEUR qui a FINI."),
    ("DONE at Paris", "Fait à Paris"),
    ("a report (ACR) on it", "un rapport (RCA) à ce sujet"),
    ("the words W. RABBIT there", "les mots JEAN LAPIN"),
    ("No agreements after December 31, 1996", "Aucun accord à partir du 1er janvier 1997"),
    ("on or before March 31, 1997", "avant le 1er avril 1997"),
    ("a rate of 130, 4% and 4 more", "un taux de 130,4 % et 4 autres"),
    ("the Government of Canada or of a province", "le gouvernement fédéral ou une province"),
    ("on the first of May", "le 1er mai"),
    ("write to Info@example.org", "écrire à info@example.org"),
    ("(see a) of Article 1 (Scope)) applies", "(voir l’alinéa a) de l’article 1 (Champ)) s’applique"),
]

GERMAN_AND_FRENCH = [
    ("um 9 Uhr und um 16 Uhr", "à 9 heures et à 16 heures"),
    ("am 3.5.2004 und am 03.05.04", "le 3 mai 2004 et le 3 mai 2004"),
    ("5 Mio. und 2,5 Mrd. Franken", "5 millions et 2,5 milliards de francs"),
    ("die Hälfte, anderthalb Millionen", "50 %, un million et demi"),
    ("seit zwei Wochen", "depuis quinze jours"),
    ("neun Lager", "l’installation de neuf camps"),
]


@pytest.mark.parametrize(("english", "french"), ENGLISH_AND_FRENCH)
def test_the_same_in_english_and_french(english: str, french: str) -> None:
    assert check_pair(english, french, "en", "fr") == ()
    assert check_pair(french, english, "fr", "en") == ()


@pytest.mark.parametrize(("german", "french"), GERMAN_AND_FRENCH)
def test_the_same_in_german_and_french(german: str, french: str) -> None:
    assert check_pair(german, french, "de", "fr") == ()
    assert check_pair(french, german, "fr", "de") == ()


@pytest.mark.parametrize(
    ("lang", "english", "other"),
    [
        ("es", "50 per cent at 3 p.m.", "la mitad a las 15 horas"),
        ("es", "the first six months of 2004", "el primer semestre de 2004"),
        ("pt", "1.5 million on 1 July 2022", "um milhão e meio em 1o de julho de 2022"),
        ("it", "5 billion at 3.30 p.m.", "5 miliardi alle 15.30"),
        ("nl", "1.5 million, 50 per cent", "anderhalf miljoen, de helft"),
        ("ru", "fifteen members in May 2004", "пятнадцать членов в мае 2004 года"),
        ("ru", "$5 million in the 1990s", "5 млн. долл. США в 90-х годах"),
        ("ar", "resolution 58/140 and ten countries", "القرار ٥٨/١٤٠ وعشرة بلدان"),
        ("ar", "the WIPO treaty", "معاهدة الويبو"),
        ("zh", "12 million people, 3.5%, at 3 p.m.", "1200万人，３．５％，下午3时"),
        ("zh", "one third in the 1990s", "三分之一，二十世纪九十年代"),
        ("ja", "350 million at 3:30 p.m.", "3.5億、午後3時30分"),
        ("sv", "at 3.30 p.m.", "kl. 15.30"),
        ("xx", "fifteen members", "abc def"),  # numbers in words of this language are not known
    ],
)
def test_numbers_as_other_languages_write_them(lang: str, english: str, other: str) -> None:
    assert check_pair(english, other, "en", lang) == ()
    assert check_pair(other, english, lang, "en") == ()


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("at 3 p.m.", "à 3 h", "numbers"),
        ("at 9 a.m.", "à 21 heures", "numbers"),
        ("50% of the profits", "le quart des profits", "numbers"),
        ("50 of them", "la moitié d’entre eux", "numbers"),
        ("under subsection (1) of Part I", "en vertu de celui-ci", "numbers"),
        ("5 million", "5 milliards", "numbers"),
        ("in the 1990s", "dans les années 80", "numbers"),
        ("1.5 million", "deux millions et demi", "numbers"),
        ("on 1 January 2020", "en janvier 2020", "dates"),
        ("until 31 March 2020", "à partir du 1er avril 2020", "dates"),
        ("from the UNEP", "de l’Organisation", "acronyms"),
    ],
)
def test_what_is_written_otherwise_and_means_something_else_is_found(
    source: str, target: str, name: str
) -> None:
    assert name in checks_of(check_pair(source, target, "en", "fr"))


def test_phrases_that_two_languages_share_are_translated() -> None:
    shared = "a partir de abril de 2022", "a partir de abril de 2022"
    assert check_pair(f"Informó {shared[0]}.", f"Informou {shared[1]}.", "es", "pt") == ()
    left = check_pair(
        "Informó en la ciudad y con los niños.", "Informou en la ciudad y con los niños.", "es", "pt"
    )
    assert checks_of(left) == ["untranslated"]
