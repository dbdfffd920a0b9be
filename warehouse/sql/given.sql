-- One row: one unit code and month of those asked for, with the measures that stand.
select
    unit,
    month,
    list(measure) as measures
from (
    select
        unit,
        month,
        measure,
        arg_max_null(value, version) as value
    from visible_figure($first, $last)
    where unit in (select unnest($units::varchar[]))
    group by unit, month, measure
)
where value is not null
group by unit, month
order by month, unit
