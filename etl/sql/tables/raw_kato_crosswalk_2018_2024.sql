-- raw_kato_crosswalk_2018_2024: which district of 2018 is which of today, by area.
-- Grain: kato_2018, rank, upload_id. Source: data/reference/kato_crosswalk_2018_2024.csv.
-- Codes were reused: 191000000 was Taldykorgan and is Qonayev now.
CREATE TABLE IF NOT EXISTS raw_kato_crosswalk_2018_2024 (
    upload_id BIGINT, line BIGINT,
    kato_2018 VARCHAR, region_2018_ru VARCHAR, name_2018_ru VARCHAR, kato_2024 VARCHAR,
    region_2024 VARCHAR, name_2024_ru VARCHAR, share_of_old_area VARCHAR,
    share_of_new_area VARCHAR, rank VARCHAR
)
