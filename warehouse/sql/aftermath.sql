-- One row: an upload that would speak, after another is taken back, for so many of its figures.
-- Without an upload: nobody speaks for them. Only figures for which it speaks now are counted.
with own as (
    select unit, measure
    from standing_figure($month, $month)
    where version = (select version from store.upload where upload = $upload)
),
now as (
    select
        unit,
        measure,
        max(version) as version,
        arg_max_null(value, version) as value
    from visible_figure($month, $month)
    group by unit, measure
),
other as (
    select *
    from worked_figure($month, $month)
    where version <> (select version from store.upload where upload = $upload)
),
removal as (
    select unit, measure, form, max(version) as version
    from other
    where removes
    group by unit, measure, form
),
later as (
    select
        other.unit,
        other.measure,
        max(other.version) as version,
        arg_max_null(other.value, other.version) as value
    from other
    left join removal using (unit, measure, form)
    where
        not other.removes
        and (removal.version is null or removal.version < other.version)
    group by other.unit, other.measure
)
select
    speaker.upload,
    speaker.file,
    speaker.stored_at,
    count(*) as figures,
    count(*) filter (now.value is distinct from later.value) as changed,
    count(distinct own.unit)
        filter (own.unit not in (select unit from later)) as silent_units
from own
left join now using (unit, measure)
left join later using (unit, measure)
left join store.upload as speaker on speaker.version = later.version
where now.version is distinct from later.version
group by speaker.version, speaker.upload, speaker.file, speaker.stored_at
order by speaker.version desc nulls last
