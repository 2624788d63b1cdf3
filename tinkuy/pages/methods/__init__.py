"""The methods in the reader's language, from the same declarations as docs/methods: rules, causes, figures."""
