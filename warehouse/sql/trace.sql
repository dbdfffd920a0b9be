-- One row: one measure an indicator stands on in a month, in the order of its formula. Where the
-- indicator lacks a measure, what there is of it.
with share as materialized (
    select numerator_way, denominator_way, own_version
    from month_share(
        [$month],
        $keys, $codes, $firsts, $lasts,
        $indicators, $sides, $ways, $sizes, $measures, $stocks
    )
),
term as (
    select
        unnest($sides::varchar[]) as side,
        unnest($ways::integer[]) as way,
        unnest($measures::varchar[]) as measure,
        unnest(range(len($measures::varchar[]))) as place
),
wanted as (
    select term.measure, min(term.place) as place, any_value(share.own_version) as own_version
    from term
    left join share on true
    where
        share.numerator_way is null
        or term.way = if(term.side = 'numerator', share.numerator_way, share.denominator_way)
    group by term.measure
)
select
    wanted.measure,
    arg_max_null(figure.value, figure.version) as value,
    arg_max(upload.file, figure.version) as file,
    arg_max(upload.sha256, figure.version) as sha256,
    arg_max(upload.sheet, figure.version) as sheet,
    arg_max(figure.cells, figure.version) as cells,
    arg_max(upload.uploader, figure.version) as uploader,
    arg_max(upload.stored_at, figure.version) as stored_at,
    arg_max(upload.upload, figure.version) as upload,
    arg_max(figure.stated, figure.version) as stated,
    arg_max_null(figure.since, figure.version) as since
from visible_figure($month, $month) as figure
join wanted
    on wanted.measure = figure.measure
    and (wanted.own_version is null or wanted.own_version = figure.version)
join store.upload on upload.version = figure.version
where figure.unit in (select unnest($codes::varchar[]))
group by wanted.measure, wanted.place
having arg_max_null(figure.value, figure.version) is not null
order by wanted.place
