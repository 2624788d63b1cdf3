"""Results on one page, to print: for donors, governments and whoever has one minute."""
