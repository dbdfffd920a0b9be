-- One row: one unit, indicator and month with more good cases than cases.
select
    key,
    indicator,
    month,
    good_flows + good_stocks as good,
    cases_flows + cases_stocks as cases,
    versions
from month_share(
    $months,
    $keys, $codes, $firsts, $lasts,
    $indicators, $sides, $ways, $sizes, $measures, $stocks
)
where good_flows + good_stocks > cases_flows + cases_stocks
order by month, key, indicator
