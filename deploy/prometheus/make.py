"""Puts a group of rules for each window into driftmeter.rules.yml, made from windows.template.yml.

    python3 deploy/prometheus/make.py [file to write in its place]

PromQL has no variables, and one group for all windows would take four times as long as each of four.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
BEGIN, END = "  # >>>\n", "  # <<<\n"

# Window, how often it is evaluated, and what takes its points: at the end of a quarter of an hour a window of one could have two.
WINDOWS = [
    ("15m", "3m", "last_over_time"), ("1h", "3m", "sum_over_time"), ("6h", "4m", "sum_over_time"), ("1d", "4m", "sum_over_time"),
]


def main():
    template = HERE.joinpath("windows.template.yml").read_text()
    group = template[template.index("  - name:"):]
    groups = [
        group.replace("$window", window).replace("$interval", interval).replace("$over_time", over_time)
        for window, interval, over_time in WINDOWS
    ]
    rules = HERE.joinpath("driftmeter.rules.yml")
    text = rules.read_text()
    made = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else rules
    made.write_text(text[:text.index(BEGIN) + len(BEGIN)] + "\n".join(groups) + text[text.index(END):])


if __name__ == "__main__":
    main()
