-- One row: one undo of an upload that was not there before it.
select undo.version
from store.undo
left join store.upload
    on upload.version = undo.undone
    and upload.version < undo.version
where upload.version is null
order by undo.version
