"""How fast, and with how much memory, beside other tools: one program per question, asked by `./run bench`."""
