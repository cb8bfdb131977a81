-- sanction_doubtful_text: dates, numbers and codes of the doubtful rows of sanctions, as written.
-- Grain: line. Reads: register_text, doubtful_row. Read by: the views of cells, as doubtful_text.
-- Found once and not by each check: mostly few rows of many. People's identifiers stay behind.
SELECT
    line,
    imposed_on, paid_on, extract_date,
    amount_mci, amount_kzt, hours, days, months, paid_kzt,
    sanction_type, is_principal, status
FROM register_text
SEMI JOIN doubtful_row USING (line)
