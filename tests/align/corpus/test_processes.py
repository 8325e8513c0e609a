"""Processes that end before their work does: workers, the run itself, a second run beside it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import RUN, bitext
from corpora_to_build import contents, write_documents

from align.core.config import Config
from align.corpus.engines import Died
from align.corpus.engines.processes import Processes
from align.corpus.lock import LOCK, locked
from align.corpus.pairs import Plan
from align.corpus.places import joined, write_whole
from align.corpus.run import build_corpus
from tmx.base.errors import UsageError


def squared_or_dead(number: int) -> int:
    """The square of a number; 13 ends the process."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_a_process_that_dies_takes_only_its_task_with_it() -> None:
    done = dict(Processes(2).run(squared_or_dead, range(10, 17)))
    assert isinstance(done.pop(13), Died)
    assert done == {number: number * number for number in (10, 11, 12, 14, 15, 16)}


def test_no_tasks_are_no_results() -> None:
    assert list(Processes(2).run(squared_or_dead, [])) == []


def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, out, whole = write_documents(tmp_path / "in", 10), tmp_path / "out", tmp_path / "whole"
    options = ["--encoder", "none", "--quiet"]
    with subprocess.Popen(
        [*RUN, "corpus", str(folder), "-o", str(out), "--jobs", "1", *options], start_new_session=True
    ) as run:
        while run.poll() is None and not list(out.glob("parts/*.gz")):
            time.sleep(0.01)
        run.kill()
    there = len(list(out.glob("parts/*.gz")))
    assert there > 0
    assert not (out / "report.json").exists()
    done = bitext("corpus", folder, "-o", out, "--jobs", "1", "--json", *options)
    assert done.returncode == 0, done.stderr
    fresh = bitext("corpus", folder, "-o", whole, "--jobs", "2", *options)
    assert fresh.returncode == 0, fresh.stderr
    assert contents(out) == contents(whole)
    assert json.loads(done.stdout)["from_earlier_run"] >= there


def test_a_second_run_on_one_folder_is_refused(tmp_path: Path) -> None:
    folder, out = write_documents(tmp_path / "in", 1), tmp_path / "out"
    with locked(str(out)):
        second = bitext("corpus", folder, "-o", out, "--encoder", "none")
    assert second.returncode == 2
    assert f"another run is writing here (process {os.getpid()}" in second.stderr
    assert bitext("corpus", folder, "-o", out, "--encoder", "none").returncode == 0


def test_the_lock_of_a_dead_process_is_taken_over() -> None:
    out = "memory://locked"
    with locked(out), pytest.raises(UsageError, match="another run"), locked(out):
        pass
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    write_whole(joined(out, LOCK), json.dumps({"host": socket.gethostname(), "pid": dead.pid}).encode())
    with locked(out):
        pass
    write_whole(joined(out, LOCK), json.dumps({"host": "elsewhere", "pid": dead.pid}).encode())
    with pytest.raises(UsageError, match=r"process .* on elsewhere"), locked(out):
        pass


def test_the_verb_says_what_failed_and_goes_on(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 2)
    (folder / "d11.fr.txt").write_bytes(b"\0\1\2" * 99)
    done = bitext("corpus", folder, "-o", tmp_path / "out", "--jobs", "1", "--encoder", "none")
    assert done.returncode == 0
    assert "bitext: d11 (d11.en.txt, d11.fr.txt): " in done.stderr
    assert "2 documents: 1 aligned, 1 failed" in done.stdout
    (folder / "d12.en.txt").write_bytes(b"")
    none = bitext("corpus", folder, "-o", tmp_path / "out", "--jobs", "0", "--encoder", "none")
    assert none.returncode == 1
    assert "Traceback" not in none.stderr


def test_a_cluster_gives_the_same_bytes_although_a_worker_dies(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    from align.corpus.engines.cluster import DaskCluster

    folder = write_documents(tmp_path / "in", 7)
    plan = Plan(str(tmp_path / "out"), Config(encoder="none"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        killed: list[int] = []

        def kill_one(what: str, done: int, total: int) -> None:
            if not killed:
                killed.append(next(iter(cluster.workers.values())).process.pid)
                os.kill(killed[0], signal.SIGKILL)

        engine = DaskCluster(cluster.scheduler_address)
        built = build_corpus([str(folder)], plan, engine, progress=kill_one)
    assert killed
    assert (built.report.aligned, built.report.failed) == (7, 0)
    build_corpus([str(folder)], Plan(str(tmp_path / "alone"), plan.config), Processes(1))
    assert contents(tmp_path / "out") == contents(tmp_path / "alone")


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from align.corpus.engines import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with pytest.raises(UsageError, match="no scheduler answers"):
        cluster.DaskCluster("tcp://127.0.0.1:9")
