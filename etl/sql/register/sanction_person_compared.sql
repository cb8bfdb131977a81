-- sanction_person_compared: whom each row is about, where identifiers are hashed to be compared.
-- Grain: line. Reads: register_text, variable hashes_people. Read by: sanction_content.
-- As case_person_compared.
SELECT line, suspect_id
FROM register_text
WHERE NOT getvariable('hashes_people')
