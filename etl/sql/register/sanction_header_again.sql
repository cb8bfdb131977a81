-- sanction_header_again: rows of a file of sanctions that say again what the header says.
-- Grain: line. Reads: register_text, variables key_header, day_header. Read by: etl/register.py.
-- Files that were put together from several have them. They are skipped and counted: nobody has to
-- mend them.
SELECT line, 'sanction_id' AS column_name, sanction_id AS value, NULL AS expected
FROM register_text
WHERE sanction_id = getvariable('key_header') AND imposed_on = getvariable('day_header')
