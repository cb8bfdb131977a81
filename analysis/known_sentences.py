"""Publicly known sentences against the most that the law allowed on that day."""

import polars as pl

ARTICLE = "УК 115-1"


def known_sentences(cases: pl.DataFrame, norms: pl.DataFrame) -> pl.DataFrame:
    """Put each published sentence under article 115-1 beside its statutory maximum.

    Args:
        cases: As ``contracts.DOCUMENTED_CASE``. Sentences under other articles are left out.
        norms: As ``contracts.SANCTION_NORM``. The ceiling in force on the day of the verdict
            counts, both ends of its validity included; a verdict known to the month is taken on
            its first day.

    Returns:
        One row per sentence, by verdict and case: ``case_key``, ``region_code``,
        ``district_code``, ``verdict_on`` with precision, ``sanction_type``, ``value`` (null: not
        published), ``max_value`` (null: no ceiling known in the unit of the value), ``unit`` of
        both, ``share_of_ceiling`` [fraction], ``source_url``.
    """
    sentences = cases.filter(
        (pl.col("outcome") == "convicted")
        & pl.col("sanction_type").is_not_null()
        & pl.col("legal_basis").str.contains(ARTICLE, literal=True)
    )
    ceilings = norms.filter(
        (pl.col("article") == ARTICLE) & pl.col("max_value").is_not_null()
    ).select("sanction_type", "max_value", "unit", "valid_from", "valid_to")
    day = pl.col("verdict_on")
    in_force = (pl.col("valid_from").is_null() | (pl.col("valid_from") <= day)) & (
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
    )
    # Tenge cannot be held against a ceiling in MCI.
    said, norm = pl.col("sanction_unit"), pl.col("unit")
    comparable = said.is_null() | norm.str.starts_with(said)
    return (
        sentences.join(ceilings, on="sanction_type", how="left")
        .with_columns(pl.when((day.is_null() | in_force) & comparable).then(pl.col("max_value")))
        .sort("max_value", descending=True, nulls_last=True)
        .unique("case_key", keep="first", maintain_order=True)
        .with_columns(
            value=pl.col("sanction_value"),
            unit=pl.coalesce("sanction_unit", "unit"),
            share_of_ceiling=pl.col("sanction_value") / pl.col("max_value"),
        )
        .select(
            "case_key",
            "region_code",
            "district_code",
            "verdict_on",
            "verdict_on_precision",
            "sanction_type",
            "value",
            "max_value",
            "unit",
            "share_of_ceiling",
            "source_url",
        )
        .sort("verdict_on", "case_key", nulls_last=True)
    )
