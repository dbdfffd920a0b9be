-- One row: the newest statement, none before the first.
select place, seal
from store.statement
order by place desc
limit 1
