"""The documented cases with the names of their places, as tables and charts show them."""

import polars as pl

from words import Language

COLUMNS = (
    "case_key",
    "place",
    "conduct_from",
    "conduct_to",
    "law_position",
    "chargeable",
    "reported_on",
    "registered_on",
    "verdict_on",
    "conduct_forms",
    "relationship",
    "legal_basis",
    "outcome",
    "sanction_type",
    "source_url",
)


def labelled(cases: pl.DataFrame, regions: pl.DataFrame, reader: Language) -> pl.DataFrame:
    """Add ``place`` (region, in the reader's language) and ``label`` (what a chart's row says).

    Args:
        cases: Documented cases, with ``case_key`` and ``region_code``.
        regions: As ``contracts.REGION``.
        reader: The reader's language.
    """
    names = regions.select("region_code", place=pl.col(f"short_{reader.code}"))
    return cases.join(names, on="region_code", how="left", maintain_order="left").with_columns(
        label=pl.format("{} · {}", pl.col("place").fill_null("–"), pl.col("case_key"))
    )
