-- One row: one undo after a version, as it is stored.
select *
from store.undo
where version > $after
order by version
