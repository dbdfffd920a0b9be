-- One row: one figure of an upload that is not undone, as it counts for its own month, or the removal
-- of one.
create macro worked_figure(first_month, last_month) as table
select
    standing.unit,
    standing.month,
    standing.measure,
    standing.version,
    case
        when standing.since is null then standing.value
        when standing.value >= earlier.earlier then standing.value - earlier.earlier
    end as value,
    standing.value is null as removes,
    standing.form
from standing_figure(first_month, last_month) as standing
left join store.earlier as earlier
    using (version, unit, month, measure)
