-- text_unreadable: cells with signs that cannot be read in the encoding of the file. Error.
-- Grain: line, column_name. Reads: register_text, variable has_unreadable.
-- The value is not shown: what is left of it may be a part of a name that no pattern recognises.
SELECT line, column_name, NULL AS value, NULL AS expected
FROM (
    FROM (FROM register_text WHERE getvariable('has_unreadable'))
    UNPIVOT (text FOR column_name IN (COLUMNS(* EXCLUDE (line))))
)
WHERE contains(text, chr(65533))
