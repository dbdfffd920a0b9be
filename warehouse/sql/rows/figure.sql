-- One row: one figure of an upload after a version, as it is stored.
select *
from store.figure
where version > $after
order by version, unit, measure
