-- One row: the newest word on inspections, none before the first.
select place, seal
from store.inspection
order by place desc
limit 1
