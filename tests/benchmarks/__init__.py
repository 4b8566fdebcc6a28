"""How fast it is: each figure against a floor of the same run, so that a slow machine slows both.

python3 dev.py bench [AREA …]          areas: first_frame month importing checklist switching
"""
