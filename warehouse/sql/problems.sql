-- One row: one warning that was stored with an upload, in the order of the file.
select problem.severity, problem.kind, problem.sheet, problem.cell, problem.found, problem.facts
from store.problem
join store.upload using (version)
where upload.upload = $upload
order by problem.place
