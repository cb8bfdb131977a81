"""What the public may see of people and sanctions: small counts hidden, shares from 30 on."""

from typing import Any

import polars as pl

from analysis.disclosure import suppress, with_totals
from analysis.disclosure_rules import percent_allowed
from analysis.law_positions import ORDER
from analysis.public_cells import UNKNOWN, hidden, known, protected, shares


def window(people: pl.DataFrame, *, by: str) -> pl.DataFrame:
    """Count who was recorded again in a window, by group, protected.

    Args:
        people: As ``windows.watched`` returns: ``is_watched``, ``is_repeat`` and ``by``.
        by: The column of the groups.

    Returns:
        The total (empty ``by``) and each group: ``by``, ``people``, ``reoffended``, ``share`` with
        ``low``, ``high`` (from 30 people on), ``status``.

    Raises:
        NotAnswerable: The totals may not be shown.
    """
    watched = people.filter("is_watched").with_columns(pl.col(by).fill_null(UNKNOWN))
    table = hidden(watched, [by, "is_repeat"], [[], [by], ["is_repeat"]])
    if known(table) is None or any(known(table, is_repeat=it) is None for it in (True, False)):
        raise protected()
    groups = table.filter(pl.col("is_repeat").is_null()).sort(by, nulls_last=False)
    rows = []
    for row in groups.iter_rows(named=True):
        named = {} if row[by] is None else {by: row[by]}
        again = known(table, is_repeat=True, **named)
        rows.append({by: row[by], "people": row["count"], "reoffended": again})
    schema: dict[str, Any] = {by: table.schema[by], "people": pl.Int64, "reoffended": pl.Int64}
    found = pl.DataFrame(rows, schema=schema)
    return shares(found, "reoffended", "people")


def positions(placed: pl.DataFrame) -> pl.DataFrame:
    """Count the cases before, across and after the law, protected.

    Args:
        placed: As ``conduct_vs_law`` returns: ``law_position``.

    Raises:
        NotAnswerable: The total may not be shown.
    """
    table = hidden(placed, ["law_position"], [[]])
    total = known(table)
    if not total:
        raise protected()
    rows = [
        {"law_position": name, "count": known(table, law_position=name), "total": total}
        for name in ORDER
    ]
    schema = {"law_position": pl.String, "count": pl.Int64, "total": pl.Int64}
    return shares(pl.DataFrame(rows, schema=schema), "count", "total")


def steps(paths: pl.DataFrame) -> pl.DataFrame:
    """Protect the steps from a first sanction to the second; later ones are left out.

    Args:
        paths: As ``sanction_paths`` returns, for all articles together.

    Raises:
        NotAnswerable: The total may not be shown.
    """
    first = paths.filter(step=1).select("step", "from_type", "to_type", count="people")
    table = suppress(
        with_totals(first, [["step"]], dimensions=["step", "from_type", "to_type"]),
        margins=[["step"]],
        dimensions=["step", "from_type", "to_type"],
    )
    total = known(table, step=1)
    if not total:
        raise protected()
    pairs = table.filter(pl.col("from_type").is_not_null())
    return shares(
        pairs.rename({"count": "people"}).with_columns(total=pl.lit(total)), "people", "total"
    ).sort("from_type", "to_type")


def sanctions_by_fate(sanctions: pl.DataFrame) -> pl.DataFrame:
    """Count sanctions by kind, and fines by what became of them, protected together.

    Args:
        sanctions: As ``contracts.SANCTION``, of all articles.

    Returns:
        ``is_own`` (under article 115-1), ``is_principal``, ``sanction_type``, ``fate`` (of fines),
        ``count``, ``status``; an empty column is a total.
    """
    fate = pl.when(pl.col("sanction_type") == "fine").then(pl.col("status").fill_null(UNKNOWN))
    records = sanctions.select(
        "is_principal",
        "sanction_type",
        is_own=pl.col("article").eq_missing("УК 115-1"),
        fate=fate.otherwise(pl.lit("")),
    )
    totals = [[], ["is_principal"], ["is_principal", "sanction_type"], ["sanction_type"],
              ["sanction_type", "fate"]]  # fmt: skip
    return hidden(
        records,
        ["is_own", "is_principal", "sanction_type", "fate"],
        [*totals, *(["is_own", *kept] for kept in totals)],
    )


def mix(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    """Return the protected sanction mix, of article 115-1 or of all articles.

    Args:
        found: As ``sanctions_by_fate`` returns.
        is_own: Only article 115-1.

    Returns:
        ``is_principal``, ``sanction_type``, ``count``, ``total``, ``share``, ``low``, ``high``,
        ``status``, by kind and type.
    """
    part = _of_article(found, is_own=is_own).filter(pl.col("fate").is_null()).drop("fate")
    kinds = part.filter(pl.col("is_principal").is_not_null())
    totals = kinds.filter(pl.col("sanction_type").is_null()).select("is_principal", total="count")
    rows = kinds.filter(pl.col("sanction_type").is_not_null()).join(totals, on="is_principal")
    return shares(rows, "count", "total").sort(~pl.col("is_principal"), "sanction_type")


def payment(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    """Return what became of the fines, protected; arguments as in ``mix``.

    Returns:
        ``fate``, ``count``, ``total``, ``share``, ``low``, ``high``, ``status``, by fate.

    Raises:
        NotAnswerable: Fewer than 30 fines.
    """
    part = _of_article(found, is_own=is_own).filter(
        pl.col("is_principal").is_null(), sanction_type="fine"
    )
    total = part.filter(pl.col("fate").is_null())["count"].sum()
    if not percent_allowed(int(total)):
        raise protected()
    rows = part.filter(pl.col("fate").is_not_null()).with_columns(total=pl.lit(total, pl.Int64))
    return shares(rows, "count", "total").drop("is_principal", "sanction_type").sort("fate")


def _of_article(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    of = pl.col("is_own") if is_own else pl.col("is_own").is_null()
    return found.filter(of).drop("is_own")
