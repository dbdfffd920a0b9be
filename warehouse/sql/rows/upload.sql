-- One row: one upload after a version, as it is stored.
select *
from store.upload
where version > $after
order by version
