-- One row: one name that a person confirmed, oldest first.
select name, unit, valid_from, valid_to, confirmed_by, confirmed_at
from store.alias
order by place
