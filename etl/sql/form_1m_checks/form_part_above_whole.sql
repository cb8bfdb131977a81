-- form_part_above_whole: counts of a part that exceed the whole it is printed under.
-- Grain: row, part. Reads: form_value. A warning: the form is kept as it was reported.
-- Every pair holds in all 8,440 rows of the forms of 2022.
SELECT
    p.row, p.line, p.sheet || '!' || p.letter AS column_name, CAST(p.value AS VARCHAR) AS value,
    CAST(w.value AS VARCHAR) AS expected
FROM (
    VALUES
        ('registered', 'in_production'), ('committed_in_past_years', 'registered'),
        ('against_women', 'registered'), ('against_minors', 'registered'),
        ('completed', 'in_production'), ('sent_to_court', 'completed'),
        ('sent_to_court_plea_deal', 'sent_to_court'), ('public_place', 'registered'),
        ('street', 'public_place')
) AS pair (part, whole)
JOIN form_value AS p ON p.measure = pair.part
JOIN form_value AS w ON w.row = p.row AND w.measure = pair.whole
WHERE p.section = '1' AND p.value > w.value
