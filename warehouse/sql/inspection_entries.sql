-- One row: one word on one subject of inspections, oldest first.
select place, kind, subject, facts, said_by, said_at, why, seal
from store.inspection
where
    ($kind::varchar is null or kind = $kind)
    and ($subject::varchar is null or subject = $subject)
order by place
