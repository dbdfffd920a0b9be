-- One row: one warning of an upload after a version, as it is stored.
select *
from store.problem
where version > $after
order by version, place
