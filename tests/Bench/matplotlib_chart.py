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


def main(table, output, dpi=100):
    costs = defaultdict(lambda: defaultdict(Decimal))
    totals = defaultdict(Decimal)
    with open(table, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        _, column, _, cost, _ = next(rows)
        for start, group, currency, amount, _ in rows:
            day = date.fromisoformat(start[:10])
            costs[group][day] += Decimal(amount)
            totals[group] += Decimal(amount)
    largest = sorted(totals, key=lambda group: (-abs(totals[group]), group))[: len(PALETTE)]
    folded = [group for group in totals if group not in largest]
    days = sorted({day for group in costs.values() for day in group})

    figure, axes = plt.subplots(figsize=(10, 5.6), layout="constrained")
    above = [0.0] * len(days)
    below = [0.0] * len(days)
    series = [(group, [group], color) for group, color in zip(largest, PALETTE)]
    if folded:
        series.append((f"Other ({len(folded)})", folded, OTHER))
    for name, groups, color in series:
        heights = [float(sum(costs[group][day] for group in groups)) for day in days]
        bottoms = [a if height >= 0 else b for height, a, b in zip(heights, above, below)]
        axes.bar(days, heights, bottom=bottoms, color=color, label=name)
        above = [a + max(height, 0) for a, height in zip(above, heights)]
        below = [b + min(height, 0) for b, height in zip(below, heights)]
    axes.set_title(f"{cost} by {column}, {days[0]} to {days[-1]}, {currency}", loc="left")
    axes.yaxis.set_major_formatter("${x:,.2f}")
    axes.yaxis.grid(True, color="#E4E7EB")
    axes.set_axisbelow(True)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    figure.savefig(output, dpi=dpi)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100)
