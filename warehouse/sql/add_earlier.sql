-- One row: one cumulative figure that stands, and what the months before its own come to. There is
-- none where one of those months lacks the figure.
insert into store.earlier (version, unit, month, measure, earlier)
with recursive
cumulative as materialized (
    select version, unit, month, measure, since
    from standing_figure('0001-01-01'::date, '9999-12-31'::date)
    where since is not null and value is not null
),
monthly as materialized (
    select
        unit,
        measure,
        month,
        arg_max(value, version) as value,
        coalesce(arg_max_null(since, version), month) as since
    from stated_figure('0001-01-01'::date, '9999-12-31'::date)
    semi join cumulative using (unit, measure)
    group by unit, measure, month
),
balance as materialized (
    select
        unit,
        measure,
        last_month as month,
        arg_max(value, version) as held,
        arg_max(first_month, version) as opens
    from opening_figure()
    semi join cumulative using (unit, measure)
    group by unit, measure, last_month
),
trail as materialized (
    select unit, measure, month, monthly.value, monthly.since, balance.held, balance.opens
    from monthly
    full join balance using (unit, measure, month)
),
-- The sum to the month before, less the sum to before the first. A month that is itself stated
-- cumulatively takes its whole stretch at once, and so does an opening balance that lies wholly
-- between both ends; the later end walks until both have met.
walk(version, unit, month, measure, upper, lower, total) as (
    select
        version,
        unit,
        month,
        measure,
        (month - interval 1 month)::date as upper,
        (since - interval 1 month)::date as lower,
        0::bigint as total
    from cumulative
    union all
    select
        version,
        unit,
        month,
        measure,
        if(upper > lower, before, upper) as upper,
        if(upper > lower, lower, before) as lower,
        total + if(upper > lower, value, -value) as total
    from (
        select
            walk.version,
            walk.unit,
            walk.month,
            walk.measure,
            walk.upper,
            walk.lower,
            walk.total,
            trail.opens is not null
                and (trail.opens - interval 1 month)::date >= least(walk.upper, walk.lower) as fits,
            if(fits, trail.held, trail.value) as value,
            (if(fits, trail.opens, trail.since) - interval 1 month)::date as before
        from walk
        join trail
            on trail.unit = walk.unit
            and trail.measure = walk.measure
            and trail.month = greatest(walk.upper, walk.lower)
        where walk.upper <> walk.lower
    )
    where value is not null
)
select version, unit, month, measure, total as earlier
from walk
where upper = lower
