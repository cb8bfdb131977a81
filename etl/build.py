"""Build everything that the dashboard needs before it can open."""

from collections.abc import Callable

from contracts import UPLOAD
from etl import publish
from etl.columns import Kind
from etl.load import SIMULATED, load
from etl.lock import BUILDER, one_at_a_time
from etl.settings import Settings
from etl.shipped import load_shipped
from etl.simulate.register import simulate
from words import N_, Message

#: Enough to show every figure with a useful interval, few enough to load in seconds.
SIMULATED_CASES = 12_000
#: The article, so that the seed is nobody's choice.
SIMULATED_SEED = 1151

#: How long a second builder waits; the first one takes seconds, on a busy machine a minute.
WAIT_SECONDS = 600.0

SIMULATING = N_("Simulating a register for teaching")
LOADING = N_("Loading the simulated register")
OUTLINES = N_("Preparing the outlines for the map")


def initialise(settings: Settings, *, on_step: Callable[[Message], None] = lambda _: None) -> None:
    """Build the warehouse from the shipped data; a second time it changes nothing.

    Real individual data cannot be shipped, so a simulated register, marked as such wherever it
    is shown, comes with it: every screen can then show what it would answer.

    Args:
        settings: Which warehouse, and who builds it.
        on_step: Told, in words, what is being done.

    Raises:
        DataRefused: The shipped data have faults, or the warehouse cannot be written.
    """
    with one_at_a_time(settings, BUILDER, wait_seconds=WAIT_SECONDS, on_wait=on_step):
        load_shipped(settings, on_step=on_step)
        _load_simulated(settings, on_step=on_step)
        on_step(Message(OUTLINES))
        # GeoPandas takes most of the time that this program takes to start: only outlines need it.
        from etl.geometry import prepare_geometry  # noqa: PLC0415

        prepare_geometry()


def _load_simulated(settings: Settings, *, on_step: Callable[[Message], None]) -> None:
    uploads = publish.table(UPLOAD, settings=settings)
    present = uploads.filter(dataset=SIMULATED, state="committed")["kind"].to_list()
    files: dict[Kind, str] = {"case": "cases.csv", "sanction": "sanctions.csv"}
    missing = {kind: name for kind, name in files.items() if kind not in present}
    if not missing:
        return
    on_step(Message(SIMULATING))
    folder = settings.warehouse / SIMULATED
    simulate(cases=SIMULATED_CASES, seed=SIMULATED_SEED, out=folder)
    for kind, name in missing.items():
        on_step(Message(LOADING))
        load(folder / name, kind=kind, dataset=SIMULATED, settings=settings)
