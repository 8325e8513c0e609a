"""One run: a file made wrong by a seed is given to a verb, and what happens is judged."""

from __future__ import annotations

import io
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from types import FrameType
from typing import NamedTuple

from fuzz_mutation import mutated
from fuzz_seeds import BILINGUAL, DOCUMENTS, OTHER, OTHER_NAME, seeds

from align.cli import main
from tmx.base.errors import BitextError
from tmx.base.severity import Severity
from tmx.check.check import check_tmx
from tmx.formats.base import Languages
from tmx.tools.conversion import FORMATS, format_of

LIMIT = 60  # seconds: far more than any run needs on a busy machine
_PAIR = ("--source-lang", "en", "--target-lang", "fr")
_QUICK = ("--encoder", "none")
# What no verb may get wrong, whatever it was given; what is in the units is only put right by `check --fix`.
_ASKS_USER = ("lang-code",)  # nobody else knows which language is meant
_OWN = ("file-", "encoding-", "xml-", "header-", "version", "element-", "seg-")
_WRITTEN = ("tmx", "xlf", "xlf2", "tbx", "tbx3", "po", "csv", "tsv", "xlsx", "en-fr")


class Fault(NamedTuple):
    """What went wrong in a run; `where` is the line of code, or the rule that was broken."""

    seed: int
    what: str
    where: str
    command: str
    detail: str
    data: bytes


class Hang(BaseException):
    """A run that does not end; no `except Exception` holds it up."""


def run(seed: int) -> Fault | None:
    """Make a file wrong, give it to a verb, and return what is wrong about what happens; None if nothing is."""
    random = Random(seed)
    suffix = random.choice(sorted(seeds()))
    data = mutated(random, random.choice(seeds()[suffix]))
    arguments = _command(random, suffix)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"in.{suffix}"
        (file.with_name("in.en-fr.en") if suffix == "en-fr" else file).write_bytes(data)
        if suffix == "en-fr":
            (folder / "in.en-fr.fr").write_bytes(OTHER.replace(b"\n\n", b"\n"))
        (folder / OTHER_NAME).write_bytes(OTHER)
        for kind in ("db", "docx", "tmx"):
            (folder / f"good.{kind}").write_bytes(seeds()[kind][0])
        before = set(folder.iterdir())
        given = [str(folder / one[1:]) if one.startswith("@") else one for one in arguments]

        def fault(what: str, where: str, detail: str = "") -> Fault:
            return Fault(seed, what, where, " ".join(arguments), detail, data)

        return _judged(given, folder, before, fault)


def _command(random: Random, suffix: str) -> list[str]:
    """A verb that reads a file of this format, and its arguments; names of files begin with ``@``."""
    choices: list[list[str]] = []
    file = f"@in.{suffix}"
    if suffix in BILINGUAL:
        languages = list(_PAIR) if random.random() < 0.5 else []
        choices += [["convert", file, f"@out.{random.choice(_WRITTEN)}", *languages]] * 4
        choices += [["memory", "add", "@new.db", file, *languages], ["lineage", f"@{OTHER_NAME}", file]]
        choices += [["qa", file, *languages], ["qa", file, "-o", "@out.xlsx", "--rest", "@out.tmx"]]
        choices += [
            ["diff", "@good.tmx", file, "-o", f"@out.{random.choice(('html', 'xlsx', 'csv'))}"],
            ["subtract", file, "@good.tmx", "-o", "@out.tmx", "--by", "source"],
            ["replace", file, "--find", "a", "--with", "b", "--in", "both", "-o", "@out.tmx"],
            ["clean", file, f"--{random.choice(('strip-tags', 'anonymise'))}", "-o", "@out.tmx"],
            ["dedupe", file, "-o", f"@out.{random.choice(_WRITTEN)}", "--keep", "frequent"],
            ["filter", file, "-o", f"@out.{random.choice(_WRITTEN)}", "--max-ratio", "3"],
            ["merge", "@good.tmx", file, "-o", f"@out.{random.choice(_WRITTEN)}"],
            ["split", file, "--size", "1", "-o", "@parts"],
        ]
    if suffix == "tmx":
        choices += [["check", file], ["check", file, "--fix", "-o", "@out.tmx"], ["stats", file, "--json"]]
        choices += [["terms", file, "--least", "2"], ["variants", file]]
    if suffix in ("tbx", "csv"):
        choices += [
            ["align", "@other.en.txt", f"@{OTHER_NAME}", "--termbase", file, *_QUICK, "-o", "@out.tmx"]
        ]
    if suffix in ("xlf", "xlf2"):
        choices += [["merge-back", file, "--original", "@good.docx", "-o", "@out.docx"]]
    if suffix in DOCUMENTS:
        languages = list(_PAIR) if random.random() < 0.8 else []
        out = random.choice(("tmx", "xlf", "xlsx", "html", "json", "tsv", "beads"))
        choices += [["align", file, f"@{OTHER_NAME}", *languages, *_QUICK, "-o", f"@out.{out}"]] * 3
        clean = random.choice(("txt", "html", "docx", "md"))
        choices += [
            ["segment", file, "--lang", "en"],
            ["segment", file, "--lang", "en", "-o", f"@out.{clean}"],
        ]
        choices += [
            ["leverage", file, "--tm", "@good.db", "--lang", "en", "--target-lang", "fr"],
            ["lineage", f"@{OTHER_NAME}", file],
        ]
        choices += [
            ["pretranslate", file, "--tm", "@good.db", *_PAIR, "-o", f"@out.{random.choice(('docx', 'xlf'))}"]
        ]
    if suffix == "txt":
        choices += [["lookup", "--from", file, "--tm", "@good.db", *_PAIR]]
    if suffix == "db":
        choices += [["memory", verb, file] for verb in ("list", "stats")]
        choices += [
            ["memory", "export", file, "-o", "@out.tmx"],
            ["lookup", "The black cat", "--tm", file, *_PAIR],
        ]
        choices += [["concord", "cat", "--tm", file, *_PAIR], ["memory", "add", file, "@good.tmx"]]
    return random.choice(choices)


