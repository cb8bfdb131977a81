-- sanction_not_possible: principal sanctions that the article did not provide for that day. Error.
-- Grain: line. Reads: sanction_measure, norm_limit, article_period.
-- Judged only where the reference has every sanction of the article (sanctions_complete); measures
-- that may accompany any article are no principal sanctions, whatever the file says.
SELECT measure.line, 'sanction_type' AS column_name, measure.sanction_type AS value,
    possible.types AS expected
FROM sanction_measure AS measure
JOIN article_period AS period
    ON period.article = measure.judged_article AND period.sanctions_complete
JOIN norm_limit AS possible
    ON possible.article = measure.judged_article
    AND possible.day = measure.imposed_on
    AND possible.day_precision = measure.imposed_on_precision
WHERE measure.is_principal
    AND measure.norm_type NOT IN ('special_requirements', 'protective_order', 'warning', 'other')
    AND NOT list_contains(possible.type_list, measure.norm_type)
