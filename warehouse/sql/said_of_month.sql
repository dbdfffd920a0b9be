-- One row: one figure, or the removal of one (value null), of an upload of the month that is not
-- undone; what was said later comes later.
select unit, measure, version, value
from store.figure
where
    month = $month
    and version not in (select undone from store.undo)
order by version
