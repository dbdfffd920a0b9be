"""Arranges places as squares of a grid: as near as can be, neighbours beside each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata

Points = NDArray[np.float64]
"""One row a place: eastward, then southward."""
Squares = NDArray[np.int64]
"""One row a place: column, then row."""

_PHONE = 8
"""Columns of 44 pixels on a screen of 360."""
_MANY = 60
"""From here on fewer candidates are tried: each costs more and differs less."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the places of one map stand."""

    squares: tuple[tuple[int, int], ...]
    """Column and row of each place, from 1."""
    displacement: float
    """Mean distance, in squares, between a place and its square."""
    neighbours_kept: float
    """Share of the neighbours that stand in squares that touch."""


@dataclass(frozen=True, slots=True)
class _Truth:
    """What a map should keep of where the places are."""

    points: Points
    ranks: Points
    """From west to east and from north to south; equals share a rank."""
    pairs: NDArray[np.int64]
    """The neighbours."""
    directions: Points
    """From the first of each pair to the second, one long."""


def lay_out(places: Sequence[tuple[float, float]]) -> Layout:
    """The best of several optimal assignments of places (longitude, latitude) to squares.

    Density is evened out first, or a town would push the country around it aside. How widely the
    places are then spread over the grid, and where the grid begins, is what the candidates differ
    in; the one that keeps neighbours beside each other with the fewest holes wins.
    """
    points = _apart(_projected(places))
    if len(points) == 1:
        return Layout(((1, 1),), 0.0, 1.0)
    truth = _truth(points)
    tried = (
        (_badness(squares, truth), wanted, squares)
        for wanted in _candidates(truth)
        for squares in _assigned(wanted)
    )
    _, wanted, squares = min(tried, key=lambda each: each[0])
    steps = squares[truth.pairs[:, 1]] - squares[truth.pairs[:, 0]]
    return Layout(
        squares=tuple((int(column), int(row)) for column, row in squares - squares.min(0) + 1),
        displacement=float(np.hypot(*(squares - wanted).T).mean()),
        neighbours_kept=float((np.abs(steps).max(1) == 1).mean()),
    )


def _projected(places: Sequence[tuple[float, float]]) -> Points:
    east, north = np.array(places, dtype=float).T
    return np.column_stack([east * math.cos(math.radians(north.mean())), -north])


def _apart(points: Points) -> Points:
    """The points, those of one place put on a small circle around it."""
    groups: dict[tuple[float, float], list[int]] = {}
    for index, (x, y) in enumerate(points.round(6)):
        groups.setdefault((float(x), float(y)), []).append(index)
    spread = points.copy()
    radius = _usual_distance(np.array(list(groups))) / 5
    for members in groups.values():
        for order, index in enumerate(members):
            turn = 2 * math.pi * (order / len(members) + 0.07)
            if len(members) > 1:
                spread[index] += radius * np.array([math.cos(turn), math.sin(turn)])
    return spread


def _usual_distance(points: Points) -> float:
    """Median distance to the nearest other point; 1 where there is no other."""
    if len(points) == 1:
        return 1.0
    distances = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(distances, np.inf)
    return float(np.median(distances.min(1)))


def _truth(points: Points) -> _Truth:
    pairs = _neighbours(points)
    steps = points[pairs[:, 1]] - points[pairs[:, 0]]
    ranks = rankdata(points.round(6), axis=0)
    return _Truth(points, ranks, pairs, steps / np.hypot(*steps.T)[:, None])


def _neighbours(points: Points) -> NDArray[np.int64]:
    """The pairs with nobody in the circle between them (Gabriel); all hang together."""
    squared = ((points[:, None] - points[None]) ** 2).sum(2)
    pairs = []
    for first in range(len(points) - 1):
        # Who stands in the circle sees the pair under more than a right angle.
        sums = squared[first][None, :] + squared[first + 1 :]
        free = sums.min(1) >= squared[first, first + 1 :] * (1 - 1e-9)
        pairs += [(first, first + 1 + int(step)) for step in np.flatnonzero(free)]
    return np.array(pairs)


