"""The reader's word for every code that a frame carries."""

from words import practice
from words.language import N_, Language

SANCTION_TYPES = {
    "fine": N_("Fine"),
    "correctional_work": N_("Correctional work"),
    "community_service": N_("Community service"),
    "arrest": N_("Arrest"),
    "admin_arrest": N_("Administrative arrest"),
    "warning": N_("Warning"),
    "special_requirements": N_("Special requirements"),
    "protective_order": N_("Protective order"),
    "restriction": N_("Restriction of liberty"),
    "imprisonment": N_("Imprisonment"),
    "other": N_("Other"),
}

#: What stands in the list of norms beside sanctions: measures, and norms nobody has verified.
NORM_TYPES = {
    **SANCTION_TYPES,
    "not_verified": N_("Not verified"),
    "moved_to_UK_108-1": N_("Moved to article 108-1 of the Criminal Code"),
    "moved_to_UK_109-1": N_("Moved to article 109-1 of the Criminal Code"),
    "police_reporting": N_("Reporting to the police"),
    "registration": N_("Preventive registration"),
    "detention": N_("Detention"),
    "damages": N_("Damages"),
    "no_contact_order": N_("Ban on contact"),
}

LAW_POSITIONS = {
    "before": N_("Ended before the law"),
    "continuing": N_("Began before, went on after"),
    "after": N_("Began after the law"),
    "unknown": N_("Dates not known well enough"),
}

CODES: dict[str, dict[str, str]] = {
    **practice.CODES,
    "sanction_type": SANCTION_TYPES,
    "norm_type": NORM_TYPES,
    "law_position": LAW_POSITIONS,
    "chargeable": {
        "yes": N_("Yes"),
        "no": N_("No"),
        "part_after": N_("Only the part from 16 September 2025 on"),
        "unknown": N_("Not known"),
    },
    "known": {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Not known")},
    "status": {
        "imposed": N_("Imposed"),
        "paid": N_("Paid"),
        "part_paid": N_("Partly paid"),
        "unpaid": N_("Unpaid"),
        "converted": N_("Converted"),
        "appealed": N_("Appealed"),
        "cancelled": N_("Cancelled"),
        "unknown": N_("Not known"),
    },
    "outcome": {
        "in_progress": N_("In progress"),
        "investigation": N_("Under investigation"),
        "sent_to_court": N_("Sent to court"),
        "convicted": N_("Convicted"),
        "acquitted": N_("Acquitted"),
        "terminated": N_("Terminated"),
        "refused": N_("Refused"),
        "admin_only": N_("Administrative case only"),
    },
    "relationship": {
        "ex_spouse": N_("Former spouse"),
        "ex_partner": N_("Former partner"),
        "spouse": N_("Spouse"),
        "partner": N_("Partner"),
        "relative": N_("Relative"),
        "acquaintance": N_("Acquaintance"),
        "colleague": N_("Colleague"),
        "stranger": N_("Stranger"),
        "online": N_("Known online only"),
        "unknown": N_("Not known"),
    },
    "basis": {
        "admin": N_("Administrative: 434, 73, 461"),
        "criminal": N_("Criminal: 115, 147, 149"),
        "article_115_1": N_("Article 115-1"),
        "other": N_("Other articles"),
    },
    "cohort": {
        "before": N_("Sanctioned before the law"),
        "after": N_("Sanctioned after the law"),
    },
    "conduct_form": {
        "calls": N_("Calls"),
        "messages": N_("Messages"),
        "following": N_("Following"),
        "visits_home": N_("Visits to the home"),
        "visits_work": N_("Visits to the workplace"),
        "online": N_("Online"),
        "threats": N_("Threats"),
        "gifts": N_("Unwanted gifts"),
        "surveillance": N_("Surveillance"),
        "other": N_("Other"),
    },
    "indicator": {
        "registered": N_("Registered"),
        "sent_to_court": N_("Sent to court"),
        "convicted": N_("Convicted"),
        "terminated": N_("Terminated"),
        "in_progress": N_("In progress"),
        "sanction_fine": N_("Fine"),
        "sanction_arrest": N_("Arrest"),
        "sanction_community_service": N_("Community service"),
    },
    "dataset_kind": {
        "published": N_("Published record"),
        "register": N_("Register"),
        "simulated": N_("SIMULATED register"),
        "form-1m": N_("Forms 1-M loaded here"),
    },
    # What came with the program; other data sets are called what their analyst called them.
    "dataset": {
        "published": N_("Published record"),
        "simulated": N_("SIMULATED register"),
        "reference": N_("Reference data"),
    },
    "upload_kind": {
        "case": N_("Case records"),
        "sanction": N_("Sanctions"),
        "form-1m": N_("Form 1-M"),
        "crime-map": N_("Crime map export"),
        "published": N_("Published record"),
        "reference": N_("Reference data"),
    },
    "funnel_flag": {
        "within": N_("Within what chance explains"),
        "high_95": N_("Higher than expected"),
        "high_998": N_("Much higher than expected"),
        "low_95": N_("Lower than expected"),
        "low_998": N_("Much lower than expected"),
    },
    "draft_change": {
        "loaded": N_("Loaded"),
        "withdrawn": N_("Withdrawn"),
        "restored": N_("Counts again"),
    },
    "revision_change": {
        "new": N_("New data set"),
        "revised": N_("Added to or corrected"),
        "withdrawn": N_("Withdrawn"),
    },
    "effect": {
        "shown": N_("Becomes visible"),
        "hidden": N_("Becomes hidden"),
        "changed": N_("Another number"),
    },
    "state": {"committed": N_("In use"), "withdrawn": N_("Withdrawn")},
    "severity": {"error": N_("Error: row not loaded"), "warning": N_("Warning: row loaded")},
    "confidence": {
        "official": N_("Official"),
        "derived": N_("Derived from official figures"),
        "estimate": N_("Estimate"),
    },
}


#: The codes of law by their short names, which stand before a number.
BOOKS = {"УК": N_("CC"), "КоАП": N_("CAO"), "УПК": N_("CPC")}

#: What the list of norms has beside articles with a number.
NORMS = {
    "УПК": N_("CPC"),
    "КоАП breach of special requirements": N_("CAO, breach of special requirements"),
    "Law 214-IV": N_("Law 214-IV"),
    "Law 214-IV 20": N_("Law 214-IV, art. 20"),
    "Law 214-IV 22": N_("Law 214-IV, art. 22"),
    "Law 214-IV / MVD order 432 22": N_(
        "Law 214-IV, art. 22; order 432 of the Ministry of Internal Affairs"
    ),
    "Law 245-VIII": N_("Law 245-VIII"),
}


def label(vocabulary: str, code: str | None, language: Language) -> str:
    """Return the reader's word for ``code``; a code without one is shown as it is."""
    if code is None:
        return "–"
    known = CODES.get(vocabulary, {}).get(code)
    return language.text(known) if known else code


def article(code: str, language: Language) -> str:
    """Return an article as the reader's law books name it: ``УК 115-1``, ``ҚК 115-1``, ``CC``."""
    if code in NORMS:
        return language.text(NORMS[code])
    book, _, number = code.partition(" ")
    known = BOOKS.get(book)
    return f"{language.text(known)} {number}" if known and number else code
