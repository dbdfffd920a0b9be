-- One row: one setting of the database.
select name, value
from store.setting
order by name
