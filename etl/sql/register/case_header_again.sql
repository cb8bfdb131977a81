-- case_header_again: rows of a file of cases that say again what the header says.
-- Grain: line. Reads: register_text, variables key_header, day_header. Read by: etl/register.py.
-- Files that were put together from several have them. They are skipped and counted: nobody has to
-- mend them.
SELECT line, 'case_id' AS column_name, case_id AS value, NULL AS expected
FROM register_text
WHERE case_id = getvariable('key_header') AND registered_on = getvariable('day_header')
