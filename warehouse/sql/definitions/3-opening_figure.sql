-- One row: one figure of an opening balance that stands, of all its months together or, a stock, of
-- the end of the last. Once all its months are stored for a unit, flow by flow, they replace it.
create macro opening_figure() as table
with balance as materialized (
    select
        figure.version,
        figure.unit,
        figure.measure,
        upload.opens as first_month,
        figure.month as last_month,
        figure.value,
        figure.cells,
        figure.since is not null as flow
    from store.figure
    join store.upload using (version)
    where
        upload.opens is not null
        and figure.value is not null
        and figure.version not in (select undone from store.undo)
),
needed as (
    select version, unit, count(*) * (datediff('month', any_value(first_month), any_value(last_month)) + 1) as months
    from balance
    where flow
    group by version, unit
),
stored as (
    select balance.version, balance.unit, count(distinct (figure.measure, figure.month)) as months
    from balance
    join stated_figure('0001-01-01'::date, '9999-12-31'::date) as figure
        on figure.unit = balance.unit
        and figure.measure = balance.measure
        and figure.month between balance.first_month and balance.last_month
    where balance.flow
    group by balance.version, balance.unit
)
select
    balance.version,
    balance.unit,
    balance.measure,
    balance.first_month,
    balance.last_month,
    balance.value,
    balance.cells
from balance
left join needed using (version, unit)
left join stored using (version, unit)
where coalesce(stored.months, 0) < coalesce(needed.months, 1)
