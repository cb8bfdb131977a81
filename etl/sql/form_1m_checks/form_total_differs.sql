-- form_total_differs: totals of a column that are not misdemeanours plus crimes.
-- Grain: row, form_column. Reads: form_value. The three rows stand at the head of section 1.
-- The grades of crime are left alone: one region's form of 2022 has a crime without a grade.
SELECT
    t.row, t.line, t.sheet || '!' || t.letter AS column_name, CAST(t.value AS VARCHAR) AS value,
    CAST(m.value + c.value AS VARCHAR) AS expected
FROM form_value AS t
JOIN form_value AS m
    ON m.section = t.section AND m.letter = t.letter
        AND lower(m.label) IN ('проступки', 'теріс қылықтар', 'қылмыстық теріс қылықтар')
JOIN form_value AS c
    ON c.section = t.section AND c.letter = t.letter
        AND lower(c.label) IN ('преступлений', 'қылмыстар')
WHERE
    t.section = '1'
    AND lower(t.label) IN (
        'всего правонарушений', 'барлық құқық бұзушылықтар', 'құқық бұзушылықтар барлығы',
        'барлық қылмыстық құқық бұзушылықтар', 'қылмыстық құқық бұзушылықтар барлығы'
    )
    AND t.value <> m.value + c.value
