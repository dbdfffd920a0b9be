-- One row: one figure that a table states twice.
select unit, measure
from incoming
group by unit, measure
having count(*) > 1
order by unit, measure
