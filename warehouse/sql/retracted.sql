-- One row: one word that was taken back, of the kind and place asked for.
select place
from store.retraction
where kind = $kind and place = $place
order by place
