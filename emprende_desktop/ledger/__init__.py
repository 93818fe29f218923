"""Double entry and nothing else."""
