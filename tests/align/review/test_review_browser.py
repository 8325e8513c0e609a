"""The review page in a real browser: by keys alone, saved, applied, and found again in the TMX."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("selenium")

from browser import chromium, press, press_with
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from align.api import align
from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import apply_decisions, read_decisions, read_texts, review_page
from tmx.read.reader import read_tmx

Pair = tuple[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Path:
    """The two texts of 59/159, their review page, and the memory as the aligner made it."""
    folder = tmp_path_factory.mktemp("review")
    for name in ("en.txt", "fr.txt"):
        shutil.copy(corpora / "A-RES-59-159" / name, folder)
    alignment = align(folder / "en.txt", folder / "fr.txt", segment="clause", encoder="none")
    review_page(alignment, folder / "review.html")
    alignment.to_tmx(folder / "before.tmx")
    return folder


@pytest.fixture(scope="module")
def browser(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("profile"), folder) as browser:
        yield browser


@pytest.fixture
def page(browser: Chrome, folder: Path) -> Chrome:
    """The page as it opens for the first time."""
    browser.get((folder / "review.html").as_uri())
    browser.execute_script("localStorage.clear()")
    browser.execute_script("window.addEventListener('pagehide', () => localStorage.clear())")
    browser.refresh()
    browser.execute_script("document.querySelector('li.current').focus()")
    return browser


def units_of(path: Path) -> list[Pair]:
    return [(unit.variants[0].text, unit.variants[1].text) for unit in read_tmx(path)]


def current(page: Chrome, side: str) -> str:
    return str(
        page.execute_script(
            "return [...document.querySelectorAll('li.current .' + arguments[0] + ' .segment')]"
            ".map((node) => { const copy = node.cloneNode(true);"
            " copy.querySelectorAll('sup').forEach((note) => note.remove()); return copy.textContent; }).join('|')",
            side,
        )
    )


def count(page: Chrome, selector: str = "li.unit") -> int:
    return len(page.find_elements(By.CSS_SELECTOR, selector))


def said(page: Chrome) -> str:
    return str(page.execute_script("return document.getElementById('said').textContent"))


def saved(page: Chrome, folder: Path) -> Path:
    """Save by key and wait for the file."""
    path = folder / "A-RES-59-159.decisions.json"
    path.unlink(missing_ok=True)
    press_with(page, Keys.CONTROL, "s")
    WebDriverWait(page, 20).until(lambda _: path.is_file() and path.stat().st_size)
    return path


def go(page: Chrome, number: int) -> None:
    """Go to a unit by keys, counted from 0."""
    press(page, Keys.HOME, *[Keys.ARROW_DOWN] * number)


def cut(text: str, words: int) -> Pair:
    """A text in two, before the word of that number."""
    at = list(re.finditer(r"\s+(?=\S)", text))[words - 1]
    return text[: at.start()], text[at.end() :]


def test_the_five_changes_and_nothing_else_reach_the_memory(page: Chrome, folder: Path) -> None:
    expected = units_of(folder / "before.tmx")
    assert count(page) == len(expected)

    # An edit near the end, so that the numbers of the units before it hold.
    go(page, 40)
    press(page, Keys.ARROW_RIGHT, "e", Keys.END, " – ajouté")
    press_with(page, Keys.CONTROL, Keys.ENTER)
    expected[40] = (expected[40][0], expected[40][1] + " – ajouté")

    # A move: the only target segment of unit 30 goes down, which leaves unit 30 one-sided, out of the memory.
    go(page, 30)
    assert current(page, "target") == expected[30][1]
    press_with(page, Keys.ALT, Keys.ARROW_DOWN)
    expected[30:32] = [(expected[31][0], f"{expected[30][1]} {expected[31][1]}")]

    # A merge with the unit below.
    go(page, 20)
    press(page, "m")
    expected[20:22] = [tuple(f"{a} {b}" for a, b in zip(expected[20], expected[21], strict=True))]  # type: ignore[list-item]

    # A split before the fifth source word and the fourth target word.
    go(page, 10)
    press(page, Keys.ARROW_LEFT, "s", Keys.HOME, *[Keys.ARROW_RIGHT] * 5)
    press(page, Keys.ARROW_DOWN, Keys.HOME, *[Keys.ARROW_RIGHT] * 4, Keys.ENTER)
    halves = [cut(text, words) for text, words in zip(expected[10], (5, 4), strict=True)]
    expected[10:11] = [(halves[0][0], halves[1][0]), (halves[0][1], halves[1][1])]

    # An accept, which goes on to the next unit.
    go(page, 0)
    press(page, "a")
    assert current(page, "source") == expected[1][0]
    assert count(page, "li.accepted") == 1

    decisions = read_decisions(saved(page, folder))
    applied = apply_decisions(decisions, *read_texts(decisions, folder / "A-RES-59-159.decisions.json"))
    assert applied.problems == ()
    assert not applied.realigned
    applied.alignment.to_tmx(folder / "after.tmx")
    assert units_of(folder / "after.tmx") == expected
    marks = [unit.get("x-review") for unit in read_tmx(folder / "after.tmx")]
    assert [(i, mark) for i, mark in enumerate(marks) if mark] == [
        (0, "accepted"),
        (10, "corrected"),
        (11, "corrected"),
        (21, "corrected"),
        (30, "corrected"),
        (39, "edited"),
    ]
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []  # type: ignore[no-untyped-call]


def test_undo_takes_everything_back_and_redo_brings_it_again(page: Chrome, folder: Path) -> None:
    before = json.loads(saved(page, folder).read_text())["units"]
    go(page, 5)
    press(page, "a", "x", "m", "s", Keys.ENTER)
    press_with(page, Keys.ALT, Keys.ARROW_UP)
    press_with(page, Keys.SHIFT, "a")
    done = json.loads(saved(page, folder).read_text())["units"]
    assert done != before
    press(page, *["z"] * 6)
    assert json.loads(saved(page, folder).read_text())["units"] == before
    assert page.find_element(By.ID, "undo").get_attribute("disabled")
    for _ in range(6):
        press_with(page, Keys.SHIFT, "z")
    assert json.loads(saved(page, folder).read_text())["units"] == done


def test_a_merge_puts_the_halves_of_a_split_together_again(page: Chrome, folder: Path) -> None:
    before = json.loads(saved(page, folder).read_text())["units"]
    go(page, 7)
    press(page, "s", Keys.ENTER, "m")
    after = json.loads(saved(page, folder).read_text())["units"]
    assert [unit["source"] for unit in after] == [unit["source"] for unit in before]
    assert [unit["target"] for unit in after] == [unit["target"] for unit in before]


def test_work_survives_a_reload(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "review.html").as_uri())
    browser.execute_script("localStorage.clear(); document.querySelector('li.current').focus()")
    press(browser, "a", "x")
    browser.refresh()
    assert count(browser, "li.accepted") == 1
    assert count(browser, "li.excluded") == 1
    assert "2" in said(browser)


def test_a_saved_file_is_loaded_again_and_a_foreign_one_refused(page: Chrome, folder: Path) -> None:
    press(page, "a", "a", "x")
    path = saved(page, folder)
    page.execute_script("document.getElementById('restart').click()")
    assert count(page, "li.accepted") == 0
    field = page.find_element(By.ID, "file")
    field.send_keys(str(path))
    WebDriverWait(page, 20).until(lambda _: count(page, "li.accepted") == 2)
    assert count(page, "li.excluded") == 1
    data = json.loads(path.read_text())
    data["source"]["fingerprint"] = "sha256:0"
    foreign = folder / "foreign.json"
    foreign.write_text(json.dumps(data))
    field.send_keys(str(foreign))
    WebDriverWait(page, 20).until(lambda _: "another text" in said(page))
    assert count(page, "li.accepted") == 2


def test_filters_search_and_language(page: Chrome) -> None:
    everything = count(page)
    press(page, "/", "assemblee", Keys.ENTER)
    WebDriverWait(page, 20).until(lambda _: 0 < count(page) < everything)
    assert all(
        "assemblée" in row.text.casefold() for row in page.find_elements(By.CSS_SELECTOR, "li.unit .target")
    )
    page.execute_script(
        "const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'));"
        "const r = document.getElementById('role'); r.value = 'footnote'; r.dispatchEvent(new Event('change'));"
    )
    assert count(page) == 10
    page.execute_script("document.getElementById('language').click()")
    assert page.find_element(By.ID, "save").text == "Enregistrer"
    assert page.execute_script("return document.documentElement.lang") == "fr"
    page.execute_script("document.getElementById('language').click()")


def test_while_a_wording_is_edited_nothing_else_can_be_done(page: Chrome) -> None:
    press(page, "a", "e")
    script = "return document.getElementById('top').inert"
    assert page.execute_script(script)
    before = str(page.switch_to.active_element.get_property("value"))
    press_with(page, Keys.CONTROL, "a")
    press(page, Keys.BACKSPACE)
    press_with(page, Keys.CONTROL, Keys.ENTER)
    assert "as no translation" in said(page)
    assert count(page, "textarea") == 2
    press(page, Keys.ESCAPE)
    assert not page.execute_script(script)
    assert current(page, "target") == before
    assert count(page, "li.accepted") == 1


def test_worst_first_begins_with_the_least_sure(page: Chrome, folder: Path) -> None:
    press(page, "w")
    numbers = [int(node.text) for node in page.find_elements(By.CSS_SELECTOR, "li.unit .number")]
    assert sorted(numbers) != numbers


def test_hostile_text_stays_text(tmp_path: Path, browser: Chrome) -> None:
    evil = (
        "</script><script>document.title = 'broken'</script><img src=x onerror=\"document.title = 'broken'\">"
    )
    texts = [evil, "=cmd()", "<!-- ]]> \u2028 & &amp; <b>𝄞</b> @@data@@"]
    sides = [
        Document(
            f"{lang}.txt",
            lang,
            tuple(Block(Kind.PARAGRAPH, (), text) for text in texts),
            {"symbol": evil},
            (),
            (evil,),
        )
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    review_page(alignment, tmp_path / "evil.html")
    browser.get((tmp_path / "evil.html").as_uri())
    shown = [node.text for node in browser.find_elements(By.CSS_SELECTOR, "li.unit .source .segment")]
    assert shown == [" ".join(text.split()) for text in texts]
    assert "broken" not in browser.title.split("'")[0]
    assert browser.execute_script("return document.images.length") == 0
    assert browser.execute_script("return document.scripts.length") == 2


def test_the_page_has_no_way_to_the_network(page: Chrome) -> None:
    blocked = page.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));"
        "fetch('http://127.0.0.1:9/').catch(() => {});"
    )
    assert blocked == "connect-src"


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_window(page: Chrome, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_offsets_count_characters_beyond_the_first_plane(tmp_path: Path, browser: Chrome) -> None:
    """A split behind a character that JavaScript counts twice is where Python has it."""
    texts = ("𝄞 first 𝄞 second half", "𝄞 premier 𝄞 seconde moitié")
    source, target = (
        Document(f"{lang}.txt", lang, (Block(Kind.PARAGRAPH, (), text),))
        for lang, text in zip(("en", "fr"), texts, strict=True)
    )
    review_page(
        align_documents(source, target, Config(encoder="none", segment="paragraph")), tmp_path / "p.html"
    )
    browser.get((tmp_path / "p.html").as_uri())
    browser.execute_script("document.querySelector('li.current').focus()")
    press(
        browser,
        "s",
        Keys.HOME,
        *[Keys.ARROW_RIGHT] * 3,
        Keys.ARROW_UP,
        Keys.HOME,
        *[Keys.ARROW_RIGHT] * 3,
        Keys.ENTER,
    )
    press(browser, "a")
    browser.refresh()
    shown = [
        [node.text for node in browser.find_elements(By.CSS_SELECTOR, f"li.unit .{side} .segment")]
        for side in ("source", "target")
    ]
    assert shown == [["𝄞 first 𝄞", "second half"], ["𝄞 premier 𝄞", "seconde moitié"]]
    kept = json.loads(
        str(
            browser.execute_script(
                "return Object.entries(localStorage).find(([k]) => k.includes('sha256'))[1]"
            )
        )
    )
    pieces = [unit["source"][0] for unit in kept["units"]]
    assert [source.blocks[0].text[start:end] for _, start, end in pieces] == shown[0]
    browser.execute_script("localStorage.clear()")


def test_whatever_is_done_no_text_is_lost_and_all_of_it_is_undone(page: Chrome) -> None:
    """A thousand random operations on the page's own values."""
    wrong = page.execute_script("""
        const model = readModel(JSON.parse(document.getElementById("data").textContent));
        const history = new History([...model.made]);
        const first = [...history.units];
        let seed = 12345;
        const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
        const letters = (units, side) => units.flatMap((unit) => unit[side]).map((piece) => pieceText(model, piece))
          .join("").replace(/\\s/g, "");
        const whole = Object.fromEntries(SIDES.map((side) => [side, letters(first, side)]));
        let made = 0;
        for (let step = 0; step < 1000; step += 1) {
          const at = random(history.units.length - 1);
          const pair = history.units.slice(at, at + 2);
          const side = SIDES[random(2)];
          const place = (name) => random(sideText(model, pair[0], name).length + 1);
          const cuts = Object.fromEntries(SIDES.map((name) => [name, place(name)]));
          const [result, removed] = [
            () => [OPERATIONS.merge(model, ...pair), pair],
            () => [OPERATIONS.move(model, pair[0], pair[1], side, true), pair],
            () => [OPERATIONS.move(model, pair[1], pair[0], side, false), pair],
            () => [OPERATIONS.split(model, pair[0], cuts), [pair[0]]],
            () => [OPERATIONS.exclude(model, pair[0]), [pair[0]]],
          ][random(5)]();
          if (typeof result === "string") continue;
          made += 1;
          history.apply([{ removed, inserted: result }], "");
          for (const name of SIDES) {
            if (letters(history.units, name) !== whole[name]) return `${name} lost text in step ${step}`;
            for (const unit of result) {
              const alone = unit[name].map((piece) => ({ [name]: [piece] }));
              const torn = alone.some((one, i) => i && !follows(model, alone[i - 1], one, name));
              if (torn) return `${name} is torn in step ${step}`;
            }
          }
        }
        const again = fromFile(model, JSON.parse(JSON.stringify(toFile(model, history.units))));
        if (again.map(keyOf).join() !== history.units.map(keyOf).join()) return "the file has other units";
        while (history.undo());
        if (history.units.some((unit, index) => unit !== first[index])) return "undo ends elsewhere";
        return made > 300 ? "" : `only ${made} operations could be done`;
    """)
    assert wrong == ""
