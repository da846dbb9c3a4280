"""Speed, told as ratios against a floor that was measured in the same run.

`make bench` runs everything; `python -m bench opening migrate` some of it. Results: a table, and `.local/bench/*.json`.
"""
