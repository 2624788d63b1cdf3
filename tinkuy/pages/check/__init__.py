"""“Revise su archivo”: a partner checks a 5W file before sending it. Nothing of it stays: it lies in a folder for an hour."""
