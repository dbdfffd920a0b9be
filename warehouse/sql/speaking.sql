-- One row: an upload that stands, how many figures it states, and for how many of them it speaks.
with newest as (
    select
        unit,
        month,
        measure,
        max(version) as version
    from visible_figure($first, $last)
    group by unit, month, measure
),
speaks as (
    select version, count(*) as figures
    from newest
    group by version
)
select
    upload.upload,
    count(*) as states,
    coalesce(any_value(speaks.figures), 0) as speaks
from store.upload
join standing_figure($first, $last) as own using (version)
left join speaks using (version)
where own.value is not null
group by upload.upload
order by upload.upload
