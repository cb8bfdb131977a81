"""Race this project's framework against others on one small screen: ``make bench-peers``.

Total, line and table of one region out of a million cases, in Streamlit, Dash and Panel. Each
server has one core to itself, with the same nginx before it; the browser has the other cores.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import polars as pl
from playwright.sync_api import Browser, sync_playwright

from benchmarks.environments import python_with
from benchmarks.peers import months
from benchmarks.peers.front import compressed
from benchmarks.peers.screen import Waited, measured
from benchmarks.stopwatch import environment
from tools.browser import chromium_path, launch
from tools.serving import free_port
from tools.tree import ROOT

CASES = 1_000_000
HERE = Path(__file__).parent
PEERS = ROOT / ".venv-peers"
#: The core of the server.
CORE = "0"


def write_cases(path: Path) -> None:
    """Write a million cases of five regions over ten years."""
    rng = np.random.default_rng(115)
    first = (date(2016, 1, 1) - date(1970, 1, 1)).days
    days = pl.Series(rng.integers(first, first + 3652, CASES)).cast(pl.Int32).cast(pl.Date)
    regions = pl.Series(months.REGIONS).gather(rng.integers(0, len(months.REGIONS), CASES))
    pl.DataFrame({"region": regions, "registered_on": days}).write_parquet(path)


def commands(port: int) -> dict[str, list[str]]:
    """Return how each peer is started on a port, by its name and version."""
    python = str(python_with(HERE / "requirements-peers.txt", PEERS))
    tell = "from importlib.metadata import version as v; print(v('dash'), v('panel'))"
    told = subprocess.run([python, "-c", tell], capture_output=True, text=True, check=True)
    dash, panel = told.stdout.split()
    ours = [sys.executable, "-m", "streamlit", "run", str(HERE / "ours.py")]
    gunicorn = [python, "-m", "gunicorn", "benchmarks.peers.dash_app:server"]
    served = [python, "-m", "panel", "serve", str(HERE / "panel_app.py")]
    return {
        f"Streamlit {version('streamlit')}": [*ours, f"--server.port={port}"],
        f"Dash {dash}": [*gunicorn, f"--bind=127.0.0.1:{port}", "--threads=8"],
        f"Panel {panel}": [*served, f"--port={port}", "--allow-websocket-origin=*"],
    }


@contextmanager
def running(command: Sequence[str], *, cases: Path, log: Path) -> Iterator[None]:
    """Run a server on its core for as long as the block runs."""
    surroundings = {"PEERS_CASES": str(cases), "PYTHONPATH": str(ROOT)}
    with (
        log.open("ab") as said,
        subprocess.Popen(
            ["taskset", "--cpu-list", CORE, *command],
            cwd=ROOT,
            env=os.environ | surroundings,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        ) as process,
    ):
        try:
            yield
        finally:
            process.terminate()


def waited(browser: Browser, command: Sequence[str], port: int, folder: Path) -> Waited:
    """Start a peer, let a reader in, and end it."""
    os.environ["PEERS_CASES"] = str(folder / "cases.parquet")
    expected = [(region, months.total(months.monthly(region))) for region in months.REGIONS]
    with ExitStack() as stack:
        log = folder / "peer.log"
        stack.enter_context(running(command, cases=folder / "cases.parquet", log=log))
        address = stack.enter_context(compressed(port, port=free_port(), folder=folder))
        where = f"{address}/panel_app" if "panel" in command else address
        return measured(browser, where, expected)


def main() -> int:
    """Print what a reader waits for at each peer; return 1 when ours is not the quickest."""
    executable = chromium_path()
    if executable is None:
        print("Chromium is not installed. On Debian: apt-get install chromium", file=sys.stderr)
        return 2
    print(environment())
    found: dict[str, Waited] = {}
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        write_cases(folder / "cases.parquet")
        browser = launch(playwright, executable=executable)
        port = free_port()
        for name, command in commands(port).items():
            found[name] = waited(browser, command, port, folder)
            print(_line(name, found[name]), flush=True)
        browser.close()
    ours, *others = found.values()
    is_first = all(
        ours.first <= other.first and median(ours.pressed) <= median(other.pressed)
        for other in others
    )
    return 0 if is_first else 1


def _line(name: str, it: Waited) -> str:
    p95 = quantiles(it.pressed, n=20)[-1]
    return (
        f"{name}: first view {it.first:,.0f} ms; filter to redraw, median of {len(it.pressed)}: "
        f"{median(it.pressed):,.0f} ms, p95 {p95:,.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
