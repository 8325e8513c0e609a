"""The page's ES modules as one script, so that a single file under a strict content security policy can hold them.

Each module becomes a function, called once, that returns what the module exports; it takes what it imports from
the results of the modules before it. As with the modules themselves, nothing is visible outside a module except
what it exports, and nothing outside the script is touched. The order follows from the imports alone.

Two forms of statement are understood, each at the start of a line; every other import or export is an error::

    import { name, other as alias } from "./path.mjs";
    export const name = …   export function name(…) …   export async function name(…) …   export class name …

Exports are constant, as a copy of their value is what the importing module gets; so ``export let`` is an error.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.{1,2}/[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) ([A-Za-z_$][\w$]*))", re.MULTILINE)
_OTHER = re.compile(r"^[ \t]*(?:import|export)[ \t{*\"'].*", re.MULTILINE)
_RESERVED = re.compile(r"\$module\d|</script|<!--", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Module:
    """A module: the names that it imports by path, as pairs of name and alias; its exports; the rest of it."""

    imports: dict[str, tuple[tuple[str, str], ...]]
    exports: tuple[str, ...]
    body: str


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """The module `entry` and all that it imports as one script.

    Args:
        entry: path of the module to run, with ``/`` between its parts.
        read: gives the text of the module at a path.

    Raises:
        ValueError: the imports go round in a circle, a module does not export what is imported from it, or
            a module holds what the bundle cannot.
    """
    modules: dict[str, _Module] = {}  # in the order in which they must run

    def visit(path: str, way: tuple[str, ...]) -> None:
        if path in way:
            raise ValueError(f"circular import: {' -> '.join((*way[way.index(path) :], path))}")
        if path in modules:
            return
        module = _parse(path, read(path))
        for imported, names in module.imports.items():
            visit(imported, (*way, path))
            if missing := [name for name, _ in names if name not in modules[imported].exports]:
                raise ValueError(f"{imported} does not export {', '.join(missing)}, which {path} imports")
        modules[path] = module

    visit(entry, ())
    numbers = {path: number for number, path in enumerate(modules)}
    functions = "".join(_function(path, module, numbers) for path, module in modules.items())
    return f'(() => {{\n"use strict";\n{functions}}})();\n'


def _parse(path: str, text: str) -> _Module:
    imports: dict[str, tuple[tuple[str, str], ...]] = {}
    for found in _IMPORT.finditer(text):
        source = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
        pairs = (name.split(" as ") for name in found[1].split(",") if name.strip())
        imports[source] = imports.get(source, ()) + tuple(
            (pair[0].strip(), pair[-1].strip()) for pair in pairs
        )
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if wrong := _OTHER.search(body) or _RESERVED.search(body):
        raise ValueError(f"{path}: the bundle cannot hold {wrong[0].strip()!r}")
    return _Module(imports, tuple(_EXPORT.findall(text)), body.strip())


def _function(path: str, module: _Module, numbers: dict[str, int]) -> str:
    """A module as a function that has been called; its result is called after its number."""
    imports = "".join(
        f"const {{ {', '.join(f'{name}: {alias}' for name, alias in names)} }} = $module{numbers[source]};\n"
        for source, names in module.imports.items()
    )
    exports = f"return {{ {', '.join(module.exports)} }};"
    return f"// {path}\nconst $module{numbers[path]} = (() => {{\n{imports}{module.body}\n{exports}\n}})();\n"
