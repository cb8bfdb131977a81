"""A release in memory, as small as a note can be made of."""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from contracts import (
    CASE,
    DATASET,
    DOCUMENTED_CASE,
    OFFICIAL_FIGURE,
    REGION,
    SANCTION,
    Contract,
)
from report.asked import Asked, Choices
from words import language

UNTIL = date(2026, 6, 30)


def rows(contract: Contract, *given: dict[str, Any]) -> pl.DataFrame:
    """Rows of a contract, what is not given left empty."""
    empty = dict.fromkeys(contract.schema)
    return pl.DataFrame([empty | row for row in given], schema=dict(contract.schema))


class Edition:
    """A release of the frames given; what is not given has no rows."""

    number = 7
    content_hash = "0123456789abcdef" * 4
    created_at = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)

    def __init__(self, **frames: pl.DataFrame) -> None:
        self.frames = frames

    def frame(self, contract: Contract, *, dataset: str | None = None) -> pl.DataFrame:
        found = self.frames.get(contract.name, contract.empty())
        return found if dataset is None else found.filter(dataset=dataset)

    def earlier(self, dataset: str) -> tuple["Edition", ...]:
        return ()


DATASETS = rows(
    DATASET,
    {"dataset": "published", "kind": "published", "data_to": date(2026, 3, 3)},
    {
        "dataset": "simulated",
        "kind": "simulated",
        "data_to": UNTIL,
        "extract_date": UNTIL,
        "loaded_at": datetime(2026, 7, 1, 8, 0, tzinfo=UTC),
    },
)
REGIONS = rows(
    REGION,
    {
        "region_code": "47",
        "name_kk": "Маңғыстау облысы",
        "name_ru": "Мангистауская область",
        "name_en": "Mangystau Region",
        "short_kk": "Маңғыстау",
        "short_ru": "Мангистауская",
        "short_en": "Mangystau",
    },
)


def stated(n: int) -> pl.DataFrame:
    """One national figure: ``n`` cases sent to court."""
    return rows(
        OFFICIAL_FIGURE,
        {
            "figure_id": 1,
            "as_of_date": date(2026, 2, 25),
            "as_of_date_precision": "day",
            "region_code": "00",
            "geography": "Kazakhstan",
            "indicator": "sent_to_court",
            "value": n,
            "unit": "cases",
            "speaker_or_body": "Vice-minister of internal affairs S. Adilov",
            "source_url": "https://example.kz/court",
            "is_conflict": False,
        },
    )


def documented(n: int) -> pl.DataFrame:
    """``n`` reported cases whose conduct ended before the law, and one that went on."""
    ended = [
        {
            "case_key": f"MAN-2026-{i:02}",
            "region_code": "47",
            "conduct_from": date(2025, 1, 1),
            "conduct_from_precision": "day",
            "conduct_to": date(2025, 5, 1) if i else date(2026, 1, 1),
            "conduct_to_precision": "day",
            "conduct_forms": ["calls"],
            "source_url": f"https://example.kz/{i}",
        }
        for i in range(n + 1)
    ]
    return rows(DOCUMENTED_CASE, *ended)


def edition(n: int = 36) -> Edition:
    """A release in which ``n`` of everything is known."""
    return Edition(
        dataset=DATASETS,
        region=REGIONS,
        official_figure=stated(n),
        documented_case=documented(n),
        case=CASE.empty(),
        sanction=SANCTION.empty(),
    )


def asked(code: str, *, n: int = 36, dataset: str = "published", **choices: Any) -> Asked:
    """A question in a language, to a release with ``n`` of everything."""
    release = edition(n)
    row = DATASETS.row(by_predicate=pl.col("dataset") == dataset, named=True)
    return Asked(release, row, language(code), Choices(**choices))
