-- One row: one month with a figure that stands. The newest upload of a month always has one, so
-- the uploads tell without a look at the figures.
select distinct month
from store.upload
where figures > 0 and opens is null and version not in (select undone from store.undo)
order by month
