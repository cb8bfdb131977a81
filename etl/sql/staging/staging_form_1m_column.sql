-- staging_form_1m_column: what the columns of Form 1-M of 2022 mean.
-- Grain: section, form_column. Source: data/reference/form_1m_columns.csv.
-- Column 12 of section 1 ends a case on grounds that do not clear the person (Criminal Procedure
-- Code art. 35 part 1 items 3, 4, 9-12, and art. 36), column 13 on grounds that do (items 1, 2,
-- 5-8). Section 3 counts offences by victim, section 3-1 the victims themselves.
SELECT
    r.section, whole_number(r.form_column) AS form_column, r.heading, r.measure
FROM raw_form_1m_columns AS r
JOIN core_shipped_upload AS u ON u.upload_id = r.upload_id
