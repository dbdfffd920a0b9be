-- One row: one explanation beside a light.
insert into store.explanation
select
    coalesce(max(place), 0) + 1,
    $identity,
    $unit,
    $indicator,
    $month::date,
    $text,
    $said_by,
    $said_at
from store.explanation
