-- One row: one explanation beside a light of the chosen months, the oldest first.
select identity, unit, indicator, month, text, said_by, said_at
from store.explanation
where month in (select unnest($months::date[]))
order by place
