-- crime_map_removal: the versions to append that say of a case that it was removed.
-- Grain: case_id. Reads: crime_map_removed, variables dataset, upload_id. Appended to case_removal.
-- What was there before stays.
SELECT
    getvariable('dataset') AS dataset,
    case_id,
    getvariable('upload_id')::BIGINT AS upload_id
FROM crime_map_removed
