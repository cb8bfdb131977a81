-- crime_map_removed: cases of the data set that this export says were removed from the register.
-- Grain: case_id. Reads: crime_map_record, crime_map_gone, core_case, variable dataset. Read by:
-- etl/crime_map/load.py. A number that stands in a record that was not removed as well is left alone.
SELECT DISTINCT case_id
FROM crime_map_record
SEMI JOIN crime_map_gone USING (line)
WHERE NOT is_key_rounded
    AND case_id IN (SELECT case_id FROM core_case WHERE dataset = getvariable('dataset'))
    AND case_id NOT IN (
        SELECT case_id
        FROM crime_map_record
        ANTI JOIN crime_map_gone USING (line)
        WHERE case_id IS NOT NULL
    )
