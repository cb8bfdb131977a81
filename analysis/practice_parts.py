"""Three practices side by side: what the police, the investigation and the court did."""

from datetime import date

import polars as pl

from analysis.intervals import wilson
from analysis.observations import Grouping, names, require
from analysis.refusal import NotAnswerable
from words import N_, Message

#: What the case records say of a case → what became of it. A missing outcome is a case in progress.
FATES = {
    "refused": "refused",
    "admin_only": "admin_only",
    "terminated": "terminated",
    "sent_to_court": "in_court",
    "convicted": "convicted",
    "acquitted": "acquitted",
}
OPEN = "open"
IN_COURT = ("in_court", "convicted", "acquitted")
INVESTIGATED = (OPEN, "terminated", *IN_COURT)

#: Practice → its parts, each with the fates that it holds; the parts of a practice add up to what
#: the practice before it passed on.
PRACTICES: dict[str, dict[str, tuple[str, ...]]] = {
    "police": {
        "refused": ("refused",),
        "admin_only": ("admin_only",),
        "investigated": INVESTIGATED,
    },
    "investigation": {
        OPEN: (OPEN,),
        "terminated": ("terminated",),
        "sent_to_court": IN_COURT,
    },
    "court": {
        "in_court": ("in_court",),
        "acquitted": ("acquitted",),
        "convicted": ("convicted",),
    },
}


def fate() -> pl.Expr:
    """Return the expression that reads from ``outcome`` what became of a case so far."""
    return pl.col("outcome").replace_strict(FATES, default=OPEN, return_dtype=pl.String)


def practice_parts(
    cases: pl.DataFrame, *, by: Grouping = None, confidence: float = 0.95
) -> pl.DataFrame:
    """Count what each practice did with the cases that reached it, so far.

    The share of one practice says nothing of another: the police are measured on what was
    registered, the court on what was sent to it.

    Args:
        cases: ``outcome`` and the columns of ``by``. A missing outcome is a case in progress.
        by: Columns of the groups.
        confidence: Two-sided level of the interval, a fraction in (0, 1).

    Returns:
        One row per group, practice and part, in order: the group columns, ``practice``, ``part``,
        ``count``, ``total`` (what reached the practice), ``share`` with its Wilson interval
        ``low``, ``high`` [fraction; null where nothing reached it].

    Raises:
        ContractError: A column is missing.

    >>> found = practice_parts(pl.DataFrame({"outcome": ["refused", "convicted", None]}))
    >>> found.filter(practice="court").select("part", "count", "total").rows()
    [('in_court', 0, 1), ('acquitted', 0, 1), ('convicted', 1, 1)]
    """
    groups = names(by)
    require(cases, ["outcome", *groups], name="case")
    fated = cases.with_columns(fate=fate())
    parts = []
    for practice, held in PRACTICES.items():
        everything = [name for fates in held.values() for name in fates]
        for part, fates in held.items():
            figures = [
                pl.col("fate").is_in(list(wanted)).sum().cast(pl.Int64).alias(name)
                for name, wanted in (("count", fates), ("total", everything))
            ]
            table = (
                fated.group_by(groups).agg(figures).sort(groups)
                if groups
                else fated.select(figures)
            )
            parts.append(table.with_columns(practice=pl.lit(practice), part=pl.lit(part)))
    found = pl.concat(parts).select(*groups, "practice", "part", "count", "total")
    ordered = found.sort(groups, maintain_order=True) if groups else found
    return ordered.with_columns(wilson("count", "total", confidence=confidence))


def practice_funnel(parts: pl.DataFrame) -> pl.DataFrame:
    """Put the parts of one group into the steps of a case, each as a share of the registered ones.

    Complaints that were not registered are in no register, so the first step has no number; it is
    kept, because the gap is part of the answer.

    Args:
        parts: As ``practice_parts`` returns for one group, or ``public_practice.parts``: an empty
            ``count`` is hidden, and a practice may be missing.

    Returns:
        Six rows: ``stage`` (complaints, registered, investigated, sent_to_court, verdict,
        convicted), ``count`` (null: not known or hidden), ``total`` (registered), ``share`` with
        its Wilson interval ``low``, ``high`` [fraction; null for the first two].
    """
    counts = {(r["practice"], r["part"]): r["count"] for r in parts.iter_rows(named=True)}
    totals = dict(parts.filter(practice="police").select("practice", "total").iter_rows())
    registered = totals.get("police")
    acquitted, convicted = (counts.get(("court", part)) for part in ("acquitted", "convicted"))
    steps = {
        "complaints": None,
        "registered": registered,
        "investigated": counts.get(("police", "investigated")),
        "sent_to_court": counts.get(("investigation", "sent_to_court")),
        "verdict": None if acquitted is None or convicted is None else acquitted + convicted,
        "convicted": convicted,
    }
    rows = [(stage, count, registered) for stage, count in steps.items()]
    schema = {"stage": pl.String, "count": pl.Int64, "total": pl.Int64}
    is_later = ~pl.col("stage").is_in(["complaints", "registered"])
    return (
        pl.DataFrame(rows, schema=schema, orient="row")
        .with_columns(wilson("count", "total"))
        .with_columns(pl.when(is_later).then(pl.col("share", "low", "high")))
    )


def enough_cases(cases: int, *, needed: int = 30) -> NotAnswerable | None:
    """Return the refusal of shares of fewer cases than ``needed``, or None."""
    if cases >= needed:
        return None
    return NotAnswerable(
        N_("There are too few cases for a share."),
        Message(N_("At least {n} cases in the register."), {"n": needed}),
        Message(N_("{n} in all."), {"n": cases}),
    )


def no_practice() -> NotAnswerable:
    """Return the refusal for questions that need the course of single cases."""
    return NotAnswerable(
        N_("No register of cases is public, so nobody can follow a case from step to step."),
        needed=N_(
            "A register with the date and outcome of each case, or Form 1-M with a row for "
            "article 115-1: load either on the screen “Upload”."
        ),
        available=N_("Single statements of officials, reported cases and Form 1-M of 2022."),
        when=date(2027, 1, 1),
    )
