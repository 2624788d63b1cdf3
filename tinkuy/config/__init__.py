"""How an installation is set up: everything comes from the environment, read in `settings.py` and nowhere else."""
