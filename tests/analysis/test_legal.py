"""The steps of the article itself among all that happened around it."""

from datetime import date

import polars as pl
import pytest

from analysis.legal import about_article
from contracts import LEGAL_EVENT


def events(*rows: tuple[int, date | None, str | None, bool]) -> pl.DataFrame:
    return pl.DataFrame(
        rows,
        schema={"event_id": pl.Int64, "date": pl.Date, "instrument": pl.String,
                "is_disagreement": pl.Boolean},
        orient="row",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("instrument", "is_step"),
    [
        ("Law of 16 Jul 2025", True),
        ("LAW OF 16 JUL 2025 No. 210-VIII", True),
        ("Bill on optimisation of criminal law", True),
        ("Same bill, second reading", True),
        ("UK 115-1", True),
        ("UK art. 115-1", True),
        ("Amendments to the law of 16 Jul 2025", False),
        ("Law No. 214-IV of 4 Dec 2009", False),
        ("UK 115", False),
        (None, False),
    ],
)
def test_step_is_known_by_its_instrument(instrument: str | None, is_step: bool) -> None:
    found = about_article(events((1, date(2025, 7, 16), instrument, False)))
    assert (found.height == 1) is is_step


def test_undated_and_disputed_steps_are_left_to_the_table() -> None:
    day = date(2025, 7, 16)
    found = about_article(events((1, day, "UK 115-1", True), (2, None, "UK 115-1", False)))
    assert found.is_empty()


def test_steps_come_by_date_then_as_entered() -> None:
    late, early = date(2025, 9, 16), date(2025, 7, 16)
    found = about_article(
        events((3, late, "UK 115-1", False), (2, early, "UK 115-1", False),
               (1, early, "Same bill", False))
    )  # fmt: skip
    assert found["event_id"].to_list() == [1, 2, 3]


def test_no_event_gives_no_step() -> None:
    assert about_article(LEGAL_EVENT.empty()).is_empty()
