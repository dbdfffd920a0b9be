-- One row: the newest upload that is not undone.
select upload.upload
from store.upload
where upload.version not in (select undone from store.undo)
order by upload.version desc
limit 1
