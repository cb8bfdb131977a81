-- form_sum_differs: columns that are not the sum of the columns they consist of.
-- Grain: row, whole. Reads: form_value. Only rows in which every part has a count.
-- Every sum holds in all 8,440 rows of the forms of 2022.
SELECT
    w.row, w.line, w.sheet || '!' || w.letter AS column_name, CAST(w.value AS VARCHAR) AS value,
    CAST(sum(p.value) AS VARCHAR) AS expected
FROM (
    VALUES
        ('completed', 'sent_to_court', 2), ('completed', 'terminated_non_exonerating', 2),
        ('sent_to_court', 'sent_to_court_investigation', 3),
        ('sent_to_court', 'sent_to_court_inquiry', 3),
        ('sent_to_court', 'sent_to_court_protocol', 3),
        ('suspended', 'suspended_person_unknown', 9), ('suspended', 'suspended_person_abroad', 9),
        ('suspended', 'suspended_person_hiding', 9), ('suspended', 'suspended_illness', 9),
        ('suspended', 'suspended_legal_aid', 9), ('suspended', 'suspended_missing_not_found', 9),
        ('suspended', 'suspended_immunity', 9), ('suspended', 'suspended_force_majeure', 9),
        ('suspended', 'suspended_expert_examination', 9)
) AS piece (whole, part, parts)
JOIN form_value AS p ON p.measure = piece.part
JOIN form_value AS w ON w.row = p.row AND w.measure = piece.whole
WHERE w.section = '1'
GROUP BY w.row, w.line, w.sheet, w.letter, w.value, piece.parts
HAVING count(*) = piece.parts AND sum(p.value) <> w.value
