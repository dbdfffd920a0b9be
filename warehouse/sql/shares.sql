-- One row: one unit and indicator over a window, summed over the months that count; these are set
-- bits, the first month of the window the lowest. Flows add up, a stock is its last value.
select
    key,
    indicator,
    (sum(good_flows) + arg_max(good_stocks, month))::bigint as good,
    (sum(cases_flows) + arg_max(cases_stocks, month))::bigint as cases,
    bit_or(1::bigint << datediff('month', list_min($months::date[]), month)) as months,
    bool_or(mixed) as mixed
from month_share(
    $months,
    $keys, $codes, $firsts, $lasts,
    $indicators, $sides, $ways, $sizes, $measures, $stocks
)
where good_flows + good_stocks <= cases_flows + cases_stocks
group by key, indicator
having good <= cases
order by key, indicator
