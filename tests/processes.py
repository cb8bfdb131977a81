"""Work in other processes, which a test may kill; those that are left die with it."""

import multiprocessing
import multiprocessing.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess

Begin = Callable[..., BaseProcess]


def processes_that_have_read(*modules: str) -> ForkServerContext:
    """Return how to start processes within milliseconds: their parent has read the modules."""
    multiprocessing.util.get_temp_dir()  # now, in the system's own: a socket's path must be short
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    return context


@contextmanager
def beginning(processes: ForkServerContext) -> Iterator[Begin]:
    """Lend what begins work in another process: ``begin(function, *arguments, **options)``."""
    begun: list[BaseProcess] = []

    def begin(work: Callable[..., None], *told: object, **options: object) -> BaseProcess:
        process = processes.Process(target=work, args=told, kwargs=options)
        process.start()
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.join()
