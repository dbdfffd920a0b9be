-- One row: one unit code that any upload of the months speaks of.
select distinct unit
from store.figure
where month between $first and $last
order by unit
