"""Pairs that are no translations, of the kinds that crawled corpora have, made of pairs that are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from align.corpus.signals import TextPair

Spoil = Callable[[int, Sequence[TextPair], Random], TextPair | None]
"""Makes noise of the pair at a place of a document, or None where that pair gives none of its kind."""

_LEAST = 6  # words of a text that is cut or mixed
_DIGITS = re.compile(r"\d+")
_MISLABELLED = {
    "fr": ("es", "it", "pt", "de"),
    "en": ("de", "nl", "fr", "es"),
    "de": ("nl", "sv", "en", "da"),
}
_BOILERPLATE = {
    "en": (
        "All rights reserved.",
        "We use cookies to give you the best experience on our website.",
        "Click here to read more",
        "Sign in or create an account",
        "Home | About us | Contact | Privacy policy",
        "Share this page on Facebook, Twitter or by e-mail",
        "Your browser does not support this video.",
        "Skip to main content",
    ),
    "fr": (
        "Tous droits réservés.",
        "Nous utilisons des cookies pour améliorer votre expérience sur notre site.",
        "Cliquez ici pour en savoir plus",
        "Se connecter ou créer un compte",
        "Accueil | À propos | Contact | Mentions légales",
        "Partager cette page sur Facebook, Twitter ou par courriel",
        "Votre navigateur ne peut pas lire cette vidéo.",
        "Aller au contenu principal",
    ),
    "de": (
        "Alle Rechte vorbehalten.",
        "Diese Website verwendet Cookies, um Ihnen den besten Service zu bieten.",
        "Hier klicken, um mehr zu erfahren",
        "Anmelden oder Konto erstellen",
        "Startseite | Über uns | Kontakt | Datenschutz",
        "Diese Seite auf Facebook, Twitter oder per E-Mail teilen",
        "Ihr Browser kann dieses Video nicht abspielen.",
        "Zum Inhalt springen",
    ),
}


def _shifted(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """The target of a neighbour."""
    step = random.choice((-1, 1))
    return _with_target_of(pairs, at, at + step if 0 <= at + step < len(pairs) else at - step)


def _shuffled(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """The target of any other pair of the document."""
    return _with_target_of(pairs, at, random.randrange(len(pairs)))


def _with_target_of(pairs: Sequence[TextPair], at: int, other: int) -> TextPair | None:
    if not 0 <= other < len(pairs) or pairs[other].target == pairs[at].target:
        return None
    return None if pairs[other].source == pairs[at].source else pairs[at]._replace(target=pairs[other].target)


def _truncated(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """One side lacks its end or its beginning."""
    side = random.choice(("source", "target"))
    words = getattr(pairs[at], side).split()
    if len(words) < _LEAST:
        return None
    size = round(len(words) * random.uniform(0.25, 0.7))
    rest = words[:size] if random.random() < 0.7 else words[-size:]
    return pairs[at]._replace(**{side: " ".join(rest)})


def _copied(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """Both sides are the text of one of them, which has words that are no names."""
    side = random.choice(("source", "target"))
    text = getattr(pairs[at], side)
    if sum(word.islower() for word in text.split()) < 3:
        return None
    return pairs[at]._replace(source=text, target=text)


def _mislabelled(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """A translation in another language than its code says."""
    side = random.choice(("source_lang", "target_lang"))
    others = [
        code
        for code in _MISLABELLED[getattr(pairs[at], side)]
        if code not in (pairs[at].source_lang, pairs[at].target_lang)
    ]
    return pairs[at]._replace(**{side: random.choice(others)})


def _renumbered(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """A number of the target is another one."""
    numbers = list(_DIGITS.finditer(pairs[at].target))
    if not numbers:
        return None
    number, target = random.choice(numbers), pairs[at].target
    other = str(random.randrange(1, 10 ** len(number[0])))
    if int(other) == int(number[0]):
        return None
    return pairs[at]._replace(target=target[: number.start()] + other + target[number.end() :])


def _boilerplate(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """One side, or both, is a text that web pages have around what they say; it does not translate the other."""
    pair = pairs[at]
    one, other = (random.randrange(len(_BOILERPLATE["en"])) for _ in range(2))
    kind = random.randrange(3)
    if kind == 0:
        return pair._replace(source=_BOILERPLATE[pair.source_lang][one])
    if kind == 1 or one == other:
        return pair._replace(target=_BOILERPLATE[pair.target_lang][one])
    return pair._replace(
        source=_BOILERPLATE[pair.source_lang][one], target=_BOILERPLATE[pair.target_lang][other]
    )


def _mixed(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """The words of the target in another order, some of them lost."""
    words = pairs[at].target.split()
    if len(words) < _LEAST:
        return None
    kept = [word for word in words if random.random() > 0.25]
    random.shuffle(kept)
    return pairs[at]._replace(target=" ".join(kept))


def _looped(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """The target repeats some of its words, as machine translation does where it loses its way."""
    words = pairs[at].target.split()
    if len(words) < _LEAST:
        return None
    size = random.randint(1, 4)
    start = random.randrange(len(words) - size)
    loop = words[start : start + size] * random.randint(3, 8)
    return pairs[at]._replace(target=" ".join([*words[:start], *loop, *words[start + size + len(loop) :]]))


def _garbled(at: int, pairs: Sequence[TextPair], random: Random) -> TextPair | None:
    """The target was decoded wrongly, or has letters of chance."""
    target = pairs[at].target
    if random.random() < 0.5:
        decoded = target.encode().decode("latin-1")
        return pairs[at]._replace(target=decoded) if decoded != target else None
    if len(target) < 20:
        return None
    letters = "abcdefghijklmnopqrstuvwxyz"
    spoiled = [random.choice(letters) if c.isalpha() and random.random() < 0.35 else c for c in target]
    return pairs[at]._replace(target="".join(spoiled))


NOISE: dict[str, Spoil] = {
    "misaligned by one": _shifted,
    "shuffled": _shuffled,
    "truncated": _truncated,
    "untranslated copy": _copied,
    "wrong language": _mislabelled,
    "number changed": _renumbered,
    "boilerplate": _boilerplate,
    "words mixed": _mixed,
    "words repeated": _looped,
    "garbled": _garbled,
}
"""The kinds of noise, by name."""


def noise(pairs: Sequence[TextPair], kind: str, random: Random) -> list[TextPair]:
    """The noise of one kind that the pairs of a document give, one at most of each pair."""
    made = (NOISE[kind](at, pairs, random) for at in range(len(pairs)))
    return [pair for pair in made if pair is not None]
