"""How tests run a command of the ETL: as a shell would, and never with a traceback."""

from pathlib import Path

from typer.testing import CliRunner, Result

from etl import __main__ as cli

CASES = """\
case_id,registered_on,region,article
A-1,2026-01-13,Mangystau Region,УК 115-1
A-2,2026-02-03,Mordor,УК 115-1
"""
SOUND = CASES.replace("Mordor", "Aktobe Region")


def run(*arguments: object) -> Result:
    """Run one command as a shell would; a traceback fails the test."""
    result = CliRunner().invoke(cli.app, cli.language_first([str(a) for a in arguments]))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def load(file: Path, *more: str) -> Result:
    return run(
        "load", file, "--kind", "case", "--dataset", "test", "--extract-date", "2026-02-10", *more
    )
