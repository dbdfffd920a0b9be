-- One row: how many figures of an upload later ones changed or removed, and by which uploads.
with own as (
    select unit, month, measure, value, form
    from worked_figure($month, $month)
    where version = $version and not removes
),
later as (
    select
        figure.unit,
        figure.measure,
        figure.version,
        figure.value,
        own.value as own_value
    from worked_figure($month, $month) as figure
    join own using (unit, month, measure)
    where
        figure.version > $version
        and (not figure.removes or figure.form = own.form)
),
newest as (
    select
        unit,
        measure,
        max(version) as version,
        arg_max([value], version)[1] as value,
        any_value(own_value) as own_value
    from later
    group by unit, measure
),
replaced as (
    select unit, measure, version
    from newest
    where value is distinct from own_value
)
select
    (select count(*) from replaced) as figures,
    list(upload.upload order by upload.version) as uploads
from store.upload
where upload.version in (select version from replaced)
order by figures
