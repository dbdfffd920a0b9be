-- One row: one year that any figure is of, with its first and last month.
select min(month) as first, max(month) as last
from store.figure
group by year(month)
order by first
