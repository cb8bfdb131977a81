-- crime_map_record: each record of an export of the crime map, its cells understood.
-- Grain: line. Reads: crime_map_text. Read by: etl/crime_map/load.py and the checks.
-- The number of the register becomes a keyed hash here, and crime_map_text is dropped after this.
-- Where a date stands in words as well, the words count: old exports have ruined numbers.
SELECT
    line,
    'map-' || keyed_hash('crime map ' || CASE key_field
        WHEN 'ud' THEN 'ud ' || ud
        WHEN 'tz1id' THEN 'tz1id ' || tz1id
        WHEN 'globalid' THEN 'globalid ' || trim(globalid, '{}')
        WHEN 'objectid' THEN 'objectid ' || objectid
    END) AS case_id,
    key_field,
    coalesce(is_rounded(CASE key_field
        WHEN 'ud' THEN ud WHEN 'tz1id' THEN tz1id WHEN 'objectid' THEN objectid
    END), false) AS is_key_rounded,
    crime_code,
    stat,
    transgression,
    reg_code,
    city_code,
    coalesce(written_registered, stamped_registered) AS registered_on,
    coalesce(written_conduct, stamped_conduct) AS conduct_from,
    coalesce(dat_vozb_str, dat_vozb) AS registered_text,
    coalesce(dat_sover_str, dat_sover) AS conduct_text,
    coalesce(written_registered <> stamped_registered, false) AS is_registered_torn,
    coalesce(written_conduct <> stamped_conduct, false) AS is_conduct_torn,
    strftime(stamped_registered, '%Y-%m-%d') AS stamped_registered,
    strftime(stamped_conduct, '%Y-%m-%d') AS stamped_conduct,
    coalesce(written_registered, stamped_registered, getvariable('extract_date'))
        >= getvariable('renumbered_on') AS is_renumbered
FROM (
    SELECT
        * REPLACE (map_number(ud) AS ud, map_number(tz1id) AS tz1id),
        CASE
            WHEN map_number(ud) IS NOT NULL THEN 'ud'
            WHEN map_number(tz1id) IS NOT NULL THEN 'tz1id'
            WHEN globalid IS NOT NULL THEN 'globalid'
            WHEN objectid IS NOT NULL THEN 'objectid'
        END AS key_field,
        coalesce(map_written_day(dat_vozb_str), map_written_day(dat_vozb)) AS written_registered,
        coalesce(map_written_day(dat_sover_str), map_written_day(dat_sover)) AS written_conduct,
        map_stamped_day(dat_vozb) AS stamped_registered,
        map_stamped_day(dat_sover) AS stamped_conduct
    FROM crime_map_text
)
