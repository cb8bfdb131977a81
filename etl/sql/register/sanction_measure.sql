-- sanction_measure: each sanction of the file with the article and the type to judge it by.
-- Grain: line. Reads: register_row, known_case. Read by: norm_limit, sanction_not_possible.
-- A sanction without an article is judged by that of its case. The administrative code calls its
-- arrest just "arrest" in the catalogue; under the criminal code it has no place.
SELECT
    row_.*,
    coalesce(row_.article, known.article) AS judged_article,
    CASE
        WHEN row_.sanction_type = 'admin_arrest'
            AND NOT coalesce(starts_with(coalesce(row_.article, known.article), 'УК'), false)
        THEN 'arrest'
        ELSE row_.sanction_type
    END AS norm_type
FROM register_row AS row_
LEFT JOIN known_case AS known ON known.case_id = row_.case_id
WHERE row_.imposed_on IS NOT NULL AND row_.sanction_type IS NOT NULL
