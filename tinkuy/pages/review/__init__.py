"""The pages of review: what waits, one version beside what stands, accept and return."""
