"""Where files are kept that several processes and machines share: a bucket of S3-compatible storage (pure)."""
