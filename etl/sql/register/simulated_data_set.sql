-- simulated_data_set: whether the data set is a simulated one. Grain: one row, one boolean.
-- Reads: case_version, sanction_version, core_upload, register_entry, variable dataset.
-- What is loaded decides; a new data set is simulated if every key of its first file says so.
SELECT getvariable('dataset') = 'simulated' OR coalesce(
    (
        SELECT starts_with(upper(v.case_id), 'SIM-')
        FROM case_version AS v
        JOIN core_upload AS u ON u.upload_id = v.upload_id
        WHERE v.dataset = getvariable('dataset') AND u.state = 'committed'
        LIMIT 1
    ),
    (
        SELECT starts_with(upper(v.sanction_id), 'SIM-')
        FROM sanction_version AS v
        JOIN core_upload AS u ON u.upload_id = v.upload_id
        WHERE v.dataset = getvariable('dataset') AND u.state = 'committed'
        LIMIT 1
    ),
    (SELECT bool_and(starts_with(upper(key), 'SIM-')) FROM register_entry WHERE key IS NOT NULL),
    FALSE
) AS is_simulated
