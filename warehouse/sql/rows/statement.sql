-- One row: one statement after a place, as it is stored.
select *
from store.statement
where place > $after
order by place
