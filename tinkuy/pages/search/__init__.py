"""Search: "who works on health in Tumbes this month?" answered as one types."""
