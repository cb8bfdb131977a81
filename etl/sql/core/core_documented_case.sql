-- core_documented_case: publicly reported cases. Source: data/published/documented_cases.csv.
-- Grain: case_key. Contract: contracts.DOCUMENTED_CASE.
-- A district is found by an alias or by its English name, inside the case's region only; the bare
-- name of a town is the town and not the district around it. What cannot be found stays null.
WITH
    placed AS (
        SELECT
            r.*, a.region_code,
            lower(trim(regexp_replace(r.district_or_city, '\s*\(.*\)', ''))) AS place
        FROM raw_documented_cases AS r
        JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
        LEFT JOIN staging_place_alias AS a ON a.norm_key = lower(trim(r.region_en)) AND a.level = 1
    ),
    spelling AS (
        SELECT norm_key AS place, region_code, district_code
        FROM staging_place_alias
        WHERE level = 2
        UNION
        SELECT lower(name_en), region_code, district_code FROM staging_district
        UNION
        SELECT regexp_replace(lower(name_en), ' city$', ''), region_code, district_code
        FROM staging_district
        WHERE kind = 'city'
        UNION
        SELECT *
        FROM (
            VALUES  -- as the English press writes Burli, Bokeyorda and Irtysh
                ('burlin district', '27', '273600000'),
                ('bokeiorda district', '27', '275400000'),
                ('ertis district', '55', '554600000')
        ) AS press (place, region_code, district_code)
    )
SELECT
    p.case_key, p.region_code, s.district_code, p.district_or_city AS place_as_reported,
    earliest_day(p.reported_on) AS reported_on,
    date_precision(p.reported_on) AS reported_on_precision,
    earliest_day(p.registered_on) AS registered_on,
    date_precision(p.registered_on) AS registered_on_precision,
    earliest_day(p.conduct_from) AS conduct_from,
    date_precision(p.conduct_from) AS conduct_from_precision,
    earliest_day(p.conduct_to) AS conduct_to, date_precision(p.conduct_to) AS conduct_to_precision,
    string_split(p.conduct_forms, ';') AS conduct_forms, p.relationship, p.victim_sex,
    p.suspect_sex, whole_number(p.prior_admin_sanctions) AS prior_admin_sanctions,
    p.prior_sanction_types, p.protective_order, p.preventive_registration, p.detained,
    p.legal_basis, p.outcome, p.sanction_type,
    TRY_CAST(p.sanction_value AS DOUBLE) AS sanction_value, p.sanction_unit,
    earliest_day(p.verdict_on) AS verdict_on, date_precision(p.verdict_on) AS verdict_on_precision,
    p.nonretroactivity_issue, p.source_url, earliest_day(p.source_date) AS source_date,
    date_precision(p.source_date) AS source_date_precision, p.notes
FROM placed AS p
LEFT JOIN spelling AS s ON s.place = p.place AND s.region_code = p.region_code
