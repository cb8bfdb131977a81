-- core_form_1m: the upload from which each section of each form counts now.
-- Grain: dataset, region_code, period, section. Reads: official_count, core_upload.
-- A section is taken whole: one loaded later for the same region and period replaces the former,
-- rows that it dropped included; withdrawing it brings the former back.
SELECT
    u.dataset, c.region_code, c.period_from, c.period_to, c.section,
    max(c.upload_id) AS upload_id
FROM official_count AS c
JOIN core_upload AS u ON u.upload_id = c.upload_id AND u.state = 'committed'
GROUP BY u.dataset, c.region_code, c.period_from, c.period_to, c.section
