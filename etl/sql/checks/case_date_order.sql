-- case_date_order: cases in which a later step is dated before an earlier one. Error.
-- Grain: line, column_name (the later step). Reads: register_row.
-- Only certain contradictions: the last day that the later step can be is before the first day
-- that the earlier one can be. Conduct may go on after registration, so its end is compared only
-- with its beginning.
SELECT line, step.column_name, strftime(step.last_day, '%Y-%m-%d') AS value,
    strftime(step.not_before, '%Y-%m-%d') AS expected
FROM (
    SELECT line, unnest([
        {
            'column_name': 'conduct_to',
            'last_day': latest(conduct_to, conduct_to_precision),
            'not_before': conduct_from
        },
        {
            'column_name': 'reported_on',
            'last_day': latest(reported_on, reported_on_precision),
            'not_before': conduct_from
        },
        {
            'column_name': 'registered_on',
            'last_day': latest(registered_on, registered_on_precision),
            'not_before': greatest(conduct_from, reported_on)
        },
        {
            'column_name': 'outcome_on',
            'last_day': latest(outcome_on, outcome_on_precision),
            'not_before': registered_on
        }
    ]) AS step
    FROM register_row
    WHERE latest(conduct_to, conduct_to_precision) < conduct_from
        OR latest(reported_on, reported_on_precision) < conduct_from
        OR latest(registered_on, registered_on_precision) < greatest(conduct_from, reported_on)
        OR latest(outcome_on, outcome_on_precision) < registered_on
)
WHERE step.last_day < step.not_before
