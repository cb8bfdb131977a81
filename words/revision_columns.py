"""The columns of drafts and revisions."""

from words import N_, forms
from words.column import Column, counted

REVISION_COLUMNS: dict[str, Column] = {
    "published_at": Column(N_("Published"), forms.moment),
    "revision_change": Column(N_("Change"), forms.coded("revision_change")),
    "draft_change": Column(N_("Change"), forms.coded("draft_change")),
    "month_from": Column(N_("From month"), forms.month),
    "month_to": Column(N_("To month"), forms.month),
    "total_before": counted(N_("Cases before")),
    "total_after": counted(N_("Cases now")),
    "shown_before": counted(N_("The public sees")),
    "shown_after": counted(N_("It would see")),
    "sanctions_of": Column(N_("Sanctions"), forms.verbatim),
    "effect": Column(N_("Effect"), forms.coded("effect")),
    "gone": counted(N_("No longer there")),
}
