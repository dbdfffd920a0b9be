-- One row: one unit and measure of a month with the first upload that stands and states it.
with first as (
    select unit, measure, min(version) as version
    from standing_figure($month, $month)
    where value is not null
    group by unit, measure
)
select
    first.unit,
    first.measure,
    first.version,
    upload.stored_at,
    upload.beside
from first
join store.upload using (version)
order by first.version, first.unit, first.measure
