"""What programs may ask and send, one module per subject."""
