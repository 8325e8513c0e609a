"""Converters of old Word documents that may be on the machine: LibreOffice, or else antiword or catdoc.

LibreOffice runs with a profile of its own that forbids macros, links and the network, and within a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tmx.base.errors import InputError

_OFFICE = ("soffice", "libreoffice")
# Where the installers of macOS and Windows put it.
_OFFICE_PATHS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_TEXT_PROGRAMS = {"antiword": ("-m", "UTF-8.txt", "-w", "0"), "catdoc": ("-d", "utf-8", "-w")}
_SECONDS = 180  # a start takes five, a document of a thousand pages a minute
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""


def office() -> str | None:
    """LibreOffice, if it is on the machine."""
    found = (shutil.which(name) for name in _OFFICE)
    paths = (path for path in _OFFICE_PATHS if Path(path).is_file())
    return next(filter(None, found), None) or next(paths, None)


def text_program() -> str | None:
    """A program that gives the plain text of Word documents, if one is on the machine."""
    return next((name for name in _TEXT_PROGRAMS if shutil.which(name)), None)


def to_docx(program: str, data: bytes, path: Path) -> bytes:
    """The document as DOCX, converted by LibreOffice.

    Raises:
        InputError: LibreOffice cannot convert it, or does not in time.
    """
    with _folder() as folder:
        source, profile = folder / "document.doc", folder / "profile"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        items = "\n".join(
            f'<item oor:path="/org.openoffice.{place}"><prop oor:name="{name}" oor:op="fuse">'
            f"<value>{value}</value></prop></item>"
            for place, name, value in _SETTINGS
        )
        (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items=items), "utf-8")
        options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
        profile_option = f"-env:UserInstallation={profile.as_uri()}"
        target = ("--convert-to", "docx", "--outdir", str(folder), str(source))
        _run([program, profile_option, *options, *target], folder, path)
        with suppress(FileNotFoundError):
            return (folder / "document.docx").read_bytes()
    raise InputError(
        "LibreOffice could not convert the document",
        path=path,
        cure="It may be damaged: open it in a word processor and save it as DOCX.",
    )


def to_text(program: str, data: bytes, path: Path) -> bytes:
    """The plain text of the document in UTF-8, by antiword or catdoc.

    Raises:
        InputError: the program cannot read it, or does not in time.
    """
    with _folder() as folder:
        source = folder / "document.doc"
        source.write_bytes(data)
        text = _run([program, *_TEXT_PROGRAMS[program], str(source)], folder, path)
    if not text.strip():
        raise InputError(
            f"{program} could not read the document",
            path=path,
            cure="Install LibreOffice, or save the document as DOCX.",
        )
    return text


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="bitext-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _run(command: list[str], folder: Path, path: Path) -> bytes:
    """Run a converter and give what it prints; at the time limit it ends with all it has started."""
    with subprocess.Popen(  # noqa: S603 (the program was found on the path, its arguments are ours)
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=_SECONDS)[0]
        except subprocess.TimeoutExpired:
            raise InputError(
                f"{Path(command[0]).name} did not convert the document in {_SECONDS} seconds",
                path=path,
                cure="Open it in a word processor and save it as DOCX.",
            ) from None
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
