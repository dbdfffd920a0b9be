-- One row: one unit, month and indicator of which everything needed is given. Numerator and
-- denominator come from one upload where the numerator's gives both; else each measure is the
-- newest, and several versions show it. Flows and stocks are kept apart, since only flows add up.
create macro month_share(
    asked_months,
    span_keys, span_codes, span_firsts, span_lasts,
    term_indicators, term_sides, term_ways, term_sizes, term_measures, term_stocks
) as table
with span as (
    select
        unnest(span_keys::integer[]) as key,
        unnest(span_codes::varchar[]) as unit,
        unnest(span_firsts::date[]) as first_month,
        unnest(span_lasts::date[]) as last_month
),
term as (
    select
        unnest(term_indicators::integer[]) as indicator,
        unnest(term_sides::varchar[]) as side,
        unnest(term_ways::integer[]) as way,
        unnest(term_sizes::integer[]) as size,
        unnest(term_measures::varchar[]) as measure,
        unnest(term_stocks::boolean[]) as stock
),
given as materialized (
    select
        span.key,
        figure.month,
        figure.measure,
        figure.version,
        figure.value
    from visible_figure(list_min(asked_months::date[]), list_max(asked_months::date[])) as figure
    join span
        on figure.unit = span.unit
        and figure.month between span.first_month and span.last_month
    where
        figure.month in (select unnest(asked_months::date[]))
        and figure.measure in (select measure from term)
),
newest as materialized (
    select
        key,
        month,
        measure,
        max(version) as version,
        arg_max_null(value, version) as value
    from given
    group by key, month, measure
),
numerator_part as (
    select
        newest.key,
        newest.month,
        newest.version,
        term.indicator,
        term.way,
        term.size,
        if(term.stock, 0, newest.value) as flow,
        if(term.stock, newest.value, 0) as stock
    from newest
    join term using (measure)
    where term.side = 'numerator' and newest.value is not null
),
numerator_way as materialized (
    select
        key,
        month,
        indicator,
        way,
        sum(flow)::bigint as flows,
        sum(stock)::bigint as stocks,
        min(version) as first_version,
        max(version) as last_version,
        list(version) as versions
    from numerator_part
    group by key, month, indicator, way
    having count(*) = any_value(size)
),
numerator as materialized (
    select *
    from numerator_way
    semi join (
        select key, month, indicator, min(way) as way
        from numerator_way
        group by key, month, indicator
    ) using (key, month, indicator, way)
),
-- The terms are joined first and on their own, or the planner multiplies figures by indicators.
own_part as materialized (
    select
        given.key,
        given.month,
        given.version,
        term.indicator,
        term.way,
        term.size,
        if(term.stock, 0, given.value) as flow,
        if(term.stock, given.value, 0) as stock
    from given
    join term using (measure)
    where term.side = 'denominator' and given.value is not null
),
own_way as materialized (
    select
        part.key,
        part.month,
        part.indicator,
        part.way,
        sum(part.flow)::bigint as flows,
        sum(part.stock)::bigint as stocks,
        any_value(part.version) as first_version,
        any_value(part.version) as last_version,
        [any_value(part.version)] as versions
    from own_part as part
    semi join numerator
        on numerator.key = part.key
        and numerator.month = part.month
        and numerator.indicator = part.indicator
        and numerator.first_version = part.version
        and numerator.last_version = part.version
    group by part.key, part.month, part.indicator, part.way
    having count(*) = any_value(part.size)
),
newest_part as materialized (
    select
        newest.key,
        newest.month,
        newest.version,
        term.indicator,
        term.way,
        term.size,
        if(term.stock, 0, newest.value) as flow,
        if(term.stock, newest.value, 0) as stock
    from newest
    join term using (measure)
    where term.side = 'denominator' and newest.value is not null
),
newest_way as materialized (
    select
        part.key,
        part.month,
        part.indicator,
        part.way,
        sum(part.flow)::bigint as flows,
        sum(part.stock)::bigint as stocks,
        min(part.version) as first_version,
        max(part.version) as last_version,
        list(part.version) as versions
    from newest_part as part
    anti join own_way using (key, month, indicator)
    group by part.key, part.month, part.indicator, part.way
    having count(*) = any_value(part.size)
),
denominator_way as materialized (
    select *, true as own from own_way
    union all
    select *, false as own from newest_way
),
denominator as (
    select *
    from denominator_way
    semi join (
        select key, month, indicator, min(way) as way
        from denominator_way
        group by key, month, indicator
    ) using (key, month, indicator, way)
)
select
    numerator.key,
    numerator.month,
    numerator.indicator,
    numerator.way as numerator_way,
    numerator.flows as good_flows,
    numerator.stocks as good_stocks,
    denominator.way as denominator_way,
    denominator.flows as cases_flows,
    denominator.stocks as cases_stocks,
    if(denominator.own, numerator.last_version, null) as own_version,
    least(numerator.first_version, denominator.first_version)
        < greatest(numerator.last_version, denominator.last_version) as mixed,
    list_sort(list_distinct(numerator.versions || denominator.versions)) as versions
from numerator
join denominator using (key, month, indicator)
