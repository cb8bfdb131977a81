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


def conflicts(reader: Language) -> tuple[str, ...]:
    """Return how figures that contradict each other are treated here."""
    return (
        reader.text("Sources disagree. Each card says who said what and when, and what follows."),
        reader.text("Nothing is corrected: both sides stay visible with their sources."),
    )
