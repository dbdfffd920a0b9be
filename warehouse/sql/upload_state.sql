-- One row: an upload's version and whether it is undone.
select upload.version, undo.version is not null as undone
from store.upload
left join store.undo on undo.undone = upload.version
where upload.upload = $upload
order by upload.version
