-- whole_number(written): a count as it is written, without separators.
-- Null for anything else: a cast alone would round "3.5" to 4 without a word.
-- Negative numbers are allowed; a change may be one.
CREATE OR REPLACE TEMP MACRO whole_number(written) AS
CASE WHEN regexp_full_match(written, '-?\d+') THEN TRY_CAST(written AS BIGINT) END
