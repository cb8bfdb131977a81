-- crime_map_conduct_unreadable: days of commission that cannot be read. Warning.
-- Grain: line. Reads: crime_map_record.
-- A case without one is still a case; the cell stays empty.
SELECT line, 'dat_sover' AS column_name, shown_strict(conduct_text) AS value, NULL AS expected
FROM crime_map_record
WHERE conduct_from IS NULL AND conduct_text IS NOT NULL
