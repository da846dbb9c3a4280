"""Demo data: invented bodies, people and enterprises on real standards, made by the same actions people use.

Deterministic: the same seed gives the same names and numbers; dates are counted back from today, so that it is always
fresh. Every name says that it is a demo.
"""
