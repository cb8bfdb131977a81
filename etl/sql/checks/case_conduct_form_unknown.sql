-- case_conduct_form_unknown: forms of conduct that are not on the list. Error.
-- Grain: line. Reads: register_text, list_spelling.
-- A cell may hold several, parted by ; or , or |; one unknown form rejects the row.
SELECT
    t.line,
    'conduct_forms' AS column_name,
    shown_strict(t.conduct_forms) AS value,
    forms.expected
FROM register_text AS t
JOIN list_spelling AS forms ON forms.text = t.conduct_forms AND forms.expected IS NOT NULL
