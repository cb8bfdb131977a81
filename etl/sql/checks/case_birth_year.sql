-- case_birth_year: years of birth that cannot be. Error.
-- Grain: line, column_name. Reads: register_row.
-- Born before 1900, or after the year of the first conduct or of the registration.
SELECT line, person.column_name, person.born::VARCHAR AS value, latest_year::VARCHAR AS expected
FROM (
    SELECT line, year(least(conduct_from, registered_on)) AS latest_year, unnest([
        {'column_name': 'suspect_birth_year', 'born': suspect_birth_year},
        {'column_name': 'victim_birth_year', 'born': victim_birth_year}
    ]) AS person
    FROM register_row
    WHERE least(suspect_birth_year, victim_birth_year) < 1900
        OR greatest(suspect_birth_year, victim_birth_year)
            > year(least(conduct_from, registered_on))
)
WHERE person.born < 1900 OR person.born > latest_year
