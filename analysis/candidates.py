"""Every row from which a person may be followed, with what its case knows about it."""

import polars as pl

from analysis.person_days import earlier, person_days

#: Identifier, date and table of each kind of index event.
START = {
    "sanction": ("sanction_id", "imposed_on"),
    "registration": ("case_id", "registered_on"),
}

#: What may be compared, carried along from the sanction and from its case where they have it.
SANCTION_GROUPS = ("sanction_type", "is_principal", "court", "amount_mci")
CASE_GROUPS = (
    "region_code",
    "district_code",
    "article",
    "track",
    "relationship",
    "suspect_sex",
    "suspect_birth_year",
    "victim_id",
    "victim_sex",
)


def committed() -> pl.Expr:
    """Return the earliest day on which a case's offence can have been committed."""
    return pl.coalesce("conduct_from", "registered_on")


def with_columns_missing(frame: pl.DataFrame, **missing: pl.Expr) -> pl.DataFrame:
    """Add each column that ``frame`` does not have."""
    return frame.with_columns(
        **{name: value for name, value in missing.items() if name not in frame.columns}
    )


def candidates(cases: pl.DataFrame, sanctions: pl.DataFrame, start: str) -> pl.DataFrame:
    """Return every row that may be an index event, with what its case knows.

    Args:
        cases: As for ``follow_up``, with ``person_code``.
        sanctions: The same; not read if ``start`` is ``"registration"``.
        start: A key of ``START``.
    """
    identifier, day = START[start]
    known = with_columns_missing(cases, conduct_from=pl.lit(None, dtype=pl.Date))
    carried = [c for c in CASE_GROUPS if c in known.columns]
    named = [
        pl.col(identifier).alias("index_id"),
        pl.col(day).alias("index_date"),
        pl.col(f"{day}_precision").alias("precision"),
        pl.col("person_code"),
    ]
    exact = {f"{day}_precision": pl.lit("day")}
    if start == "registration":
        own = with_columns_missing(known, **exact)
        rows = own.select(
            "suspect_id", *named, *carried, "case_id", "registered_on", "conduct_from"
        ).with_columns(status=pl.lit(None, dtype=pl.String), is_principal=pl.lit(value=True))
    else:
        text = pl.lit(None, dtype=pl.String)
        own = with_columns_missing(
            sanctions,
            **exact,
            case_id=text,
            article=text,
            status=text,
            is_principal=pl.lit(value=True),
        )
        of_case = known.select("case_id", "registered_on", "conduct_from", *carried).rename(
            {"article": "case_article"}, strict=False
        )
        carried = [c for c in SANCTION_GROUPS if c in own.columns]
        rows = own.select("suspect_id", *named, *carried, "case_id", "status", "article").join(
            of_case, on="case_id", how="left"
        )
        if "case_article" in rows.columns:
            rows = rows.with_columns(article=pl.coalesce("article", "case_article"))
    return rows.with_columns(committed=committed()).drop(
        "case_id", "case_article", "conduct_from", strict=False
    )


def with_prior_cases(people: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Put ``prior_cases`` in place of ``registered_on``, the day of the row's own case.

    They are the other cases of the suspect registered before the index day.
    """
    book = person_days(cases["person_code"].to_numpy(), cases["registered_on"])
    own_codes = people["person_code"].to_numpy()
    before = pl.Series("prior_cases", earlier(book, own_codes, people["index_date"]))
    own = (pl.col("registered_on") < pl.col("index_date")).fill_null(value=False)
    return (
        people.with_columns(before)
        .with_columns((pl.col("prior_cases") - own).clip(lower_bound=0))
        .drop("registered_on")
    )
