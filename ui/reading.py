"""How to read each kind of chart, for the tab “About” of the card that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from words import N_

if TYPE_CHECKING:
    from ui.frame import Screen

MAP = N_(
    "How to read the map: each area has the colour of its class, and the classes of a measure "
    "never change. Where there is no plain number the fill and a sign behind the name say why: "
    "0, u, c or –. Cities are dots as well, because their areas are too small to see. All of it"
    " is in the table."
)
DOTS = N_(
    "How to read the dots: the dot is the rate, the line through it the 95% interval – where "
    "the true rate plausibly lies. Where lines overlap, the places may well be equal. The order"
    " is that of the names."
)
TILES = N_(
    "How to read the tiles: each region is one tile of equal size, about where it lies on the "
    "map, so that Astana, Almaty and Shymkent are as visible as the others. Colours are those "
    "of the map."
)
FUNNEL = N_(
    "How to read the funnel: points within the dashed lines differ from the country by no more "
    "than chance. Few residents, wide funnel: a small region must be far off before it says "
    "anything."
)
SMOOTHED = N_(
    "How to read the pairs: the hollow circle is what was recorded, the diamond what is left of"
    " it once chance is taken into account. A long line between them is a rate made of few "
    "cases."
)
STATEMENTS = N_(
    "How to read the points: each is one statement on the day it describes, one shape for each "
    "thing counted. They are not joined, because two statements are not a measured course."
)
TIMELINE = N_(
    "How to read the timeline: each mark is an event on its day, month or year, no more exactly"
    " than it is known. The two lines are the law's own dates: signed and in force."
)
MONTHS = N_(
    "How to read the months: points are recorded cases, the solid line is the model, the dashed"
    " one what it expects had nothing changed, the band its 95% interval. Hatched months are "
    "still filling up."
)
RATIOS = N_(
    "How to read the ratios: the line at 1 means no change. A point is the estimate, the bar "
    "its 95% interval; a bar that crosses 1 shows no change beyond chance. Grey points are "
    "plain ratios."
)
STACKS = N_(
    "How to read the columns: each month is one column, each pattern one legal basis. The whole"
    " height is all cases of the month; a change of pattern alone is a change of article."
)
MULTIPLES = N_(
    "How to read the small charts: one region each, all on the same scale and in the order of "
    "names. A model is drawn only where a region has enough cases to answer for itself."
)
SHARES = N_(
    "How to read the shares: the mark is the share, the bar its 95% interval, the numbers in "
    "brackets say how many of how many. A wide bar means few cases behind it."
)
FINES = N_(
    "How to read the fines: each mark is one fine on its day, in MCI of that day; its shape "
    "says whether it was paid. The dashed line is the most the law allowed."
)
SENTENCES = N_(
    "How to read the bars: each bar is one known sentence as a part of the most the law allows "
    "for its kind. Without a bar, the amount was not published."
)
DIFFERENCE = N_(
    "How to read the difference: to the right of 0 more people fined were recorded again, to "
    "the left fewer, per 100 people. The bar is the 95% interval; the grey mark is the plain "
    "difference."
)
PATHS = N_(
    "How to read the bands: on the left the first sanction, on the right the one that followed."
    " The wider the band, the more people. People without a second sanction are not in it."
)
CURVE = N_(
    "How to read the curve: it climbs by a step on each day on which somebody was recorded "
    "again. The band is its 95% interval; the numbers below are the people still watched."
)
STEPS = N_(
    "How to read the steps: from top to bottom as a case goes; each bar starts at 0. Behind the"
    " number stands its share of the registered cases with its 95% interval. “No data” is a "
    "gap, not 0."
)
FORM = N_(
    "How to read the bars: each is a count of its own, as stated, reported or printed in the "
    "form. They are no funnel: a longer bar further down is not an error."
)
DAYS = N_(
    "How to read the days: the point is the median – half of the cases took no longer. The "
    "thick line is the middle half of the cases."
)
CASES = N_(
    "How to read the bars: each bar is one case from its first to its last known conduct; marks"
    " are reports, orders and sanctions. The lines are the law's dates: only conduct to the "
    "right of the second can be punished under article 115-1."
)

#: Name of a card → how to read its chart; cards without a chart have none.
OF_CARD: Mapping[str, str] = {
    "official_figures": STATEMENTS,
    "region_stated": STATEMENTS,
    "timeline": TIMELINE,
    "districts": MAP,
    "funnel": FUNNEL,
    "smoothed": SMOOTHED,
    "position": DOTS,
    "monthly": MONTHS,
    "law_dates": RATIOS,
    "placebo": RATIOS,
    "composition": STACKS,
    "regions_before_after": MULTIPLES,
    "practice_stated": FORM,
    "practice_known": FORM,
    "practice_form": FORM,
    "loaded_forms": DOTS,
    "practice_funnel": STEPS,
    "practice_parts": SHARES,
    "practice_grounds": SHARES,
    "practice_days": DAYS,
    "sentences": SENTENCES,
    "sanction_mix": SHARES,
    "fines": FINES,
    "adjusted": DIFFERENCE,
    "paths": PATHS,
    "curve": CURVE,
    "curves": CURVE,
    "windows": SHARES,
    "cohorts": SHARES,
    "repeat_regions": SHARES,
    "conduct_vs_law": CASES,
    "region_cases": CASES,
}
OF_VIEW: Mapping[str, str] = {"map": MAP, "dots": DOTS, "tiles": TILES, "table": MAP}


def show(screen: Screen, card: str) -> None:
    """Draw how to read the chart of a card, if it has one."""
    told = OF_VIEW[screen.selection.view] if card == "regions" else OF_CARD.get(card)
    if told is not None:
        st.markdown(screen.language.text(told))
