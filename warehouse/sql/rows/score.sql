-- One row: one published score of an upload after a version, as it is stored.
select *
from store.score
where version > $after
order by version, unit, span, criterion
