-- One row: what one incoming figure makes of what stands: 0 nothing, 1 new, 2 the same, 3 changed,
-- 4 removed. A blank removes only what an upload of the same form states.
select
    case
        when incoming.value is null then if(current_figure.form = $form, 4, 0)
        when current_figure.value is null then 1
        when current_figure.value = incoming.monthly then 2
        else 3
    end as change,
    current_figure.value as old
from incoming
left join current_figure($month) as current_figure using (unit, measure)
order by incoming.place