def _evened(truth: _Truth, faith: float) -> Points:
    """The points so moved that neighbours are about one square apart, in their old direction.

    `faith` says how strongly each is drawn back to where the true map has it.
    """
    strides = truth.directions / np.abs(truth.directions).max(1)[:, None]
    order = np.arange(len(strides))
    true = truth.points - truth.points.mean(0)
    incidence = np.zeros((len(strides), len(true)))
    incidence[order, truth.pairs[:, 0]] = -1
    incidence[order, truth.pairs[:, 1]] = 1
    # Without any faith the whole could still slide: the smallest ridge holds its middle.
    pull = incidence.T @ incidence
    free = np.linalg.solve(pull + 1e-9 * np.eye(len(true)), incidence.T @ strides)
    true *= math.sqrt((free**2).sum() / (true**2).sum())
    moved = np.linalg.solve(pull + faith * np.eye(len(true)), incidence.T @ strides + faith * true)
    # Rounded, or another processor's last digit could choose another of two equal maps.
    evened: Points = (moved - moved.mean(0)).round(6)
    return evened


def _candidates(truth: _Truth) -> Iterator[Points]:
    few = len(truth.points) < _MANY
    faiths = (1e-9, 0.05, 0.2) if few else (1e-9, 0.02)
    scales = np.linspace(0.6, 1.1, 11)
    stretches = (0.88, 1.0, 1.14) if few else (0.94, 1.06)
    offsets = (0.0, 0.33, 0.67) if few else (0.0, 0.5)
    for faith in faiths:
        evened = _evened(truth, faith)
        for scale, stretch, x, y in product(scales, stretches, offsets, offsets):
            yield evened * [scale * stretch, scale / stretch] + [x, y]


def _assigned(wanted: Points) -> Iterator[Squares]:
    """The squares with the least sum of squared distances; nothing where the grid is too small."""
    count = len(wanted)
    columns = _range(wanted[:, 0], max(_PHONE, math.ceil(1.25 * math.sqrt(count))))
    rows = _range(wanted[:, 1], max(_PHONE, math.ceil(1.6 * math.sqrt(count))))
    cells = np.array(list(product(columns, rows)))
    if len(cells) >= count:
        costs = ((wanted[:, None] - cells[None]) ** 2).sum(2).round(9)
        yield cells[linear_sum_assignment(costs)[1]]


def _range(wanted: NDArray[np.float64], most: int) -> range:
    first, last = math.floor(wanted.min()) - 1, math.ceil(wanted.max()) + 1
    if last - first < most:
        return range(first, last + 1)
    first = math.ceil((wanted.min() + wanted.max() - most) / 2)
    return range(first, first + most)


def _badness(squares: Squares, truth: _Truth) -> float:
    """Turned directions, torn neighbours, lost order, holes and lonely squares, a place."""
    steps = squares[truth.pairs[:, 1]] - squares[truth.pairs[:, 0]]
    turned = 1 - (steps * truth.directions).sum(1) / np.hypot(*steps.T)
    torn = np.abs(steps).max(1) - 1
    diagonal = np.abs(steps).sum(1) > 1
    sum_of_pairs = turned.sum() + 0.5 * torn.sum() + 0.15 * diagonal.sum()
    loose = float(sum_of_pairs + _looseness(squares)) / len(squares)
    return round(loose + _disorder(squares, truth), 9)


def _disorder(squares: Squares, truth: _Truth) -> float:
    """How far west to east and north to south are from the true order; 0 where they are.

    Half by distance and half by rank, or one far island would outweigh everybody else.
    """
    return (_unlike(squares, truth.points) + _unlike(squares, truth.ranks)) / 2


def _unlike(squares: Squares, points: Points) -> float:
    apart, true = squares - squares.mean(0), points - points.mean(0)
    norms = np.sqrt((apart**2).sum(0) * (true**2).sum(0))
    return float(2 - ((apart * true).sum(0) / np.maximum(norms, 1e-12)).sum())


def _looseness(squares: Squares) -> float:
    """Empty squares with filled ones all around, fewer for three sides, and squares alone."""
    corner = squares.min(0)
    filled = np.zeros(squares.max(0) - corner + 1, dtype=bool)
    filled[tuple((squares - corner).T)] = True
    sides = sum(
        np.flip(np.logical_or.accumulate(np.flip(filled, axis), axis), axis).astype(int)
        + np.logical_or.accumulate(filled, axis)
        for axis in (0, 1)
    )
    beside = sum(
        np.roll(np.pad(filled, 1), step, axis)[1:-1, 1:-1].astype(int)
        for step in (1, -1)
        for axis in (0, 1)
    )
    empty = ~filled
    holes = (empty & (sides == 4)).sum() + 0.3 * (empty & (sides == 3)).sum()
    return float(2 * holes + (filled & (beside == 0)).sum() + 0.05 * empty.sum())
