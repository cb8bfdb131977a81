"""The traps of the crime map: each is found, counted, said, and never kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import orjson
import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from contracts import CASE, REJECTED_ROW
from etl import publish, warehouse
from etl.errors import DataRefused
from etl.load_report import LoadReport, describe_problem, rejected_rows
from etl.readers import crime_map_json
from etl.readers.crime_map_fields import FIELDS
from etl.settings import Settings
from tests.etl.written_crime_maps import (
    AKTAU,
    FAULTY,
    FAULTY_RECORDS,
    JANUARY_13,
    SOUND,
    export,
    record,
)
from words import LANGUAGES, language

Work = Callable[..., LoadReport]


def cases(settings: Settings) -> pl.DataFrame:
    return CASE.check(publish.table(CASE, settings=settings)).sort("registered_on", "case_id")


def found(report: LoadReport) -> list[tuple[int, str, str]]:
    return report.problems.select("line", "check_code", "severity").rows()


def test_each_trap_is_found_and_every_record_counted(work: Work, settings: Settings) -> None:
    report = work(export(*FAULTY_RECORDS), load_it=True)
    codes = report.problems.group_by("line").agg(pl.col("check_code").sort())
    by_line = dict(codes.rows())
    assert {line: by_line.get(line, []) for line in range(1, len(FAULTY) + 1)} == {
        line: sorted(expected) for line, (_, _, expected) in enumerate(FAULTY, start=1)
    }
    assert (report.rows_read, report.rows_skipped) == (len(FAULTY), 1)
    assert report.rows_loaded == cases(settings).height == 9
    assert report.rows_rejected == len(FAULTY) - 1 - 9


def test_code_and_point_together_tell_the_place(work: Work, settings: Settings) -> None:
    placed = [
        ({}, AKTAU, "47", "471000000"),
        ({}, None, "47", "471000000"),  # by the code alone
        ({}, {"x": 51.2, "y": 43.65}, "47", "475000000"),  # same region: the point's district
        ({}, {"x": 71.43, "y": 51.13}, "47", None),  # another region: no district
        ({"reg_code": "197512"}, {"x": 76.90, "y": 43.24}, "75", "751110000"),
        ({"reg_code": "197419"}, AKTAU, "47", "471000000"),  # the code tells nothing
        ({"reg_code": "193518"}, None, "62", "621000000"),  # of Karaganda oblast until 2022
    ]
    work(
        export(
            *(
                record(point, ud=str(number), dat_vozb=JANUARY_13 + number * 86_400_000, **changed)
                for number, (changed, point, _, _) in enumerate(placed, start=1)
            )
        ),
        load_it=True,
    )
    assert cases(settings).select("region_code", "district_code").rows() == [
        (region, district) for _, _, region, district in placed
    ]


def test_what_must_not_be_kept_is_nowhere(work: Work, settings: Settings) -> None:
    """Not in the ledger, not in a release, not in a finding: number, street, house, body, point."""
    report = work(export(record(), *FAULTY_RECORDS), load_it=True)
    with warehouse.rehearsing(settings) as con:
        tables = ("case_version", "rejected_row", "upload")
        stored = "".join(repr(con.table(name).pl().rows()) for name in tables)
    rows = report.problems.iter_rows(named=True)
    said = "".join(describe_problem(row).text(language("en")) for row in rows)
    for secret in ("26471003", "МИКРОРАЙОН", "12-34", "УП г.Актау", "51.17", "43.65", "2.6471E"):
        assert secret not in stored + said
    for file in settings.warehouse.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert b"264710030000001" not in content
        assert "МИКРОРАЙОН".encode() not in content


CSV = """objectid;ud;crime_code;stat;dat_vozb;dat_sover;reg_code;x;y
1;1;1151;ст.115-1;2/8/2026 8:30:00 PM;2/8/2026 1:00:00 AM;194710;51,17;43,65
2;2;1150;<Null>;2026/02/08 20:30:00+00;NULL;194710;51,17;43,65
3;3;0990.0;;08.02.2026;;194710.0;51,17;43,65
4;4;1151;;2026-02-08T23:30:00;;194710
5;5;1151;;2/8/2026;;194710;51,17;43,65
"""


def test_tables_of_other_programs_are_understood(work: Work, settings: Settings) -> None:
    report = work(CSV.encode(), load_it=True, name="map.csv")
    assert found(report) == [(5, "row_width", "error"), (6, "date_unreadable", "error")]
    kept = cases(settings)
    assert kept["registered_on"].to_list() == [date(2026, 2, 8)] * 3
    assert kept["conduct_from"].drop_nulls().to_list() == [date(2026, 2, 8)]
    assert sorted(kept["article"]) == ["УК 115", "УК 115-1", "УК 99"]


def test_every_finding_can_be_read_in_every_language(work: Work) -> None:
    problems = work(export(*FAULTY_RECORDS)).problems
    for reader in map(language, LANGUAGES):
        assert rejected_rows(problems, reader).height == problems.height
        for row in problems.iter_rows(named=True):
            assert "{" not in describe_problem(row).text(reader)
    assert REJECTED_ROW.schema.keys() >= set(problems.columns)


#: What may stand in any field: nearly right, quite wrong, or nothing.
VALUE = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["1151", "ст.115-1", "NULL", "2026-02-30", "2/30/2026 1:00 PM", "194710"])
    | st.integers(0, 10**13).map(str)
)
RECORD = st.builds(
    lambda changed, x, y: {"attributes": SOUND | changed, "geometry": {"x": x, "y": y}},
    st.dictionaries(st.sampled_from(FIELDS), VALUE, max_size=5),
    VALUE,
    VALUE,
)


@hypothesis_settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.lists(RECORD | VALUE, min_size=1, max_size=40))
def test_any_values_are_judged_and_counted(
    work: Work, monkeypatch: pytest.MonkeyPatch, content: list[object]
) -> None:
    def read_here(_: str, path: Path, *, folder: Path, name: str, wall_seconds: int) -> object:
        return orjson.loads(orjson.dumps(crime_map_json.read(path, name, folder)))

    monkeypatch.setattr("etl.readers.crime_map.read_limited", read_here)
    try:
        report = work(export(*content))
    except DataRefused:
        return
    assert report.rows_read == len(content)
    for row in report.problems.iter_rows(named=True):
        describe_problem(row).text(language("kk"))