def _judged(
    arguments: list[str], folder: Path, before: set[Path], fault: Callable[..., Fault]
) -> Fault | None:
    code, said, raised = _run(arguments)
    if raised is not None:
        kind = "hang" if isinstance(raised, Hang) else type(raised).__name__
        return fault(kind, _place(raised), "".join(traceback.format_exception(raised))[-3000:])
    if code not in (0, 1, 2):
        return fault("exit code", str(code), said[-500:])
    if "Traceback" in said or "Exception ignored" in said:
        return fault("traceback", "printed", said[-2000:])
    new = set(folder.iterdir()) - before
    if left := [path.name for path in new if ".part" in path.suffixes]:
        return fault("left behind", str(left))
    written = [path for path in new if path.name.startswith("out.")]
    if code and arguments[0] not in ("check", "qa") and written:
        return fault("written though it failed", written[0].suffix, said[-500:])
    for path in () if code else written:
        try:
            _read_again(path, is_fixed="--fix" in arguments)
        except BitextError as error:
            return fault("not read again", error.what[:40], str(error))
        except Exception as error:  # whatever it is, it is a fault
            return fault("not read again", _place(error), "".join(traceback.format_exception(error))[-3000:])
    return None


def _run(arguments: list[str]) -> tuple[int, str, BaseException | None]:
    """The exit code, what was printed, and what was raised instead of an exit."""
    out, argv = io.StringIO(), sys.argv
    sys.argv = ["bitext", *arguments]
    try:
        with _limited(), redirect_stdout(out), redirect_stderr(out):
            main()
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 1 if exit_.code else 0, out.getvalue(), None
    except BaseException as error:
        return 1, out.getvalue(), error
    finally:
        sys.argv = argv
    return 0, out.getvalue(), None


@contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _place(error: BaseException) -> str:
    """The last line of ours that was being run."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/align/" in frame.filename or "/tmx/" in frame.filename
    ]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "elsewhere"


def _read_again(path: Path, *, is_fixed: bool) -> None:
    """Read what was written; what is wrong inside segments is only put right in a TMX that is fixed.

    Raises:
        BitextError: it cannot be read, or is not as it should be.
    """
    try:
        kind = format_of(path.with_name("out.en-fr") if path.name.startswith("out.en-fr") else path)
    except BitextError:
        return
    if kind == "tmx":
        for finding in check_tmx(path).findings.kept:
            rule = finding.rule_id
            wrong = rule not in _ASKS_USER if is_fixed else rule.startswith(_OWN)
            if finding.severity is Severity.ERROR and wrong:
                raise BitextError(finding.rule_id, path=path, cure=str(finding))
    elif path.suffix in (".xlf", ".xlf2", ".tbx", ".po"):
        for _ in FORMATS[kind].read(path, Languages(), lambda _: None):
            pass
