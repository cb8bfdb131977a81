"""Forms that readers loaded: each by name, contradictions told, nothing added up."""

from datetime import date

import polars as pl
import pytest

from analysis.loaded_forms import COUNTS, form_counts, form_months, with_form_rates
from contracts import FORM_1M_COUNT, POPULATION

JUNE, YEAR = date(2026, 6, 30), date(2022, 12, 31)
DRAWN = date(2026, 7, 10)


def form(*cells: tuple[str, str, date, str, str, int]) -> pl.DataFrame:
    """Cells as data set, region, last day, article, measure, value."""
    rows = [
        {
            "dataset": dataset,
            "region_code": region,
            "period_from": date(until.year, 1, 1),
            "period_to": until,
            "section": "1",
            "row_code": int(article.replace("-", "")),
            "label": f"ст.{article}",
            "article": f"УК {article}",
            "form_column": number,
            "measure": measure,
            "value": value,
            "extract_date": None if dataset == "published" else DRAWN,
        }
        for number, (dataset, region, until, article, measure, value) in enumerate(cells, 1)
    ]
    return pl.DataFrame(rows, schema=dict(FORM_1M_COUNT.schema))


def told(frame: pl.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return frame.select(columns).rows()


SHIPPED = ("published", "47", YEAR, "115", "registered", 20)


def test_a_row_for_stalking_is_simply_there_and_comes_first() -> None:
    found = form_counts(
        form(
            SHIPPED,
            ("mine", "47", JUNE, "115", "registered", 9),
            ("mine", "47", JUNE, "115-1", "registered", 5),
            ("mine", "47", JUNE, "115-1", "sent_to_court", 2),
            ("mine", "47", JUNE, "188", "registered", 900),
        )
    )
    assert found.schema == pl.Schema(COUNTS)
    assert told(found, "dataset", "period_to", "article", "registered", "sent_to_court") == [
        ("mine", JUNE, "УК 115-1", 5, 2),
        ("mine", JUNE, "УК 115", 9, None),
        ("published", YEAR, "УК 115", 20, None),
    ]
    assert found["extract_date"].to_list() == [DRAWN, DRAWN, None]
    assert not found["is_conflict"].any()


def test_two_forms_of_one_region_and_period_that_differ_are_both_kept_and_marked() -> None:
    cells = (SHIPPED, ("mine", "47", YEAR, "115", "registered", 22))
    found = form_counts(form(*cells))
    assert told(found, "dataset", "registered", "is_conflict") == [
        ("mine", 22, True),
        ("published", 20, True),
    ]
    same = form_counts(form(SHIPPED, ("mine", "47", YEAR, "115", "registered", 20)))
    assert same["is_conflict"].to_list() == [False, False]
    apart = form_counts(form(*cells[1:], ("other", "47", JUNE, "115", "registered", 7)))
    assert apart["is_conflict"].to_list() == [False, False]


def test_a_column_that_one_form_lacks_is_no_contradiction() -> None:
    found = form_counts(
        form(
            SHIPPED,
            ("mine", "47", YEAR, "115", "registered", 20),
            ("mine", "47", YEAR, "115", "sent_to_court", 3),
        )
    )
    assert not found["is_conflict"].any()


def test_shipped_forms_stand_beside_loaded_ones_only() -> None:
    shipped = form(SHIPPED, ("published", "71", YEAR, "115", "registered", 8))
    assert form_counts(shipped).is_empty()
    loaded = form(SHIPPED, ("published", "71", YEAR, "115", "registered", 8),
                  ("mine", "47", JUNE, "115", "registered", 9))  # fmt: skip
    assert form_counts(loaded)["region_code"].unique().to_list() == ["47"]
    assert form_counts(loaded, region_code="71").is_empty()
    assert form_counts(FORM_1M_COUNT.empty()).schema == pl.Schema(COUNTS)


def people(**numbers: int) -> pl.DataFrame:
    empty = dict.fromkeys(POPULATION.schema)
    rows = [
        empty | {"place_code": code[1:], "level": "region", "year": 2025, "basis": "midyear",
                 "population": number, "ref_date": date(2025, 7, 1), "boundary": "current",
                 "confidence": "official", "source": "written"}
        for code, number in numbers.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=dict(POPULATION.schema))


def test_a_rate_is_of_the_months_that_the_form_covers() -> None:
    """25 offences in half a year of 200,000 people: 25 a year per 100,000."""
    found = with_form_rates(
        form_counts(
            form(
                ("mine", "47", JUNE, "115", "registered", 25),
                ("mine", "71", JUNE, "115", "registered", 2),
                ("mine", "75", JUNE, "115", "registered", 0),
                ("mine", "10", JUNE, "115", "registered", 5),
            )
        ),
        people(_47=200_000, _71=200_000, _75=200_000),
    )
    rows = {row["region_code"]: row for row in found.to_dicts()}
    assert rows["47"]["rate"] == pytest.approx(25.0)
    assert rows["47"]["rate_low"] < 25 < rows["47"]["rate_high"]
    assert {code: row["status"] for code, row in rows.items()} == {
        "47": "ok", "71": "u", "75": "zero", "10": "none",
    }  # fmt: skip
    assert rows["71"]["rate"] is None
    assert with_form_rates(form_counts(FORM_1M_COUNT.empty()), people()).is_empty()


def test_months_are_of_one_data_set_each() -> None:
    march = date(2026, 3, 31)
    found = form_months(
        form(
            SHIPPED,
            ("mine", "47", march, "115-1", "registered", 5),
            ("mine", "47", JUNE, "115-1", "registered", 4),
            ("other", "47", JUNE, "115-1", "registered", 9),
        )
    )
    assert told(found, "dataset", "months", "value", "is_correction") == [
        ("mine", 3, 5, False),
        ("mine", 3, -1, True),
        ("other", 6, 9, False),
    ]
    assert form_months(form(SHIPPED)).is_empty()
