-- sanction_before_conduct: sanctions dated before the conduct that they punish began. Error.
-- Grain: line. Reads: register_row, known_case.
-- Only certain contradictions: the last day of the sanction is before the first of the conduct.
SELECT row_.line, 'imposed_on' AS column_name,
    strftime(latest(row_.imposed_on, row_.imposed_on_precision), '%Y-%m-%d') AS value,
    strftime(known.conduct_from, '%Y-%m-%d') AS expected
FROM register_row AS row_
JOIN known_case AS known ON known.case_id = row_.case_id
WHERE latest(row_.imposed_on, row_.imposed_on_precision) < known.conduct_from
