"""What officials and the official form say of practice, in sentences."""

import polars as pl

from words.language import Language
from words.sentences.overview import stated
from words.sentences.said import Said
from words.vocabulary import label


def officials(steps: pl.DataFrame, *, place: str, reader: Language) -> Said:
    """Describe the newest statement of each step; ``steps`` as ``stated_steps``."""
    known = steps.filter(pl.col("count").is_not_null())
    silent = steps.filter(pl.col("count").is_null())["indicator"].to_list()
    sentences = [stated(row, reader) for row in known.iter_rows(named=True)]
    if silent:
        named = ", ".join(label("indicator", step, reader).lower() for step in silent)
        sentences.append(reader.text("No figure was found for: {steps}.", steps=named))
    sentences.append(
        reader.text(
            "Days and bodies differ, so no share of one figure in another can be formed."
        )
    )  # fmt: skip
    reached = len(set(known["indicator"]))
    return Said(
        finding=reader.plural(
            "Officials stated {n} step of five",
            "Officials stated {n} steps of five",
            reached,
        ),
        context=reader.text(
            "Cases under article 115-1 as stated · {place} · since 16 September 2025", place=place
        ),
        text=" ".join(sentences),
        about=reader.text(
            "For each step from registration to conviction the newest dated statement and every "
            "undated one is shown, as it was said. A later step may be the larger number, because "
            "it was stated later. Contradicted figures are on “Data and methods”, tab “Conflicts”."
        ),
    )


def known_cases(outcomes: pl.DataFrame, *, place: str, reader: Language) -> Said:
    """Describe how far the publicly reported cases went; ``outcomes`` as ``known_outcomes``."""
    counts = dict(outcomes.select("outcome", "count").iter_rows())
    total = sum(counts.values())
    return Said(
        finding=reader.plural(
            "{n} reported case: how far it went",
            "{n} reported cases: how far they went",
            total,
        ),
        context=reader.text(
            "Cases under article 115-1 described by the press · {place} · 2025–2026", place=place
        ),
        text=" ".join(
            [
                *(
                    reader.text(
                        "{outcome}: {count}.",
                        outcome=label("outcome", code, reader)
                        if code
                        else reader.text("Outcome not reported"),
                        count=reader.number(count),
                    )
                    for code, count in counts.items()
                ),
                reader.text(
                    "The press reports verdicts rather than refusals: no share follows from it."
                ),
            ]
        ),
        about=reader.text(
            "Each case has a source, listed on the screen “Cases and the law”. Cases booked under "
            "another article are left out. The cases are not a sample, so no rates and no "
            "intervals are given."
        ),
    )


def form(found: pl.DataFrame, *, offence: str, place: str, year: int, reader: Language) -> Said:
    """Describe one article's row of Form 1-M; ``found`` as ``form_practice``.

    Args:
        found: A row at least for ``registered`` and ``sent_to_court``.
        offence: The article, in the reader's language.
        place: Where, in the reader's language.
        year: The year of the form.
        reader: The reader's language.
    """
    counts = dict(found.select("measure", "count").iter_rows())
    return Said(
        finding=reader.plural(
            "{n} case of a neighbouring article sent to court",
            "{n} cases of a neighbouring article sent to court",
            counts["sent_to_court"],
        ),
        context=reader.text(
            "{offence} · {place} · {year}", offence=offence, place=place, year=str(year)
        ),
        text=" ".join(
            [
                reader.text(
                    "In the year {registered} were registered, {exonerating} ended on exonerating "
                    "and {other} on non-exonerating grounds.",
                    registered=reader.number(counts["registered"]),
                    exonerating=reader.number(counts["terminated_exonerating"]),
                    other=reader.number(counts["terminated_non_exonerating"]),
                ),
                reader.text(
                    "The columns count different cases of the same year, so none is a share of "
                    "another. The form of {year} has no row for article 115-1: the article is of "
                    "2025.",
                    year=str(year),
                ),
            ]
        ),
        about=reader.text(
            "Official Form 1-M, section 1, sum of the regions shown. A case sent to court this "
            "year may have been registered earlier; one ended for want of an offence is no longer "
            "counted as registered. Of verdicts the form says nothing: those are in the forms of "
            "the courts."
        ),
    )
