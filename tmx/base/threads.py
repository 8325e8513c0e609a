"""Matrix products by one thread: on small matrices, waiting threads cost more processor time than they save."""

from __future__ import annotations

import os

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""The variables by which libraries for matrices learn how many threads they may use."""


def use_one_thread() -> None:
    """Let this process and its children compute by one thread, unless the user has said otherwise.

    It takes effect if the libraries are not loaded yet.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")
