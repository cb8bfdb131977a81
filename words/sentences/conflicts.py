"""Each known conflict in words: why not all of it can be right, and how it is treated here."""

from dataclasses import dataclass
from typing import Final

from words.language import N_, Language
from words.sentences.said import Said


@dataclass(frozen=True, slots=True)
class _Told:
    title: str
    why: str
    treatment: str


_TOLD: Final = {
    "registered_in_october": _Told(
        N_("Registered by mid-October 2025: almost 300 or 2?"),
        N_(
            "A deputy spoke of almost 300 offences on 13 October 2025; a day later the Prosecutor "
            "General's Office gave 2, and named the two regions. The article had been in force for "
            "four weeks. The larger number probably counts something else, such as all complaints; "
            "what, was not said."
        ),
        N_(
            "The larger figure is kept with its source, marked as contradicted, and never drawn or "
            "counted. The smaller one is shown as stated, with its date."
        ),
    ),
    "registered_in_january": _Told(
        N_("About 8 registered nationwide, more in the regions alone"),
        N_(
            "On 29 January 2026 a deputy minister gave about 8 registered nationwide, from memory. "
            "Four weeks later 36 had been sent to court, and the regional police named 19 for "
            "Astana alone. Nobody can send more to court than were registered."
        ),
        N_(
            "All are shown as stated, with speaker and day, and none is divided by another. No "
            "share “sent to court of those registered” is made of them."
        ),
    ),
    "sent_to_court": _Told(
        N_("36 or 51 sent to court?"),
        N_(
            "36 were stated on 25 February 2026. The notice with 51 carries no date in the copy "
            "that could be read; it may be later, but nothing proves how much later. A headline of "
            "the first day speaks of persons punished, while the figure is of cases sent to court."
        ),
        N_(
            "Both stand on the first screen, the undated one without a point in the chart. No "
            "growth is computed from one to the other."
        ),
    ),
    "date_in_force": _Told(
        N_("In force from July, August or September 2025?"),
        N_(
            "Some media give 16 July 2025, the day of the signature, or 20 August 2025, the day of "
            "an explanatory notice. The law names sixty days after its publication, and the "
            "Prosecutor General, the Ministry and the vice-minister agree on 16 September 2025."
        ),
        N_(
            "16 September 2025 is used everywhere. The other days are listed in the law's story as "
            "disagreements; on “Before and after” each reader can try another day."
        ),
    ),
    "first_verdict": _Told(
        N_("Which verdict was the first?"),
        N_(
            "Media call the verdict of Petropavl, reported on 30 January 2026, the first in the "
            "country; another report names a verdict in Semey in December 2025."
        ),
        N_(
            "No verdict is called the first here. Both are listed with their sources; sentences "
            "are said to be known from December 2025."
        ),
    ),
    "west_kazakhstan_sanction": _Told(
        N_("A fine or special requirements in West Kazakhstan?"),
        N_(
            "For the same case the police reported special requirements for three months, the "
            "court a fine whose amount was not published. A court may impose both; neither source "
            "says so."
        ),
        N_(
            "The court's word counts: the case is listed with a fine of unknown amount and is left "
            "out where an amount is needed."
        ),
    ),
    "protective_orders": _Told(
        N_("Protective orders: fewer, yet up by 5 per cent?"),
        N_(
            "70,000 in nine months of 2025 are said to be 5 per cent more than a year before. But "
            "nearly all of 2024 had 72,000, so nine months of it can hardly have had 67,000. 2023 "
            "had more than 87,000. Periods and what is counted seem to differ."
        ),
        N_(
            "These figures are context in tables only. No trend is drawn through them and nothing "
            "on article 115-1 rests on them."
        ),
    ),
    "family_violence_2020": _Told(
        N_("Violence in the family in 2020: 761 or 2,500?"),
        N_(
            "761 criminal offences in nine months and 2,500 criminal proceedings in eight months "
            "of the same year, both attributed to the Ministry. Offences and proceedings are not "
            "the same, and neither source gives its definition."
        ),
        N_("Both are context in tables only, each under its own name, and are never compared."),
    ),
}  # fmt: skip


def conflict(code: str, reader: Language) -> Said:
    """Describe one known conflict; ``code`` as in ``known_conflicts.CONFLICTS``."""
    told = _TOLD[code]
    return Said(
        finding=reader.text(told.title),
        context=reader.text("Who said what, and when"),
        text=" ".join([reader.text(told.why), reader.text(told.treatment)]),
        about=reader.text(
            "Figures are shown as published and never corrected. Where two cannot both be right, "
            "both stay visible with their sources, and the one that is used is named with its "
            "reason."
        ),
    )
