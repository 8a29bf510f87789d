#!/usr/bin/env python3
"""Draws the nine charts of an analyzer's tables with matplotlib, to compare the chart renderer with.

usage: matplotlib_set.py TABLES OUTPUT [DPI]

The same pictures as ours, with as many bars, cells and points: a year of days is stacked and coloured by the week, and drawn by the day as a line.
"""
import csv
import os
import sys
from datetime import date, timedelta
from itertools import accumulate

import numpy
from matplotlib_chart import OTHER, PALETTE, fold, plt, read, stacked

RISE, FALL, BAND, GRID = "#D55E00", "#009E73", "#DCEBF5", "#E4E7EB"


def monday(day):
    return day - timedelta(days=day.weekday())


def rows_of(tables, file):
    with open(os.path.join(tables, file), newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def frame(title, by_amount="y"):
    figure, axes = plt.subplots(figsize=(10, 5.6), layout="constrained")
    axes.set_title(title, loc="left")
    axis = axes.yaxis if by_amount == "y" else axes.xaxis
    axis.set_major_formatter("${x:,.0f}")
    axis.grid(True, color=GRID)
    axes.set_axisbelow(True)
    return figure, axes


def save(figure, output, name, dpi):
    figure.savefig(os.path.join(output, f"{name}.png"), dpi=dpi)
    plt.close(figure)


def top(rows, column, count):
    groups = sorted(((row[column], float(row["BilledCost"])) for row in rows), key=lambda group: -abs(group[1]))
    rest = groups[count:]
    return groups[:count] + ([(f"Other ({len(rest)})", sum(cost for _, cost in rest))] if rest else [])


def bars(tables, output, dpi):
    groups = top(rows_of(tables, "cost_by_ServiceName.csv"), "ServiceName", 15)
    total = sum(cost for _, cost in groups)
    figure, axes = frame("Billed cost by service", by_amount="x")
    axes.barh([name for name, _ in groups], [cost for _, cost in groups], color=[PALETTE[0]] * (len(groups) - 1) + [OTHER])
    for place, (_, cost) in enumerate(groups):
        axes.text(cost, place, f" ${cost:,.0f} · {cost / total:.1%}", va="center")
    axes.invert_yaxis()
    save(figure, output, "bars", dpi)


def pareto(tables, output, dpi):
    groups = [group for group in top(rows_of(tables, "cost_by_ServiceName.csv"), "ServiceName", 15) if group[1] >= 0]
    together = list(accumulate(cost for _, cost in groups))
    names = [name for name, _ in groups]
    figure, axes = frame("Billed cost by service, with the running total", by_amount="x")
    axes.barh(names, [cost for _, cost in groups], color=PALETTE[0])
    axes.plot(together, names, color=PALETTE[1], marker="o")
    for place, part in enumerate(together):
        axes.text(1.01, place, f"{part / together[-1]:.1%}", transform=axes.get_yaxis_transform(), va="center")
    axes.invert_yaxis()
    save(figure, output, "pareto", dpi)


def heat_map(tables, output, dpi):
    costs, *_ = read(os.path.join(tables, "cost_by_day_and_ServiceName.csv"), monday)
    weeks = sorted({week for group in costs.values() for week in group})
    series = fold(costs, 20)
    cells = numpy.array([[float(sum(costs[group][week] for group in groups)) for week in weeks] for _, groups in series])
    figure, axes = plt.subplots(figsize=(10, 5.6), layout="constrained")
    axes.set_title("Billed cost by service and time, per week", loc="left")
    mesh = axes.pcolormesh([*weeks, weeks[-1] + timedelta(days=7)], range(len(series) + 1), cells, cmap="Blues")
    axes.set_yticks([place + 0.5 for place in range(len(series))], [name for name, _ in series])
    axes.invert_yaxis()
    figure.colorbar(mesh, format="${x:,.0f}")
    save(figure, output, "heat_map", dpi)


def cumulative(tables, output, dpi):
    rows = rows_of(tables, "cost_by_day.csv")
    days = [date.fromisoformat(row["PeriodStart"]) for row in rows]
    sums = list(accumulate(float(row["BilledCost"]) for row in rows))
    figure, axes = frame("Billed cost, cumulative")
    axes.plot(days, sums, color=PALETTE[0], linewidth=2.4)
    axes.fill_between(days, sums, color=PALETTE[0], alpha=0.12)
    axes.annotate(f"${sums[-1]:,.0f}", (days[-1], sums[-1]), weight="bold")
    save(figure, output, "cumulative", dpi)


def month_to_date(tables, output, dpi):
    rows = [(date.fromisoformat(row["PeriodStart"]), float(row["BilledCost"])) for row in rows_of(tables, "cost_by_day.csv")]
    month = rows[-1][0].replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    budget = float(rows_of(tables, "budget.csv")[-1]["Budget"])
    figure, axes = frame(f"Billed cost in {month:%B %Y}, month to date")
    for start, color in ((before, OTHER), (month, PALETTE[0])):
        sums = list(accumulate(cost for day, cost in rows if day.replace(day=1) == start))
        axes.plot(range(1, len(sums) + 1), sums, color=color, linewidth=2.4, label=f"{start:%B %Y}")
    axes.axhline(budget, color=RISE, linestyle="--", label="Budget")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    save(figure, output, "month_to_date", dpi)


def measures(tables, output, dpi):
    rows = rows_of(tables, "cost_by_day_and_measure.csv")
    figure, axes = frame("Billed, effective and list cost, per day")
    for measure, color in zip(dict.fromkeys(row["Measure"] for row in rows), PALETTE):
        own = [row for row in rows if row["Measure"] == measure]
        axes.plot([date.fromisoformat(row["PeriodStart"]) for row in own], [float(row["Cost"]) for row in own], color=color, linewidth=2.4, label=measure)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    save(figure, output, "measures", dpi)


def waterfall(tables, output, dpi):
    rows = rows_of(tables, "change.csv")
    before, after = (sum(float(row[column]) for row in rows) for column in ("PreviousCost", "Cost"))
    changes = sorted(((row["ServiceName"], float(row["Change"])) for row in rows), key=lambda change: -abs(change[1]))
    named = sorted(changes[:15], key=lambda change: -change[1]) + [(f"Other ({len(changes[15:])})", sum(change for _, change in changes[15:]))]
    starts = [before, *accumulate((change for _, change in named), initial=before)][1:-1]
    figure, axes = frame("What changed by service", by_amount="x")
    axes.barh(
        ["before", *(name for name, _ in named), "after"], [before, *(change for _, change in named), after], left=[0, *starts, 0],
        color=[PALETTE[0], *(RISE if change > 0 else FALL for _, change in named), PALETTE[0]])
    for place, (start, (_, change)) in enumerate(zip(starts, named), 1):
        axes.text(max(start, start + change), place, f" {change:+,.0f}", va="center")
    axes.invert_yaxis()
    save(figure, output, "waterfall", dpi)


def anomalies(tables, output, dpi):
    rows = rows_of(tables, "anomaly_by_day.csv")
    days = [date.fromisoformat(row["PeriodStart"]) for row in rows]
    costs = [float(row["Cost"]) for row in rows]
    usual = [(day, float(row["Low"]), float(row["High"])) for day, row in zip(days, rows) if row["Low"]]
    figure, axes = frame("Cost per day and what is usual")
    axes.fill_between([day for day, _, _ in usual], [low for _, low, _ in usual], [high for _, _, high in usual], step="mid", color=BAND, label="Usual range")
    axes.plot(days, costs, color=PALETTE[0], linewidth=2, label="Cost")
    for verdict, color in (("spike", RISE), ("drop", FALL)):
        found = [(day, cost) for day, cost, row in zip(days, costs, rows) if row["Verdict"] == verdict]
        axes.plot([day for day, _ in found], [cost for _, cost in found], "o", color=color, label=verdict)
    for day, cost, row in zip(days, costs, rows):
        if row["Alert"] == "true":
            axes.annotate(f"{day:%d %b}: ${cost:,.0f}", (day, cost), ha="center", va="bottom")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    save(figure, output, "anomalies", dpi)


def main(tables, output, dpi=100):
    stacked(os.path.join(tables, "cost_by_day_and_ServiceName.csv"), os.path.join(output, "stacked.png"), dpi, monday, width=5.6)
    for draw in (heat_map, bars, pareto, cumulative, month_to_date, measures, waterfall, anomalies):
        draw(tables, output, dpi)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100)
