"""What the data sets are and what is kept out of sight, in sentences."""

from words.language import Language


def limits(reader: Language) -> tuple[str, ...]:
    """Return what a reader must know before believing any number here."""
    return (
        reader.text("Recorded offences, not prevalence: what is not reported is not counted."),
        reader.text("Association, not cause: courts and police choose whom they sanction."),
        reader.text("Regions are never ranked by counts; small numbers jump by chance."),
        reader.text("Data sets are never mixed: each figure names the one it comes from."),
        reader.text("Identifiers of people are replaced by keyed hashes when a file is loaded."),
        reader.text("Article 449 of the Administrative Code is begging and hawking: never used."),
    )


def signs(reader: Language) -> tuple[str, ...]:
    """Return how the four values that are not plain numbers look."""
    return (
        reader.text("0: none recorded, with the upper limit of its interval"),
        reader.text("c: suppressed, to protect people"),
        reader.text("u: unreliable, from fewer than 20 offences or other boundaries"),
        reader.text("–: no data"),
    )


def methods(reader: Language) -> tuple[tuple[str, str], ...]:
    """Return each method's name and what it does, with its source."""
    return (
        (
            reader.text("Rate per 100,000 residents a year"),
            reader.text(
                "Recorded offences divided by residents, with an exact Poisson interval "
                "(Garwood 1936). No offence still has an upper limit."
            ),
        ),
        (
            reader.text("Smoothed rate"),
            reader.text(
                "Empirical Bayes (Marshall 1991): the fewer residents, the more a place is drawn "
                "towards the common rate."
            ),
        ),
        (
            reader.text("Before and after"),
            reader.text(
                "Segmented quasi-Poisson regression of monthly counts with trend and season "
                "(Bernal, Cummins & Gasparrini 2017), and the same at dates when nothing happened."
            ),
        ),
        (
            reader.text("Share recorded again"),
            reader.text(
                "Kaplan-Meier curve with Greenwood variance and log-log interval; window rates "
                "with Wilson intervals among people observed throughout."
            ),
        ),
        (
            reader.text("Conduct and the law"),
            reader.text(
                "Dates of conduct as intervals against 16 September 2025; what cannot be told from "
                "the dates is “not known”."
            ),
        ),
    )
