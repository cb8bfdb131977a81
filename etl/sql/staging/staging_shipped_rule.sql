-- staging_shipped_rule: what the cells of the shipped files must look like.
-- Grain: file_name, column_name. Read by: shipped_fault.
-- date: YYYY, YYYY-MM or YYYY-MM-DD; day: YYYY-MM-DD. A "!" after the rule: never empty.
SELECT *
FROM (
    VALUES
        ('regions.geojson', 'kato2', 'text!'), ('regions.geojson', 'area_km2', 'number!'),
        ('regions.geojson', 'label_lon', 'number!'), ('regions.geojson', 'label_lat', 'number!'),
        ('regions.geojson', 'name_kk', 'text!'), ('regions.geojson', 'name_ru', 'text!'),
        ('regions.geojson', 'name_en', 'text!'), ('districts.geojson', 'kato', 'text!'),
        ('districts.geojson', 'region', 'region!'), ('districts.geojson', 'area_km2', 'number!'),
        ('districts.geojson', 'name_kk', 'text!'), ('districts.geojson', 'name_ru', 'text!'),
        ('districts.geojson', 'name_en', 'text!'),
        ('region_tilegrid.csv', 'kato2', 'region!'), ('region_tilegrid.csv', 'col', 'whole!'),
        ('region_tilegrid.csv', 'row', 'whole!'), ('region_aliases.csv', 'kato2', 'region!'),
        ('region_aliases.csv', 'norm_key', 'text!'), ('region_aliases.csv', 'level', 'whole!'),
        ('population.csv', 'year', 'whole!'), ('population.csv', 'ref_date', 'day!'),
        ('population.csv', 'population', 'whole!'), ('population.csv', 'male', 'whole'),
        ('population.csv', 'female', 'whole'),
        ('population_districts_2023.csv', 'kato2', 'region!'),
        ('population_districts_2023.csv', 'ref_date', 'day!'),
        ('population_districts_2023.csv', 'population', 'whole!'),
        ('population_mangystau_districts.csv', 'year', 'whole!'),
        ('population_mangystau_districts.csv', 'ref_date', 'day!'),
        ('population_mangystau_districts.csv', 'population', 'whole!'),
        ('mci.csv', 'valid_from', 'day!'), ('mci.csv', 'mci_kzt', 'whole!'),
        ('sanctions_catalogue.csv', 'code', 'text!'),
        ('sanctions_catalogue.csv', 'max_value', 'number'),
        ('sanctions_catalogue.csv', 'valid_from', 'date'),
        ('sanctions_catalogue.csv', 'valid_to', 'date'),
        ('legal_timeline.csv', 'date', 'date'), ('legal_timeline.csv', 'event', 'text!'),
        ('legal_timeline.csv', 'source_date', 'date'),
        ('official_figures.csv', 'as_of_date', 'date'),
        ('official_figures.csv', 'period_from', 'date'),
        ('official_figures.csv', 'period_to', 'date'),
        ('official_figures.csv', 'geography', 'text!'),
        ('official_figures.csv', 'indicator', 'text!'),
        ('official_figures.csv', 'value', 'whole!'),
        ('official_figures.csv', 'source_date', 'date'),
        ('documented_cases.csv', 'case_key', 'text!'),
        ('documented_cases.csv', 'region_en', 'region_name!'),
        ('documented_cases.csv', 'reported_on', 'date'),
        ('documented_cases.csv', 'registered_on', 'date'),
        ('documented_cases.csv', 'conduct_from', 'date'),
        ('documented_cases.csv', 'conduct_to', 'date'),
        ('documented_cases.csv', 'prior_admin_sanctions', 'whole'),
        ('documented_cases.csv', 'sanction_value', 'number'),
        ('documented_cases.csv', 'verdict_on', 'date'),
        ('documented_cases.csv', 'source_date', 'date'),
        ('form_1m_columns.csv', 'section', 'text!'), ('form_1m_columns.csv', 'form_column', 'whole!'),
        ('form_1m_columns.csv', 'measure', 'text!'), ('form_1m_columns.csv', 'heading', 'text!'),
        ('form_1m_2022_section1.csv', 'kato2', 'region!'),
        ('form_1m_2022_section1.csv', 'row_code', 'whole!'),
        ('form_1m_2022_section1.csv', 'label', 'text!'),
        ('form_1m_2022_section3_victim_offences.csv', 'kato2', 'region!'),
        ('form_1m_2022_section3_victim_offences.csv', 'row_code', 'whole!'),
        ('form_1m_2022_section3_victim_offences.csv', 'label', 'text!'),
        ('form_1m_2022_section3_1_victims_persons.csv', 'kato2', 'region!'),
        ('form_1m_2022_section3_1_victims_persons.csv', 'row_code', 'whole!'),
        ('form_1m_2022_section3_1_victims_persons.csv', 'label', 'text!')
) AS rule (file_name, column_name, rule)
UNION ALL
SELECT
    CASE section
        WHEN '1' THEN 'form_1m_2022_section1.csv'
        WHEN '3' THEN 'form_1m_2022_section3_victim_offences.csv'
        ELSE 'form_1m_2022_section3_1_victims_persons.csv'
    END, 'c' || form_column, 'whole!'
FROM staging_form_1m_column
