"""Puts two groups of rules for each window into driftmeter.rules.yml, made from windows.template.yml.

    python3 deploy/prometheus/make.py [file to write in its place]

PromQL has no variables, and one group for all windows would take several times as long as each.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
BEGIN, END = "  # >>>\n", "  # <<<\n"

# Window, how often it is evaluated, and what its counts are.
WINDOWS = [
    ("15m", "3m", "sum_over_time(model_bin:values:increase15m[14m59s999ms:15m])"),
    ("1h", "3m", "sum_over_time(model_bin:values:increase15m[59m59s999ms:15m])"),
    ("6h", "4m", 'sum_over_time(model_bin:values:increase{window="1h"}[5h59m59s999ms:1h])'),
    ("1d", "4m", 'sum_over_time(model_bin:values:increase{window="1h"}[23h59m59s999ms:1h])'),
]


def main():
    template = HERE.joinpath("windows.template.yml").read_text()
    group = template[template.index("  - name:"):]
    groups = [
        group.replace("$window", window).replace("$interval", interval).replace("$increase", increase)
        for window, interval, increase in WINDOWS
    ]
    rules = HERE.joinpath("driftmeter.rules.yml")
    text = rules.read_text()
    made = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else rules
    made.write_text(text[:text.index(BEGIN) + len(BEGIN)] + "\n".join(groups) + text[text.index(END):])


if __name__ == "__main__":
    main()
