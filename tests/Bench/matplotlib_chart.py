#!/usr/bin/env python3
"""Draws the stacked chart of a cost_by_{period}_and_{column}.csv with matplotlib, to compare the chart renderer with.

usage: matplotlib_chart.py TABLE.csv OUTPUT.png [DPI]

The same picture as ours: the eight largest groups and all others by period, a title, a legend beside the plot, money on the axis.
"""
import csv
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#3B3B4F"]
OTHER = "#C4C4C4"


def read(table, period_of):
    """The costs of a table by group and period, and its header's columns."""
    costs = defaultdict(lambda: defaultdict(Decimal))
    with open(table, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        _, column, _, cost, _ = next(rows)
        for start, group, currency, amount, _ in rows:
            costs[group][period_of(date.fromisoformat(start[:10]))] += Decimal(amount)
    return costs, column, cost, currency


def fold(costs, count):
    """The largest groups, each a series of its own, and all others as one."""
    totals = {group: sum(amounts.values()) for group, amounts in costs.items()}
    largest = sorted(totals, key=lambda group: (-abs(totals[group]), group))[:count]
    folded = [group for group in totals if group not in largest]
    return [(group, [group]) for group in largest] + ([(f"Other ({len(folded)})", folded)] if folded else [])


def stacked(table, output, dpi, period_of=lambda day: day, width=0.8):
    costs, column, cost, currency = read(table, period_of)
    periods = sorted({period for group in costs.values() for period in group})
    figure, axes = plt.subplots(figsize=(10, 5.6), layout="constrained")
    above = [0.0] * len(periods)
    below = [0.0] * len(periods)
    for (name, groups), color in zip(fold(costs, len(PALETTE)), PALETTE + [OTHER]):
        heights = [float(sum(costs[group][period] for group in groups)) for period in periods]
        bottoms = [a if height >= 0 else b for height, a, b in zip(heights, above, below)]
        axes.bar(periods, heights, width=width, bottom=bottoms, color=color, label=name)
        above = [a + max(height, 0) for a, height in zip(above, heights)]
        below = [b + min(height, 0) for b, height in zip(below, heights)]
    axes.set_title(f"{cost} by {column}, {periods[0]} to {periods[-1]}, {currency}", loc="left")
    axes.yaxis.set_major_formatter("${x:,.2f}")
    axes.yaxis.grid(True, color="#E4E7EB")
    axes.set_axisbelow(True)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    figure.savefig(output, dpi=dpi)
    plt.close(figure)


if __name__ == "__main__":
    stacked(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100)
