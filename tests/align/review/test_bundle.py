"""The bundle of ES modules: the same meaning in one script, and an error for what it cannot hold."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from align.review.bundle import bundle

ASSETS = Path(str(files("align.review") / "assets"))
SMALL = {
    "main.mjs": 'import { shout, LOUD as mark } from "./lib/shout.mjs";\nimport { name } from "./name.mjs";\n'
    "const hidden = 1;\nconsole.log(shout(name) + mark);\n",
    "lib/shout.mjs": 'import { up } from "./up.mjs";\nimport {\n  name as other,\n} from "../name.mjs";\n'
    'const hidden = 2;\nexport const LOUD = "!".repeat(hidden);\n'
    "export function shout(text) {\n  return up(`${other} ${text}`);\n}\n",
    "lib/up.mjs": "export async function later() {}\nexport class Up {}\n"
    "export const up = (text) => text.toUpperCase();\n",
    "name.mjs": 'const hidden = "bob";\nexport const name = hidden;\n',
}


def modules_of(script: str) -> list[str]:
    """The modules of a bundle in the order in which they run."""
    return re.findall(r"^// (\S+\.mjs)$", script, re.MULTILINE)


def test_a_module_comes_after_those_that_it_imports_from() -> None:
    assert modules_of(bundle("main.mjs", SMALL.__getitem__)) == [
        "lib/up.mjs",
        "name.mjs",
        "lib/shout.mjs",
        "main.mjs",
    ]


def test_the_bundle_does_what_the_modules_do_and_leaves_nothing_behind() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed (Debian: nodejs)")
    before = (
        "const known = Object.getOwnPropertyNames(globalThis).join();\nconst hidden = 0, up = 1, name = 2;\n"
    )
    after = 'if (Object.getOwnPropertyNames(globalThis).join() !== known) console.log("a name leaked");\n'
    script = before + bundle("main.mjs", SMALL.__getitem__) + after
    ran = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "BOB BOB!!\n"


def test_the_bundle_of_the_page_holds_every_script() -> None:
    script = bundle("main.mjs", lambda path: (ASSETS / path).read_text(encoding="utf-8"))
    held = modules_of(script)
    assert sorted(held) == sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.mjs"))
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)


def test_imports_in_a_circle_are_refused() -> None:
    modules = {
        "a.mjs": 'import { b } from "./b.mjs";\n',
        "b.mjs": 'import { c } from "./c.mjs";\nexport const b = 1;\n',
        "c.mjs": 'import { b } from "./b.mjs";\nexport const c = 1;\n',
    }
    with pytest.raises(ValueError, match=r"circular import: b\.mjs -> c\.mjs -> b\.mjs"):
        bundle("a.mjs", modules.__getitem__)


def test_a_name_that_is_not_exported_cannot_be_imported() -> None:
    modules = {
        "a.mjs": 'import { one, two, three } from "./b.mjs";\n',
        "b.mjs": "export const two = 2;\nconst one = 1;\n",
    }
    with pytest.raises(ValueError, match=r"b\.mjs does not export one, three, which a\.mjs imports"):
        bundle("a.mjs", modules.__getitem__)


@pytest.mark.parametrize(
    "text",
    [
        "export default 1;",
        "export let count = 0;",
        "export { a };",
        'export * from "./b.mjs";',
        'import b from "./b.mjs";',
        'import * as b from "./b.mjs";',
        'import "./b.mjs";',
        'import { a } from "package";',
        'import { a } from "./b.mjs"; a();',
        '  import { a } from "./b.mjs";',
        "const { a } = $module0;",
        'const tag = "</script>";',
        'const comment = "<!--";',
    ],
)
def test_what_the_bundle_cannot_hold_is_refused(text: str) -> None:
    modules = {"a.mjs": f"{text}\n", "b.mjs": "export const a = 1;\n"}
    with pytest.raises(ValueError, match=r"a\.mjs: the bundle cannot hold"):
        bundle("a.mjs", modules.__getitem__)


def test_comments_may_speak_of_imports() -> None:
    text = '/** @import { A } from "./types" */\n// import nothing\n * export\nconst exported = 1;\n'
    assert "@import { A }" in bundle("a.mjs", {"a.mjs": text}.__getitem__)
