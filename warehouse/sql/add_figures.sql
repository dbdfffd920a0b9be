-- One row: one incoming figure. A blank becomes a removal where an earlier upload of the same form
-- states the figure; else it says nothing.
insert into store.figure (version, unit, month, measure, value, cells, since)
select
    $version,
    incoming.unit,
    $month,
    incoming.measure,
    incoming.value,
    incoming.cells,
    if(incoming.measure in (select unnest($stocks::varchar[])), null, $since::date)
from incoming
where
    incoming.value is not null
    or (incoming.unit, incoming.measure) in (
        select (unit, measure)
        from standing_figure($month, $month)
        where form = $form and value is not null
    )
order by incoming.place
