"""Every row from which a person may be followed, with what its case knows about it."""

from collections.abc import Sequence

import numpy as np
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


def candidates(
    cases: pl.DataFrame, sanctions: pl.DataFrame, start: str, *, same: Sequence[str]
) -> pl.DataFrame:
    """Return every row that may be an index event, with what decides whether it is one.

    What only describes it is fetched by ``described`` once it is chosen: of ten million rows
    with a dozen columns half are never looked at again.

    Args:
        cases: As for ``follow_up``, with ``person_code``.
        sanctions: The same; not read if ``start`` is ``"registration"``.
        start: A key of ``START``.
        same: Columns that must be known for the event to be compared with later offences.

    Returns:
        A row for each row of the table that ``start`` names, in its order: ``suspect_id``,
        ``person_code``, ``index_id``, ``index_date``, ``precision``, ``status``, ``is_principal``,
        ``case_row`` (where its case stands in ``cases``, or null), ``registered_on`` and
        ``committed`` of that case, and the columns ``same``.
    """
    identifier, day = START[start]
    text = pl.lit(None, dtype=pl.String)
    defaults = {f"{day}_precision": pl.lit("day"), "article": text, "case_id": text}
    if start == "registration":  # a case has neither, and each counts
        index = cases.with_columns(status=text, is_principal=pl.lit(value=True))
    else:
        index = with_columns_missing(sanctions, status=text, is_principal=pl.lit(value=True))
    index = with_columns_missing(index, **defaults)
    case_row = _case_row(index, cases, start)
    known = with_columns_missing(cases, conduct_from=pl.lit(None, dtype=pl.Date))
    of_case = known.select(pl.col("registered_on", "conduct_from", *same).gather(case_row))
    if "article" in same:
        of_case = of_case.with_columns(article=pl.coalesce(index["article"], "article"))
    return index.select(
        "suspect_id",
        "person_code",
        pl.col(identifier).alias("index_id"),
        pl.col(day).alias("index_date"),
        pl.col(f"{day}_precision").alias("precision"),
        *("status", "is_principal"),
        case_row,
    ).with_columns(
        *of_case.drop("conduct_from"), of_case.select(committed().alias("committed")).to_series()
    )


def _case_row(index: pl.DataFrame, cases: pl.DataFrame, start: str) -> pl.Series:
    if start == "registration":
        return pl.int_range(cases.height, dtype=pl.Int64, eager=True).alias("case_row")
    found = (
        index.select("case_id")
        .with_row_index("row")
        .join(cases.select("case_id").with_row_index("case_row"), on="case_id")
    )
    # Put in place by number: to ask the join for an order takes longer than the join.
    row = np.full(index.height, -1, dtype=np.int64)
    row[found["row"].to_numpy()] = found["case_row"].to_numpy()
    return pl.select(pl.when(pl.Series(row) >= 0).then(pl.Series("case_row", row))).to_series()


def described(
    rows: pl.DataFrame, chosen: pl.Series, cases: pl.DataFrame, sanctions: pl.DataFrame, start: str
) -> pl.DataFrame:
    """Return the chosen rows with what may be compared and the number of prior cases.

    Args:
        rows: As ``candidates`` returns them.
        chosen: The numbers of the rows to keep, from 0.
        cases: As for ``candidates``.
        sanctions: The same.
        start: The same.

    Returns:
        ``suspect_id``, ``person_code``, ``index_id``, ``index_date``, the group columns of the
        sanction and of its case, and ``prior_cases``: the other cases of the suspect registered
        before the index day.
    """
    kept = rows.select(
        "suspect_id", "person_code", "index_id", "index_date", "registered_on", "case_row"
    )[chosen]
    of_case = cases.select(
        pl.col(c for c in CASE_GROUPS if c in cases.columns).gather(kept["case_row"])
    )
    groups = of_case.get_columns()
    if start == "sanction":
        own = sanctions.select(c for c in (*SANCTION_GROUPS, "article") if c in sanctions.columns)
        article = pl.lit(None, dtype=pl.String)
        own = with_columns_missing(own[chosen], article=article)
        if "article" in of_case.columns:
            own = own.with_columns(article=pl.coalesce("article", of_case["article"]))
        groups = [*own.get_columns(), *of_case.drop("article", strict=False).get_columns()]
    prior = pl.Series("prior_cases", _prior_cases(kept, cases))
    return kept.drop("registered_on", "case_row").with_columns(*groups, prior)


def _prior_cases(people: pl.DataFrame, cases: pl.DataFrame) -> pl.Series:
    book = person_days(cases["person_code"].to_numpy(), cases["registered_on"])
    before = earlier(book, people["person_code"].to_numpy(), people["index_date"])
    own = (pl.col("registered_on") < pl.col("index_date")).fill_null(value=False)
    return people.select((pl.lit(pl.Series(before)) - own).clip(lower_bound=0)).to_series()
