-- sanction_date_order: payments dated before the sanction that they pay. Error.
-- Grain: line. Reads: register_row.
-- Only certain contradictions: the last day the payment can be is before the first of the sanction.
SELECT line, 'paid_on' AS column_name,
    strftime(latest(paid_on, paid_on_precision), '%Y-%m-%d') AS value,
    strftime(imposed_on, '%Y-%m-%d') AS expected
FROM register_row
WHERE latest(paid_on, paid_on_precision) < imposed_on
