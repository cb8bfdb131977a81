-- sanction_above_ceiling: sanctions above what the article allowed on that day. Error.
-- Grain: line, column_name. Reads: sanction_amount, norm_ceiling.
-- The highest ceiling of all parts of the article counts, and for a partial date the highest of
-- its days. No known ceiling, no judgement. Tenge are measured in MCI of the day; half of the
-- second decimal of an MCI is rounding.
SELECT amount.line, amount.column_name, plain_number(amount.amount) AS value,
    plain_number(floor(ceiling.max_value * amount.unit_size)) AS expected
FROM sanction_amount AS amount
JOIN norm_ceiling AS ceiling
    ON ceiling.article = amount.article
    AND ceiling.sanction_type = amount.norm_type
    AND ceiling.unit = amount.unit
    AND ceiling.day = amount.imposed_on
    AND ceiling.day_precision = amount.imposed_on_precision
WHERE amount.amount / amount.unit_size > ceiling.max_value + 0.005
