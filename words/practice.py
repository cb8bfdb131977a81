"""The reader's words for what happens to a case between the complaint and the sentence."""

from typing import Final

from words.language import N_

PRACTICES: Final = {
    "police": N_("Law-enforcement practice"),
    "investigation": N_("Investigative practice"),
    "court": N_("Judicial practice"),
}

CODES: Final[dict[str, dict[str, str]]] = {
    "practice": PRACTICES,
    "practice_stage": {
        "complaints": N_("Complaints"),
        "registered": N_("Registered"),
        "investigated": N_("Investigated"),
        "sent_to_court": N_("Sent to court"),
        "verdict": N_("Verdict"),
        "convicted": N_("Convicted"),
    },
    "practice_part": {
        "refused": N_("Refused"),
        "admin_only": N_("Administrative case only"),
        "investigated": N_("Investigated"),
        "open": N_("Still open"),
        "terminated": N_("Terminated"),
        "sent_to_court": N_("Sent to court"),
        "in_court": N_("Waiting for a verdict"),
        "acquitted": N_("Acquitted"),
        "convicted": N_("Convicted"),
    },
    "practice_step": {
        "conduct_to_report": N_("Last conduct to report"),
        "report_to_registration": N_("Report to registration"),
        "registration_to_outcome": N_("Registration to outcome"),
    },
    "outcome_ground": {
        "no_corpus_delicti": N_("No elements of an offence"),
        "harm_not_proved": N_("Substantial harm not proved"),
        "reconciliation": N_("Reconciliation"),
        "limitation": N_("Time limit passed"),
        "not_retroactive": N_("Conduct before the law"),
        "other": N_("Other ground"),
        "unknown": N_("Ground not stated"),
        "not_stated": N_("Ground not stated"),
    },
    "form_measure": {
        "registered": N_("Registered in the year"),
        "in_production": N_("In hand during the year"),
        "suspended": N_("Time limit suspended"),
        "term_expired": N_("Time limit of the investigation expired"),
        "terminated_exonerating": N_("Ended on exonerating grounds"),
        "terminated_non_exonerating": N_("Ended on non-exonerating grounds"),
        "sent_to_court": N_("Sent to court in the year"),
        "sent_to_court_investigation": N_("of these after a full investigation"),
        "sent_to_court_inquiry": N_("of these after an inquiry"),
        "sent_to_court_protocol": N_("of these by the protocol procedure"),
    },
}
