-- simulated_mixed: simulated rows in a real data set, or real rows in a simulated one. Error.
-- Grain: line. Reads: register_entry, variable is_simulated.
-- Every simulated key begins with SIM-, so an invented case can never pass for a real one.
SELECT line, key_column AS column_name, shown(key) AS value, NULL AS expected
FROM register_entry
WHERE starts_with(upper(key), 'SIM-') <> getvariable('is_simulated')
