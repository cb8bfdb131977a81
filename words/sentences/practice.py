"""How far cases go, in sentences: never a share without its whole and its interval."""

from typing import Any

import polars as pl

from words.language import Language
from words.sentences.said import Said
from words.vocabulary import label


def funnel(steps: pl.DataFrame, *, article: str, place: str, reader: Language) -> Said:
    """Describe how many registered cases went how far; ``steps`` as ``practice_funnel``.

    Args:
        steps: As ``practice_funnel`` returns, nothing hidden.
        article: Which cases, in the reader's language.
        place: Where, in the reader's language.
        reader: The reader's language.
    """
    rows = {row["stage"]: row for row in steps.iter_rows(named=True)}
    court, verdict = rows["sent_to_court"], rows["verdict"]
    finding = reader.plural(
        "{n} registered case so far sent to court",
        "{n} registered cases so far sent to court",
        court["count"],
    )
    return Said(
        finding=finding,
        context=reader.text("{article} · {place} · all years of the register", article=article,
                            place=place),
        text=" ".join(
            [
                reader.plural(
                    "Registered: {n} case.", "Registered: {n} cases.", rows["registered"]["count"]
                ),
                *_share_sentences(court, verdict, reader),
                reader.text(
                    "Cases of the last months are still on their way, so each share is “so far” "
                    "and grows."
                ),
            ]
        ),
        about=reader.text(
            "Each step counts the registered cases that have reached it: a conviction has passed "
            "all steps before it. Shares are of the registered cases, with Wilson's interval. "
            "Complaints that were never registered are in no register: that step has no number."
        ),
    )  # fmt: skip


def _share_sentences(court: dict[str, Any], verdict: dict[str, Any], reader: Language) -> list[str]:
    if court["share"] is None:
        return [reader.text("Without a case there is no share.")]
    shown = {
        f"{name}_{key}": reader.percent(row[key], digits=1)
        for name, row in (("court", court), ("verdict", verdict))
        for key in ("share", "low", "high")
    }
    return [
        reader.text(
            "Sent to court: {court_share} (95% interval {court_low} to {court_high}); with a "
            "verdict: {verdict_share} ({verdict_low} to {verdict_high}).",
            **shown,
        )
    ]


def parts(found: pl.DataFrame, *, article: str, place: str, reader: Language) -> Said:
    """Describe what each practice did; ``found`` as ``practice_parts``."""
    chosen = {(row["practice"], row["part"]): row for row in found.iter_rows(named=True)}
    said = [
        (chosen["police", "refused"], reader.text("The police refused")),
        (chosen["investigation", "terminated"], reader.text("The investigation ended")),
        (chosen["court", "convicted"], reader.text("The court convicted in")),
    ]
    return Said(
        finding=reader.text("Police, investigation and court side by side"),
        context=reader.text("{article} · {place} · all years of the register", article=article,
                            place=place),
        text=" ".join(
            [*(_part(row, who, reader) for row, who in said), reader.text(
                "The three are shares of different wholes and say nothing of who works better."
            )]
        ),
        about=reader.text(
            "Law-enforcement practice: of all registered cases. Investigative practice: of those "
            "neither refused nor left to administrative law. Judicial practice: of those sent to "
            "court. Each share has Wilson's interval; a case without an outcome is still open."
        ),
    )  # fmt: skip


def _part(row: dict[str, Any], who: str, reader: Language) -> str:
    if row["share"] is None:
        return reader.text("{who}: no case reached it yet.", who=who)
    return reader.text(
        "{who}: {count} of {total} cases ({share}; {low} to {high}).",
        who=who,
        count=reader.number(row["count"]),
        total=reader.number(row["total"]),
        **{key: reader.percent(row[key], digits=1) for key in ("share", "low", "high")},
    )


def grounds(found: pl.DataFrame, *, article: str, place: str, reader: Language) -> Said:
    """Describe why cases were refused or ended.

    Args:
        found: ``ended``, ``ground``, ``count``, ``total``, ``share``, ``low``, ``high``; a row at
            least.
        article: Which cases, in the reader's language.
        place: Where, in the reader's language.
        reader: The reader's language.
    """
    first = found.sort("count", descending=True, maintain_order=True).row(0, named=True)
    total = int(first["total"])
    return Said(
        finding=reader.plural(
            "{n} case refused or ended before court",
            "{n} cases refused or ended before court",
            total,
        ),
        context=reader.text("{article} · {place} · all years of the register", article=article,
                            place=place),
        text=reader.text(
            "The most frequent: {outcome}, {ground} – {count} of {total} ({share}; 95% interval "
            "{low} to {high}). A ground says how a case was closed, not what happened.",
            outcome=label("outcome", first["ended"], reader).lower(),
            ground=label("outcome_ground", first["ground"] or "not_stated", reader).lower(),
            count=reader.number(first["count"]),
            total=reader.number(total),
            **{key: reader.percent(first[key], digits=1) for key in ("share", "low", "high")},
        ),
        about=reader.text(
            "Cases refused at registration or ended by the investigation, by the ground in the "
            "register. Where the sender gave none, “Ground not stated”. Shares are of all such "
            "cases together, with Wilson's interval."
        ),
    )  # fmt: skip


def days(found: pl.DataFrame, *, article: str, place: str, reader: Language) -> Said:
    """Describe how long the steps took; ``found`` as ``practice_days`` with ``between``."""
    known = [row for row in found.iter_rows(named=True) if row["median"] is not None]
    last = next((row for row in known if row["between"] == "registration_to_outcome"), None)
    sentences = [_step_days(row, reader) for row in known]
    return Said(
        finding=reader.text("Days between the steps")
        if last is None
        else reader.plural(
            "Half of the ended cases took {n} day",
            "Half of the ended cases took up to {n} days",
            round(last["median"]),
        ),
        context=reader.text("{article} · {place} · all years of the register", article=article,
                            place=place),
        text=" ".join([*sentences, reader.text(
            "Slow cases have not ended yet, so the last median is too small while the register "
            "is young."
        )]),
        about=reader.text(
            "Days are counted where both dates are known to the day and in order. The point is "
            "the median, the thick line the middle half of the cases; it is no interval of an "
            "estimate but how different the cases are."
        ),
    )  # fmt: skip


def _step_days(row: dict[str, Any], reader: Language) -> str:
    return reader.text(
        "{step}: half within {median} days, the middle half of the cases {quarter} to "
        "{three_quarters}; known in {known} of {cases} cases.",
        step=label("practice_step", row["between"], reader),
        known=reader.number(row["known"]),
        cases=reader.number(row["cases"]),
        **{
            key: reader.number(row[key], digits=0) for key in ("quarter", "median",
                                                               "three_quarters")
        },
    )  # fmt: skip
