"""The language codes to write instead of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tmx.base.languages import checked_code, usual_code


class Codes(dict[str, str]):
    """Codes to write instead of others, each chosen by a function when it is first met."""

    def __init__(self, choose: Callable[[str], str]) -> None:
        super().__init__()
        self._choose = choose

    def __missing__(self, code: str) -> str:
        self[code] = chosen = self._choose(code)
        return chosen

    def get(self, code: str, default: object = None) -> str:
        """The code to write; there always is one."""
        return self[code]

    def __contains__(self, code: object) -> bool:
        return True


def checked_codes(languages: Mapping[str, str]) -> dict[str, str]:
    """The codes to write instead of others, both in their usual spelling.

    Raises:
        UsageError: one to write is not the code or the name of a language.
    """
    if isinstance(languages, Codes):
        return languages
    return {usual_code(code): usual_code(checked_code(other)) for code, other in languages.items()}
