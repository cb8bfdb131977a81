-- crime_map_row: each record as a case. Contract: contracts.CASE, what the map does not tell null.
-- Grain: line. Reads: crime_map_record, crime_map_place, crime_map_article.
-- The map knows one day of commission. Of stalking, which goes on, that is where it began; when it
-- ended stays unknown. Crimes (5) and misdemeanours (6) are both of the Criminal Code.
SELECT
    record.line,
    record.case_id,
    place.region_code,
    place.district_code,
    article.article,
    'criminal' AS track,
    record.registered_on,
    CASE WHEN record.registered_on IS NOT NULL THEN 'day' END AS registered_on_precision,
    record.conduct_from,
    CASE WHEN record.conduct_from IS NOT NULL THEN 'day' END AS conduct_from_precision,
    getvariable('extract_date') AS extract_date
FROM crime_map_record AS record
JOIN crime_map_place AS place ON place.line = record.line
JOIN crime_map_article AS article
    ON article.crime_code IS NOT DISTINCT FROM record.crime_code
    AND article.stat IS NOT DISTINCT FROM record.stat
