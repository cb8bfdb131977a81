"""What a stopwatch says of a process is of that process alone."""

import subprocess
import sys

from tools.tree import ROOT

HELD = 300 << 20
#: Holds much, writes on every page of it, and asks a process that it starts what that one held.
LARGE_PARENT = f"""
import subprocess, sys
held = bytearray({HELD})
held[::4096] = b"1" * len(held[::4096])
ask = "from benchmarks.stopwatch import peak_bytes; print(peak_bytes())"
sys.exit(subprocess.run([sys.executable, "-c", ask]).returncode)
"""


def test_memory_of_whoever_started_a_process_is_not_counted() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LARGE_PARENT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert 1 << 20 < int(told.stdout) < HELD / 2
