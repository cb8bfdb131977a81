-- crime_map_person_compared: the people of a crime map, which names none.
-- Grain: line; no rows. Read by: case_content, as person_compared.
-- The register's rows have people to compare; this stands in for them.
SELECT NULL::BIGINT AS line, NULL::VARCHAR AS suspect_id, NULL::VARCHAR AS victim_id
WHERE false
