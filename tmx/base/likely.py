"""What a language code leaves unsaid, the script and the region that CLDR finds likely, and how near two codes are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tmx.base.data import load_data

# Codes for one written language: ``no`` is nearly always Bokmål.
_FAMILIES = {"nb": "no"}
_PRIVATE = ("x", "i")


class Meaning(NamedTuple):
    """What a code stands for; a part that is neither named nor likely is empty."""

    language: str
    script: str
    region: str
    variants: tuple[str, ...]


@cache
def default_regions() -> Mapping[str, str]:
    """The code with a region that stands for a bare one: ``en`` -> ``en-US``."""
    return load_data("tmx.base", "regions.toml")["regions"]  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def _parts(code: str) -> Meaning:
    """The parts that a code names."""
    public, mark, private = code.partition("-x-")
    first, *rest = public.split("-")
    if first in _PRIVATE:
        return Meaning(code, "", "", ())
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part for part in rest if len(part) == 2 or (len(part) == 3 and part.isdigit())), "")
    variants = [part for part in rest if part not in (script, region)]
    return Meaning(first, script, region, (*variants, *([private] if mark else [])))


@lru_cache(maxsize=4096)
def meaning(code: str) -> Meaning:
    """What a code in its usual spelling stands for: the parts that it names, and for the others the likely ones.

    >>> meaning("zh-TW")
    Meaning(language='zh', script='Hant', region='TW', variants=())
    >>> meaning("zh-Hant") == meaning("zh-TW"), meaning("sr") == meaning("sr-Cyrl-RS"), meaning("nb") == meaning("no")
    (True, True, True)
    """
    language, script, region, variants = _parts(code)
    usual_script, usual_region = _likely(language)
    script = script or _likely(f"{language}_{region}")[0] or usual_script
    if not region:
        is_usual = script == usual_script
        default = default_regions().get(language, "").partition("-")[2] if is_usual else ""
        region = default or _likely(f"{language}_{script}")[1] or usual_region
    return Meaning(_FAMILIES.get(language, language), script, region, variants)


def _likely(code: str) -> tuple[str, str]:
    """The script and the region that CLDR finds likely for a code (likelySubtags), empty if it does not say."""
    from babel.core import get_global

    full = get_global("likely_subtags").get(code)
    if full is None:
        return "", ""
    _, script, region = full.split("_")
    return script, region


def stands_in(wish: str, code: str) -> bool:
    """Whether a code is another language than the one wished for: of another region, script or spelling.

    >>> stands_in("en-GB", "en-US"), stands_in("en-GB", "en"), stands_in("en", "en-GB"), stands_in("zh", "zh-TW")
    (True, True, False, True)
    """
    named, wished, found = _parts(wish), meaning(wish), meaning(code)
    return (
        (wished.language, wished.script) != (found.language, found.script)
        or (bool(named.region) and wished.region != found.region)
        or (bool(named.variants) and wished.variants != found.variants)
    )


@lru_cache(maxsize=4096)
def distance(wish: str, code: str) -> int | None:
    """How far a code is from the one wished for, both in their usual spelling; None if it cannot stand in for it.

    In this order: the same code; one that means the same; one without a region; the one from which the region has its
    usage (CLDR, parentLocales), such as ``es-419`` for ``es-MX``; the default region; a region that has it from
    the same; any other region. A text in another script serves only a wish that names neither a
    script nor another region.
    """
    if wish == code:
        return 0
    named, offered = _parts(wish), _parts(code)
    wished, found = meaning(wish), meaning(code)
    if wished.language != found.language:
        return None
    if wished.script != found.script:
        is_open = not named.script and named.region in ("", offered.region)
        return 8 if is_open else None
    parents = _parent(wish), _parent(code)
    order = (
        wished == found and bool(offered.region),
        wished == found,
        not offered.region and not offered.variants,
        parents[0] == code,
        found == meaning(offered.language),
        parents[0] is not None and parents[0] == parents[1],
    )
    return 1 + order.index(True) if any(order) else 7


def _parent(code: str) -> str | None:
    from babel.core import get_global

    parent: str | None = get_global("parent_exceptions").get(code.replace("-", "_"))
    return parent and parent.replace("_", "-")
