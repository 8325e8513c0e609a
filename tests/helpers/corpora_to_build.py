"""Folders of tiny documents in two and more languages."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "en": "The committee met on {n} March 2004.\n\nIt adopted {n} resolutions and 3 decisions.\n\nThe meeting rose at 5 p.m.\n",
    "fr": "Le comité s'est réuni le {n} mars 2004.\n\nIl a adopté {n} résolutions et 3 décisions.\n\nLa séance est levée à 17 heures.\n",
    "es": "El comité se reunió el {n} de marzo de 2004.\n\nAprobó {n} resoluciones y 3 decisiones.\n\nSe levanta la sesión a las 17 horas.\n",
}


def text(lang: str, number: int) -> str:
    """The text of a document in a language."""
    return TEXTS[lang].format(n=number)


def write_documents(folder: Path, count: int, langs: tuple[str, ...] = ("en", "fr")) -> Path:
    """So many documents, ``d11.en.txt`` and ``d11.fr.txt`` and so on; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(11, 11 + count):
        for lang in langs:
            (folder / f"d{number}.{lang}.txt").write_text(text(lang, number), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of all files in a folder, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
