-- One row: one unit, month, span and criterion with the newest score that stands, and the cell that
-- says so; of all months and units, or of one.
with standing as (
    select *
    from store.score
    where
        version not in (select undone from store.undo)
        and ($month::date is null or month = $month::date)
        and ($unit::varchar is null or unit = $unit::varchar)
    qualify version = max(version) over (partition by unit, month, span, criterion)
)
select
    standing.unit,
    standing.month,
    standing.span,
    standing.criterion,
    standing.score,
    upload.upload,
    upload.file,
    upload.sha256,
    upload.sheet,
    standing.cell,
    upload.uploader,
    upload.stored_at
from standing
join store.upload using (version)
order by standing.month, standing.unit, standing.span, standing.criterion
