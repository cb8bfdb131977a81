-- crime_map_dates_disagree: dates in words and in milliseconds that are not the same day. Warning.
-- Grain: line, column_name. Reads: crime_map_record.
-- The words count. A file in which many differ by one day was moved by five hours on its way.
SELECT line, 'dat_vozb' AS column_name, shown_strict(registered_text) AS value,
    stamped_registered AS expected
FROM crime_map_record
WHERE is_registered_torn
UNION ALL
SELECT line, 'dat_sover', shown_strict(conduct_text), stamped_conduct
FROM crime_map_record
WHERE is_conduct_torn
