"""What the public may see of people and sanctions: small counts hidden, shares from 30 on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from analysis.cohorts import law_cohorts
from analysis.conduct_vs_law import conduct_vs_law
from analysis.disclosure.rules import percent_allowed
from analysis.law_positions import ORDER
from analysis.paths import sanction_paths
from analysis.public.cells import UNKNOWN, known, protected, shares
from analysis.public.releases import Register, in_turn
from analysis.repeat_offences import follow_up
from analysis.windows import watched


def window(registers: Sequence[Register], *, by: str, days: int, law_date: date) -> pl.DataFrame:
    """Count who was recorded again in a window after a first sanction, by group, protected.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.
        by: The column of the groups: ``sanction_type``, ``region_code``, or ``cohort``.
        days: Length of the window.
        law_date: First day of the cohort ``after``.

    Returns:
        The total (empty ``by``) and each group: ``by``, ``people``, ``reoffended``, ``share`` with
        ``low``, ``high`` (from 30 people on), ``status``.

    Raises:
        NotAnswerable: The totals may not be shown.
    """

    def people(register: Register) -> pl.DataFrame:
        until = register.until
        followed = follow_up(register.cases, register.sanctions, until=until).people
        cohorts = law_cohorts(followed, law_date=law_date)
        seen = watched(cohorts, days=days).filter("is_watched")
        return seen.select(pl.col(by).fill_null(UNKNOWN), "is_repeat")

    keys = [by, "is_repeat"]
    table = in_turn(registers, people, keys, [[], [by], ["is_repeat"], keys])
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


def positions(registers: Sequence[Register]) -> pl.DataFrame:
    """Count the cases before, across and after the law, protected.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.

    Raises:
        NotAnswerable: The total may not be shown.
    """

    def placed(register: Register) -> pl.DataFrame:
        return conduct_vs_law(register.whole_months).select("law_position")

    table = in_turn(registers, placed, ["law_position"], [[], ["law_position"]])
    total = known(table)
    if not total:
        raise protected()
    rows = [
        {"law_position": name, "count": known(table, law_position=name), "total": total}
        for name in ORDER
    ]
    schema = {"law_position": pl.String, "count": pl.Int64, "total": pl.Int64}
    return shares(pl.DataFrame(rows, schema=schema), "count", "total")


def steps(registers: Sequence[Register]) -> pl.DataFrame:
    """Count who went from which first sanction to which second one, protected.

    Later steps are left out, and all articles are taken together.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.

    Raises:
        NotAnswerable: The total may not be shown.
    """

    def first(register: Register) -> pl.DataFrame:
        paths = sanction_paths(register.sanctions, steps=1)
        return paths.select(pl.col(keys).repeat_by("people")).explode(keys)

    keys = ["from_type", "to_type"]
    table = in_turn(registers, first, keys, [[], keys])
    total = known(table)
    if not total:
        raise protected()
    pairs = table.filter(pl.col("from_type").is_not_null())
    return shares(
        pairs.rename({"count": "people"}).with_columns(step=1, total=pl.lit(total)),
        "people",
        "total",
    ).sort("from_type", "to_type")


def sanctions_by_fate(registers: Sequence[Register]) -> pl.DataFrame:
    """Count sanctions by kind, and fines by what became of them, protected together.

    Args:
        registers: As ``public_releases.history`` returns; what is shown is of the last one.

    Returns:
        ``is_own`` (under article 115-1), ``is_principal``, ``sanction_type``, ``fate`` (of fines),
        ``count``, ``status``; an empty column is a total.

    Raises:
        NotAnswerable: There are no sanctions.
    """
    fate = pl.when(pl.col("sanction_type") == "fine").then(pl.col("status").fill_null(UNKNOWN))

    def records(register: Register) -> pl.DataFrame:
        return register.sanctions.select(
            "is_principal",
            "sanction_type",
            is_own=pl.col("article").eq_missing("УК 115-1"),
            fate=fate.otherwise(pl.lit("")),
        )

    keys = ["is_own", "is_principal", "sanction_type", "fate"]
    totals = [[], ["is_principal"], ["is_principal", "sanction_type"], ["sanction_type"],
              ["sanction_type", "fate"]]  # fmt: skip
    margins = [*totals, *(["is_own", *kept] for kept in totals), keys]
    table = in_turn(registers, records, keys, margins)
    if table.is_empty():
        raise protected()
    return table


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
    totals = kinds.filter(pl.col("sanction_type").is_null()).select(
        "is_principal", total="count", total_status="status"
    )
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
    whole = part.filter(pl.col("fate").is_null()).select(total="count", total_status="status")
    if not percent_allowed(int(whole["total"].sum())):
        raise protected()
    rows = part.filter(pl.col("fate").is_not_null()).join(whole, how="cross")
    return shares(rows, "count", "total").drop("is_principal", "sanction_type").sort("fate")


def _of_article(found: pl.DataFrame, *, is_own: bool) -> pl.DataFrame:
    of = pl.col("is_own") if is_own else pl.col("is_own").is_null()
    return found.filter(of).drop("is_own")
