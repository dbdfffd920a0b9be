-- One row: one figure that stands and that no later upload of the same form left blank; as stated,
-- a cumulative one for all its months.
create macro stated_figure(first_month, last_month) as table
with removal as not materialized (
    select
        unit,
        month,
        measure,
        form,
        max(version) as version
    from standing_figure(first_month, last_month)
    where value is null
    group by unit, month, measure, form
)
select
    standing.unit,
    standing.month,
    standing.measure,
    standing.version,
    standing.value,
    standing.cells,
    standing.since,
    standing.form
from standing_figure(first_month, last_month) as standing
left join removal using (unit, month, measure, form)
where
    standing.value is not null
    and (removal.version is null or removal.version < standing.version)
