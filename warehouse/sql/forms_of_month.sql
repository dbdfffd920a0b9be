-- One row: one upload of the month, with its form.
select version, form
from store.upload
where month = $month
order by version
