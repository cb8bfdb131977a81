-- case_person_compared: the people of each row, where identifiers are hashed only to be compared.
-- Grain: line. Reads: register_text, variable hashes_people. Read by: case_content.
-- Empty where rows are kept: their identifiers are hashed already. A check hashes those of repeated
-- and known cases alone, in case_content: of a million rows mostly few.
SELECT line, suspect_id, victim_id
FROM register_text
WHERE NOT getvariable('hashes_people')
